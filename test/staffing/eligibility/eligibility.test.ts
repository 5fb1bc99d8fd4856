import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { nobody } from '@/university/actor'
import { addDays, type Interval } from '@/university/calendar'
import type { Need, PersonFacts } from '@/university/staffing/eligibility/facts'
import {
  type AwardFact,
  reachOf,
  validDays,
} from '@/university/staffing/eligibility/rules/award-days'
import { eligibility, sayEligibility } from '@/university/staffing/eligibility/rules/eligibility'
import { busiest } from '@/university/staffing/eligibility/rules/in-the-way'
import {
  type Alternative,
  formatRequirement,
  parseRequirement,
  sayRequirement,
  segmentsOf,
} from '@/university/staffing/eligibility/rules/requirement'
import { maySignException } from '@/university/staffing/placement/rules/exception'
import {
  mayAnswerJoin,
  mayBePlaced,
  mayPlace,
} from '@/university/staffing/placement/rules/placement'

const rhcsa: Alternative = { certification: 1, examCode: null, short: 'RHCSA', exams: ['EX200'] }
const rhce: Alternative = { certification: 2, examCode: null, short: 'RHCE', exams: ['EX294'] }
const lfcs: Alternative = { certification: 3, examCode: null, short: 'LFCS', exams: ['LFCS'] }

const award = (
  certification: number,
  validFrom: string,
  validUntil: string | null,
  more: Partial<AwardFact> = {},
): AwardFact => ({
  certification,
  examCode: null,
  validFrom,
  validUntil,
  revokedOn: null,
  graceDays: 0,
  graceCounts: false,
  suspensions: [],
  ...more,
})
const someone = (awards: AwardFact[], more: Partial<PersonFacts> = {}): PersonFacts => ({
  shift: 'night',
  site: 'San Antonio',
  capacity: 2,
  hiredOn: '2020-01-01',
  leftOn: null,
  awards,
  placements: [],
  ...more,
})
const winter: Interval = { from: '2026-12-01', until: '2027-05-31' }
const need = (groups: Alternative[][], more: Partial<Need> = {}): Need => ({
  interval: winter,
  segments: [{ ...winter, groups }],
  shift: 'night',
  site: '',
  team: 42,
  capacity: true,
  ...more,
})
const texts = (person: PersonFacts, of: Need) => {
  const it = eligibility(person, of)
  return it.kind === 'unqualified' ? it.reasons.map((reason) => reason.text) : it.kind
}

