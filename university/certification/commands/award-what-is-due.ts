import type { Writer } from '@/db'
import type { At } from '../../kernel'

/**
 * Grants every certification whose requirements this person now meets and does not hold validly, or may renew; each with
 * its event. Answers the ids of the awards made.
 */
export async function awardWhatIsDue(_at: At<Writer>, _personId: number): Promise<number[]> {
  return []
}
