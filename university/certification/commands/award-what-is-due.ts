import type { Writer } from '@/db'
import { covers, type Day } from '../../calendar'
import type { At } from '../../kernel'
import { record } from '../../record/commands'
import { cyclesOf, type HeldCycle, inHouseOn, workOf } from '../queries/work'
import { dueToday } from '../rules/requirements'
import { isValidOn, monthsFor, validUntilOf } from '../rules/validity'
import { grant } from './grant'

/**
 * Grants every certification whose requirements this person now meets and does not hold validly, or may renew; each with
 * its event. Called where work ends (a posted grade, a completion, a signed checklist, a verified certificate), in the
 * same transaction. One award can open the next, so it goes on until nothing is due. Answers the ids of the awards made.
 */
export async function awardWhatIsDue(at: At<Writer>, personId: number): Promise<number[]> {
  const { db, actor, now } = at
  const today = actor.today
  const definitions = (await inHouseOn(db, today)).filter((it) => it.requirements.length)
  if (!definitions.length) return []
  const { awards, suspensions } = await cyclesOf(db, personId)
  const suspended = (certificationId: number) => suspensions.some((it) => it.certificationId === certificationId && covers(it, today))
  const work = await workOf(db, personId, now, new Map())
  const made: number[] = []
  for (let again = true; again; ) {
    again = false
    const facts = { ...work, valid: validSince(awards, suspended, today) }
    for (const it of definitions) {
      const own = awards.filter((award) => award.certificationId === it.id)
      const due = dueToday(it.requirements, facts, own, suspended(it.id), it.terms, today)
      if (!due) continue
      const of = { certificationId: it.id, versionId: it.versionId, issuer: it.issuer, short: it.short, terms: it.terms, byDate: [] }
      const award = await grant(at, personId, of, {
        issuedOn: today,
        validUntil: validUntilOf(it.terms, due.completedOn, due.previous, monthsFor(it.terms, [], due.completedOn)),
        source: due.renews ? 'renewal' : 'path',
        basis: due.basis,
      })
      await record(at, 'certification.awarded', {
        about: { person: personId, certification: it.id, holding: award.holdingId },
        certification: it.short,
        source: award.source,
        validUntil: award.validUntil,
        basis: due.basis,
      })
      awards.push(award)
      made.push(award.id)
      again = true
      break
    }
  }
  return made
}

/** Certifications valid today, since when. */
export function validSince(awards: readonly HeldCycle[], suspended: (certificationId: number) => boolean, today: Day): Map<number, Day> {
  const since = new Map<number, Day>()
  for (const it of awards)
    if (isValidOn(it, today) && !suspended(it.certificationId) && it.validFrom < (since.get(it.certificationId) ?? '9999'))
      since.set(it.certificationId, it.validFrom)
  return since
}
