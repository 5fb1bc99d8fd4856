import { and, eq, sql } from 'drizzle-orm'
import type { Writer } from '@/db'
import { award } from '@/db/tables/award'
import type { At } from '../../../at'
import { covers, type Day } from '../../../calendar'
import { record } from '../../../event'
import { inHouseOn, workOf } from '../../requirements/queries/work'
import { dueToday } from '../../requirements/rules/requirements'
import { cyclesOf } from '../../validity/queries/cycles'
import { validOn } from '../../validity/queries/valid-on'
import { monthsFor, validUntilOf } from '../../validity/rules/validity'
import { grant } from './grant'

/**
 * Grants every certification whose requirements this person now meets and does not hold validly, or
 * may renew; each with its event. Called where work ends (a posted grade, a completion, a signed
 * checklist, a verified certificate), in the same transaction. One award can open the next, so it
 * goes on until nothing is due. Answers the ids of the awards made.
 */
export async function awardWhatIsDue(at: At<Writer>, personId: number): Promise<number[]> {
  const { db, actor, now } = at
  const today = actor.today
  const definitions = (await inHouseOn(db, today)).filter((it) => it.requirements.length)
  if (!definitions.length) return []
  const { awards, suspensions } = await cyclesOf(db, personId)
  const suspended = (certificationId: number) =>
    suspensions.some((it) => it.certificationId === certificationId && covers(it, today))
  const work = await workOf(db, personId, now, new Map())
  const made: number[] = []
  for (let again = true; again; ) {
    again = false
    const facts = { ...work, valid: await validSince(db, personId, today) }
    for (const it of definitions) {
      const own = awards.filter((award) => award.certificationId === it.id)
      const due = dueToday(it.requirements, facts, own, suspended(it.id), it.terms, today)
      if (!due) continue
      const of = {
        certificationId: it.id,
        versionId: it.versionId,
        issuer: it.issuer,
        short: it.short,
        terms: it.terms,
        byDate: [],
      }
      const granted = await grant(at, personId, of, {
        issuedOn: today,
        validUntil: validUntilOf(
          it.terms,
          due.completedOn,
          due.previous,
          monthsFor(it.terms, [], due.completedOn),
        ),
        source: due.renews ? 'renewal' : 'path',
        basis: due.basis,
      })
      await record(at, 'certification.awarded', {
        about: { person: personId, certification: it.id, holding: granted.holdingId },
        certification: it.short,
        source: granted.source,
        validUntil: granted.validUntil,
        basis: due.basis,
      })
      awards.push(granted)
      made.push(granted.id)
      again = true
      break
    }
  }
  return made
}

/** The certifications that count today, since when. */
async function validSince(db: Writer, personId: number, today: Day): Promise<Map<number, Day>> {
  const rows = await db
    .select({ id: award.certificationId, since: sql<Day>`min(${award.validFrom})` })
    .from(award)
    .where(and(eq(award.personId, personId), validOn(award, today)))
    .groupBy(award.certificationId)
  return new Map(rows.map((row) => [row.id, row.since]))
}
