import { inArray } from 'drizzle-orm'
import { z } from 'zod'
import { course, path, pathCourse, pathStep } from '@/db/tables/catalogue'
import { reason } from '../../input'
import { command, did, Refusal } from '../../kernel'
import { mayDefinePath, readSteps } from '../rules'

/**
 * Steps of courses in their order. A path that awards rest on is not changed: another one is
 * defined, and rules name that from a day on.
 */
export const definePath = command({
  input: z
    .object({
      code: z
        .string('give it a code')
        .trim()
        .toUpperCase()
        .regex(
          /^[A-Z0-9][A-Z0-9-]{1,38}[A-Z0-9]$/,
          'a code is letters, digits and hyphens, like LINUX-TECHNICIAN',
        ),
      title: z
        .string('give it a title')
        .trim()
        .min(3, 'give it a title')
        .max(120, 'keep the title under 120 letters'),
      summary: z.preprocess(
        (v) => v ?? '',
        z.string().trim().max(500, 'keep it under 500 letters'),
      ),
      steps: z.string('write its steps').max(2000, 'keep it under 2,000 letters'),
      because: reason,
    })
    .describe('Define a path: ordered steps of courses, all of, any of, n of or optional'),
  subject: (at) => Promise.resolve(at.actor),
  may: ({ actor }) => mayDefinePath(actor),
  async run({ db, actor }, _, { code, title, summary, steps: text, because }) {
    const { steps, troubles } = readSteps(text)
    const codes = [...new Set(steps.flatMap((step) => step.courses))]
    const known = codes.length
      ? await db
          .select({ id: course.id, code: course.code, retiredOn: course.retiredOn })
          .from(course)
          .where(inArray(course.code, codes))
      : []
    const idOf = (one: string) =>
      known.find(
        (row) => row.code === one && (row.retiredOn === null || row.retiredOn > actor.today),
      )?.id
    for (const { line, courses } of steps)
      for (const one of courses)
        if (!idOf(one)) troubles.push(`line ${line}: there is no course ${one} that can be taken`)
    if (troubles.length) throw new Refusal(troubles.join('; '), 'steps')
    const [made] = await db
      .insert(path)
      .values({ code, title, summary })
      .onConflictDoNothing()
      .returning({ id: path.id })
    if (!made) throw new Refusal(`there is a path called ${code}`, 'code')
    for (const [n, { rule, n: some, courses }] of steps.entries()) {
      const [step] = await db
        .insert(pathStep)
        .values({ pathId: made.id, position: n + 1, rule, n: some })
        .returning({ id: pathStep.id })
      await db
        .insert(pathCourse)
        .values(
          courses.map((one) => ({ stepId: step?.id as number, courseId: idOf(one) as number })),
        )
    }
    return did('path.defined', code, {
      about: { course: known.map((row) => row.id) },
      path: code,
      title,
      because,
      steps: text,
    })
  },
})