describe('a requirement as text', () => {
  test.each([
    ['', []],
    ['EX200', [['EX200']]],
    ['EX200|LFCS|101-500+102-500', [['EX200', 'LFCS', '101-500+102-500']]],
    ['EX294 & EX200', [['EX294'], ['EX200']]],
    ['(EX294|CKA)&EX200', [['EX294', 'CKA'], ['EX200']]],
    ['CKA & (EX200|LFCS)', [['CKA'], ['EX200', 'LFCS']]],
    [' A | B & C ', [['A', 'B'], ['C']]],
    ['A|A', [['A']]],
    ['RHCSA >= RHEL 9', [['RHCSA>=RHEL 9']]],
    ['(EX200≥9|LFCS)&Guild: Linux storage>=2', [['EX200>=9', 'LFCS'], ['Guild: Linux storage>=2']]],
    ['MySQL 8.0 DBA OCP | 1Z0-908', [['MySQL 8.0 DBA OCP', '1Z0-908']]],
  ])('%s', (text, groups) => {
    expect(parseRequirement(text)).toEqual({ ok: true, groups })
  })
  test.each([
    ['EX200|', 'Expected a certification or an exam code, found the end.'],
    ['&EX200', 'Expected a certification or an exam code, found “&” at character 1.'],
    ['EX200, LFCS', 'Expected & or | between two names, found “,” at character 6.'],
    ['(EX200', 'Expected ) to close the group, found the end.'],
    ['EX200)', 'Expected & or | between two names, found “)” at character 6.'],
    ['(A&B)|C', 'An & cannot stand inside parentheses (character 3): write (A|B)&(A|C).'],
    [
      'A|(B&C)',
      'A group in parentheses cannot be an alternative (character 3): write (A|B)&(A|C).',
    ],
    ['(A)|B', 'A group in parentheses cannot be an alternative (character 4): write (A|B)&(A|C).'],
    ['((A))', 'Parentheses cannot stand inside a group (character 2): write (A|B)&(A|C).'],
  ])('%s is refused in words', (text, because) => {
    expect(parseRequirement(text)).toEqual({ ok: false, because })
  })
  test('what is formatted is read back to the same groups, and no text surprises the parser', () => {
    const code = fc.stringMatching(/^[A-Z0-9]{1,4}(-[0-9]{1,3})?(\+[A-Z0-9]{1,3})?$/)
    fc.assert(
      fc.property(
        fc.array(fc.uniqueArray(code, { minLength: 1, maxLength: 4 }), { maxLength: 4 }),
        (groups) => {
          expect(parseRequirement(formatRequirement(groups))).toEqual({ ok: true, groups })
        },
      ),
    )
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom('A', 'B', '&', '|', '(', ')', ' ', '-') }),
        (text) => {
          const parsed = parseRequirement(text)
          if (parsed.ok) expect(parseRequirement(formatRequirement(parsed.groups))).toEqual(parsed)
          else expect(parsed.because).toMatch(/\.$/)
        },
      ),
    )
  })
  test('is said as a person would', () => {
    expect(sayRequirement([[rhcsa, lfcs]])).toBe('RHCSA or LFCS')
    expect(sayRequirement([[rhce], [rhcsa, lfcs]])).toBe('RHCE and (RHCSA or LFCS)')
    expect(sayRequirement([[{ ...rhce, examCode: 'EX294', exams: ['EX300', 'EX294'] }]])).toBe(
      'RHCE (EX294)',
    )
  })
  test('a change of requirement splits the interval', () => {
    const rows = [
      { ...rhcsa, group: 1, from: '2020-01-01', until: '2027-01-31' },
      { ...rhce, group: 1, from: '2027-02-01', until: null },
    ]
    expect(
      segmentsOf(rows, winter).map((it) => [it.from, it.until, sayRequirement(it.groups)]),
    ).toEqual([
      ['2026-12-01', '2027-01-31', 'RHCSA'],
      ['2027-02-01', '2027-05-31', 'RHCE'],
    ])
    expect(segmentsOf([], winter)).toEqual([{ ...winter, groups: [] }])
  })
})

