import { asc, eq, isNull } from 'drizzle-orm'
import { z } from 'zod'
import { certification, exam } from '@/db/tables/certification'
import { no, question, yes } from '../../kernel'
import { isSignedIn } from '../../people/actor'
import { maySubmitEvidence } from '../rules/decisions'
import { standingOf } from './standing'

/** What I hold and held, with days left and what renewal takes; what I work towards, requirement by requirement; what I claim. */
export const myCertifications = question({
  input: z.object({}).describe('My certifications: status, days left, why, what renewal takes; progress and claims'),
  async answer({ db, actor, now }) {
    const standing = await standingOf(db, actor.id, actor.today, now)
    const exams = await db
      .select({ id: exam.id, code: exam.code, issuer: certification.issuer, short: certification.short, certificationId: exam.certificationId })
      .from(exam)
      .innerJoin(certification, eq(certification.id, exam.certificationId))
      .where(isNull(exam.retiredOn))
      .orderBy(asc(certification.issuer), asc(certification.short), asc(exam.id))
    // The same exam stands under two names of its issuer; people choose it once.
    const seen = new Set<string>()
    const offered = exams.filter(({ code, certificationId }) => !seen.has(`${certificationId} ${code}`) && seen.add(`${certificationId} ${code}`))
    const { held, underWay, claims } = standing
    return { today: actor.today, zone: actor.timeZone, held, underWay, claims, exams: offered, maySubmit: maySubmitEvidence(actor) }
  },
  may: ({ actor }) => (isSignedIn(actor) ? yes : no('Sign in to see your certifications.')),
})
