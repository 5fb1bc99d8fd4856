// Longer than other tests: the told worlds, the random ones and the brute force they are held
// against speak of the same small company.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, type Day, lastDayOf } from '@/university/calendar'
import { planToHold } from '@/university/certification/awards/rules/plan'
import {
  afterAct,
  type Cost,
  compareCost,
  type PlanAct,
  partsOf,
} from '@/university/certification/awards/rules/plan-act'
import {
  type Foreseen,
  nothingYet,
  type PlanFacts,
  type Planned,
  type PlannedAward,
  type PlannedExam,
  statusThen,
} from '@/university/certification/awards/rules/plan-facts'
import type { Requirement } from '@/university/certification/requirements/rules/requirements'
import type { Terms } from '@/university/certification/validity/rules/validity'
import { tries } from '../../thorough'

const today = '2026-11-21'
type Cert = {
  short: string
  months?: number | null
  known?: boolean
  terms?: Partial<Terms>
  /** Any of each group. */
  needs?: string[][]
  /** Of ours: any of these courses, all groups. */
  courses?: string[][]
  exams?: {
    code: string
    minutes?: number | null
    restarts?: string[]
    lastOn?: Day
    closed?: string
    earliest?: Day
  }[]
  held?: { from: Day; until?: Day | null }[]
  suspended?: { from: Day; until: Day | null }
  byDate?: Planned['byDate']
}
/** A small world, told by short names. */
function told(certs: Cert[], hours: Record<string, number> = {}) {
  const id = (short: string) => certs.findIndex((it) => it.short === short) + 1
  const codes = Object.keys(hours)
  const requirement = (it: Partial<Requirement>): Requirement => ({
    purpose: 'earn',
    rotation: null,
    group: 1,
    kind: 'course',
    courseId: null,
    courseCode: null,
    courseTitle: null,
    certificationId: null,
    certificationShort: null,
    certificationSlug: null,
    path: null,
    minPercent: null,
    ...it,
  })
  const awards: PlannedAward[] = []
  const exams: PlannedExam[] = []
  const suspensions: PlanFacts['suspensions'][number][] = []
  const certifications = new Map<number, Planned>()
  for (const it of certs) {
    const certificationId = id(it.short)
    const terms: Terms = {
      validityMonths: it.months === undefined ? 36 : it.months,
      validityKnown: it.known ?? true,
      method: it.courses ? 'anchored' : 'completion',
      windowMonths: 3,
      minimumActiveMonths: null,
      fixedBase: null,
      graceDays: 0,
      graceCounts: false,
      earlyCreditDays: 0,
      lateMonths: null,
      sunsetOn: null,
      ...it.terms,
    }
    const requirements = [
      ...(it.courses ?? []).flatMap((any, n) =>
        any.map((code) =>
          requirement({ group: n + 1, courseId: codes.indexOf(code) + 1, courseCode: code }),
        ),
      ),
      ...(it.needs ?? []).flatMap((any, n) =>
        any.map((short) =>
          requirement({
            group: 10 + n,
            kind: 'certification',
            certificationId: id(short),
            certificationShort: short,
          }),
        ),
      ),
    ]
    certifications.set(certificationId, {
      id: certificationId,
      slug: it.short,
      short: it.short,
      inHouse: it.courses !== undefined,
      byDate: it.byDate ?? [],
      versions: [{ effectiveFrom: '2000-01-01', terms, requirements }],
    })
    for (const one of it.exams ?? [])
      exams.push({
        id: exams.length + 1,
        code: one.code,
        certificationId,
        minutes: one.minutes === undefined ? 120 : one.minutes,
        restarts: (one.restarts ?? []).map(id),
        lastOn: one.lastOn ?? null,
        closed: one.closed ?? null,
        earliest: one.earliest ?? null,
      })
    for (const { from, until = lastDayOf(from, terms.validityMonths ?? 36) } of it.held ?? [])
      awards.push({
        certificationId,
        source: 'import',
        issuedOn: from,
        validFrom: from,
        validUntil: until,
        anchor: until,
        revokedOn: null,
      })
    if (it.suspended) suspensions.push({ certificationId, because: 'a review', ...it.suspended })
  }
  const facts: PlanFacts = {
    today,
    certifications,
    exams,
    courses: new Map(
      codes.map((code, n) => [n + 1, { code, title: code, hours: hours[code] as number }]),
    ),
    awards,
    suspensions,
    work: {
      courses: new Map(),
      exams: new Map(),
      labs: new Map(),
      valid: new Map(),
      verified: new Map(),
      started: new Set(),
    },
  }
  return { facts, id, name: (n: number) => certs[n - 1]?.short as string }
}
function plan(certs: Cert[], wanted: string[], on: Day, hours?: Record<string, number>) {
  const { facts, id, name } = told(certs, hours)
  const found = planToHold(facts, wanted.map(id), on)
  const says = found.steps.map((it) =>
    [
      it.kind === 'exam'
        ? it.exam.code
        : it.courses.map((one) => facts.courses.get(one)?.code).join('+') || 'by itself',
      it.latest,
      it.keepBy,
    ]
      .filter(Boolean)
      .join(' '),
  )
  return {
    found,
    says,
    cost: [found.cost.exams, found.cost.minutes],
    held: found.held.map(name),
    impossible: found.impossible.map((it) => [name(it.id), it.because]),
  }
}

