// What is known of a person and asked by a position: the rules of this room share these types.
import type { Shift } from '@/db/tables/people'
import type { Day, Interval } from '../../calendar'
import type { AwardFact } from './rules/award-days'
import type { Segment } from './rules/requirement'
import type { Hours } from './rules/shift-hours'

export type PlaceFact = Interval & { team: number; customer: string; percent?: number | null }
export type ProficiencyFact = { track: string; level: number; assessedOn: Day; by?: string }
/** The least level wanted in a track; who was never assessed in it has none. */
export type ProficiencyAsked = { track: string; least: number }
/** All that decides whether a person can take a place. Of `away` only what was not taken back. */
export type PersonFacts = {
  shift: Shift
  site: string
  capacity: number
  hiredOn: Day
  leftOn: Day | null
  awards: readonly AwardFact[]
  placements: readonly PlaceFact[]
  proficiencies?: readonly ProficiencyFact[]
  away?: readonly Interval[]
  timeZone?: string
}

/** What a position asks besides certifications. No shift, no site: any. */
export type AskedTerms = {
  shift: Shift | null
  site: string
  proficiency?: ProficiencyAsked | null
}

/**
 * What is asked, over the whole of `interval`. No shift, site or team: any. `capacity` false: do
 * not count the teams. `percent`: the share of working time the place takes. Shift, site and
 * proficiency are those of the first day, and `later` those of each change announced for a day
 * inside the interval, in order: proficiency is judged on the first day of each. A search may also
 * ask for certifications held without a break for some months by then (`heldFor`), for part of the
 * shift inside working hours elsewhere (`hours`; `fits`: the zones and shifts that do, see
 * `fittingIn`), and for nobody away on any day (`present`).
 */
export type Need = AskedTerms & {
  interval: Interval
  segments: readonly Segment[]
  later?: readonly (AskedTerms & { from: Day })[]
  team: number | null
  capacity: boolean
  percent?: number | null
  heldFor?: number | null
  hours?: (Hours & { fits: readonly string[] }) | null
  present?: boolean
}

export type Obstacle =
  | 'certification'
  | 'held'
  | 'proficiency'
  | 'hours'
  | 'shift'
  | 'site'
  | 'capacity'
  | 'on team'
  | 'leaves'
  | 'not hired'
  | 'away'
/**
 * One thing in the way, in words, and the quickest way past it where that can be said: on which day
 * it would be past by itself, or which certifications are nearest (any of them would do). `from`:
 * it is in the way only from a later day on, when the position changes.
 */
export type Reason = {
  kind: Obstacle
  text: string
  remedy?: string
  on?: Day
  from?: Day
  nearest?: readonly number[]
}