describe('eligibility over a whole interval', () => {
  test('qualified through the end', () => {
    const elif = someone([
      award(2, '2025-01-01', '2029-02-09'),
      award(1, '2025-01-01', '2030-01-01'),
    ])
    expect(eligibility(elif, need([[rhce], [rhcsa]]))).toEqual({
      kind: 'qualified',
      through: '2029-02-09',
      by: 'RHCE and RHCSA',
    })
    expect(
      eligibility(someone([award(2, '2025-01-01', '2027-05-31')]), need([[rhce]])),
    ).toMatchObject({ kind: 'qualified', through: '2027-05-31' })
    expect(eligibility(someone([award(2, '2026-12-01', null)]), need([[rhce]]))).toMatchObject({
      kind: 'qualified',
      through: null,
    })
  })
  test('expires during, with the date and the day', () => {
    const it = eligibility(
      someone([award(2, '2024-03-18', '2027-03-17'), award(1, '2024-03-18', '2030-01-01')]),
      need([[rhce], [rhcsa]]),
    )
    expect(it).toEqual({
      kind: 'expires during',
      last: '2027-03-17',
      n: 107,
      of: 182,
      text: 'RHCE ends 17 Mar 2027',
      by: 'RHCE',
      remedy: 'renew by 17 Mar 2027',
    })
    expect(sayEligibility(it)).toBe('RHCE ends 17 Mar 2027, day 107 of 182')
    expect(
      eligibility(someone([award(2, '2024-01-01', '2026-12-01')]), need([[rhce]])),
    ).toMatchObject({ kind: 'expires during', n: 1 })
  })
  test('an open-ended place: anything that ends expires during it', () => {
    const open = {
      interval: { from: '2026-12-01', until: null },
      segments: [{ from: '2026-12-01', until: null, groups: [[rhce]] }],
    }
    expect(
      eligibility(someone([award(2, '2025-01-01', '2029-02-09')]), need([], open)),
    ).toMatchObject({ kind: 'expires during', last: '2029-02-09', of: null })
    expect(eligibility(someone([award(2, '2025-01-01', null)]), need([], open))).toMatchObject({
      kind: 'qualified',
      through: null,
    })
  })
  test('a renewal, or another alternative, carries on where the first one ends', () => {
    const renewed = someone([
      award(2, '2024-01-01', '2027-01-31'),
      award(2, '2027-02-01', '2030-01-31'),
    ])
    expect(eligibility(renewed, need([[rhce]]))).toMatchObject({
      kind: 'qualified',
      through: '2030-01-31',
    })
    const other = someone([
      award(1, '2024-01-01', '2027-01-31'),
      award(3, '2027-01-01', '2028-01-31'),
    ])
    expect(eligibility(other, need([[rhcsa, lfcs]]))).toMatchObject({
      kind: 'qualified',
      through: '2028-01-31',
    })
    const gap = someone([
      award(1, '2024-01-01', '2027-01-31'),
      award(3, '2027-02-02', '2028-01-31'),
    ])
    expect(eligibility(gap, need([[rhcsa, lfcs]]))).toMatchObject({
      kind: 'expires during',
      last: '2027-01-31',
      text: 'RHCSA ends 31 Jan 2027',
    })
  })
  test('a suspension or a coming revocation inside the interval ends it the day before', () => {
    const held = someone([
      award(2, '2025-01-01', '2029-01-01', {
        suspensions: [{ from: '2027-02-01', until: '2027-02-10' }],
      }),
    ])
    expect(eligibility(held, need([[rhce]]))).toMatchObject({
      kind: 'expires during',
      last: '2027-01-31',
    })
    const revoked = someone([award(2, '2025-01-01', '2029-01-01', { revokedOn: '2027-02-01' })])
    expect(eligibility(revoked, need([[rhce]]))).toMatchObject({
      kind: 'expires during',
      last: '2027-01-31',
    })
  })
  test('in grace, by policy or by exception', () => {
    const late = (graceCounts: boolean) =>
      someone([award(2, '2023-11-16', '2026-11-15', { graceDays: 30, graceCounts })])
    expect(eligibility(late(false), need([[rhce]]))).toEqual({
      kind: 'in grace',
      counts: false,
      text: 'RHCE ended 15 Nov 2026, in grace until 15 Dec 2026',
      remedy: 'renew RHCE',
    })
    expect(mayBePlaced(eligibility(late(true), need([[rhce]])), undefined, winter.from).ok).toBe(
      true,
    )
    expect(mayBePlaced(eligibility(late(false), need([[rhce]])), undefined, winter.from).ok).toBe(
      false,
    )
  })
  test('every reason, a lapse told apart from never held, revoked and suspended', () => {
    const both = need([[rhce], [rhcsa]])
    expect(texts(someone([award(1, '2023-11-03', '2026-11-02')]), both)).toEqual([
      'RHCE never held',
      'RHCSA lapsed 2 Nov 2026',
    ])
    const revoked = award(2, '2025-01-01', '2028-01-01', { revokedOn: '2026-10-05' })
    const suspended = award(1, '2025-01-01', '2028-01-01', {
      suspensions: [{ from: '2026-11-20', until: '2026-12-20' }],
    })
    expect(texts(someone([revoked, suspended]), both)).toEqual([
      'RHCE was revoked on 5 Oct 2026',
      'RHCSA is suspended until 20 Dec 2026',
    ])
    expect(texts(someone([award(1, '2027-01-05', '2030-01-04')]), need([[rhcsa]]))).toEqual([
      'RHCSA is valid only from 5 Jan 2027',
    ])
    const byOld = someone([award(2, '2025-01-01', '2028-01-01', { examCode: 'EX300' })])
    expect(
      texts(byOld, need([[{ ...rhce, examCode: 'EX294', exams: ['EX294', 'EX300'] }]])),
    ).toEqual(['RHCE is held by EX300, not by EX294'])
    expect(texts(someone([]), need([[rhcsa, lfcs]]))).toEqual(['RHCSA or LFCS never held'])
    expect(texts(someone([award(3, '2020-01-01', '2023-01-01')]), need([[rhcsa, lfcs]]))).toEqual([
      'LFCS lapsed 1 Jan 2023',
    ])
  })
  test('what stands in the way besides certifications', () => {
    const nadia = someone([award(1, '2025-01-01', '2030-01-01')], {
      shift: 'evening',
      leftOn: '2027-03-31',
      hiredOn: '2026-12-05',
      placements: [
        { team: 42, customer: 'Northwind Freight', from: '2026-01-01', until: '2026-12-31' },
        { team: 7, customer: 'Halden', from: '2026-12-10', until: null },
      ],
    })
    expect(texts(nadia, need([[rhcsa]], { site: 'London' }))).toEqual([
      'works evenings, not nights',
      'works in San Antonio, not London',
      'starts work on 5 Dec 2026',
      'leaves on 31 Mar 2027, before the end',
      'already on this team until 31 Dec 2026',
      'on 2 of 2 teams already: Northwind Freight and Halden',
    ])
  })
  test('the quickest remedy is said', () => {
    const it = eligibility(someone([award(1, '2023-11-03', '2026-11-02')]), need([[rhcsa]]))
    expect(sayEligibility(it)).toBe('RHCSA lapsed 2 Nov 2026 (sit EX200 again)')
  })
})