const redHat = (rhcsaUntil?: Day, rhceUntil?: Day): Cert[] => [
  {
    short: 'RHCSA',
    exams: [{ code: 'EX200', minutes: 180 }],
    held: rhcsaUntil ? [{ from: '2024-03-04', until: rhcsaUntil }] : [],
  },
  {
    short: 'RHCE',
    needs: [['RHCSA']],
    exams: [
      { code: 'EX294', minutes: 240, restarts: ['RHCSA'] },
      { code: 'EX300', closed: 'EX300 is retired.' },
    ],
    held: rhceUntil ? [{ from: '2024-06-01', until: rhceUntil }] : [],
  },
]

describe('the cheapest plan', () => {
  test('one exam renews two: EX294 while RHCSA is current, and no EX200', () => {
    const it = plan(redHat('2027-03-03', '2027-05-31'), ['RHCSA', 'RHCE'], '2027-12-01')
    expect(it.says).toEqual(['EX294 2027-03-03'])
    expect(it.cost).toEqual([1, 240])
    expect(it.found.steps[0]?.gives).toEqual([
      { id: 2, until: '2030-03-02', restarted: false, wanted: true },
      { id: 1, until: '2030-03-02', restarted: true, wanted: true },
    ])
  })
  test('once RHCSA has lapsed it takes both', () =>
    expect(plan(redHat('2026-11-20', '2027-05-31'), ['RHCSA', 'RHCE'], '2027-12-01')).toMatchObject(
      {
        says: ['EX200 2027-12-01', 'EX294 2027-12-01 2027-05-31'],
        cost: [2, 420],
      },
    ))
  test('only RHCSA wanted: its own shorter exam, although the other would do; by the day, or sooner without a gap', () =>
    expect(plan(redHat('2027-03-03'), ['RHCSA'], '2027-12-01')).toMatchObject({
      says: ['EX200 2027-12-01 2027-03-03'],
      cost: [1, 180],
    }))
  test('what is held on the day needs nothing', () =>
    expect(plan(redHat('2028-03-03', '2028-03-03'), ['RHCSA', 'RHCE'], '2027-12-01')).toMatchObject(
      { says: [], held: ['RHCSA', 'RHCE'] },
    ))
  test('a prerequisite never held comes first', () =>
    expect(plan(redHat(), ['RHCE'], '2027-12-01')).toMatchObject({
      says: ['EX200 2027-12-01', 'EX294 2027-12-01'],
      cost: [2, 420],
    }))

  const lpic: Cert[] = [
    { short: 'LPIC-1', months: 60, exams: [{ code: '101+102', minutes: 180 }] },
    {
      short: 'LPIC-2',
      months: 60,
      needs: [['LPIC-1']],
      exams: [{ code: '201+202', minutes: 180, restarts: ['LPIC-1'] }],
    },
    {
      short: 'LPIC-3',
      months: 60,
      needs: [['LPIC-2']],
      exams: [
        { code: '305', minutes: 90, restarts: ['LPIC-1', 'LPIC-2'] },
        { code: '306', minutes: 80, restarts: ['LPIC-1', 'LPIC-2'] },
      ],
    },
  ]
  const heldUntil = (until: Day) =>
    lpic.map((it) => ({ ...it, held: [{ from: '2023-01-01', until }] }))
  test('two exams make one certification, and count as two', () =>
    expect(plan(lpic, ['LPIC-2'], '2027-12-01').cost).toEqual([4, 360]))
  test('the highest level renews the lower ones with one exam, the shorter of two', () =>
    expect(
      plan(heldUntil('2027-12-31'), ['LPIC-1', 'LPIC-2', 'LPIC-3'], '2030-01-01'),
    ).toMatchObject({ says: ['306 2027-12-31'], cost: [1, 80] }))
  test('far ahead the same exam twice is cheaper than all anew', () =>
    expect(
      plan(heldUntil('2027-12-31'), ['LPIC-1', 'LPIC-2', 'LPIC-3'], '2034-01-01'),
    ).toMatchObject({
      says: ['306 2027-12-31', '306 2032-12-30'],
      cost: [2, 160],
    }))

  test('anchored: inside the window nothing is lost', () => {
    const az: Cert = {
      short: 'AZ-104',
      months: 12,
      terms: { method: 'anchored', windowMonths: 6 },
      exams: [{ code: 'AZ-104' }],
      held: [{ from: '2026-05-01' }],
    }
    const { found, says } = plan([az], ['AZ-104'], '2027-10-01')
    expect(says).toEqual(['AZ-104 2027-10-01 2027-04-30'])
    expect(plan([az], ['AZ-104'], '2028-05-15').says).toEqual(['AZ-104 2028-05-15 2027-04-30'])
    expect(found.steps[0]?.gives[0]?.until).toBe('2028-09-30')
  })
  test('anchored: an exam about to be retired is sat early enough to be renewed by it once more', () => {
    const ends = (windowMonths: number): Cert[] => [
      {
        short: 'MS-500',
        months: 6,
        terms: { method: 'anchored', windowMonths },
        exams: [{ code: 'MS-500', lastOn: '2027-03-31' }],
      },
    ]
    expect(plan(ends(4), ['MS-500'], '2027-09-29')).toMatchObject({
      says: ['MS-500 2027-03-31'],
      cost: [1, 120],
    })
    // Begun by 1 February it ends on 31 July, and from 31 March on is renewed until 31 January.
    const twice = {
      says: ['MS-500 2027-02-01', 'MS-500 2027-03-31'],
      cost: [2, 240],
      impossible: [],
    }
    expect(plan(ends(4), ['MS-500'], '2027-09-30')).toMatchObject(twice)
    expect(plan(ends(4), ['MS-500'], '2028-01-31')).toMatchObject(twice)
    expect(plan(ends(4), ['MS-500'], '2028-02-01').impossible).toEqual([
      ['MS-500', 'No order of exams gets it by then.'],
    ])
    expect(plan(ends(1), ['MS-500'], '2027-09-30').impossible).toEqual([
      ['MS-500', 'No order of exams gets it by then.'],
    ])
  })
  test('in a grace that counts nothing is to do, and no exam is needed for it', () => {
    const grace: Cert = {
      short: 'OLD',
      months: 12,
      terms: { graceDays: 20, graceCounts: true },
      held: [{ from: '2025-11-21' }],
    }
    expect(plan([grace], ['OLD'], '2026-12-10')).toMatchObject({
      says: [],
      held: ['OLD'],
      impossible: [],
    })
    expect(plan([grace], ['OLD'], '2026-12-11').impossible).toEqual([
      ['OLD', 'No exam of it is known here.'],
    ])
  })
  test('the term of the date earned decides', () => {
    const term: Cert = {
      short: 'LFCS',
      months: 24,
      byDate: [
        { earnedFrom: null, earnedUntil: '2027-01-31', months: 36 },
        { earnedFrom: '2027-02-01', earnedUntil: null, months: 3 },
      ],
      exams: [{ code: 'LFCS', lastOn: '2027-03-31' }],
    }
    expect(plan([term], ['LFCS'], '2029-12-01').says).toEqual(['LFCS 2027-01-31'])
    expect(plan([term], ['LFCS'], '2027-06-15').says).toEqual(['LFCS 2027-03-31'])
  })

  const ours: Cert[] = [
    { short: 'Promises', courses: [['SUP']], months: 36 },
    { short: 'Faults', courses: [['LNX'], ['SEL', 'BOOT']], needs: [['Promises']], months: 24 },
    { short: 'Night', courses: [['BOOT'], ['SUP']], months: 24 },
  ]
  const hours = { SUP: 4, LNX: 20, SEL: 3, BOOT: 5 }
  test('courses shared by two certifications are counted once, although another is shorter by itself', () => {
    expect(plan(ours, ['Faults'], '2027-12-01', hours).cost).toEqual([0, (4 + 20 + 3) * 60])
    expect(plan(ours, ['Faults', 'Night'], '2027-12-01', hours).cost).toEqual([
      0,
      (4 + 20 + 5) * 60,
    ])
  })

  test.each<[string, Cert[], string, Day, string]>([
    [
      'retired',
      [{ short: 'X', exams: [{ code: 'X', closed: 'X is retired.' }] }],
      'X',
      '2027-12-01',
      'X is retired.',
    ],
    ['no exam known', [{ short: 'X' }], 'X', '2027-12-01', 'No exam of it is known here.'],
    [
      'a sunset',
      [{ short: 'X', exams: [{ code: 'X' }], terms: { sunsetOn: '2027-01-31', successor: 'Y' } }],
      'X',
      '2027-12-01',
      'It counts only until 31 January 2027; Y replaces it.',
    ],
    [
      'suspended',
      [
        {
          short: 'X',
          exams: [{ code: 'X' }],
          held: [{ from: '2026-01-01' }],
          suspended: { from: '2026-11-01', until: null },
        },
      ],
      'X',
      '2027-12-01',
      'Suspended from 1 November 2026: a review',
    ],
    [
      'by hand only',
      [{ short: 'X', courses: [] }],
      'X',
      '2027-12-01',
      'It is awarded by hand, not by a rule.',
    ],
    [
      'a wait after failures',
      [{ short: 'X', exams: [{ code: 'X', earliest: '2026-12-02' }] }],
      'X',
      '2026-12-01',
      'X may not be tried again before 2 December 2026.',
    ],
    [
      'a prerequisite retired',
      [
        { short: 'X', exams: [{ code: 'X' }], needs: [['Y']] },
        { short: 'Y', exams: [{ code: 'Y', closed: 'Y is retired.' }] },
      ],
      'X',
      '2027-12-01',
      'It needs Y, valid on the day, which cannot be had: Y is retired.',
    ],
    [
      'a circle',
      [
        { short: 'X', exams: [{ code: 'X' }], needs: [['Y']] },
        { short: 'Y', exams: [{ code: 'Y' }], needs: [['X']] },
      ],
      'X',
      '2027-12-01',
      'It needs Y, valid on the day, which cannot be had: It needs X, valid on the day, which cannot be had: each needs the other.',
    ],
  ])('impossible, and why: %s', (_, certs, wanted, on, because) =>
    expect(plan(certs, [wanted], on).impossible).toEqual([[wanted, because]]),
  )
  test('the rest is planned without what cannot be', () =>
    expect(plan([...redHat(), { short: 'X' }], ['X', 'RHCSA'], '2027-12-01')).toMatchObject({
      says: ['EX200 2027-12-01'],
      impossible: [['X', 'No exam of it is known here.']],
    }))
  test('an unknown validity is said, not computed', () => {
    const it = plan(
      [{ short: 'OCP', months: null, known: false, exams: [{ code: '1Z0', minutes: null }] }],
      ['OCP'],
      '2027-12-01',
    )
    expect(it.found.cautions).toEqual([
      'How long OCP lasts is not known, so no end is computed for it.',
      'How long 1Z0 takes is not known; it is compared as four hours.',
    ])
  })
})

