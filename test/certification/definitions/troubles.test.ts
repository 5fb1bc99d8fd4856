import { expect, test } from 'vitest'
import { type Draft, troublesOf } from '@/university/certification/definitions/rules/definition'

const today = '2026-11-21'
const change = '2026-12-01'
/** A rule that lasts two years, with what is different about it. */
const rule = (it: Partial<Record<keyof Draft, unknown>> = {}): Draft =>
  ({
    ...{ validity: 'months', validityMonths: 24, windowMonths: 3, method: 'anchored' },
    ...{ graceDays: 0, graceCounts: false, requirements: '', effectiveFrom: change },
    ...it,
  }) as Draft
const wrongIn = (it: Partial<Record<keyof Draft, unknown>>, before?: { sunsetOn: string | null }) =>
  Object.keys(troublesOf(rule(it), today, before))

test('a plain rule has no trouble', () => expect(wrongIn({})).toEqual([]))

test.each([
  ['2026-11-20', ['effectiveFrom']],
  ['2026-11-21', []],
  ['2026-11-22', []],
])('a rule from %s on', (effectiveFrom, wrong) => expect(wrongIn({ effectiveFrom })).toEqual(wrong))

test.each([
  ['2026-11-30', ['sunsetOn']],
  ['2026-12-01', []],
  ['2026-12-02', []],
])('a last day it counts on %s, where the change is of 1 December', (sunsetOn, wrong) => {
  expect(wrongIn({ sunsetOn })).toEqual(wrong)
  // A sunset that stood before is history: a later change does not have to move it.
  expect(wrongIn({ sunsetOn }, { sunsetOn })).toEqual([])
  expect(wrongIn({ sunsetOn }, { sunsetOn: '2026-01-01' })).toEqual(wrong)
})

test.each([
  [23, []],
  [24, []],
  [25, ['windowMonths']],
])('a window of %i months in a period of 24', (windowMonths, wrong) =>
  expect(wrongIn({ windowMonths })).toEqual(wrong),
)

test.each([
  [2, ['minimumActiveMonths']],
  [3, []],
  [24, []],
  [25, ['minimumActiveMonths']],
])('a fixed end with a minimum of %i months, a window of 3 and a period of 24', (months, wrong) =>
  expect(
    wrongIn({ method: 'fixed', fixedBase: '2026-12-01', minimumActiveMonths: months }),
  ).toEqual(wrong),
)

test('a fixed day and a minimum belong to a fixed end alone', () => {
  expect(wrongIn({ fixedBase: '2026-12-01' })).toEqual(['fixedBase'])
  expect(wrongIn({ minimumActiveMonths: 6 })).toEqual(['minimumActiveMonths'])
  expect(wrongIn({ method: 'fixed' })).toEqual(['fixedBase'])
})
test('a grace needs an end and a length', () => {
  expect(wrongIn({ validity: 'none', validityMonths: undefined, graceDays: 1 })).toContain(
    'graceDays',
  )
  expect(wrongIn({ graceCounts: true })).toEqual(['graceDays'])
  expect(wrongIn({ graceCounts: true, graceDays: 1 })).toEqual([])
})
test('a late path takes something', () => {
  expect(wrongIn({ lateMonths: 6, requirements: 'course LNX-201' })).toEqual(['lateMonths'])
  expect(wrongIn({ lateMonths: 6, requirements: 'late:\ncourse LNX-201' })).toEqual([])
})
