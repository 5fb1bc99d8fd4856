import type { Shift } from '@/db/tables/people'
import type { PositionKind } from '@/db/tables/staffing'
import { addDays, covers, type Day, end, type Interval } from '../../../calendar'
import type { PersonFacts, ProficiencyAsked } from '../../eligibility/facts'
import { countsFor, validDays } from '../../eligibility/rules/award-days'
import { standsOn } from '../../eligibility/rules/eligibility'
import { proficiencyOn } from '../../eligibility/rules/in-the-way'
import {
  type DatedAlternative,
  type Group,
  nameOfGroup,
  segmentsOf,
} from '../../eligibility/rules/requirement'
import { judgeTeam, type OnTeam, type TeamRule } from '../../eligibility/rules/team-rules'

/** Someone in a position in full, and the days on which an exception lets them be there. */
export type Holder = Interval & {
  placement: number
  person: number
  exceptions: readonly Interval[]
}
export type Seat = Interval & {
  id: number
  title: string
  kind: PositionKind
  shift: Shift | null
  criticality: number
  requirement: readonly DatedAlternative[]
  proficiency: ProficiencyAsked | null
  holders: readonly Holder[]
}

/** A team with everyone who is or will be in it, and what it asks across its positions. */
export type TeamPicture = {
  id: number
  code: string
  customer: string
  seats: readonly Seat[]
  rules: readonly TeamRule[]
}
export type People = ReadonlyMap<number, PersonFacts & { id: number; name: string }>
/**
 * What an act changes: a placement gets a last day (or is taken back, where that is before its
 * first), or someone comes into a position.
 */
export type Change =
  | { placement: number; last: Day }
  | (Interval & { seat: number; person: number; exceptions?: readonly Interval[] })

type Stretch = { from: Day; until: Day | null }
/**
 * `until` null: to the end of what was looked at. `whose`: whose lapse, leave or going comes on
 * that day, where it is not the act itself.
 */
export type Opened = Stretch & { seat: Seat; team: TeamPicture; word: 'empty' | 'not certified' }
type Unheld = Stretch & {
  team: TeamPicture
  shift: Shift | null
  skill: string
  whose: string[]
}
type Broken = Stretch & { team: TeamPicture; says: string; text: string }
export type Consequences = {
  opened: Opened[]
  filled: Opened[]
  unheld: Unheld[]
  broken: Broken[]
}

/** The teams as they are after the changes. */
export function changed(teams: readonly TeamPicture[], changes: readonly Change[]): TeamPicture[] {
  const ends = new Map(
    changes.flatMap((it) => ('last' in it ? [[it.placement, it.last] as const] : [])),
  )
  const comes = changes.flatMap((it) => ('seat' in it ? [it] : []))
  return teams.map((team) => ({
    ...team,
    seats: team.seats.map((seat) => ({
      ...seat,
      holders: [
        ...seat.holders.flatMap((holder) => {
          const last = ends.get(holder.placement)
          if (last === undefined || last >= end(holder.until)) return [holder]
          return last < holder.from ? [] : [{ ...holder, until: last }]
        }),
        ...comes
          .filter((it) => it.seat === seat.id)
          .map((it) => ({
            placement: 0,
            person: it.person,
            from: it.from,
            until: it.until,
            exceptions: it.exceptions ?? [],
          })),
      ],
    })),
  }))
}

const groupsOn = (seat: Seat, day: Day): readonly Group[] =>
  segmentsOf(seat.requirement, { from: day, until: day })[0]?.groups ?? []
const works = (it: PersonFacts | undefined, day: Day) =>
  it !== undefined && (it.leftOn === null || day <= it.leftOn)
const isAway = (it: PersonFacts | undefined, day: Day) =>
  (it?.away ?? []).some((days) => covers(days, day))

/** Who is in a position on a day and still works here. */
const inSeat = (seat: Seat, people: People, day: Day) =>
  seat.holders.find((it) => covers(it, day) && works(people.get(it.person), day))

type Word = 'covered' | 'not certified' | 'empty' | 'closed'
function wordOn(seat: Seat, people: People, day: Day): Word {
  if (!covers(seat, day)) return 'closed'
  const holder = inSeat(seat, people, day)
  if (!holder) return 'empty'
  if (holder.exceptions.some((it) => covers(it, day))) return 'covered'
  const person = people.get(holder.person)
  return person && standsOn(person, groupsOn(seat, day), seat.proficiency, day)
    ? 'covered'
    : 'not certified'
}

/** The days on which anything can change: a beginning, or the day after an end. */
function turns(teams: readonly TeamPicture[], people: People, from: Day, last: Day): Day[] {
  const days = new Set([from])
  const add = (day: Day | null | undefined) => day && day > from && day <= last && days.add(day)
  const both = (it: Interval) => {
    add(it.from)
    if (it.until !== null) add(addDays(it.until, 1))
  }
  for (const team of teams) {
    for (const rule of team.rules) both(rule)
    for (const seat of team.seats) {
      both(seat)
      for (const it of seat.requirement) both(it)
      for (const holder of seat.holders) {
        both(holder)
        for (const it of holder.exceptions) both(it)
        const person = people.get(holder.person)
        if (person?.leftOn) add(addDays(person.leftOn, 1))
        for (const it of person?.away ?? []) both(it)
        for (const it of person?.proficiencies ?? []) add(it.assessedOn)
        for (const award of person?.awards ?? []) {
          for (const it of validDays(award)) both(it)
          if (award.validUntil && award.graceDays)
            add(addDays(award.validUntil, award.graceDays + 1))
        }
      }
    }
  }
  return [...days].sort()
}