/** Random worlds of a few certifications that need and restart each other. */
const someDay = fc.integer({ min: -900, max: 1200 }).map((n) => addDays(today, n))
const cert = (n: number): fc.Arbitrary<Cert> => {
  const others = [0, 1, 2, 3].filter((i) => i !== n).map((i) => `C${i}`)
  const exam = fc.record({
    code: fc.constantFrom(`E${n}`, `E${n}`, `E${n}+F${n}`),
    minutes: fc.constantFrom(60, 90, 120),
    restarts: fc.subarray(others, { maxLength: 2 }),
    lastOn: fc.option(someDay, { freq: 6, nil: undefined }),
  })
  return fc.record({
    short: fc.constant(`C${n}`),
    months: fc.constantFrom(6, 12, 24, 36),
    terms: fc.record({
      method: fc.constantFrom('completion' as const, 'completion' as const, 'anchored' as const),
      windowMonths: fc.constantFrom(2, 6),
      graceDays: fc.constantFrom(0, 0, 20),
      graceCounts: fc.boolean(),
    }),
    needs:
      n === 0
        ? fc.constant([])
        : fc.subarray(
            Array.from({ length: n }, (_, i) => [`C${i}`]),
            { maxLength: 1 },
          ),
    exams: fc.array(exam, { minLength: 0, maxLength: 2 }),
    held: fc.array(
      fc.integer({ min: -1000, max: -1 }).map((d) => ({ from: addDays(today, d) })),
      { maxLength: 2 },
    ),
  })
}
const worlds = fc.record({
  certs: fc.tuple(cert(0), cert(1), cert(2)),
  wanted: fc.subarray(['C0', 'C1', 'C2'], { minLength: 1 }),
  on: fc.integer({ min: 0, max: 1500 }).map((n) => addDays(today, n)),
  more: fc.array(fc.integer({ min: 0, max: 1500 }), { minLength: 4, maxLength: 4 }),
})

