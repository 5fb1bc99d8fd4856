import type { Writer } from '@/db'
import type { Day } from '../calendar'
import type { At } from '../kernel'

/**
 * Grants every certification whose requirements this person now meets and does not hold validly, or may renew; each with
 * its event. Answers the ids of the awards made.
 */
export async function awardWhatIsDue(_at: At<Writer>, _personId: number): Promise<number[]> {
  return []
}

export type OutsideAward = {
  personId: number
  /** The exam as the issuer offers it. */
  exam: { id: number; code: string; certificationId: number }
  earnedOn: Day
  /** The certificate number: with the issuer it identifies the award. */
  number: string
  version?: string | null
  evidence?: string
}
/** `known`: this certificate was recorded before, nothing changed. `taken`: the number is another person's. */
export type OutsideOutcome =
  | { state: 'recorded'; awardId: number; validUntil: Day | null; validityKnown: boolean; renewed: number[] }
  | { state: 'known'; awardId: number }
  | { state: 'taken'; because: string }

/** Records an award earned outside, with every renewal it sets off. The order in which a person's awards arrive does not change how they end. */
export async function recordOutsideAward(_at: At<Writer>, _it: OutsideAward): Promise<OutsideOutcome> {
  throw new Error('Not here yet.')
}
