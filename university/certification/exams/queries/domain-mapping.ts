import { sql } from 'drizzle-orm'
import { z } from 'zod'
import type { Reader } from '@/db'
import { fromJson, type Json } from '@/db/json'
import { type Actor, is, isSignedIn } from '../../../actor'
import { type At, no, yes } from '../../../at'
import { question } from '../../../kernel'
import { mayMapDomains } from '../rules/readiness'

type Lesson = { id: number; kind: string; title: string; mapped: number[] }
type Asked = { id: number; key: string; prompt: string; mapped: number[] }

/** A course's lessons, labs and questions with the domains of a certification each is mapped to. */
async function courseWith({ db }: At<Reader>, code: string, certificationId: number) {
  const mapped = (
    table: 'item_domain' | 'question_domain',
    column: 'item_id' | 'question_id',
    of: string,
  ) =>
    sql`json((select coalesce(json_group_array(t.domain_id), '[]') from ${sql.raw(table)} t
      join exam_domain d on d.id = t.domain_id and d.certification_id = ${certificationId}
      where t.${sql.raw(column)} = ${sql.raw(of)}))`
  const row = await db.get<{
    id: number
    code: string
    title: string
    lessons: Json<Lesson[]>
    questions: Json<Asked[]>
  }>(sql`select co.id, co.code, v.title,
    (select coalesce(json_group_array(json(one)), '[]')
    from (select json_object('id', i.id, 'kind', i.kind, 'title', i.title, 'mapped',
    ${mapped('item_domain', 'item_id', 'i.id')}) as one
      from item i where i.course_version_id = v.id and i.kind in ('lesson', 'lab')
      order by i.position)) as lessons,
    (select coalesce(json_group_array(json(one)), '[]')
    from (select json_object('id', q.id, 'key', q.key, 'prompt', qv.prompt, 'mapped',
    ${mapped('question_domain', 'question_id', 'q.id')}) as one
      from question q join question_version qv on qv.question_id = q.id
      and qv.number = (select max(n.number) from question_version n where n.question_id = q.id)
      where q.course_id = co.id and q.retired_at is null order by q.id)) as questions
    from course co join course_version v on v.course_id = co.id and v.published_at is not null
    and v.superseded_at is null where co.code = ${code.toUpperCase()}`)
  return (
    row && {
      ...row,
      lessons: fromJson(row.lessons),
      questions: fromJson(row.questions),
    }
  )
}

/** Courses a mapping may be of: one's own, or for the registrar and the auditor all. */
const mine = (actor: Actor) =>
  is(actor, 'registrar', 'auditor')
    ? sql`1`
    : sql`co.id in (select value from json_each(${JSON.stringify(actor.owns)}))`

/**
 * What teaches and practises each domain of an outside exam, course by course; for course owners,
 * the registrar, the auditor. Prompts, never keys.
 */
export const domainMapping = question({
  input: z
    .object({ slug: z.string().max(100), course: z.string().max(40).optional() })
    .describe('Which lessons, labs and questions of a course belong to which domain of an exam'),
  async answer(at, { slug, course }) {
    const { db, actor } = at
    if (!isSignedIn(actor) && !actor.roles.length) return undefined
    const it = await db.get<{
      id: number
      short: string
      name: string
      domains: Json<
        {
          id: number
          name: string
          weight: number | null
          basis: string
          lessons: number
          questions: number
        }[]
      >
      courses: Json<{ id: number; code: string; title: string }[]>
    }>(sql`select c.id, c.short, c.name,
      (select coalesce(json_group_array(json(one)), '[]')
      from (select json_object('id', d.id, 'name', d.name, 'weight', d.weight, 'basis', d.basis,
        'lessons', (select count(*) from item_domain t where t.domain_id = d.id), 'questions',
        (select count(*) from question_domain t where t.domain_id = d.id)) as one
        from exam_domain d where d.certification_id = c.id order by d.position)) as domains,
      (select coalesce(json_group_array(json(one)), '[]')
      from (select json_object('id', co.id, 'code', co.code, 'title', v.title) as one from course co
        join course_version v on v.course_id = co.id and v.published_at is not null
        and v.superseded_at is null where co.retired_on is null and ${mine(actor)}
        order by co.code)) as courses
      from certification c where c.slug = ${slug}`)
    if (!it) return undefined
    const courses = fromJson(it.courses)
    const chosen = courses.find((one) => one.code === course?.toUpperCase()) ?? courses[0]
    const of = chosen && (await courseWith(at, chosen.code, it.id))
    return {
      slug,
      short: it.short,
      name: it.name,
      domains: fromJson(it.domains),
      courses,
      course: of ? { ...of, mayMap: mayMapDomains(actor, of.id) } : null,
    }
  },
  may: ({ actor }, { courses }) =>
    courses.length || is(actor, 'registrar', 'auditor')
      ? yes
      : no('What belongs to a domain is said by the owners of the courses and the registrar.'),
})
