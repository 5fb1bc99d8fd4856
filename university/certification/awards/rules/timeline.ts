import { addDays, type Day, dayIn, forever, spoken } from '../../../calendar'
import { sourceText, type Tone } from '../../validity/rules/words'
import type {
  Awarded,
  Brought,
  Checked,
  Extended,
  History,
  Reminded,
  RuleChanged,
  Suspended,
} from './history'

/**
 * One thing that happened to a holding. `on` is the day it took effect; `recordedOn` the day it was
 * written down, where that is another.
 */
export type Happened = {
  on: Day
  at: number
  tone: Tone
  title: string
  detail: string
  by: string | null
  recordedOn: Day | null
  href?: string
}
/** The same before it is known on which day it was written down. */
type Entry = {
  on: Day
  /** Null where nobody wrote it down: it follows from the dates. */
  at: number | null
  tone: Tone
  title: string
  detail?: string
  by?: string | null
  href?: string
}

const sentence = (text: string | null) =>
  text ? `${text.charAt(0).toUpperCase()}${text.slice(1)}${/[.?!]$/.test(text) ? '' : '.'}` : ''

/**
 * Everything that ever happened to a holding up to a day, as one list, newest first: awards and
 * their ends, renewals, extensions, suspensions, revocations, certificates brought, checks, rules
 * that took effect, reminders sent.
 */
export function timelineOf(it: History, today: Day, zone: string): Happened[] {
  return [
    ...it.awards.flatMap((one) => entriesOfAward(one, it.awards, today)),
    ...it.extensions.map((one) => entryOfExtension(one, zone)),
    ...it.suspensions.flatMap((one) => entriesOfSuspension(one, zone)),
    ...it.evidence.flatMap((one) => entriesOfEvidence(one, zone)),
    ...it.checks.map(entryOfCheck),
    ...entriesOfReminders(it.reminders, zone),
    ...entriesOfRules(it, zone),
  ]
    .filter((entry) => entry.on <= today)
    .map((entry) => happened(entry, zone))
    .sort((a, b) => b.on.localeCompare(a.on) || b.at - a.at)
}

function happened(
  { on, at, tone, title, detail = '', by = null, href }: Entry,
  zone: string,
): Happened {
  const written = at === null || at === 0 ? null : dayIn(at, zone)
  return {
    on,
    at: at ?? 0,
    tone,
    title,
    detail,
    by,
    recordedOn: written === on ? null : written,
    ...(href && { href }),
  }
}

function entriesOfAward(one: Awarded, all: readonly Awarded[], today: Day): Entry[] {
  const { it, revokedBy } = one
  const entries = [entryOfAward(one)]
  if (it.revokedOn !== null)
    entries.push({
      on: it.revokedOn,
      at: it.revokedAt,
      tone: 'bad',
      title: 'Revoked',
      detail: sentence(it.revokedBecause ?? ''),
      by: revokedBy,
    })
  if (
    it.validUntil !== null &&
    it.validUntil < today &&
    it.revokedOn === null &&
    !goesOn(one, all, today)
  )
    entries.push({
      on: addDays(it.validUntil, 1),
      at: null,
      tone: 'bad',
      title: 'Ended',
      detail: `${spoken(it.validUntil)} was its last day.`,
    })
  return entries
}

function entryOfAward({ it, by, version }: Awarded): Entry {
  const exam = it.examCode ? `: ${it.examCode}${it.examVersion ? ` on ${it.examVersion}` : ''}` : ''
  const until = it.anchor ?? it.validUntil
  const span = until
    ? `Valid from ${spoken(it.validFrom)} until ${spoken(until)}`
    : `Valid from ${spoken(it.validFrom)}; no end is known`
  return {
    on: it.issuedOn,
    at: it.createdAt,
    tone: 'good',
    title: `${sourceText[it.source]}${exam}`,
    detail: `${span}, by version ${version} of the rules. ${sentence(it.because)}`.trim(),
    by,
  }
}

/** Another award begins before this one is over and lasts longer. */
const goesOn = (one: Awarded, all: readonly Awarded[], today: Day) =>
  all.some(
    (other) =>
      other !== one &&
      other.it.validFrom <= addDays(one.it.validUntil ?? today, 1) &&
      (other.it.validUntil ?? forever) > (one.it.validUntil ?? forever),
  )

