import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Shift } from '@/db/tables/people'
import {
  judgeTeam,
  type OnTeam,
  sayTeamRule,
  type TeamRule,
} from '@/university/staffing/eligibility/rules/team-rules'
import { tries } from '../../thorough'

const day = '2026-11-21'
const rule = (it: Partial<TeamRule>): TeamRule => ({
  id: 1,
  kind: 'at least',
  n: 1,
  certification: null,
  short: null,
  track: null,
  from: '2026-01-01',
  until: null,
  ...it,
})
const one = (name: string, it: Partial<OnTeam> = {}): OnTeam => ({
  id: 1,
  name,
  position: 'Technician',
  kind: 'technician',
  shift: 'day',
  holds: [],
  levels: {},
  ...it,
})
const judge = (it: Partial<TeamRule>, people: OnTeam[], shifts: (Shift | null)[] = ['day']) =>
  judgeTeam([rule(it)], people, shifts, day)[0]

describe('a rule across a team', () => {
  const rhce = { certification: 2, short: 'RHCE' }
  test('at least n holders: who counts, and how many are missing', () => {
    const people = [one('Tariq', { holds: [2] }), one('Rosa'), one('Elif', { holds: [1, 2] })]
    expect(judge({ ...rhce, n: 2 }, people)).toMatchObject({
      kept: true,
      who: ['Tariq', 'Elif'],
      missing: 0,
      text: '2 of 2: Tariq and Elif',
    })
    expect(judge({ ...rhce, n: 3 }, people)).toMatchObject({
      kept: false,
      missing: 1,
      text: '2 of 3: Tariq and Elif, 1 missing',
    })
    expect(judge({ ...rhce, n: 1 }, [])).toMatchObject({
      kept: false,
      missing: 1,
      text: '0 of 1: nobody, 1 missing',
    })
  })
  test('at most n juniors: below 2 in the track, or never assessed', () => {
    const people = [
      one('Ann', { levels: { linux: 2 } }),
      one('Ben', { levels: { linux: 1 } }),
      one('Cem', { levels: { mysql: 4 } }),
      one('Uma', { kind: 'billing specialist' }),
    ]
    expect(judge({ kind: 'at most juniors', track: 'linux', n: 2 }, people)).toMatchObject({
      kept: true,
      who: ['Ben', 'Cem'],
    })
    expect(judge({ kind: 'at most juniors', track: 'linux', n: 1 }, people)).toMatchObject({
      kept: false,
      missing: 1,
      text: '2 of 3 technicians in place: Ben and Cem, 1 too many',
    })
  })
  test('each shift the team has positions for; one for any shift stands for none', () => {
    const people = [
      one('Ann', { holds: [2] }),
      one('Ben', { shift: 'night' }),
      one('Cem', { shift: null, holds: [2] }),
    ]
    expect(judge({ kind: 'each shift', n: 1 }, people, ['day', 'night', null])).toMatchObject({
      kept: true,
      text: 'days 1 of 1: Ann; nights 1 of 1: Ben',
    })
    expect(judge({ kind: 'each shift', n: 1, ...rhce }, people, ['day', 'night'])).toMatchObject({
      kept: false,
      missing: 1,
      text: 'days 1 of 1: Ann; nights 0 of 1: nobody',
    })
    expect(judge({ kind: 'each shift', n: 1 }, people, ['day', 'evening'])).toMatchObject({
      kept: false,
      missing: 1,
    })
  })
  test('counts only while it is in force', () => {
    expect(
      judgeTeam(
        [rule({ ...rhce, from: '2026-11-22' }), rule({ ...rhce, until: '2026-11-20' })],
        [],
        [],
        day,
      ),
    ).toEqual([])
    expect(judgeTeam([rule({ ...rhce, from: day, until: day })], [], [], day)).toHaveLength(1)
  })
  test('is said as people say it', () => {
    expect(sayTeamRule(rule({ ...rhce, n: 1 }))).toBe('At least one person who holds RHCE')
    expect(sayTeamRule(rule({ kind: 'each shift', n: 2, ...rhce }))).toBe(
      'At least 2 people on each shift who hold RHCE',
    )
    expect(sayTeamRule(rule({ kind: 'at most juniors', n: 0, track: 'linux' }))).toBe(
      'No juniors in linux',
    )
  })

  const people = fc.array(
    fc.record({
      shift: fc.constantFrom<Shift | null>('day', 'evening', 'night', null),
      holds: fc.subarray([1, 2]),
      levels: fc.dictionary(fc.constantFrom('linux', 'mysql'), fc.integer({ min: 0, max: 4 })),
    }),
    { maxLength: 6 },
  )
  const any = fc.record({
    kind: fc.constantFrom<TeamRule['kind']>('at least', 'at most juniors', 'each shift'),
    n: fc.integer({ min: 0, max: 4 }),
    certification: fc.constantFrom(1, 2),
  })
  test('one more person who holds everything and knows the work never breaks a rule', () => {
    fc.assert(
      fc.property(
        people,
        any,
        fc.constantFrom<Shift>('day', 'evening', 'night'),
        (some, it, shift) => {
          const team = some.map((who, n) => one(`P${n}`, who))
          const full = { ...it, short: 'X', track: 'linux' }
          const all: Shift[] = ['day', 'evening', 'night']
          const before = judge(full, team, all)
          const after = judge(
            full,
            [...team, one('New', { shift, holds: [1, 2], levels: { linux: 4 } })],
            all,
          )
          expect(after!.missing).toBeLessThanOrEqual(before!.missing)
          expect(before!.kept).toBe(before!.missing === 0)
        },
      ),
      { numRuns: tries(200) },
    )
  })
})
