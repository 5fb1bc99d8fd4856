import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, addMonths, type Day } from '@/university/calendar'
import {
  type Cycle,
  isValidOn,
  monthsFor,
  statusOn,
  type Terms,
  validUntilOf,
  windowOpens,
} from '@/university/certification/validity/rules/validity'

const terms = (it: Partial<Terms> = {}): Terms => ({
  validityMonths: 12,
  validityKnown: true,
  method: 'anchored',
  windowMonths: 2,
  minimumActiveMonths: null,
  fixedBase: null,
  graceDays: 0,
  graceCounts: false,
  earlyCreditDays: 30,
  sunsetOn: null,
  ...it,
})
const cycle = (from: Day, until: Day | null, it: Partial<Cycle> = {}): Cycle => ({
  issuedOn: from,
  validFrom: from,
  validUntil: until,
  anchor: until,
  revokedOn: null,
  ...it,
})
const word = (awards: Cycle[], day: Day, it: Partial<Terms> = {}) =>
  statusOn(awards, [], terms(it), day).word

describe('the new end, by completion', () => {
  const by = terms({ method: 'completion' })
  test.each([
    ['12 Feb 2023 and 12 months', '2023-02-12', 12, '2024-02-11'],
    ['29 Feb and a year', '2024-02-29', 12, '2025-02-27'],
    ['29 Feb and three years', '2024-02-29', 36, '2027-02-27'],
    ['29 Feb and four years', '2024-02-29', 48, '2028-02-28'],
    ['31 Jan and a month', '2026-01-31', 1, '2026-02-27'],
    ['31 Jan and a month in a leap year', '2028-01-31', 1, '2028-02-28'],
    ['1 Mar, ending on 29 Feb', '2025-03-01', 36, '2028-02-29'],
    ['the day clocks go forward in Chicago', '2026-03-08', 12, '2027-03-07'],
    ['the day clocks go back in London', '2026-10-25', 12, '2027-10-24'],
  ])('%s', (_, completed, months, until) =>
    expect(validUntilOf(by, completed, null, months)).toBe(until),
  )
  test('a renewal restarts from the day it was passed', () => {
    expect(validUntilOf(by, '2026-06-01', cycle('2025-09-01', '2026-08-31'))).toBe('2027-05-31')
  })
})

describe('the new end, anchored', () => {
  const old = cycle('2025-12-02', '2026-12-01')
  test.each([
    ['the first award begins its own period', '2026-04-10', null, '2027-04-09'],
    ['inside the window: the old anchor and a period', '2026-11-20', old, '2027-12-01'],
    ['on the first day of the window', '2026-10-01', old, '2027-12-01'],
    ['on the last valid day', '2026-12-01', old, '2027-12-01'],
    ['a day late: lapsed, so from completion', '2026-12-02', old, '2027-12-01'],
    ['months late', '2027-04-10', old, '2028-04-09'],
    ['one day before the window, with early credit', '2026-09-30', old, '2027-12-01'],
    ['the first day of early credit', '2026-09-01', old, '2027-12-01'],
    ['before early credit: unchanged', '2026-08-31', old, '2026-12-01'],
    [
      'extended, then renewed: the anchor counts, not the extended date',
      '2027-01-10',
      { ...old, validUntil: '2027-02-28' },
      '2027-12-01',
    ],
    ['extended, then lapsed', '2027-03-01', { ...old, validUntil: '2027-02-28' }, '2028-02-29'],
  ])('%s', (_, completed, previous, until) =>
    expect(validUntilOf(terms(), completed, previous)).toBe(until),
  )
  test('one day before the window without early credit changes nothing', () => {
    expect(validUntilOf(terms({ earlyCreditDays: 0 }), '2026-09-30', old)).toBe('2026-12-01')
  })
  test('in grace the old anchor still counts', () => {
    expect(validUntilOf(terms({ graceDays: 30 }), '2026-12-20', old)).toBe('2027-12-01')
    expect(validUntilOf(terms({ graceDays: 30 }), '2027-01-01', old)).toBe('2027-12-31')
  })
})

