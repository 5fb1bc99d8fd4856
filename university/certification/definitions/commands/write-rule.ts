// What defining a certification and changing its rule share: the new version with its requirements.
// Versions are only ever added.
import { eq, sql } from 'drizzle-orm'
import type { Writer } from '@/db'
import {
  certificationRequirement,
  certificationVersion,
  validityTerm,
} from '@/db/tables/certification'
import { exam } from '@/db/tables/exam'
import type { At } from '../../../at'
import { Refusal } from '../../../kernel'
import type { Examined } from '../queries/draft'
import type { Code } from '../rules/issuer'

/** Refuses with the first thing that is wrong, at its field. */
export function refuseWrong(wrong: Record<string, string>): void {
  const [first] = Object.entries(wrong)
  if (first) throw new Refusal(first[1], first[0])
}

type Told = {
  effectiveFrom: string
  because: string
  facts?: Record<string, unknown> | null
  checkedOn?: string | null
}

export async function writeVersion(
  { db, actor, now }: At<Writer>,
  certificationId: number,
  it: Examined,
  told: Told,
) {
  const { successor: _, ...terms } = it.terms
  const [made] = await db
    .insert(certificationVersion)
    .values({
      ...terms,
      ...told,
      certificationId,
      number: sql`(select coalesce(max(v.number), 0) + 1 from certification_version v
        where v.certification_id = ${certificationId})`,
      successorId: it.successorId,
      decidedById: actor.id || null,
      decidedAt: +now,
    })
    .returning({ id: certificationVersion.id, number: certificationVersion.number })
  const version = made as { id: number; number: number }
  if (it.requirements.length)
    await db.insert(certificationRequirement).values(
      it.requirements.map(
        ({
          purpose,
          rotation,
          group,
          kind,
          minPercent,
          courseId,
          path,
          certificationId: named,
        }) => ({
          versionId: version.id,
          purpose,
          rotation,
          group,
          kind,
          minPercent,
          courseId,
          pathId: path?.id ?? null,
          requiredCertificationId: named === certificationId && kind === 'evidence' ? null : named,
        }),
      ),
    )
  return version
}

/**
 * Where the months depend on the date earned, a new period is one more term: what is earned from
 * that day lasts so long.
 */
export async function writeTerm(
  db: Writer,
  certificationId: number,
  earnedFrom: string,
  months: number,
): Promise<void> {
  await db.insert(validityTerm).values({ certificationId, earnedFrom, earnedUntil: null, months })
}

/**
 * Exams an issuer adds or retires; one that was known stays known, because awards name it. Answers
 * what changed.
 */
export async function writeCodes(
  db: Writer,
  certificationId: number,
  codes: readonly Code[],
): Promise<string[]> {
  const known = await db.select().from(exam).where(eq(exam.certificationId, certificationId))
  const same = (a: Pick<Code, 'issuer' | 'code'>, b: Pick<Code, 'issuer' | 'code'>) =>
    a.issuer === b.issuer && a.code === b.code
  const left = known.find((it) => !codes.some((one) => same(one, it)))
  if (left)
    throw new Refusal(
      `${left.code} was offered and awards may name it: keep it, and write when it was retired`,
      'codes',
    )
  const changed: string[] = []
  for (const it of codes) {
    const found = known.find((one) => same(one, it))
    if (found?.retiredOn === it.retiredOn) continue
    if (found) await db.update(exam).set({ retiredOn: it.retiredOn }).where(eq(exam.id, found.id))
    else {
      const [added] = await db
        .insert(exam)
        .values({ ...it, certificationId })
        .onConflictDoNothing()
        .returning({ id: exam.id })
      if (!added)
        throw new Refusal(`${it.code} of ${it.issuer} belongs to another certification`, 'codes')
    }
    changed.push(
      `${it.code}: ${found ? (found.retiredOn ?? 'offered') : 'not known'} → ${it.retiredOn ? `retired ${it.retiredOn}` : 'offered'}`,
    )
  }
  return changed
}
