import { and, eq, inArray, sql } from 'drizzle-orm'
import { z } from 'zod'
import { question, questionDomain } from '@/db/tables/assessment'
import { item } from '@/db/tables/catalogue'
import { certification } from '@/db/tables/certification'
import { examDomain, itemDomain } from '@/db/tables/exam'
import { isSignedIn } from '../../../actor'
import { id } from '../../../input'
import { command, did, Refusal } from '../../../kernel'
import { mayMapDomains } from '../rules/readiness'

/** Nothing ticked sends nothing, one box one value, several a list. */
const ids = z.preprocess(
  (v) => (v === undefined || v === '' ? [] : [v].flat()),
  z.array(id).max(500),
)

/**
 * Says which lessons, labs and questions of one course belong to one domain; what else is mapped to
 * it stays.
 */
export const mapDomains = command({
  input: z
    .object({ domain: id, course: id, items: ids, questions: ids })
    .describe('Map lessons, labs and questions of a course to a domain of an exam'),
  async subject({ db, actor }, input) {
    if (!isSignedIn(actor) && !actor.roles.length) return undefined
    const domain = await db
      .select({
        id: examDomain.id,
        name: examDomain.name,
        certificationId: examDomain.certificationId,
        short: certification.short,
      })
      .from(examDomain)
      .innerJoin(certification, eq(certification.id, examDomain.certificationId))
      .where(eq(examDomain.id, input.domain))
      .get()
    const course = await db.get<{
      id: number
      code: string
      versionId: number
    }>(sql`select co.id, co.code, v.id as "versionId" from course co
      join course_version v on v.course_id = co.id and v.published_at is not null
      and v.superseded_at is null where co.id = ${input.course}`)
    return domain && course && { domain, course }
  },
  may: ({ actor }, { course }) => mayMapDomains(actor, course.id),
  async run({ db }, { domain, course }, { items, questions }) {
    const lessons = (
      await db
        .select({ id: item.id })
        .from(item)
        .where(
          and(eq(item.courseVersionId, course.versionId), inArray(item.kind, ['lesson', 'lab'])),
        )
    ).map((it) => it.id)
    const bank = (
      await db.select({ id: question.id }).from(question).where(eq(question.courseId, course.id))
    ).map((it) => it.id)
    if (items.some((it) => !lessons.includes(it)))
      throw new Refusal(`Not all of these are lessons or labs of ${course.code}.`)
    if (questions.some((it) => !bank.includes(it)))
      throw new Refusal(`Not all of these are questions of ${course.code}.`)
    const its = and(eq(itemDomain.domainId, domain.id), inArray(itemDomain.itemId, lessons))
    const asked = and(
      eq(questionDomain.domainId, domain.id),
      inArray(questionDomain.questionId, bank),
    )
    const before = {
      lessons: await db.$count(itemDomain, its),
      questions: await db.$count(questionDomain, asked),
    }
    await db.delete(itemDomain).where(its)
    await db.delete(questionDomain).where(asked)
    const unique = (list: number[]) => [...new Set(list)]
    if (items.length)
      await db
        .insert(itemDomain)
        .values(unique(items).map((itemId) => ({ domainId: domain.id, itemId })))
    if (questions.length)
      await db
        .insert(questionDomain)
        .values(unique(questions).map((questionId) => ({ domainId: domain.id, questionId })))
    return did('domains.mapped', domain.id, {
      about: { certification: domain.certificationId, course: course.id },
      certification: domain.short,
      domain: domain.name,
      before,
      after: { lessons: unique(items).length, questions: unique(questions).length },
    })
  },
})