describe('who decides', () => {
  const lead = { ...nobody, id: 1, roles: ['staffing lead'] as const }
  const leader = { ...nobody, id: 2, leads: [42] }
  test('a staffing lead places, and nobody themselves', () => {
    expect(mayPlace(lead, 5).ok).toBe(true)
    expect(mayPlace(lead, 1)).toMatchObject({ because: expect.stringContaining('themselves') })
    expect(mayPlace(leader, 5).ok).toBe(false)
  })
  test('an exception is signed by the leader or a staffing lead, who is not the person', () => {
    expect(maySignException(leader, 42, 5).ok).toBe(true)
    expect(maySignException(leader, 42, 2).ok).toBe(false)
    expect(maySignException(leader, 43, 5).ok).toBe(false)
    expect(maySignException(lead, 43, 5).ok).toBe(true)
  })
  test('an unqualified person takes an exception; too many teams takes none', () => {
    const never = eligibility(someone([]), need([[rhcsa]]))
    expect(mayBePlaced(never, undefined, winter.from)).toEqual({
      ok: false,
      because:
        'Not qualified: RHCSA never held (sit EX200). It takes an exception with a reason and an end.',
    })
    expect(mayBePlaced(never, { reason: 'Exam booked', until: '2027-01-15' }, winter.from).ok).toBe(
      true,
    )
    expect(mayBePlaced(never, { reason: 'Exam booked', until: '2026-11-30' }, winter.from).ok).toBe(
      false,
    )
    const full = eligibility(someone([], { capacity: 0 }), need([]))
    expect(mayBePlaced(full, { reason: 'Please', until: '2027-01-15' }, winter.from)).toMatchObject(
      { because: expect.stringContaining('No exception') },
    )
  })
  test('the leader answers who asks to join; a staffing lead where there is no leader', () => {
    const asked = { personId: 9, teamId: 42, leaderId: 2, decidedAt: null }
    expect(mayAnswerJoin(leader, asked).ok).toBe(true)
    expect(mayAnswerJoin(lead, asked).ok).toBe(false)
    expect(mayAnswerJoin(lead, { ...asked, leaderId: null }).ok).toBe(true)
    expect(mayAnswerJoin({ ...leader, id: 9 }, asked).ok).toBe(false)
    expect(mayAnswerJoin(leader, { ...asked, decidedAt: 1 }).ok).toBe(false)
  })
})

