import type { DueKind } from '@/db/tables/requirement'
import type { PositionKind } from '@/db/tables/staffing'
import { type Actor, is, isOwn } from '../../../actor'
import { no, type Verdict, yes } from '../../../at'
import { addDays, covers, type Day, daysBetween, type Interval, spoken } from '../../../calendar'
import type { Tone } from '../../validity/rules/words'

/**
 * "These people must hold X by D." All conditions that are set must be met; a rule for named people
 * has none.
 */
export type HoldRule = Interval & {
  certificationId: number
  jobTitle: string | null
  site: string | null
  positionKind: PositionKind | null
  teamId: number | null
  named: boolean
  dueKind: DueKind
  dueOn: Day | null
  dueDays: number | null
}

/** What of a person decides whether a rule means them, and from when its days count. */
export type Meant = {
  hiredOn: Day
  leftOn: Day | null
  jobTitle: string
  /** Since when the job title is this one; null: since hired. */
  jobSince: Day | null
  site: string
  /** Full placements: who stands beside someone as a shadow is not in the position yet. */
  placements: readonly (Interval & { kind: PositionKind; teamId: number })[]
  /** When the rule first named them; null: it does not. */
  addedOn: Day | null
}

/**
 * The due date a rule sets for a person on a day; null: it does not mean them that day. Never
 * before the rule itself began.
 */
export function dueBy(rule: HoldRule, of: Meant, day: Day): Day | null {
  if (!covers(rule, day) || !covers({ from: of.hiredOn, until: of.leftOn }, day)) return null
  const places = of.placements.filter(
    (it) =>
      covers(it, day) &&
      (rule.positionKind === null || it.kind === rule.positionKind) &&
      (rule.teamId === null || it.teamId === rule.teamId),
  )
  const byPosition = rule.positionKind !== null || rule.teamId !== null
  if (
    rule.named ? of.addedOn === null : !byPosition && rule.jobTitle === null && rule.site === null
  )
    return null
  if (rule.jobTitle !== null && rule.jobTitle !== of.jobTitle) return null
  if (rule.site !== null && rule.site !== of.site) return null
  if (byPosition && !places.length) return null
  const placed = byPosition ? (places.map((it) => it.from).sort()[0] as Day) : of.hiredOn
  if (rule.dueKind === 'fixed') return latest(rule.from, rule.dueOn as Day)
  const job = rule.jobTitle === null ? of.hiredOn : (of.jobSince ?? of.hiredOn)
  const start =
    rule.dueKind === 'after hire'
      ? of.hiredOn
      : rule.dueKind === 'after placement'
        ? placed
        : latest(rule.from, job, of.hiredOn, placed, of.addedOn)
  return latest(rule.from, addDays(start, rule.dueDays as number))
}

/** The latest of some days; those not known are passed over. */
export const latest = (...days: (Day | null)[]) =>
  days
    .filter((it) => it !== null)
    .sort()
    .at(-1) as Day

/** How a certification stands towards a requirement on a day. */
export type Counted = {
  counts: boolean
  /**
   * While it counts: the last day it will (null: no end). Otherwise: the last day it did (null: it
   * never did).
   */
  last: Day | null
}
export type MoreTime = { before: Day; until: Day }

export const mustStates = ['fulfilled', 'due', 'extended', 'overdue'] as const
export type MustState = (typeof mustStates)[number]
export type Must = {
  state: MustState
  /** By when something must be done next; null: nothing, as long as nothing changes. */
  due: Day | null
  /** The same without the time that was granted on top. */
  withoutExtension: Day | null
}

/**
 * The one live requirement of a person for a certification: the earliest due of all rules that mean
 * them counts. What was held and ended is due anew on its last day; what will end while a rule runs
 * is due on that day. Time granted moves the due it was asked against, not a later one.
 */
export function mustHold(
  rules: readonly { due: Day; until: Day | null }[],
  held: Counted,
  granted: readonly MoreTime[],
  today: Day,
): Must {
  const first = rules.map((it) => it.due).sort()[0] as Day
  const runs = rules.some((it) => it.until === null) ? null : latest(...rules.map((it) => it.until))
  const base = held.counts
    ? held.last !== null && (runs === null || held.last < runs)
      ? held.last
      : null
    : latest(first, held.last)
  if (base === null) return { state: 'fulfilled', due: null, withoutExtension: null }
  const more = granted
    .filter((it) => held.last === null || it.before >= held.last)
    .map((it) => it.until)
  const due = latest(base, ...more)
  const state = held.counts
    ? 'fulfilled'
    : due < today
      ? 'overdue'
      : due > base
        ? 'extended'
        : 'due'
  return { state, due, withoutExtension: base }
}

