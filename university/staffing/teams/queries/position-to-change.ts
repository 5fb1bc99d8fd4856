import type { Reader } from '@/db'
import { isSignedIn } from '../../../actor'
import type { At } from '../../../at'
import { termsOf } from '../../../roster/queries/terms'
import { positionOf } from '../../eligibility/queries/facts'
import { holdersFrom } from '../../eligibility/queries/holders'

/** A position to be changed, by the id of any of its terms, with who is in it today or later. */
export async function changing({ db, actor }: At<Reader>, positionId: number) {
  const position = isSignedIn(actor) ? await positionOf(db, positionId, actor.today) : undefined
  if (!position) return undefined
  const terms = await termsOf(db, position.id)
  return {
    position,
    terms,
    holders: (await Promise.all(terms.map((it) => holdersFrom(db, it.id, actor.today)))).flat(),
  }
}
