import { and, eq, isNull, sql } from 'drizzle-orm'
import { z } from 'zod'
import type { Writer } from '@/db'
import { enrolment } from '@/db/tables/enrolment'
import { completion, labResult } from '@/db/tables/learning'
import type { At } from '../at'
import { awardWhatIsDue } from '../certification/awards/commands/award-or-renew'
import { giveFreeSeats } from '../enrolment/commands/seats'
import { record } from '../event'
import { id } from '../input'
import { command, did } from '../kernel'
import { stepOf, taskOf } from './queries/task'
import { mayConfirm, mayFinish, mayRecordItem, mayTick, outcomeOf } from './rules'

/**
 * Marks an item done, once. When it was the last required one the course is finished (passed, or
 * completed where nothing is examined) and what it earns is awarded; a self-paced place is then
 * closed and its seat goes on.
 * @returns whether this finished the course.
 */
export async function completeItem(
  at: At<Writer>,
  enrolmentId: number,
  itemId: number,
): Promise<boolean> {
  const { db, actor, now } = at
  const [facts] = await db.all<{
    personId: number
    offeringId: number
    courseId: number
    startsAt: number | null
    kind: string
  }>(
    sql`select e.person_id as personId, e.offering_id as offeringId, o.course_id as courseId,
      o.starts_at as startsAt, i.kind as kind
      from enrolment e join offering o on o.id = e.offering_id
      join item i on i.course_version_id = o.course_version_id
      where e.id = ${enrolmentId} and i.id = ${itemId}`,
  )
  if (!facts) throw new Error(`Item ${itemId} is no part of enrolment ${enrolmentId}.`)
  const { personId, offeringId, courseId, startsAt, kind } = facts
  const done = await db
    .insert(completion)
    .values({ enrolmentId, itemId, at: +now, byId: actor.id || personId })
    .onConflictDoNothing()
    .returning({ id: completion.id })
  if (!done.length) return false

  const [left] = await db.all<{ left: number; examined: number }>(
    sql`select count(*) filter (where i.required and c.id is null) as left,
      count(*) filter (where i.required and i.kind = 'quiz') as examined
      from offering o join item i on i.course_version_id = o.course_version_id
      left join completion c on c.item_id = i.id and c.enrolment_id = ${enrolmentId}
      where o.id = ${offeringId}`,
  )
  const finished =
    left?.left === 0 &&
    (await finish(at, enrolmentId, { selfPaced: startsAt === null, examined: left.examined > 0 }))
  if (finished) {
    await record(at, 'course.completed', {
      about: { person: personId, offering: offeringId, course: courseId, enrolment: enrolmentId },
      outcome: finished,
    })
    if (startsAt === null) await giveFreeSeats(at, offeringId)
  }
  // An exam or a signed lab can be all that a certification asks of a course.
  if (finished || kind === 'lab' || kind === 'quiz') await awardWhatIsDue(at, personId)
  return Boolean(finished)
}

async function finish(
  { db, now }: At<Writer>,
  enrolmentId: number,
  { selfPaced, examined }: { selfPaced: boolean; examined: boolean },
) {
  const outcome = outcomeOf(examined)
  const closed = selfPaced ? { state: 'closed' as const, endedAt: +now } : {}
  const rows = await db
    .update(enrolment)
    .set({ outcome, outcomeAt: +now, ...closed })
    .where(
      and(
        eq(enrolment.id, enrolmentId),
        eq(enrolment.state, 'enrolled'),
        isNull(enrolment.outcome),
      ),
    )
    .returning({ id: enrolment.id })
  return rows.length > 0 && outcome
}

const anItem = z.object({ enrolment: id, item: id })
type Task = NonNullable<Awaited<ReturnType<typeof taskOf>>>
const aboutOf = (it: Pick<Task, 'personId' | 'offeringId' | 'courseId' | 'enrolmentId'>) => ({
  person: it.personId,
  offering: it.offeringId,
  course: it.courseId,
  enrolment: it.enrolmentId,
})

/**
 * "Mark done and continue" under a lesson, "Read and sign" under an acknowledgement. Answers what
 * comes next.
 */
export const finishItem = command({
  input: anItem,
  subject: (at, { enrolment, item }) => taskOf(at, enrolment, item),
  may: ({ actor }, task) => mayFinish(actor, task),
  async run(at, task) {
    const finished = await completeItem(at, task.enrolmentId, task.itemId)
    const result = { enrolment: task.enrolmentId, next: task.next, finished }
    return did('item.completed', result, {
      about: aboutOf(task),
      item: task.title,
      signed: task.kind === 'acknowledgement' || undefined,
    })
  },
})

/** The instructor records attendance at a session, or an assignment handed over. */
export const recordItem = command({
  input: anItem,
  subject: (at, { enrolment, item }) => taskOf(at, enrolment, item),
  may: ({ actor }, task) => mayRecordItem(actor, task),
  async run(at, task) {
    const finished = await completeItem(at, task.enrolmentId, task.itemId)
    return did('item.completed', { finished }, { about: aboutOf(task), item: task.title })
  },
})

const aStep = z.object({ enrolment: id, step: id, done: z.enum(['yes', 'no']).default('yes') })

/** The learner says that a lab step is done; `done: no` takes it back. */
export const tickStep = command({
  input: aStep,
  subject: (at, { enrolment, step }) => stepOf(at, enrolment, step),
  may: ({ actor }, step) => mayTick(actor, step),
  async run({ db, now }, step, { done }) {
    const doneAt = done === 'yes' ? +now : null
    await db
      .insert(labResult)
      .values({ enrolmentId: step.enrolmentId, stepId: step.stepId, doneAt })
      .onConflictDoUpdate({ target: [labResult.enrolmentId, labResult.stepId], set: { doneAt } })
    return did('lab.done', { done }, { about: aboutOf(step), step: step.text, done })
  },
})

/**
 * The assessor confirms a step they saw; `done: no` gives it back with a note. The last one signs
 * the lab off.
 */
export const confirmStep = command({
  input: aStep.extend({
    note: z.string().trim().max(500, 'keep it under 500 letters').default(''),
  }),
  subject: (at, { enrolment, step }) => stepOf(at, enrolment, step),
  may: ({ actor }, step) => mayConfirm(actor, step),
  async run(at, step, { done, note }) {
    const { db, actor, now } = at
    const seen =
      done === 'yes' ? { confirmedAt: +now, confirmedById: actor.id, note } : { doneAt: null, note }
    await db
      .update(labResult)
      .set(seen)
      .where(and(eq(labResult.enrolmentId, step.enrolmentId), eq(labResult.stepId, step.stepId)))
    const [open] = await db.all<{ left: number }>(
      sql`select count(*) as left from lab_step s left join lab_result r on r.step_id = s.id
        and r.enrolment_id = ${step.enrolmentId}
        where s.item_id = ${step.itemId} and r.confirmed_at is null`,
    )
    const signedOff = open?.left === 0
    if (signedOff) await completeItem(at, step.enrolmentId, step.itemId)
    return did(
      'lab.confirmed',
      { signedOff },
      { about: aboutOf(step), step: step.text, confirmed: done, note, signedOff },
    )
  },
})
