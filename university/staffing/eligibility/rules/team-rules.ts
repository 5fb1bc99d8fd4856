import type { Shift } from '@/db/tables/people'
import type { PositionKind, TeamRuleKind } from '@/db/tables/staffing'
import { covers, type Day, type Interval } from '../../../calendar'
import { junior } from '../../../roster/rules/proficiency'
import { listed } from './requirement'

/*
 * What a team asks across its positions. This is the one reading of such a rule: the team's page,
 * its trail and coverage judge with it, and a plan that keeps the rules counts the same way.
 *
 * Who counts: everyone in a position of the team on the day who is not a shadow, works here that
 * day and is not away. The shift is the position's; a position for any shift stands for none.
 * Juniors are counted among technicians.
 */

/**
 * A rule as stored. `at least`: n who hold X. `at most juniors`: n in a track. `each shift`: n on
 * each shift the team has positions for, holding X where one is named.
 */
export type TeamRule = Interval & {
  id: number
  kind: TeamRuleKind
  n: number
  certification: number | null
  short: string | null
  track: string | null
}

/**
 * Someone in place on the day: the shift of their position, what they hold so that it counts, and
 * how well they do the work by track.
 */
export type OnTeam = {
  id: number
  name: string
  position: string
  kind: PositionKind
  shift: Shift | null
  holds: readonly number[]
  levels: Readonly<Record<string, number>>
}

/**
 * `who`: those counted. `missing`: how many are too few, or too many. `text`: the whole of it in a
 * sentence.
 */
export type Judged<Rule extends TeamRule = TeamRule> = {
  rule: Rule
  says: string
  kept: boolean
  who: string[]
  missing: number
  text: string
}

const order: readonly Shift[] = ['day', 'evening', 'night']
const some = (n: number, one: string, many: string) =>
  `${n === 1 ? 'one' : n} ${n === 1 ? one : many}`

/** A rule in words: 'At least 2 people who hold RHCE'. */
export function sayTeamRule({
  kind,
  n,
  short,
  track,
}: Pick<TeamRule, 'kind' | 'n' | 'short' | 'track'>): string {
  if (kind === 'at most juniors')
    return n === 0
      ? `No juniors in ${track}`
      : `At most ${some(n, 'junior', 'juniors')} in ${track}`
  if (kind === 'at least')
    return `At least ${some(n, 'person', 'people')} who ${n === 1 ? 'holds' : 'hold'} ${short}`
  return `At least ${some(n, 'person', 'people')} on each shift${short ? ` who ${n === 1 ? 'holds' : 'hold'} ${short}` : ''}`
}

/** Whether someone is a junior in a track: assessed below 2, or never. */
const isJunior = (one: Pick<OnTeam, 'levels'>, track: string): boolean =>
  (one.levels[track] ?? 0) < junior

const names = (people: readonly OnTeam[]) => people.map((it) => it.name)
const nobodyOr = (people: readonly OnTeam[]) =>
  people.length ? listed(names(people), 'and') : 'nobody'

/**
 * Every rule in force on a day, kept or broken, with who counts and how many are missing. `shifts`:
 * those of the positions open that day.
 */
export function judgeTeam<Rule extends TeamRule>(
  rules: readonly Rule[],
  people: readonly OnTeam[],
  shifts: readonly (Shift | null)[],
  day: Day,
): Judged<Rule>[] {
  return rules
    .filter((rule) => covers(rule, day))
    .map((rule) => ({ rule, says: sayTeamRule(rule), ...judge(rule, people, shifts) }))
}

function judge(
  rule: TeamRule,
  people: readonly OnTeam[],
  shifts: readonly (Shift | null)[],
): Omit<Judged, 'rule' | 'says'> {
  const holding = (one: OnTeam) =>
    rule.certification === null || one.holds.includes(rule.certification)
  if (rule.kind === 'at most juniors') {
    const track = rule.track ?? ''
    const technicians = people.filter((one) => one.kind === 'technician')
    const juniors = technicians.filter((one) => isJunior(one, track))
    const missing = Math.max(0, juniors.length - rule.n)
    return {
      kept: missing === 0,
      who: names(juniors),
      missing,
      text: `${juniors.length} of ${technicians.length} ${technicians.length === 1 ? 'technician' : 'technicians'} in place: ${nobodyOr(juniors)}${missing ? `, ${missing} too many` : ''}`,
    }
  }
  if (rule.kind === 'at least') {
    const counted = people.filter(holding)
    const missing = Math.max(0, rule.n - counted.length)
    return {
      kept: missing === 0,
      who: names(counted),
      missing,
      text: `${counted.length} of ${rule.n}: ${nobodyOr(counted)}${missing ? `, ${missing} missing` : ''}`,
    }
  }
  const asked = order.filter((shift) => shifts.includes(shift))
  const each = asked.map((shift) => ({
    shift,
    counted: people.filter((one) => one.shift === shift && holding(one)),
  }))
  const short = each.filter(({ counted }) => counted.length < rule.n)
  const missing = short.reduce((sum, { counted }) => sum + rule.n - counted.length, 0)
  const text = each
    .map(({ shift, counted }) => `${shift}s ${counted.length} of ${rule.n}: ${nobodyOr(counted)}`)
    .join('; ')
  return {
    kept: missing === 0,
    who: each.flatMap(({ counted }) => names(counted)),
    missing,
    text: text || 'The team has no position with a shift',
  }
}

/**
 * The same without names, for colleagues on the team: a name tells whose proficiency is low, and
 * one left out tells who is away.
 */
export function unnamed<Rule extends TeamRule>(it: Judged<Rule>): Judged<Rule> {
  const counts = it.text.split('; ').map((part) => part.split(': ')[0])
  const lacks = it.rule.kind === 'at most juniors' ? 'too many' : 'missing'
  const off = it.missing && it.rule.kind !== 'each shift' ? `, ${it.missing} ${lacks}` : ''
  return { ...it, who: [], text: `${counts.join('; ')}${off}` }
}