describe('the new end, fixed', () => {
  const by = terms({ method: 'fixed', minimumActiveMonths: 6, fixedBase: '2026-12-01' })
  test.each([
    ['first completed in August', '2026-08-15', '2027-12-01'],
    ['renewed in November', '2026-11-10', '2027-12-01'],
    ['lapsed and completed in April', '2026-04-10', '2026-12-01'],
    ['exactly the minimum ahead', '2026-06-01', '2026-12-01'],
    ['a day less than the minimum ahead', '2026-06-02', '2027-12-01'],
    ['years after the base', '2031-04-10', '2031-12-01'],
    ['years before the base', '2019-04-10', '2019-12-01'],
  ])('%s', (_, completed, until) => expect(validUntilOf(by, completed, null)).toBe(until))
  test('a base on 29 February returns to it', () => {
    const leap = terms({ method: 'fixed', minimumActiveMonths: 6, fixedBase: '2024-02-29' })
    expect(validUntilOf(leap, '2024-05-01', null)).toBe('2025-02-28')
    expect(validUntilOf(leap, '2027-05-01', null)).toBe('2028-02-29')
  })
})

describe('terms', () => {
  const lfcs = [
    { earnedFrom: null, earnedUntil: '2024-03-31', months: 36 },
    { earnedFrom: '2024-04-01', earnedUntil: null, months: 24 },
  ]
  test.each([
    ['2024-03-31', 36],
    ['2024-04-01', 24],
  ])('earned on %s: %i months', (earned, months) =>
    expect(monthsFor(terms({ validityMonths: 24 }), lfcs, earned)).toBe(months),
  )
  test('an unknown validity computes no end', () => {
    expect(
      monthsFor(terms({ validityMonths: 36, validityKnown: false }), [], '2026-01-01'),
    ).toBeNull()
    expect(
      validUntilOf(terms({ validityMonths: null, validityKnown: false }), '2026-01-01', null),
    ).toBeNull()
  })
})

describe('status', () => {
  const it = cycle('2025-12-02', '2026-12-01')
  test.each([
    ['the day before it began', '2025-12-01', 'not held'],
    ['its first day', '2025-12-02', 'certified'],
    ['the day before the window', '2026-09-30', 'certified'],
    ['the day the window opens', '2026-10-01', 'due for renewal'],
    ['its last day', '2026-12-01', 'due for renewal'],
    ['the day after', '2026-12-02', 'lapsed'],
  ])('%s', (_, day, expected) => expect(word([it], day)).toBe(expected))
  test('days left and the window are told', () => {
    expect(statusOn([it], [], terms(), '2026-11-21')).toMatchObject({
      counts: true,
      daysLeft: 10,
      until: '2026-12-01',
      opens: '2026-10-01',
    })
    expect(statusOn([it], [], terms(), '2026-12-01').because).toContain('today is the last day')
  })
  test('grace counts only where the certification says so', () => {
    expect(statusOn([it], [], terms({ graceDays: 14 }), '2026-12-15')).toMatchObject({
      word: 'grace',
      counts: false,
      daysLeft: 0,
    })
    expect(
      statusOn([it], [], terms({ graceDays: 14, graceCounts: true }), '2026-12-02'),
    ).toMatchObject({ word: 'grace', counts: true })
    expect(word([it], '2026-12-16', { graceDays: 14 })).toBe('lapsed')
  })
  test('suspended between two dates, both inclusive', () => {
    const held = [{ from: '2026-03-01', until: '2026-03-31', because: 'an investigation' }]
    const on = (day: Day) => statusOn([it], held, terms(), day)
    expect(on('2026-02-28').word).toBe('certified')
    expect(on('2026-03-01')).toMatchObject({ word: 'suspended', counts: false })
    expect(on('2026-03-31').because).toContain('an investigation')
    expect(on('2026-04-01').word).toBe('certified')
  })
  test('revoked, then awarded anew', () => {
    const revoked = {
      ...it,
      revokedOn: '2026-05-01',
      revokedBecause: 'the exam was sat by someone else',
    }
    expect(word([revoked], '2026-04-30')).toBe('certified')
    expect(statusOn([revoked], [], terms(), '2026-05-01')).toMatchObject({
      word: 'revoked',
      counts: false,
    })
    expect(word([revoked], '2029-01-01')).toBe('revoked')
    expect(word([revoked, cycle('2026-09-01', '2027-08-31')], '2026-09-01')).toBe('certified')
  })
  test('an older import is history only, a newer one takes over', () => {
    const older = cycle('2020-01-01', '2020-12-31')
    const newer = cycle('2026-11-01', '2027-10-31')
    expect(statusOn([it, older], [], terms(), '2026-08-01')).toMatchObject({
      word: 'certified',
      award: 0,
      until: '2026-12-01',
    })
    expect(statusOn([it, newer], [], terms(), '2026-11-21')).toMatchObject({
      word: 'certified',
      award: 1,
      until: '2027-10-31',
    })
    expect(statusOn([it, older], [], terms(), '2027-01-01')).toMatchObject({
      word: 'lapsed',
      until: '2026-12-01',
    })
  })
  test('superseded counts until the sunset date', () => {
    const replaced = { successor: 'Linux+ V8', sunsetOn: '2026-06-30' }
    expect(statusOn([it], [], terms(replaced), '2026-06-30')).toMatchObject({
      word: 'superseded',
      counts: true,
    })
    expect(statusOn([it], [], terms(replaced), '2026-07-01')).toMatchObject({
      word: 'superseded',
      counts: false,
    })
    expect(statusOn([it], [], terms({ successor: 'Linux+ V8' }), '2026-11-21').because).toContain(
      'Linux+ V8',
    )
  })
  test('no known end: certified, and it says that none is computed', () => {
    const status = statusOn(
      [cycle('2021-01-14', null)],
      [],
      terms({ validityKnown: false }),
      '2026-11-21',
    )
    expect(status).toMatchObject({ word: 'certified', counts: true, until: null, daysLeft: null })
    expect(status.because).toContain('not known')
  })
  test('before any award', () => {
    expect(statusOn([], [], terms(), '2026-11-21').word).toBe('not held')
    expect(statusOn([], [], terms(), '2026-11-21', { started: true }).word).toBe('in progress')
    expect(statusOn([], [], terms(), '2026-11-21', { started: true, claimed: true })).toMatchObject(
      { word: 'claimed', counts: false },
    )
  })
})

