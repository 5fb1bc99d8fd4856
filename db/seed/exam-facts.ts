import { and, eq, isNull } from 'drizzle-orm'
import type { Writer } from '../index'
import { exam, examDomain } from '../tables/exam'

type Known = {
  certificationId: number
  codes: { issuer: string; code: string; retake?: { from: number; waitHours: number } }[]
  facts: Record<string, unknown>
}
type Exam = { code?: string | null; status?: string; durationMinutes?: number | null }
type Domain = { name: string; weight?: number | null }

/** The unit an issuer publishes its weights in; 'none' where it publishes no weight. */
const basisOf = (facts: Record<string, unknown>): 'percent' | 'points' | 'none' => {
  const said = String(facts.weightBasis ?? '')
  return said.startsWith('percent') ? 'percent' : said.startsWith('points') ? 'points' : 'none'
}

/**
 * Minutes of an exam as it is sat today; of two that belong together (101-500+102-500) both. Null:
 * one of them is not known.
 */
function minutesOf(facts: Record<string, unknown>, code: string): number | null {
  const exams = (facts.exams ?? []) as Exam[]
  let minutes = 0
  for (const part of code.split('+')) {
    const of = exams.find(
      (it) => it.code === part && it.status !== 'retired' && it.status !== 'previous',
    )
    if (!of?.durationMinutes) return null
    minutes += of.durationMinutes
  }
  return minutes
}

/**
 * The domains of outside exams with their published weights, how long the exams take, and how soon
 * they may be tried again where a rule is known. Adds what is missing; what is there, or was
 * corrected here, stays.
 */
export async function seedExamFacts(db: Writer, known: readonly Known[]): Promise<void> {
  for (const { certificationId, codes, facts } of known) {
    const domains = (facts.domains ?? []) as Domain[]
    const basis = basisOf(facts)
    if (domains.length)
      await db
        .insert(examDomain)
        .values(
          domains.map(({ name, weight }, n) => ({
            certificationId,
            position: n + 1,
            name,
            weight: weight ?? null,
            basis,
          })),
        )
        .onConflictDoNothing()
    for (const { issuer, code, retake } of codes) {
      const its = and(eq(exam.issuer, issuer), eq(exam.code, code))
      const minutes = minutesOf(facts, code)
      if (minutes)
        await db
          .update(exam)
          .set({ minutes })
          .where(and(its, isNull(exam.minutes)))
      if (retake)
        await db
          .update(exam)
          .set({ retakeFrom: retake.from, retakeWaitHours: retake.waitHours })
          .where(and(its, isNull(exam.retakeFrom)))
    }
  }
}
