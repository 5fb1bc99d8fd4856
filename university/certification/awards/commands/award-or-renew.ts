import { and, eq, sql } from 'drizzle-orm'
import type { Writer } from '@/db'
import { award } from '@/db/tables/award'
import type { At } from '../../../at'
import { covers, type Day } from '../../../calendar'
import { record } from '../../../event'
import { type InHouse, inHouseOn, workOf } from '../../requirements/queries/work'
import { type Due, dueToday, type Work } from '../../requirements/rules/requirements'
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
  const cycles = await cyclesOf(db, personId)
  const work = await workOf(db, personId, now, new Map())
  const made: number[] = []
  for (;;) {
    const facts = { ...work, valid: await validSince(db, personId, today) }
    const next = firstDue(definitions, cycles, facts, today)
    if (!next) return made
    const granted = await awardByRule(at, personId, next)
    cycles.awards.push(granted)
    made.push(granted.id)
  }
}

type Cycles = Awaited<ReturnType<typeof cyclesOf>>
type DueByRule = { it: InHouse; due: Due }

/** The first of our certifications that is due today, whether earned anew or renewed. */
function firstDue(
  definitions: readonly InHouse[],
  { awards, suspensions }: Cycles,
  work: Work,
  today: Day,
): DueByRule | undefined {
  for (const it of definitions) {
    const own = awards.filter((award) => award.certificationId === it.id)
    const suspended = suspensions.some((one) => one.certificationId === it.id && covers(one, today))
    const due = dueToday(it.requirements, work, own, suspended, it.terms, today)
    if (due) return { it, due }
  }
  return undefined
}

async function awardByRule(at: At<Writer>, personId: number, { it, due }: DueByRule) {
  const of = {
    certificationId: it.id,
    versionId: it.versionId,
    issuer: it.issuer,
    short: it.short,
    terms: it.terms,
    byDate: [],
  }
  const months = monthsFor(it.terms, [], due.completedOn)
  const granted = await grant(at, personId, of, {
    issuedOn: at.actor.today,
    validUntil: validUntilOf(it.terms, due.completedOn, due.previous, months),
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
  return granted
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
