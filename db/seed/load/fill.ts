import type { InValue } from '@libsql/client'

/** One statement at a time in the open transaction; `:name` placeholders. */
export type Fill = {
  run(sql: string, args?: Record<string, InValue>): Promise<void>
  one(sql: string): Promise<number>
  size: (typeof sizes)[Size]
  now: number
  today: string
}

/** How much of everything: the same shapes, fifty times the people and enrolments. */
export const sizes = {
  medium: {
    people: 2_000,
    courses: 200,
    offerings: 1_000,
    enrolmentsEach: 30,
    awardsEach: 5,
    teams: 200,
    positionsEach: 6,
  },
  large: {
    people: 100_000,
    courses: 2_000,
    offerings: 10_000,
    enrolmentsEach: 30,
    awardsEach: 5,
    teams: 5_000,
    positionsEach: 6,
  },
} as const
export type Size = keyof typeof sizes
