import type { Mode } from '@/db/tables/catalogue'
import type { Day } from '../../../calendar'
import type { RetakeRule } from '../../../certification/exams/rules/retake'
import type { Requirement, Work } from '../../../certification/requirements/rules/requirements'
import type { Cycle, Terms } from '../../../certification/validity/rules/validity'
import type { OpenPosition } from '../../eligibility/rules/supply-and-demand'

/**
 * How far ahead things must begin, in days, as the university counts back from the day somebody is
 * needed.
 */
export const leads = {
  /** An outside exam is booked this long before it is sat. */
  exam: 14,
  /**
   * A certificate is brought, checked with its issuer and recorded; our own work is marked and
   * posted.
   */
  award: 7,
  /** From the decision to open an offering to its first day. */
  notice: 21,
  /** How much of a course is done in a week beside work for customers. */
  hoursAWeek: 6,
  /** Seats of an offering whose course never had a limited one. */
  seats: 12,
}
/** How long a course takes beside work, in whole weeks. */
export const courseDays = (hours: number): number =>
  Math.max(1, Math.ceil(hours / leads.hoursAWeek)) * 7

export type OpenOffering = {
  id: number
  code: string
  startsOn: Day | null
  endsOn: Day | null
  enrolUntil: Day | null
  free: number | null
}
export type CourseFact = {
  id: number
  code: string
  title: string
  hours: number
  retired: boolean
  ownerId: number | null
  usual: { mode: Mode; seats: number }
  offerings: readonly OpenOffering[]
}
export type CertificationFact = {
  id: number
  slug: string
  short: string
  inHouse: boolean
  /** By the rule in force on the day it is needed: the last day it counts. */
  sunsetOn: Day | null
  terms: Terms
  requirements: readonly Requirement[]
  exams: readonly ({ code: string; retiredOn: Day | null } & Partial<RetakeRule>)[]
  /** Courses that teach what its exam asks, those that teach most first. */
  prepares: readonly number[]
  /** Nobody can sit it after this day, and nobody renews it: a question asked of the future. */
  retiresOn?: Day
}
export type PersonPast = {
  awards: readonly (Cycle & { certification: number; examCode: string | null })[]
  suspended: ReadonlySet<number>
  bookings: readonly { certification: number; code: string; on: Day }[]
  /** Exams they failed and may try again only from a day on, by the issuer's rule. */
  waits?: readonly { certification: number; code: string; until: Day }[]
  work: Omit<Work, 'valid'>
}
export type Known = {
  certifications: ReadonlyMap<number, CertificationFact>
  courses: ReadonlyMap<number, CourseFact>
  past: ReadonlyMap<number, PersonPast>
}

/** Where nothing stays empty, nothing needs to be known. */
export const nothingKnown: Known = {
  certifications: new Map(),
  courses: new Map(),
  past: new Map(),
}

export type Wanted = OpenPosition['groups'][number][number]
/**
 * How a person could come to hold something: from which day it would count at the earliest, how far
 * away it is (0 to 99, for choosing whom: nearest first) and what else must be earned first.
 */
export type Chance = { ready: Day; distance: number; also: readonly Wanted[] }
/** Null: it cannot be earned, by this person or by anyone. Ids of people. */
export type Chances = (person: number, it: Wanted) => Chance | null