describe('properties', () => {
  const base = '2026-12-01'
  const dayBy = fc.integer({ min: -40, max: 60 }).map((n) => addDays(base, n))
  const intervals = fc
    .tuple(dayBy, fc.option(fc.integer({ min: 0, max: 60 })))
    .map(([from, length]) => ({ from, until: length === null ? null : addDays(from, length) }))
  const awards = fc
    .record({
      certification: fc.integer({ min: 1, max: 3 }),
      days: intervals,
      revokedOn: fc.option(dayBy),
      suspensions: fc.array(intervals, { maxLength: 2 }),
    })
    .map(({ certification, days, revokedOn, suspensions }) =>
      award(certification, days.from, days.until, { revokedOn, suspensions }),
    )
  const validByDay = (it: AwardFact, day: string) =>
    it.validFrom <= day &&
    (it.validUntil === null || day <= it.validUntil) &&
    (it.revokedOn === null || day < it.revokedOn) &&
    !it.suspensions.some((s) => s.from <= day && (s.until === null || day <= s.until))

  test('the valid days of an award are exactly the days on which it is valid', () => {
    fc.assert(
      fc.property(awards, dayBy, (it, day) => {
        expect(
          validDays(it).some((d) => d.from <= day && (d.until === null || day <= d.until)),
        ).toBe(validByDay(it, day))
      }),
    )
  })
  test('a group reaches exactly as far as its days go on without a break', () => {
    fc.assert(
      fc.property(fc.array(awards, { maxLength: 4 }), (held) => {
        const met = (day: string) => held.some((it) => it.certification < 3 && validByDay(it, day))
        const reach = reachOf([rhcsa, rhce], held, base)
        let last: string | undefined
        for (let n = 0; n < 400 && met(addDays(base, n)); n++) last = addDays(base, n)
        expect(reach !== undefined && reach > addDays(base, 398) ? 'open' : reach).toBe(
          last !== undefined && last > addDays(base, 398) ? 'open' : last,
        )
      }),
    )
  })
  test('the verdict agrees with judging each day alone', () => {
    fc.assert(
      fc.property(
        fc.array(awards, { maxLength: 5 }),
        fc.integer({ min: 0, max: 40 }),
        (held, length) => {
          const interval = { from: base, until: addDays(base, length) }
          const groups = [[rhcsa, lfcs], [rhce]]
          const it = eligibility(
            someone(held),
            need([], { interval, segments: [{ ...interval, groups }], shift: null }),
          )
          const good = (day: string) =>
            groups.every((group) =>
              held.some(
                (a) => group.some((g) => g.certification === a.certification) && validByDay(a, day),
              ),
            )
          const days = Array.from({ length: length + 1 }, (_, n) => addDays(base, n))
          if (days.every(good)) expect(it.kind).toBe('qualified')
          else if (!good(base)) expect(it.kind).toBe('unqualified')
          else {
            expect(it).toMatchObject({ kind: 'expires during', of: length + 1 })
            if (it.kind === 'expires during') {
              expect(good(it.last) && !good(addDays(it.last, 1))).toBe(true)
              expect(it.n).toBe(days.indexOf(it.last) + 1)
            }
          }
        },
      ),
    )
  })
  test('the busiest day is the maximum over the days', () => {
    fc.assert(
      fc.property(
        fc.array(intervals, { maxLength: 5 }),
        fc.integer({ min: 0, max: 40 }),
        (placements, length) => {
          const days = Array.from({ length: length + 1 }, (_, n) => addDays(base, n))
          const most = Math.max(
            ...days.map(
              (day) =>
                placements.filter((p) => p.from <= day && (p.until === null || day <= p.until))
                  .length,
            ),
          )
          expect(busiest(placements, { from: base, until: addDays(base, length) })).toBe(most)
        },
      ),
    )
  })
})