const entryOfExtension = (one: Extended, zone: string): Entry => ({
  on: dayIn(one.at, zone),
  at: one.at,
  tone: 'info',
  title: one.forAll ? 'Extended for everyone by the issuer' : 'Extended',
  detail: `From ${spoken(one.before)} to ${spoken(one.until)}. ${sentence(one.because)}`,
  by: one.by,
})

function entriesOfSuspension(one: Suspended, zone: string): Entry[] {
  const planned = one.plannedUntil ?? one.until
  const began: Entry = {
    on: one.from,
    at: one.at || null,
    tone: 'bad',
    title: 'Suspended',
    detail: `${planned ? `Until ${spoken(planned)}. ` : ''}${sentence(one.because)}`,
    by: one.by,
  }
  const end = endOfSuspension(one, zone)
  return end ? [began, end] : [began]
}

function endOfSuspension(one: Suspended, zone: string): Entry | null {
  if (one.endedAt !== null)
    return {
      on: dayIn(one.endedAt, zone),
      at: one.endedAt,
      tone: 'good',
      title: 'Reinstated',
      detail: sentence(one.endedBecause),
      by: one.endedBy,
    }
  if (one.until === null) return null
  return {
    on: addDays(one.until, 1),
    at: null,
    tone: 'good',
    title: 'Suspension ended',
    detail: 'On the day set when it began.',
  }
}

function entriesOfEvidence(one: Brought, zone: string): Entry[] {
  const exam = one.examCode ? ` of ${one.examCode}` : ''
  const href = `/evidence/${one.id}`
  const brought: Entry = {
    on: dayIn(one.submittedAt, zone),
    at: one.submittedAt,
    tone: 'info',
    title: `Certificate${exam} brought`,
    detail: `Earned on ${spoken(one.earnedOn)}${one.hasFile ? ', with a file' : ''}.`,
    href,
  }
  if (one.decidedAt === null) return [brought]
  return [
    brought,
    {
      on: dayIn(one.decidedAt, zone),
      at: one.decidedAt,
      tone: one.verified ? 'good' : 'bad',
      title: one.verified ? 'Certificate verified' : 'Certificate not accepted',
      detail: sentence(one.because),
      by: one.decidedBy,
      href,
    },
  ]
}

const entryOfCheck = (one: Checked): Entry => ({
  on: one.on,
  at: one.at,
  tone: one.confirmed ? 'good' : 'due',
  title: one.confirmed ? 'Checked and confirmed' : 'Checked, not confirmed',
  detail: `By ${one.method}: ${one.note}${one.nextOn ? ` Look again on ${spoken(one.nextOn)}.` : ''}`,
  by: one.by,
})

/** Who was told on one day is one line: a lapse is told every week to three people. */
function entriesOfReminders(reminders: readonly Reminded[], zone: string): Entry[] {
  const days = new Set(reminders.map((one) => dayIn(one.at, zone)))
  return [...days].map((on) => {
    const told = reminders.filter((one) => dayIn(one.at, zone) === on)
    return {
      on,
      at: told[0]?.at ?? null,
      tone: 'plain',
      title: `Reminded ${told.map((one) => one.to).join(', ')}`,
      detail: `${told[0]?.title}; ${readInWords(told)}.`,
    }
  })
}

function readInWords(told: readonly Reminded[]): string {
  const readBy = told.filter((one) => one.readAt !== null).map((one) => one.to)
  if (!readBy.length) return 'not read yet'
  return readBy.length === told.length ? 'read' : `read by ${readBy.join(', ')}`
}

/** The rules that took effect after the first award or the first certificate brought. */
function entriesOfRules({ awards, evidence, rules }: History, zone: string): Entry[] {
  const first = [
    ...awards.map(({ it }) => it.issuedOn),
    ...evidence.map((one) => dayIn(one.submittedAt, zone)),
  ].sort()[0]
  return first === undefined ? [] : rules.filter((one) => one.from > first).map(entryOfRule)
}

const entryOfRule = (one: RuleChanged): Entry => ({
  on: one.from,
  at: one.decidedAt,
  tone: 'info',
  title: `Version ${one.number} of the rules took effect`,
  detail: sentence(one.because),
  by: one.by,
})