/** A state in words, with the reason that stands under it. */
export function mustWords(
  it: Must & { last: Day | null },
  today: Day,
): { label: string; tone: Tone; because: string } {
  const left = it.due === null ? null : daysBetween(today, it.due)
  const days = (n: number) => `${n} ${n === 1 ? 'day' : 'days'}`
  if (it.state === 'overdue')
    return {
      label: `${days(-(left as number))} overdue`,
      tone: 'bad',
      because: `Overdue since ${spoken(it.due as Day)}${it.last ? `; it last counted on ${spoken(it.last)}` : '; never held'}.`,
    }
  if (it.state === 'fulfilled') {
    const soon = left !== null && left <= 30
    const renew = it.due === it.last ? 'Renew by then.' : `Renew by ${spoken(it.due ?? today)}.`
    return {
      label: !soon ? 'Fulfilled' : left === 0 ? 'Renew today' : `Renew in ${days(left)}`,
      tone: soon ? 'due' : 'good',
      because:
        it.last === null
          ? 'Fulfilled; no end is known.'
          : it.due === null
            ? `Fulfilled until ${spoken(it.last)}, longer than it is asked for.`
            : `Fulfilled until ${spoken(it.last)}. ${renew}`,
    }
  }
  const label = left === 0 ? 'Due today' : `Due in ${days(left as number)}`
  if (it.state === 'extended')
    return {
      label,
      tone: 'info',
      because: `Extension granted until ${spoken(it.due as Day)}; it was due by ${spoken(it.withoutExtension as Day)}.`,
    }
  return {
    label,
    tone: (left as number) <= 30 ? 'due' : 'info',
    because: `Due by ${spoken(it.due as Day)}.`,
  }
}

type Conditions = Pick<HoldRule, 'jobTitle' | 'site' | 'positionKind' | 'teamId' | 'named'>
/** Whom a rule means, in words. */
export function whomText(it: Conditions & { team: string | null; people?: number }): string {
  if (it.named)
    return it.people === 1 ? 'One person, by name' : `${it.people ?? 'Some'} people, by name`
  const who = it.jobTitle ?? (it.positionKind ? `Every ${it.positionKind}` : 'Everyone')
  const place = it.jobTitle && it.positionKind ? `, as ${it.positionKind}` : ''
  return `${who}${place}${it.team ? ` on the team of ${it.team}` : it.positionKind ? ' of a customer team' : ''}${it.site ? ` in ${it.site}` : ''}`
}

/** By when, in words. */
export function dueText(it: Pick<HoldRule, 'dueKind' | 'dueOn' | 'dueDays'>): string {
  if (it.dueKind === 'fixed') return `by ${spoken(it.dueOn as Day)}`
  const after = {
    'after hire': 'being hired',
    'after placement': 'the placement begins',
    'after assignment': 'the rule first means them',
  }[it.dueKind]
  return it.dueDays === 0
    ? `as soon as ${it.dueKind === 'after hire' ? 'hired' : after}`
    : `${it.dueDays} ${it.dueDays === 1 ? 'day' : 'days'} after ${after}`
}

/**
 * Job titles and sites are the registrar's to decide for; who serves customers, also a staffing
 * lead's.
 */
export function maySetRule(actor: Actor, it: Conditions): Verdict {
  if (is(actor, 'registrar')) return yes
  if (!is(actor, 'staffing lead'))
    return no(
      'The registrar decides who must hold what; staffing leads for team positions and named people.',
    )
  return it.named || it.positionKind !== null || it.teamId !== null
    ? yes
    : no(
        'A staffing lead decides for team positions and named people. Ask the registrar for a job title or a site.',
      )
}

/**
 * Nobody lifts what they must hold themselves: `namesActor` is a rule that means them, by name or
 * by what they are.
 */
export function mayEndRule(
  actor: Actor,
  it: Conditions & { until: Day | null; namesActor: boolean },
): Verdict {
  const may = maySetRule(actor, it)
  if (!may.ok) return may
  if (it.until !== null && it.until < actor.today)
    return no(`This rule ended on ${spoken(it.until)}.`)
  return it.namesActor ? no('This rule means you. Ask another registrar or staffing lead.') : yes
}

/** What was made for a placement follows the placement. */
export function mayChangeRule(
  actor: Actor,
  it: Conditions & { until: Day | null; namesActor: boolean; placementId: number | null },
): Verdict {
  const may = mayEndRule(actor, it)
  if (!may.ok) return may
  return it.placementId === null
    ? yes
    : no('It was made for a placement and follows it. End it with a reason, or grant more time.')
}

export const seesRequirements = (actor: Actor) => is(actor, 'registrar', 'staffing lead', 'auditor')

type Asking = { personId: number; manages: boolean; due: Day | null; waiting: boolean }

/** More time is asked for by the person or their manager, one request at a time. */
export function mayAskExtension(actor: Actor, it: Asking): Verdict {
  if (!isOwn(actor, it.personId) && !it.manages)
    return no('The person asks for more time, or their manager does.')
  if (it.due === null) return no('It is fulfilled, and nothing is due.')
  return it.waiting ? no('A request for more time waits for its answer already.') : yes
}

/** It is answered by someone else: a manager above them, the registrar or a staffing lead. */
export function mayAnswerExtension(
  actor: Actor,
  it: { personId: number; askedById: number; decidedAt: number | null; manages: boolean },
): Verdict {
  if (it.decidedAt !== null) return no('This was answered already.')
  if (isOwn(actor, it.personId)) return no('Nobody grants themselves more time.')
  if (isOwn(actor, it.askedById))
    return no('Who asked does not answer. Their manager, the registrar or a staffing lead does.')
  return it.manages || is(actor, 'registrar', 'staffing lead')
    ? yes
    : no('A manager above them, the registrar or a staffing lead answers.')
}
