import { expect, test } from 'vitest'
import { rankOf } from '@/db/version-rank'
import type { Need, PersonFacts } from '@/university/staffing/eligibility/facts'
import type { AwardFact } from '@/university/staffing/eligibility/rules/award-days'
import { eligibility, sayEligibility } from '@/university/staffing/eligibility/rules/eligibility'
import {
  type Alternative,
  sayRequirement,
} from '@/university/staffing/eligibility/rules/requirement'

// The least version, the least proficiency, time away and the share of working time: how each is
// said.
const rhcsa: Alternative = {
  certification: 1,
  examCode: null,
  short: 'RHCSA',
  exams: ['EX200'],
  minVersion: 'RHEL 9',
  minRank: 9000,
}
const winter = { from: '2026-12-01', until: '2027-05-31' }
const award = (more: Partial<AwardFact> = {}): AwardFact => ({
  certification: 1,
  examCode: 'EX200',
  version: 'RHEL 9',
  rank: 9000,
  validFrom: '2025-01-01',
  validUntil: '2029-12-31',
  revokedOn: null,
  graceDays: 0,
  graceCounts: false,
  suspensions: [],
  ...more,
})
const someone = (more: Partial<PersonFacts> = {}): PersonFacts => ({
  shift: 'day',
  site: 'London',
  capacity: 2,
  hiredOn: '2020-01-01',
  leftOn: null,
  awards: [award()],
  placements: [],
  proficiencies: [],
  away: [],
  ...more,
})
const need = (more: Partial<Need> = {}): Need => ({
  interval: winter,
  segments: [{ ...winter, groups: [[rhcsa]] }],
  shift: null,
  site: '',
  team: null,
  capacity: true,
  ...more,
})
const said = (person: PersonFacts, of = need()) => sayEligibility(eligibility(person, of))

test.each([
  ['RHEL 9', 9000],
  ['RHEL 9.3', 9003],
  ['8.0', 8000],
  ['V8', 8000],
  ['RHEL 10', 10000],
  ['', null],
  ['the new one', null],
  [null, null],
])('the rank of %s', (version, rank) => expect(rankOf(version)).toBe(rank))

test('a least version tells an older one, an unknown one, a lapsed one and none apart', () => {
  expect(sayRequirement([[rhcsa]])).toBe('RHCSA (RHEL 9 or newer)')
  expect(said(someone())).toBe('Through 31 Dec 2029')
  expect(said(someone({ awards: [award({ version: 'RHEL 10', rank: 10000 })] }))).toBe(
    'Through 31 Dec 2029',
  )
  expect(said(someone({ awards: [award({ version: 'RHEL 8', rank: 8000 })] }))).toBe(
    'RHCSA is held on RHEL 8, RHEL 9 or newer is asked (sit EX200 on RHEL 9 or newer)',
  )
  expect(said(someone({ awards: [award({ version: null, rank: null })] }))).toBe(
    'The version RHCSA was earned on is not known, RHEL 9 or newer is asked (sit EX200 on RHEL 9 or newer)',
  )
  expect(
    said(someone({ awards: [award({ version: 'RHEL 8', rank: 8000, validUntil: '2026-03-31' })] })),
  ).toBe(
    'RHCSA on RHEL 8 lapsed 31 Mar 2026, RHEL 9 or newer is asked (sit EX200 on RHEL 9 or newer)',
  )
  expect(said(someone({ awards: [award({ validUntil: '2026-03-31' })] }))).toBe(
    'RHCSA (RHEL 9 or newer) lapsed 31 Mar 2026 (sit EX200 again)',
  )
  expect(said(someone({ awards: [] }))).toBe('RHCSA (RHEL 9 or newer) never held (sit EX200)')
})

test('a newer version that ends leaves the older one, which does not do', () => {
  const both = someone({
    awards: [award({ validUntil: '2027-01-31' }), award({ version: 'RHEL 8', rank: 8000 })],
  })
  expect(said(both)).toBe('RHCSA (RHEL 9 or newer) ends 31 Jan 2027, day 62 of 182')
})

test('a proficiency is the newest on the first day', () => {
  const asked = need({ proficiency: { track: 'linux', least: 2 } })
  const assessed = { track: 'linux', level: 1, assessedOn: '2026-03-03', by: 'Ana Lima' }
  expect(said(someone(), asked)).toBe(
    'Linux proficiency never assessed, 2 is asked (have it assessed)',
  )
  expect(said(someone({ proficiencies: [assessed] }), asked)).toBe(
    'Linux proficiency 1 of 2 asked, assessed 3 Mar 2026 by Ana Lima (have it assessed)',
  )
  expect(
    said(
      someone({ proficiencies: [assessed, { ...assessed, level: 2, assessedOn: '2026-12-01' }] }),
      asked,
    ),
  ).toBe('Through 31 Dec 2029')
  expect(
    eligibility(
      someone({ proficiencies: [assessed, { ...assessed, level: 2, assessedOn: '2026-12-02' }] }),
      asked,
    ).kind,
  ).toBe('unqualified')
  expect(
    eligibility(
      someone({
        proficiencies: [
          { ...assessed, level: 3 },
          { ...assessed, level: 1, assessedOn: '2026-03-04' },
        ],
      }),
      asked,
    ).kind,
  ).toBe('unqualified')
})

test('days away are told; away throughout stands in the way', () => {
  const away = [
    { from: '2027-03-01', until: '2027-03-14' },
    { from: '2026-12-24', until: '2026-12-24' },
  ]
  expect(said(someone({ away }))).toBe(
    'Through 31 Dec 2029 · away on 24 Dec 2026 and 1 Mar 2027 to 14 Mar 2027',
  )
  const throughout = [
    { from: '2026-10-01', until: '2027-01-15' },
    { from: '2027-01-16', until: '2027-06-30' },
  ]
  expect(said(someone({ away: throughout }))).toBe(
    'Away throughout, until 30 Jun 2027 (start on 1 Jul 2027)',
  )
  const open = { from: '2026-12-01', until: null }
  expect(
    eligibility(someone({ away: throughout }), need({ interval: open, segments: [] })),
  ).toMatchObject({ kind: 'qualified', notes: [expect.any(String)] })
})

test('no more than all of the working time on any day', () => {
  const placements = [
    { team: 1, customer: 'Keel Foods', from: '2026-01-01', until: '2027-01-31', percent: 60 },
    { team: 2, customer: 'Hydeford', from: '2027-02-01', until: null, percent: 30 },
  ]
  const over = someone({ placements, capacity: 3 })
  expect(said(over, need({ percent: 40 }))).toBe('Through 31 Dec 2029')
  expect(said(over, need({ percent: 50 }))).toBe(
    '60 % of their time is given to Keel Foods and Hydeford, 50 % more is asked (ask for 40 %)',
  )
  expect(said(over)).toBe('Through 31 Dec 2029')
})
