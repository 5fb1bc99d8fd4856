import { describe, expect, test } from 'vitest'
import {
  addMonths,
  dayIn,
  daysBetween,
  instantIn,
  isDay,
  lastDayOf,
  overlap,
} from '@/university/calendar'

describe('days and months', () => {
  test.each([
    ['2024-02-29', 12, '2025-02-28'],
    ['2023-01-31', 1, '2023-02-28'],
    ['2024-01-31', 1, '2024-02-29'],
    ['2026-12-01', -2, '2026-10-01'],
    ['2026-03-31', -1, '2026-02-28'],
  ])('%s and %i months is %s', (from, months, to) => expect(addMonths(from, months)).toBe(to))

  test('12 Feb 2023 and 12 months: the last day is 11 Feb 2024', () =>
    expect(lastDayOf('2023-02-12', 12)).toBe('2024-02-11'))
  test('36 months from 29 Feb 2024 end on 27 Feb 2027', () =>
    expect(lastDayOf('2024-02-29', 36)).toBe('2027-02-27'))

  test('a day of 23 hours is one day', () => {
    const before = instantIn('America/Chicago', '2026-03-07', 12)
    const after = instantIn('America/Chicago', '2026-03-08', 12)
    expect(after - before).toBe(23 * 3_600_000)
    expect(dayIn(after, 'America/Chicago')).toBe('2026-03-08')
    expect(daysBetween('2026-03-07', '2026-03-09')).toBe(2)
  })
  test('the company’s day is not the server’s', () => {
    const late = new Date('2026-11-22T03:00:00Z')
    expect(dayIn(late, 'America/Chicago')).toBe('2026-11-21')
    expect(dayIn(late, 'Asia/Hong_Kong')).toBe('2026-11-22')
  })
  test('what is a date', () => {
    expect(['2026-02-29', '2026-1-1', '2026-13-01', 'x', '2024-02-29'].map(isDay)).toEqual([
      false,
      false,
      false,
      false,
      true,
    ])
  })
  test('intervals include both ends', () => {
    expect(
      overlap({ from: '2026-01-01', until: '2026-01-31' }, { from: '2026-01-31', until: null }),
    ).toBe(true)
    expect(
      overlap({ from: '2026-01-01', until: '2026-01-30' }, { from: '2026-01-31', until: null }),
    ).toBe(false)
  })
})
