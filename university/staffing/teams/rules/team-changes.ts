import { addDays, type Day, sayDay } from '../../../calendar'
import {
  type DatedAlternative,
  sayRequirement,
  segmentsOf,
} from '../../eligibility/rules/requirement'
import { sayTeamRule, type TeamRule } from '../../eligibility/rules/team-rules'

/** Something that changed on a team, as read. */
export type Change = {
  day: Day
  kind:
    | 'placed'
    | 'ended'
    | 'excepted'
    | 'exception ended'
    | 'earned'
    | 'renewed'
    | 'lapsed'
    | 'revoked'
    | 'opened'
    | 'closed'
    | 'terms'
    | 'reviewed'
    | 'rule'
    | 'rule ended'
    | 'team.changed'
    | 'position.changed'
    | 'asks'
  position: string | null
  person: string | null
  personId: number | null
  /** What it is about: a certification, a shadow, a rule, before and after. */
  what: string | null
  until: Day | null
  by: string | null
  because: string | null
}
export type Said = {
  day: Day
  title: string
  detail: string
  tone: 'good' | 'due' | 'bad' | 'info' | 'plain'
}

const words: Record<string, string> = {
  monthlyUsd: 'contract value',
  nextReviewOn: 'next review',
  minProficiency: 'proficiency',
}
const value = (it: unknown) =>
  it === null || it === undefined || it === ''
    ? 'none'
    : typeof it === 'number'
      ? it.toLocaleString('en')
      : /^\d{4}-\d\d-\d\d$/.test(String(it))
        ? sayDay(String(it))
        : String(it)

/** 'contract value 25,000 to 27,500' */
function sayBeforeAfter(json: string | null): string {
  const { before = {}, after = {} } = JSON.parse(json ?? '{}') as {
    before?: Record<string, unknown>
    after?: Record<string, unknown>
  }
  return Object.keys(after)
    .filter((name) => before[name] !== after[name])
    .map((name) => `${words[name] ?? name} ${value(before[name])} to ${value(after[name])}`)
    .join(', ')
}

/** A change in a short title and a line below it: who decided and why. */
export function sayChange(it: Change): Said {
  const who = it.person ?? 'Someone'
  const until = it.until ? ` until ${sayDay(it.until)}` : ''
  const detail = [it.by, it.because].filter(Boolean).join(': ')
  const said = (title: string, tone: Said['tone'] = 'plain'): Said => ({
    day: it.day,
    title,
    detail,
    tone,
  })
  switch (it.kind) {
    case 'placed':
      return said(
        `${who} began as ${it.position}${it.what === 'shadow' ? ', as a shadow' : ''}${until}`,
        'good',
      )
    case 'ended':
      return said(`${who} ended as ${it.position}${it.what === 'shadow' ? ', as a shadow' : ''}`)
    case 'excepted':
      return said(`Exception for ${who} as ${it.position}${until}`, 'info')
    case 'exception ended':
      return said(`The exception for ${who} as ${it.position} ended`)
    case 'earned':
      return said(`${who} earned ${it.what}${until}`, 'good')
    case 'renewed':
      return said(`${who} renewed ${it.what}${until}`, 'good')
    case 'lapsed':
      return said(`${it.what} of ${who} lapsed`, 'bad')
    case 'revoked':
      return said(`${it.what} of ${who} was revoked`, 'bad')
    case 'opened':
      return said(`Position opened: ${it.position}`)
    case 'closed':
      return said(`Position ended: ${it.position}`)
    case 'reviewed':
      return said('Review with the customer', 'info')
    case 'rule':
      return said(`Rule set: ${sayTeamRule(JSON.parse(it.what ?? '{}') as TeamRule)}`)
    case 'rule ended':
      return said(`Rule ended: ${sayTeamRule(JSON.parse(it.what ?? '{}') as TeamRule)}`)
    case 'team.changed':
      return said(`Team changed: ${sayBeforeAfter(it.what)}`)
    case 'terms':
      return said(`${it.position} changed from this day on: ${sayBeforeAfter(it.what)}`, 'info')
    case 'position.changed':
      return said(`${it.position} changed: ${sayBeforeAfter(it.what)}`)
    case 'asks':
      return said(`${it.position} asks for ${it.what}`)
  }
}

type Decided = { from: Day; by: string | null; because: string }
/**
 * What a position began or ceased to ask for after one day, up to another: one change for each day
 * on which it differs.
 */
export function requirementChanges(
  position: {
    title: string
    from: Day
    requirement: readonly DatedAlternative[]
    decided: readonly Decided[]
    ended: readonly Decided[]
  },
  after: Day,
  until: Day,
): Change[] {
  return segmentsOf(position.requirement, { from: position.from, until: null })
    .map((segment, n, all) => ({
      day: segment.from,
      now: sayRequirement(segment.groups),
      was: sayRequirement(all[n - 1]?.groups ?? []),
      first: n === 0,
    }))
    .filter(({ day, now, was, first }) => !first && now !== was && day > after && day <= until)
    .map(({ day, now, was }): Change => {
      const decision =
        position.decided.find((it) => it.from === day) ??
        position.ended.find((it) => addDays(it.from, 1) === day)
      const what = `${now || 'nothing'} (before: ${was || 'nothing'})`
      return {
        day,
        kind: 'asks',
        position: position.title,
        person: null,
        personId: null,
        what,
        until: null,
        by: decision?.by ?? null,
        because: decision?.because ?? '',
      }
    })
}
