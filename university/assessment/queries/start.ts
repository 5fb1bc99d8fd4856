import { and, eq, sql } from 'drizzle-orm'
import { prepared, type Reader } from '@/db'
import { item, offering, quiz } from '@/db/tables/catalogue'
import { enrolment } from '@/db/tables/enrolment'
import { person } from '@/db/tables/people'
import type { At } from '../../at'
import { placeColumns } from './attempt'

const ofThis = 'a.enrolment_id = "enrolment"."id" and a.item_id = "item"."id"'
const attempts = (what: string, which: string) =>
  sql<number>`(select ${sql.raw(what)} from attempt a where ${sql.raw(`${ofThis} and ${which}`)})`

const byPlace = prepared((db) =>
  db
    .select({
      ...placeColumns,
      enrolmentId: enrolment.id,
      itemId: item.id,
      title: item.title,
      zone: offering.timeZone,
      minutes: quiz.minutes,
      draw: quiz.draw,
      passPercent: quiz.passPercent,
      attempts: quiz.attempts,
      extraPercent: person.extraTimePercent,
      used: attempts('count(*)', 'a.counts'),
      lastNumber: attempts('coalesce(max(a.number), 0)', 'true'),
      openAttempt: attempts('max(a.id)', "a.state = 'in progress'") as ReturnType<
        typeof sql<number | null>
      >,
      waiting: attempts('count(*)', "a.state in ('submitted', 'graded')").mapWith(Boolean),
      passed: sql`exists (select 1 from completion c where c.enrolment_id = "enrolment"."id"
          and c.item_id = "item"."id")`.mapWith(Boolean),
      questions: sql<number>`(select count(*) from question q
        where q.course_id = ${offering.courseId} and q.retired_at is null)`,
    })
    .from(enrolment)
    .innerJoin(offering, eq(offering.id, enrolment.offeringId))
    .innerJoin(person, eq(person.id, enrolment.personId))
    .innerJoin(
      item,
      and(eq(item.courseVersionId, offering.courseVersionId), eq(item.id, sql.placeholder('item'))),
    )
    .innerJoin(quiz, eq(quiz.itemId, item.id))
    .where(
      and(
        eq(enrolment.id, sql.placeholder('enrolment')),
        eq(enrolment.personId, sql.placeholder('me')),
      ),
    )
    .prepare(),
)

/** What starting an exam depends on, for the learner whose enrolment it is. */
export const startOf = (
  { db, actor }: Pick<At<Reader>, 'db' | 'actor'>,
  input: { enrolment: number; item: number },
) => byPlace(db).get({ ...input, me: actor.id })
