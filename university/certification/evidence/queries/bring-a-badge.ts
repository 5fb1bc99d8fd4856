import { asc, eq, isNull } from 'drizzle-orm'
import { z } from 'zod'
import { certification } from '@/db/tables/certification'
import { exam } from '@/db/tables/exam'
import { isSignedIn } from '../../../actor'
import { no, yes } from '../../../at'
import { question } from '../../../kernel'
import { largestBadgeFile } from '../rules/badge-brought'

/** What the page to bring a badge on offers. */
export const bringingABadge = question({
  input: z.object({}).describe('What a badge that someone brings can be for'),
  async answer({ db, actor }) {
    const exams = await db
      .select({ id: exam.id, code: exam.code, short: certification.short })
      .from(exam)
      .innerJoin(certification, eq(certification.id, exam.certificationId))
      .where(isNull(exam.retiredOn))
      .orderBy(asc(certification.short), asc(exam.id))
    return { exams, most: largestBadgeFile, email: actor.email }
  },
  mayAsk: ({ actor }) => (isSignedIn(actor) ? yes : no('Sign in to bring a badge.')),
})
