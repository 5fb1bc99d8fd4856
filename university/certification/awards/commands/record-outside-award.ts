import { and, eq, inArray, sql } from 'drizzle-orm'
import { prepared, type Writer } from '@/db'
import { award, redating } from '@/db/tables/award'
import { exam, renewalByExam } from '@/db/tables/exam'
import type { At } from '../../../at'
import { addDays, type Day } from '../../../calendar'
import { record } from '../../../event'
import { isValidOn, monthsFor, validUntilOf } from '../../validity/rules/validity'
import { followIssuer } from './extend-issuer'
import { type Definition, definitionOn, grant, type Memory, remembered } from './grant'

export type OutsideAward = {
  personId: number
  /** The exam as the issuer offers it. */
  exam: { code: string; certificationId: number }
  earnedOn: Day
  /** The certificate number: with the issuer it identifies the award. */
  number: string
  version?: string | null
  evidence?: string
  /** `evidence` where a verifier checked it; an import is taken as it comes. */
  source?: 'import' | 'evidence'
  /**
   * Recorded, but it certifies nothing from today on: what it counted for, it counted for before.
   */
  history?: boolean
  basis?: { what: string; on: string; href?: string }[]
}

/**
 * `known`: this certificate was recorded before, nothing changed. `taken`: the number is another
 * person's.
 */
export type OutsideOutcome =
  | {
      state: 'recorded'
      awardId: number
      holdingId: number
      validUntil: Day | null
      validityKnown: boolean
      renewed: number[]
    }
  | { state: 'known'; awardId: number; holdingId: number }
  | { state: 'taken'; because: string }

/**
 * Numbers that differ by case alone are one certificate; where two were recorded before that was
 * so, the very one asked for comes first.
 */
const byNumber = prepared((db) =>
  db
    .select({ id: award.id, holdingId: award.holdingId, personId: award.personId })
    .from(award)
    .where(
      sql`${award.issuer} = ${sql.placeholder('issuer')}
        and ${award.certificateNumber} = ${sql.placeholder('number')} collate nocase
        and ${award.source} <> 'renewal'`,
    )
    .orderBy(
      sql`${award.certificateNumber} = ${sql.placeholder('exactly')} desc,
        ${award.personId} = ${sql.placeholder('personId')} desc`,
    )
    .prepare(),
)

/**
 * Records an award earned outside, and every renewal it sets off. Its validity is that of the day
 * it was earned; prerequisites are not judged again. The order in which a person’s awards arrive
 * does not change how they end. `memory` is shared by the many of one import.
 */
export async function recordOutsideAward(
  at: At<Writer>,
  it: OutsideAward,
  memory?: Memory,
): Promise<OutsideOutcome> {
  const { db, actor } = at
  const of = await definitionOn(db, it.exam.certificationId, it.earnedOn, memory)
  const known = await byNumber(db).get({
    issuer: of.issuer,
    number: it.number,
    exactly: it.number,
    personId: it.personId,
  })
  if (known && known.personId !== it.personId)
    return {
      state: 'taken',
      because: `${of.issuer} certificate ${it.number} is recorded for someone else.`,
    }
  if (known) return { state: 'known', awardId: known.id, holdingId: known.holdingId }

  const months = monthsFor(of.terms, of.byDate, it.earnedOn)
  const ends = validUntilOf(of.terms, it.earnedOn, null, months)
  const yesterday = addDays(actor.today, -1)
  const cut = it.history && (ends === null || ends > yesterday)
  const made = await grant(at, it.personId, of, {
    issuedOn: it.earnedOn,
    validUntil: cut ? yesterday : ends,
    anchor: ends,
    source: it.source ?? 'import',
    examCode: it.exam.code,
    examVersion: it.version || null,
    certificateNumber: it.number,
    evidence: it.evidence ?? '',
    basis: [
      ...(it.basis ?? [
        { what: `Passed ${it.exam.code}, ${of.issuer} certificate ${it.number}`, on: it.earnedOn },
      ]),
      ...(cut
        ? [
            {
              what: 'Recorded as history only: it certifies nothing from this day on',
              on: actor.today,
            },
          ]
        : []),
    ],
    byId: actor.id || null,
  })
  if (of.terms.method === 'anchored') await chain(at, made.holdingId, of)
  const now =
    of.terms.method === 'anchored'
      ? ((await db.select().from(award).where(eq(award.id, made.id)).get()) ?? made)
      : made
  const validUntil = cut ? now.validUntil : await followIssuer(at, now, memory)
  const renewed = await renewWhatItRestarts(at, it.personId, of.certificationId, memory)
  return {
    state: 'recorded',
    awardId: made.id,
    holdingId: made.holdingId,
    validUntil,
    validityKnown: months !== null,
    renewed,
  }
}

