import { addDays, type Day, dayIn, forever, spoken } from '../../../calendar'
import type { Cycle } from '../../validity/rules/validity'
import { sourceText, type Tone } from '../../validity/rules/words'

export type Suspended = {
  id: number
  from: Day
  until: Day | null
  because: string
  by: string | null
  at: number
  endedAt: number | null
  endedBy: string | null
  endedBecause: string | null
  plannedUntil: Day | null
}
export type Extended = {
  before: Day
  until: Day
  because: string
  by: string | null
  at: number
  forAll: number
}
export type Brought = {
  id: number
  examCode: string | null
  earnedOn: Day
  submittedAt: number
  decidedAt: number | null
  decidedBy: string | null
  verified: boolean
  because: string | null
  hasFile: boolean
  awardId: number | null
}
export type Checked = {
  at: number
  on: Day
  by: string | null
  method: string
  confirmed: boolean
  note: string
  nextOn: Day | null
}
export type Reminded = {
  at: number
  to: string
  toId: number
  title: string
  readAt: number | null
}
export type RuleChanged = {
  number: number
  from: Day
  because: string
  by: string | null
  decidedAt: number | null
}
type Awarded = {
  it: Cycle & {
    source: keyof typeof sourceText
    examCode: string | null
    examVersion: string | null
    createdAt: number
    revokedAt: number | null
    because: string | null
  }
  by: string | null
  revokedBy: string | null
  version: number
}

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
export type History = {
  awards: readonly Awarded[]
  suspensions: readonly Suspended[]
  extensions: readonly Extended[]
  evidence: readonly Brought[]
  checks: readonly Checked[]
  reminders: readonly Reminded[]
  rules: readonly RuleChanged[]
}

const sentence = (text: string | null) =>
  text ? `${text.charAt(0).toUpperCase()}${text.slice(1)}${/[.?!]$/.test(text) ? '' : '.'}` : ''

/**
 * Everything that ever happened to a holding up to a day, as one list, newest first: awards and
 * their ends, renewals, extensions, suspensions, revocations, certificates brought, checks, rules
 * that took effect, reminders sent.
 */
export function timelineOf(it: History, today: Day, zone: string): Happened[] {
  const all: Happened[] = []
  const add = (
    on: Day,
    at: number | null,
    tone: Tone,
    title: string,
    detail = '',
    by: string | null = null,
    href?: string,
  ) => {
    const written = at === null || at === 0 ? null : dayIn(at, zone)
    if (on <= today)
      all.push({
        on,
        at: at ?? 0,
        tone,
        title,
        detail,
        by,
        recordedOn: written === on ? null : written,
        ...(href && { href }),
      })
  }
  const first = [
    ...it.awards.map(({ it }) => it.issuedOn),
    ...it.evidence.map((one) => dayIn(one.submittedAt, zone)),
  ].sort()[0]
  for (const { it: one, by, revokedBy, version } of it.awards) {
    const exam = one.examCode
      ? `: ${one.examCode}${one.examVersion ? ` on ${one.examVersion}` : ''}`
      : ''
    const until = one.anchor ?? one.validUntil
    const span = until
      ? `Valid from ${spoken(one.validFrom)} until ${spoken(until)}`
      : `Valid from ${spoken(one.validFrom)}; no end is known`
    add(
      one.issuedOn,
      one.createdAt,
      'good',
      `${sourceText[one.source]}${exam}`,
      `${span}, by version ${version} of the rules. ${sentence(one.because)}`.trim(),
      by,
    )
    if (one.revokedOn !== null)
      add(
        one.revokedOn,
        one.revokedAt,
        'bad',
        'Revoked',
        sentence(one.revokedBecause ?? ''),
        revokedBy,
      )
    const goesOn = it.awards.some(
      ({ it: other }) =>
        other !== one &&
        other.validFrom <= addDays(one.validUntil ?? today, 1) &&
        (other.validUntil ?? forever) > (one.validUntil ?? forever),
    )
    if (one.validUntil !== null && one.validUntil < today && one.revokedOn === null && !goesOn)
      add(
        addDays(one.validUntil, 1),
        null,
        'bad',
        'Ended',
        `${spoken(one.validUntil)} was its last day.`,
      )
  }
  for (const one of it.extensions)
    add(
      dayIn(one.at, zone),
      one.at,
      'info',
      one.forAll ? 'Extended for everyone by the issuer' : 'Extended',
      `From ${spoken(one.before)} to ${spoken(one.until)}. ${sentence(one.because)}`,
      one.by,
    )
  for (const one of it.suspensions) {
    const planned = one.plannedUntil ?? one.until
    add(
      one.from,
      one.at || null,
      'bad',
      'Suspended',
      `${planned ? `Until ${spoken(planned)}. ` : ''}${sentence(one.because)}`,
      one.by,
    )
    if (one.endedAt !== null)
      add(
        dayIn(one.endedAt, zone),
        one.endedAt,
        'good',
        'Reinstated',
        sentence(one.endedBecause),
        one.endedBy,
      )
    else if (one.until !== null)
      add(addDays(one.until, 1), null, 'good', 'Suspension ended', 'On the day set when it began.')
  }
  for (const one of it.evidence) {
    const exam = one.examCode ? ` of ${one.examCode}` : ''
    add(
      dayIn(one.submittedAt, zone),
      one.submittedAt,
      'info',
      `Certificate${exam} brought`,
      `Earned on ${spoken(one.earnedOn)}${one.hasFile ? ', with a file' : ''}.`,
      null,
      `/evidence/${one.id}`,
    )
    if (one.decidedAt !== null)
      add(
        dayIn(one.decidedAt, zone),
        one.decidedAt,
        one.verified ? 'good' : 'bad',
        one.verified ? 'Certificate verified' : 'Certificate not accepted',
        sentence(one.because),
        one.decidedBy,
        `/evidence/${one.id}`,
      )
  }
  for (const one of it.checks)
    add(
      one.on,
      one.at,
      one.confirmed ? 'good' : 'due',
      one.confirmed ? 'Checked and confirmed' : 'Checked, not confirmed',
      `By ${one.method}: ${one.note}${one.nextOn ? ` Look again on ${spoken(one.nextOn)}.` : ''}`,
      one.by,
    )
  // Who was told on one day is one line: a lapse is told every week to three people.
  for (const on of new Set(it.reminders.map((one) => dayIn(one.at, zone)))) {
    const told = it.reminders.filter((one) => dayIn(one.at, zone) === on)
    const readBy = told.filter((one) => one.readAt !== null).map((one) => one.to)
    const read = !readBy.length
      ? 'not read yet'
      : readBy.length === told.length
        ? 'read'
        : `read by ${readBy.join(', ')}`
    add(
      on,
      told[0]?.at ?? null,
      'plain',
      `Reminded ${told.map((one) => one.to).join(', ')}`,
      `${told[0]?.title}; ${read}.`,
    )
  }
  for (const one of it.rules)
    if (first && one.from > first)
      add(
        one.from,
        one.decidedAt,
        'info',
        `Version ${one.number} of the rules took effect`,
        sentence(one.because),
        one.by,
      )
  return all.sort((a, b) => b.on.localeCompare(a.on) || b.at - a.at)
}
