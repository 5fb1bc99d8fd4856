import { eq, sql } from 'drizzle-orm'
import { prepared, type Writer } from '@/db'
import { award } from '@/db/tables/award'
import { exam, renewalByExam } from '@/db/tables/exam'
import type { At } from '../../../at'
import type { Day } from '../../../calendar'
import { record } from '../../../event'
import { isValidOn, monthsFor, validUntilOf } from '../../validity/rules/validity'
import { followIssuer } from './extend-issuer'
import { type Definition, definitionOn, grant, type Memory, remembered } from './grant'

type Award = typeof award.$inferSelect

const awardsOf = prepared((db) =>
  db
    .select()
    .from(award)
    .where(eq(award.personId, sql.placeholder('personId')))
    .prepare(),
)
const restarts = prepared((db) =>
  db
    .selectDistinct({
      code: exam.code,
      source: exam.certificationId,
      target: renewalByExam.certificationId,
    })
    .from(renewalByExam)
    .innerJoin(exam, eq(exam.id, renewalByExam.examId))
    .prepare(),
)

/** Recorded as history only: it ends before the end its rule gave it. */
const isHistory = (it: { validUntil: Day | null; anchor: Day | null }) =>
  it.validUntil !== null && (it.anchor === null || it.validUntil < it.anchor)

const byDayEarned = (a: Award, b: Award) => a.issuedOn.localeCompare(b.issuedOn)

/**
 * Renews what an exam restarts: EX294 passed while RHCSA is current restarts RHCSA. It is read anew
 * from everything the person has, in the order earned, so that it does not matter which row came
 * first. It only adds what is missing.
 */
export async function renewByExam(
  at: At<Writer>,
  personId: number,
  touched: number,
  memory?: Memory,
): Promise<number[]> {
  const { db } = at
  const edges = await remembered(memory, 'restarts', () => restarts(db).all())
  if (!edges.some((edge) => edge.source === touched || edge.target === touched)) return []
  const involved = new Set(edges.flatMap((edge) => [edge.source, edge.target]))
  const awards = (await awardsOf(db).all({ personId })).filter((it) =>
    involved.has(it.certificationId),
  )
  const passed = awards
    .filter((it) => it.source !== 'renewal' && it.revokedOn === null && !isHistory(it))
    .sort(byDayEarned)
  const renewed: number[] = []
  for (const pass of passed)
    for (const edge of edges) {
      if (edge.source !== pass.certificationId || edge.code !== pass.examCode) continue
      const base = restartedBy(pass, awards, edge.target)
      if (!base) continue
      const of = await definitionOn(db, edge.target, pass.issuedOn, memory)
      const made = await renew(at, pass, base, of, memory)
      awards.push(made)
      renewed.push(made.id)
    }
  return renewed
}

/**
 * The award of a certification that a pass restarts: the newest current one; undefined where there
 * is none, or where this pass restarted it already. What was revoked since does not come back by an
 * older pass that arrives later.
 */
function restartedBy(pass: Award, awards: readonly Award[], target: number): Award | undefined {
  const its = awards.filter((it) => it.certificationId === target)
  const isDone = its.some(
    (it) => it.source === 'renewal' && it.certificateNumber === pass.certificateNumber,
  )
  if (isDone) return undefined
  return its
    .filter((it) => it.revokedOn === null && isValidOn(it, pass.issuedOn))
    .sort(byDayEarned)
    .at(-1)
}

async function renew(
  at: At<Writer>,
  pass: Award,
  base: Award,
  of: Definition,
  memory: Memory | undefined,
): Promise<Award> {
  const { personId, issuedOn } = pass
  const what = `${pass.examCode} passed while ${of.short} was current: it restarts ${of.short}`
  const months = monthsFor(of.terms, of.byDate, issuedOn)
  const made = await grant(at, personId, of, {
    issuedOn,
    validUntil: validUntilOf(of.terms, issuedOn, base, months),
    source: 'renewal',
    // Counted as a holder of the exam it renews: what was passed is in the basis.
    examCode: base.examCode,
    examVersion: pass.examVersion,
    certificateNumber: pass.certificateNumber,
    evidence: pass.evidence,
    basis: [{ what, on: issuedOn }],
    byId: at.actor.id || null,
  })
  const validUntil = await followIssuer(at, made, memory)
  await record(at, 'certification.awarded', {
    about: { person: personId, certification: of.certificationId, holding: made.holdingId },
    certification: of.short,
    source: 'renewal',
    validUntil,
    because: `${pass.examCode} passed while it was current`,
  })
  return { ...made, validUntil }
}
