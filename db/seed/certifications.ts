import { and, eq, isNull } from 'drizzle-orm'
import type { Writer } from '../index'
import {
  certification,
  certificationRequirement,
  certificationVersion,
  validityTerm,
} from '../tables/certification'
import { exam, renewalByExam } from '../tables/exam'
import reference from './certifications.json' with { type: 'json' }
import { seedExamFacts } from './exam-facts.ts'

type Outside = {
  slug: string
  issuer: string
  name: string
  short: string
  level: string
  track: string
  /** Null: not known. */
  validityMonths: number | null
  terms?: { earnedFrom?: string; earnedUntil?: string; months: number }[]
  /** As HR files name them; one exam may be listed under two names of its issuer. */
  codes: {
    issuer: string
    code: string
    retired?: boolean
    retiredOn?: string
    retake?: { from: number; waitHours: number }
  }[]
  /** What passing it restarts, while current. */
  restarts?: string[]
  successor?: string
  prerequisites?: string[]
  method?: 'completion' | 'anchored'
  windowMonths?: number
  facts: Record<string, unknown>
}

/**
 * The outside certifications, their exams, terms and renewals: facts every university needs, demo
 * or not. Run at the first start; running it again adds what is missing and changes nothing that is
 * there.
 */
export async function seedCertifications(db: Writer): Promise<void> {
  const all = reference.certifications as Outside[]
  const known = await db
    .select({ id: certification.id, slug: certification.slug })
    .from(certification)
  const ids = new Map(known.map((row) => [row.slug, row.id]))
  const missing = all.filter((it) => !ids.has(it.slug))
  for (const { slug, short, name, issuer, track, level } of missing) {
    const made = await db
      .insert(certification)
      .values({ slug, short, name, issuer, track, level, inHouse: false })
      .returning({ id: certification.id })
    ids.set(slug, made[0]?.id as number)
  }
  const idOf = (slug: string) => {
    const id = ids.get(slug)
    if (!id) throw new Error(`db/seed/certifications.json names ${slug}, which it does not define.`)
    return id
  }
  for (const it of missing) await define(db, it, idOf)
  for (const it of all) await examsOf(db, it, idOf)
  await seedExamFacts(
    db,
    all.map((it) => ({ certificationId: idOf(it.slug), codes: it.codes, facts: it.facts })),
  )
}

async function define(db: Writer, it: Outside, idOf: (slug: string) => number): Promise<void> {
  const certificationId = idOf(it.slug)
  const [version] = await db
    .insert(certificationVersion)
    .values({
      certificationId,
      number: 1,
      effectiveFrom: '2000-01-01',
      validityMonths: it.validityMonths,
      validityKnown: it.validityMonths !== null,
      // Issuers restart from the day of the pass, but for one who adds to the old date.
      method: it.method ?? 'completion',
      windowMonths: it.windowMonths ?? 3,
      earlyCreditDays: 0,
      successorId: it.successor ? idOf(it.successor) : null,
      facts: it.facts,
      checkedOn: reference.checkedOn,
    })
    .returning({ id: certificationVersion.id })
  const versionId = version?.id as number
  await db.insert(certificationRequirement).values([
    { versionId, group: 1, kind: 'evidence' },
    ...(it.prerequisites ?? []).map((slug, n) => ({
      versionId,
      group: n + 2,
      kind: 'certification' as const,
      requiredCertificationId: idOf(slug),
    })),
  ])
  if (it.terms)
    await db.insert(validityTerm).values(
      it.terms.map((term) => ({
        certificationId,
        earnedFrom: term.earnedFrom ?? null,
        earnedUntil: term.earnedUntil ?? null,
        months: term.months,
      })),
    )
}

async function examsOf(db: Writer, it: Outside, idOf: (slug: string) => number): Promise<void> {
  for (const { issuer, code, retiredOn } of it.codes) {
    await db
      .insert(exam)
      .values({ issuer, code, certificationId: idOf(it.slug), retiredOn })
      .onConflictDoNothing()
    // A retirement that became known since is a fact to add; one recorded here already is not ours
    // to change.
    if (retiredOn)
      await db
        .update(exam)
        .set({ retiredOn })
        .where(and(eq(exam.issuer, issuer), eq(exam.code, code), isNull(exam.retiredOn)))
    if (!it.restarts) continue
    const found = await db
      .select({ id: exam.id })
      .from(exam)
      .where(and(eq(exam.issuer, issuer), eq(exam.code, code)))
      .get()
    await db
      .insert(renewalByExam)
      .values(
        it.restarts.map((slug) => ({ examId: found?.id as number, certificationId: idOf(slug) })),
      )
      .onConflictDoNothing()
  }
}