describe('on random worlds', () => {
  test(
    'each plan, step by step on its latest days, holds everything on the day; one day later at any step does not, or the day itself has come',
    () =>
      fc.assert(
        fc.property(worlds, ({ certs, wanted, on }) => {
          const { facts, id } = told(certs)
          const found = planToHold(facts, wanted.map(id), on)
          const goals = wanted
            .map(id)
            .filter((one) => !found.impossible.some((it) => it.id === one))
          let seen: Foreseen = nothingYet
          for (const step of found.steps) {
            const after = afterAct(facts, seen, step, step.latest)
            expect(after).toBeDefined()
            seen = after as Foreseen
            expect(step.latest >= today && step.latest <= on).toBe(true)
          }
          for (const one of goals) expect(statusThen(facts, seen, one, on).counts).toBe(true)
          const [last] = found.steps.slice(-1)
          if (found.steps.length === 1 && last && last.latest < on) {
            const late = afterAct(facts, nothingYet, last, addDays(last.latest, 1))
            expect(
              late !== undefined && goals.every((one) => statusThen(facts, late, one, on).counts),
            ).toBe(false)
          }
        }),
        { numRuns: tries(150) },
      ),
    60_000,
  )

  test(
    'nothing cheaper does, and what is called impossible is: tried by brute force over acts and many days',
    () =>
      fc.assert(
        fc.property(worlds, ({ certs, wanted, on, more }) => {
          const { facts, id } = told(certs)
          const found = planToHold(facts, wanted.map(id), on)
          const ends = facts.awards.flatMap((it) => [
            it.validUntil as Day,
            addDays(it.validUntil as Day, 1),
            addDays(it.validUntil as Day, 20),
          ])
          const days = [
            ...new Set([
              today,
              on,
              ...ends,
              ...facts.exams.flatMap((it) => it.lastOn ?? []),
              ...more.map((n) => addDays(today, n)),
            ]),
          ]
            .filter((day) => day >= today && day <= on)
            .sort()
          const acts: PlanAct[] = facts.exams.map((exam) => ({ kind: 'exam', exam }))
          const costs = (it: PlanAct): Cost =>
            it.kind === 'exam'
              ? { exams: partsOf(it.exam), minutes: it.exam.minutes as number }
              : { exams: 0, minutes: 0 }
          /** The least cost of acts from here, below `limit`, at most three of them. */
          const search = (
            goals: number[],
            limit: Cost,
            seen: Foreseen,
            from: Day,
            cost: Cost,
            depth: number,
          ): Cost | null => {
            if (goals.every((one) => statusThen(facts, seen, one, on).counts)) return cost
            if (depth === 0) return null
            for (const it of acts) {
              const next = {
                exams: cost.exams + costs(it).exams,
                minutes: cost.minutes + costs(it).minutes,
              }
              if (compareCost(next, limit) >= 0) continue
              for (const day of days) {
                if (day < from) continue
                const after = afterAct(facts, seen, it, day)
                const better = after && search(goals, limit, after, day, next, depth - 1)
                if (better) return better
              }
            }
            return null
          }
          const goals = wanted
            .map(id)
            .filter((one) => !found.impossible.some((it) => it.id === one))
          const start = { exams: 0, minutes: 0 }
          // With nothing to do there is nothing cheaper; otherwise no acts of less cost reach it.
          if (found.steps.length)
            expect(search(goals, found.cost, nothingYet, today, start, 3)).toBe(null)
          // What is too much to compare is said so, and not called impossible.
          const claimed = found.impossible.filter(
            (it) => !it.because.startsWith('There are too many ways'),
          )
          for (const { id: one } of claimed)
            expect(search([one], { exams: 99, minutes: 0 }, nothingYet, today, start, 2)).toBe(null)
        }),
        { numRuns: tries(60) },
      ),
    60_000,
  )
})
