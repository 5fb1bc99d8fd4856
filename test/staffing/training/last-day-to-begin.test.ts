import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, daysBetween } from '@/university/calendar'
import {
  type CertificationFact,
  type CourseFact,
  courseDays,
  type Known,
  leads,
} from '@/university/staffing/training/rules/facts'
import { seatingOf, startBy } from '@/university/staffing/training/rules/offerings'
import { wayTo } from '@/university/staffing/training/rules/ways'
import { tries } from '../../thorough'

// What must begin when, so that an exam that retires is still sat on its last day or before. Person
// 1 holds nothing yet.
const today = '2026-11-21'
const terms: CertificationFact['terms'] = {
  ...{
    validityMonths: 36,
    validityKnown: true,
    method: 'anchored' as const,
    windowMonths: 3,
    minimumActiveMonths: null,
  },
  ...{ fixedBase: null, graceDays: 0, graceCounts: false, earlyCreditDays: 30, sunsetOn: null },
}
const course = (hours: number): CourseFact => ({
  ...{
    id: 7,
    code: 'LNX-201',
    title: 'Linux',
    hours,
    retired: false,
    ownerId: null,
    usual: { mode: 'instructor-led', seats: 12 },
    offerings: [],
  },
})
const world = (it: Partial<CertificationFact>, hours = 12): Known => ({
  courses: new Map([[7, course(hours)]]),
  certifications: new Map([
    [
      1,
      {
        ...{
          id: 1,
          slug: 'x',
          short: 'X',
          inHouse: false,
          sunsetOn: null,
          terms,
          requirements: [],
          prepares: [],
        },
        ...{ exams: [{ code: 'X1', retiredOn: null }] },
        ...it,
      },
    ],
  ]),
  past: new Map(),
})
const wanted = { certification: 1, examCode: null } as Parameters<typeof wayTo>[2]
const wayOf = (known: Known, on: string) => wayTo(known, 1, wanted, today, on)
/** Everything put off until the last day it may begin: the day on which each thing is over then. */
const lastDays = (way: NonNullable<ReturnType<typeof wayOf>>, on: string) =>
  way.doing.map((it) => addDays(it.ends, daysBetween(today, startBy(way, today, on))))

describe('the day by which to begin', () => {
  test('without a retirement is what the day itself leaves', () => {
    const way = wayOf(world({}), '2027-06-01')!
    expect(startBy(way, today, '2027-06-01')).toBe(addDays('2027-06-01', -leads.exam - leads.award))
  })
  test('an exam that retires before then is sat on its last day at the latest', () => {
    const way = wayOf(world({ exams: [{ code: 'X1', retiredOn: '2026-12-31' }] }), '2027-06-01')!
    expect(startBy(way, today, '2027-06-01')).toBe('2026-12-17')
    expect(lastDays(way, '2027-06-01')).toEqual(['2026-12-31'])
  })
  test('so it is where the whole certification goes, of an outside one and of one of ours; and the earlier of two days counts', () => {
    const both = wayOf(
      world({ retiresOn: '2026-12-20', exams: [{ code: 'X1', retiredOn: '2026-12-31' }] }),
      '2027-06-01',
    )!
    expect(lastDays(both, '2027-06-01')).toEqual(['2026-12-20'])
    const asks = {
      ...{
        purpose: 'earn' as const,
        rotation: null,
        group: 1,
        kind: 'course' as const,
        courseId: 7,
        courseCode: 'LNX-201',
        courseTitle: 'Linux',
      },
      ...{
        certificationId: null,
        certificationShort: null,
        certificationSlug: null,
        path: null,
        minPercent: null,
      },
    }
    const ours = wayOf(
      world({ inHouse: true, requirements: [asks], retiresOn: '2027-02-28' }),
      '2027-06-01',
    )!
    expect(lastDays(ours, '2027-06-01')).toEqual(['2027-02-28'])
  })
  test('whoever cannot sit it any more has no way', () => {
    expect(
      wayOf(
        world({ exams: [{ code: 'X1', retiredOn: addDays(today, leads.exam - 1) }] }),
        '2027-06-01',
      ),
    ).toBeNull()
    expect(
      wayOf(
        world({ exams: [{ code: 'X1', retiredOn: addDays(today, leads.exam) }] }),
        '2027-06-01',
      ),
    ).not.toBeNull()
  })
  test('whatever retires when: nobody begins too late for its last day, nor too late for the day itself, and no course is opened too late for either', () => {
    const day = (most: number) => fc.integer({ min: 0, max: most }).map((n) => addDays(today, n))
    const facts = fc.record({
      retiredOn: fc.option(day(300)),
      retiresOn: fc.option(day(300)),
      prepares: fc.boolean(),
      hours: fc.integer({ min: 1, max: 60 }),
      on: day(400),
    })
    let kept = 0
    fc.assert(
      fc.property(facts, ({ retiredOn, retiresOn, prepares, hours, on }) => {
        const known = world(
          {
            exams: [{ code: 'X1', retiredOn }],
            ...(retiresOn && { retiresOn }),
            prepares: prepares ? [7] : [],
          },
          hours,
        )
        const way = wayOf(known, on)
        // A way that is ready too late is not chosen: see `Chances`.
        if (!way || way.ready > on) return
        const sat = lastDays(way, on).at(-1)!
        const limits = [addDays(on, -leads.award), retiredOn, retiresOn]
          .filter((it): it is string => it !== null)
          .sort()
        expect(sat).toBe(limits[0])
        expect(startBy(way, today, on) >= today).toBe(true)
        if (limits[0] !== addDays(on, -leads.award)) kept++
        for (const draft of seatingOf(known, [{ person: 1, way }], {
          today,
          notice: addDays(today, leads.notice),
          on,
        }).drafts)
          expect(addDays(draft.latestStart, courseDays(hours) + leads.exam) <= limits[0]!).toBe(
            true,
          )
      }),
      { numRuns: tries(300) },
    )
    expect(kept).toBeGreaterThan(0)
  })
})