/**
 * Where a renewal adds to the old date, an older certificate that arrives later, or is revoked,
 * moves the ends after it. An extension given by hand is kept.
 */
export async function chain(
  at: At<Writer>,
  holdingId: number,
  of: Definition,
  because = 'An older certificate was recorded, and a renewal counts from the end of the one before it.',
): Promise<void> {
  const { db, now } = at
  const rows = await db
    .select()
    .from(award)
    .where(and(eq(award.holdingId, holdingId), inArray(award.source, ['import', 'evidence'])))
  rows.sort(
    (a, b) =>
      a.issuedOn.localeCompare(b.issuedOn) ||
      (a.certificateNumber ?? '').localeCompare(b.certificateNumber ?? ''),
  )
  let previous: (typeof rows)[number] | null = null
  for (const row of rows) {
    if (row.revokedOn !== null) continue
    const anchor: Day | null = validUntilOf(
      of.terms,
      row.issuedOn,
      previous,
      monthsFor(of.terms, of.byDate, row.issuedOn),
    )
    // An extension given by hand stays until the rule reaches further; what was recorded as history
    // stays so.
    const isPassed =
      row.validUntil !== null &&
      row.anchor !== null &&
      row.validUntil > row.anchor &&
      row.validUntil < (anchor ?? '')
    const validUntil = row.validUntil === row.anchor || isPassed ? anchor : row.validUntil
    if (anchor !== row.anchor)
      await db.update(award).set({ anchor, validUntil }).where(eq(award.id, row.id))
    if (validUntil !== row.validUntil && row.createdAt < +now) {
      await db
        .insert(redating)
        .values({ awardId: row.id, before: row.validUntil, after: validUntil, at: +now })
      await record(at, 'certification.redated', {
        about: { person: row.personId, certification: row.certificationId, holding: holdingId },
        because,
        before: row.validUntil ?? 'no end',
        after: validUntil ?? 'no end',
      })
    }
    previous = { ...row, anchor, validUntil }
  }
}

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

/**
 * EX294 passed while RHCSA is current restarts RHCSA: read anew from everything the person has, in
 * the order earned, so that it does not matter which row came first. Only adds what is missing.
 */
async function renewWhatItRestarts(
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
    .sort((a, b) => a.issuedOn.localeCompare(b.issuedOn))
  const renewed: number[] = []
  for (const pass of passed) {
    for (const { target } of edges.filter(
      (edge) => edge.source === pass.certificationId && edge.code === pass.examCode,
    )) {
      const its = awards.filter((it) => it.certificationId === target)
      if (
        its.some((it) => it.source === 'renewal' && it.certificateNumber === pass.certificateNumber)
      )
        continue
      // What was revoked since does not come back by an older pass that arrives later.
      const current = its
        .filter((it) => it.revokedOn === null && isValidOn(it, pass.issuedOn))
        .sort((a, b) => a.issuedOn.localeCompare(b.issuedOn))
      const base = current.at(-1)
      if (!base) continue
      const of = await definitionOn(db, target, pass.issuedOn, memory)
      const made = await grant(at, personId, of, {
        issuedOn: pass.issuedOn,
        validUntil: validUntilOf(
          of.terms,
          pass.issuedOn,
          base,
          monthsFor(of.terms, of.byDate, pass.issuedOn),
        ),
        source: 'renewal',
        // Counted as a holder of the exam it renews: what was passed is in the basis.
        examCode: base.examCode,
        examVersion: pass.examVersion,
        certificateNumber: pass.certificateNumber,
        evidence: pass.evidence,
        basis: [
          {
            what: `${pass.examCode} passed while ${of.short} was current: it restarts ${of.short}`,
            on: pass.issuedOn,
          },
        ],
        byId: at.actor.id || null,
      })
      const validUntil = await followIssuer(at, made, memory)
      awards.push({ ...made, validUntil })
      renewed.push(made.id)
      await record(at, 'certification.awarded', {
        about: { person: personId, certification: target, holding: made.holdingId },
        certification: of.short,
        source: 'renewal',
        validUntil,
        because: `${pass.examCode} passed while it was current`,
      })
    }
  }
  return renewed
}