const day = fc.integer({ min: 0, max: 6000 }).map((n) => addDays('2015-01-01', n))
describe('for any dates', () => {
  test('a renewal never shortens, and never ends before it begins', () => {
    fc.assert(
      fc.property(
        day,
        fc.integer({ min: 1, max: 60 }),
        fc.integer({ min: 0, max: 800 }),
        fc.constantFrom('completion', 'anchored'),
        (from, months, later, method) => {
          const t = terms({ validityMonths: months, windowMonths: Math.min(2, months), method })
          const first = validUntilOf(t, from, null) as Day
          const again = validUntilOf(t, addDays(from, later), cycle(from, first)) as Day
          return first >= from && again >= first
        },
      ),
    )
  })
  test('a fixed end lies on the base’s day and between the minimum and a period more', () => {
    fc.assert(
      fc.property(day, day, fc.integer({ min: 1, max: 36 }), (base, completed, months) => {
        const minimum = Math.ceil(months / 2)
        const until = validUntilOf(
          terms({
            method: 'fixed',
            fixedBase: base,
            minimumActiveMonths: minimum,
            validityMonths: months,
          }),
          completed,
          null,
        ) as Day
        return (
          until >= addMonths(completed, minimum) &&
          until <= addDays(addMonths(completed, minimum + months), 3)
        )
      }),
    )
  })
  test('certified or due exactly when an award is valid', () => {
    fc.assert(
      fc.property(day, day, fc.integer({ min: 1, max: 40 }), (from, on, months) => {
        const it = cycle(from, validUntilOf(terms({ validityMonths: months }), from, null))
        const status = statusOn([it], [], terms({ validityMonths: months }), on)
        expect(status.counts).toBe(isValidOn(it, on))
        expect(status.word === 'due for renewal').toBe(
          isValidOn(it, on) && on >= (windowOpens(it, terms()) as Day),
        )
      }),
    )
  })
})