type Skill = { key: string; shift: Shift | null; group: Group; holders: number[] }
/**
 * What the positions of a team ask for by shift on a day, and who in a position of that shift
 * counts for it.
 */
function skillsOn(team: TeamPicture, people: People, day: Day): Skill[] {
  const asked = new Map<string, Skill>()
  const open = team.seats.filter((it) => covers(it, day))
  for (const seat of open) {
    for (const group of groupsOn(seat, day)) {
      const names = group
        .map((it) => `${it.certification}/${it.examCode ?? ''}/${it.minRank ?? ''}`)
        .sort()
      const key = `${seat.shift ?? ''}|${names.join()}`
      if (!asked.has(key)) asked.set(key, { key, shift: seat.shift, group, holders: [] })
    }
  }
  for (const skill of asked.values()) {
    for (const seat of open.filter((it) => it.shift === skill.shift)) {
      const holder = inSeat(seat, people, day)
      const person = holder && people.get(holder.person)
      if (person && !isAway(person, day) && countsFor(skill.group, person.awards, day))
        skill.holders.push(person.id)
    }
  }
  return [...asked.values()]
}

function rulesOn(team: TeamPicture, people: People, day: Day) {
  const tracks = [...new Set(team.rules.flatMap((it) => it.track ?? []))]
  const wanted = [...new Set(team.rules.flatMap((it) => it.certification ?? []))]
  const open = team.seats.filter((it) => covers(it, day))
  const on = open.flatMap((seat): OnTeam[] => {
    const holder = inSeat(seat, people, day)
    const person = holder && people.get(holder.person)
    if (!person || isAway(person, day)) return []
    const holds = wanted.filter((it) =>
      countsFor([{ certification: it, examCode: null, short: '', exams: [] }], person.awards, day),
    )
    const levels = Object.fromEntries(
      tracks.map((track) => [track, proficiencyOn(person, track, day)?.level ?? 0]),
    )
    return [
      {
        id: person.id,
        name: person.name,
        position: seat.title,
        kind: seat.kind,
        shift: seat.shift,
        holds,
        levels,
      },
    ]
  })
  const shifts = open.map((it) => it.shift)
  return judgeTeam(team.rules, on, shifts, day)
}

/**
 * What changes break or mend, from a day to a last one, against leaving things as they are:
 * positions that become empty or lose their certified holder, skills that a shift is left without
 * (now, or when a later lapse comes), team rules that break.
 */
export function consequencesOf(
  teams: readonly TeamPicture[],
  changes: readonly Change[],
  people: People,
  from: Day,
  last: Day,
): Consequences {
  const after = changed(teams, changes)
  const days = turns([...teams, ...after], people, from, last)
  const found: Consequences = { opened: [], filled: [], unheld: [], broken: [] }
  const running = new Map<string, { upTo: number; it: Stretch }>()
  // A stretch that goes on from the turn before is one; every turn closes those that do not.
  const meet = <T extends Stretch>(list: T[], key: string, n: number, make: () => T) => {
    const known = running.get(key)
    const next = days[n + 1]
    const until = next === undefined ? null : addDays(next, -1)
    if (known && known.upTo === n - 1) {
      known.it.until = until
      known.upTo = n
      return
    }
    const it = { ...make(), until }
    list.push(it)
    running.set(key, { upTo: n, it })
  }
  days.forEach((day, n) => {
    const before = n > 0 ? (days[n - 1] as Day) : undefined
    teams.forEach((team, t) => {
      const now = after[t] as TeamPicture
      team.seats.forEach((seat, s) => {
        const [was, is] = [wordOn(seat, people, day), wordOn(now.seats[s] as Seat, people, day)]
        const rank = { closed: 0, covered: 0, 'not certified': 1, empty: 2 }
        if (rank[is] > rank[was] && is !== 'covered' && is !== 'closed')
          meet(found.opened, `o${seat.id}${is}`, n, () => ({
            from: day,
            until: null,
            seat,
            team,
            word: is,
          }))
        if (rank[is] < rank[was] && was !== 'covered' && was !== 'closed')
          meet(found.filled, `f${seat.id}${was}`, n, () => ({
            from: day,
            until: null,
            seat,
            team,
            word: was,
          }))
      })
      const held = skillsOn(now, people, day)
      for (const skill of skillsOn(team, people, day)) {
        const left = held.find((it) => it.key === skill.key)
        if (skill.holders.length === 0 || !left || left.holders.length > 0) continue
        const lately =
          before === undefined
            ? []
            : (skillsOn(now, people, before).find((it) => it.key === skill.key)?.holders ?? [])
        const whose = lately.map((id) => people.get(id)?.name ?? '')
        const unheld = { team, shift: skill.shift, skill: nameOfGroup(skill.group), whose }
        meet(found.unheld, `s${team.id}${skill.key}`, n, () => ({
          from: day,
          until: null,
          ...unheld,
        }))
      }
      const kept = rulesOn(team, people, day)
      for (const judged of rulesOn(now, people, day)) {
        if (judged.kept || kept.find((it) => it.rule.id === judged.rule.id)?.kept === false)
          continue
        meet(found.broken, `r${judged.rule.id}`, n, () => ({
          from: day,
          until: null,
          team,
          says: judged.says,
          text: judged.text,
        }))
      }
    })
  })
  return found
}
