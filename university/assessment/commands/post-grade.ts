import { sql } from 'drizzle-orm'
import { z } from 'zod'
import type { Reader } from '@/db'
import { type At, no, yes } from '../../at'
import { id, reason } from '../../input'
import { command, did, Refusal } from '../../kernel'
import { attemptOf, markersOf } from '../queries/attempt'
import { isHandedIn, isUnposted, markedBy } from '../queries/marking-order'
import { mayDispute, mayPost } from '../rules/may'
import { closeIfOver } from './hand-in'
import { postAndRecord, postResult } from './post-result'
import { aboutAttempt } from './submit-attempt'

const why = z.preprocess((it) => (it === '' ? undefined : it), reason.optional())

/**
 * Posts one result. On a dispute it is decided anew, by another marker, with a reason; a dispute
 * never lowers a grade.
 */
export const postGrade = command({
  input: z.object({ attempt: id, because: why }),
  async subject(at, { attempt }) {
    const it = await attemptOf(at, attempt)
    if (!it) return
    const [before] = await at.db.all<{ final: number; count: number }>(
      sql`select max(final) as final, count(*) as count from grade
        where enrolment_id = ${it.enrolmentId} and item_id = ${it.itemId}
        and attempt_id = ${it.id}`,
    )
    return {
      ...it,
      before: before?.count ? before.final : null,
      markers: await markersOf(at.db, it.id),
    }
  },
  may: ({ actor, now }, it, { because }) => {
    const verdict = mayPost(actor, it, it.markers, now)
    return verdict.ok && it.disputedAt !== null && !because
      ? no('Say why, to the learner who disputed.')
      : verdict
  },
  async run(at, it, { because }) {
    const { about, ...result } = await postResult(at, it.id, { byId: at.actor.id, because })
    if (it.before !== null && result.final < it.before - 1e-9)
      throw new Refusal('A dispute never lowers a grade: let the marks stand, or raise them.')
    return did(
      'grade.posted',
      { attempt: it.id, item: it.itemId, ...result },
      { about, ...result, disputed: it.disputedAt !== null },
    )
  },
})

const ready = ({ db, actor, now }: At<Reader>, item: number) =>
  db.all<{ id: number; state: string; deadline: number }>(sql`
    select a.id, a.state, a.deadline from attempt a cross join enrolment e on e.id = a.enrolment_id
    join offering o on o.id = e.offering_id
    where a.item_id = ${item} and ${isUnposted} and ${markedBy(actor)} and (a.state = 'graded'
    or ${isHandedIn(now)}) order by a.id`)

/**
 * Posts every result of an exam that is fully marked, all at once; attempts that ran out are closed
 * first.
 */
export const postAll = command({
  input: z.object({ item: id }),
  async subject(at, { item }) {
    const attempts = await ready(at, item)
    return attempts.length ? { item, attempts } : undefined
  },
  may: () => yes,
  async run(at, { item, attempts }) {
    let posted = 0
    for (const it of attempts) {
      // Closing posts what needs no marker; what a person marked is posted here.
      if (it.state === 'graded') {
        await postAndRecord(at, it.id, { byId: at.actor.id })
        posted++
      } else if (await closeIfOver(at, it)) {
        posted += Number((await attemptOf(at, it.id))?.state === 'posted')
      }
    }
    return did(
      'grades.posted',
      { item, posted },
      { about: { attempt: attempts.map((it) => it.id) }, item, posted },
    )
  },
})

/** The learner says a grade is wrong; another marker decides. */
export const disputeGrade = command({
  input: z.object({ attempt: id, because: reason }),
  async subject(at, { attempt }) {
    const it = await attemptOf(at, attempt)
    if (!it) return
    const [past] = await at.db.all<{ disputed: number }>(
      sql`select count(disputed_at) as disputed from grade where enrolment_id = ${it.enrolmentId}
        and item_id = ${it.itemId} and attempt_id = ${it.id}`,
    )
    return { ...it, disputedBefore: Boolean(past?.disputed) }
  },
  may: ({ actor, now }, it) => mayDispute(actor, it, it.disputedBefore, now),
  async run({ db, now }, it, { because }) {
    await db.run(sql`update grade set disputed_at = ${+now}, disputed_because = ${because}
      where id =
      (select id from grade where enrolment_id = ${it.enrolmentId} and item_id = ${it.itemId}
      and attempt_id = ${it.id} order by at desc, id desc limit 1)`)
    return did('grade.disputed', { attempt: it.id }, { about: aboutAttempt(it), because })
  },
})
