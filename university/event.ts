import { max } from 'drizzle-orm'
import type { Writer } from '@/db'
import { type EventSubject, event, eventAbout } from '@/db/tables/record'
import type { At, EventDetail, Happening } from './at'

const touchedBy = (eventId: number, { about }: EventDetail) =>
  Object.entries(about).flatMap(([kind, ids]) =>
    [...new Set([ids].flat())].map((subjectId) => ({
      kind: kind as EventSubject,
      subjectId: subjectId as number,
      eventId,
    })),
  )
/**
 * Writes one event in the command's own transaction, after the command's own event. The kernel
 * calls it for `did`; a command calls it for what it set off (a promotion, an award).
 */
export async function record(
  { db, actor, now, setOff }: At<Writer>,
  verb: string,
  { about, onBehalfOf = actor.onBehalfOf, ...detail }: EventDetail,
): Promise<void> {
  if (setOff) {
    setOff.push({ verb, detail: { about, onBehalfOf, ...detail } })
    return
  }
  const written = await db
    .insert(event)
    .values({ at: +now, actorId: actor.id || null, onBehalfOfId: onBehalfOf ?? null, verb, detail })
    .returning({ id: event.id })
  const eventId = written[0]?.id as number
  const touched = touchedBy(eventId, { about })
  if (touched.length) await db.insert(eventAbout).values(touched)
}
const atOnce = 500
/**
 * Many events of one turn in a few statements: what an import of thousands of rows needs. The same
 * rows as so many calls of `record`.
 */
export async function recordAll(
  { db, actor, now }: At<Writer>,
  happenings: readonly Happening[],
): Promise<void> {
  if (!happenings.length) return
  // The turn is the only writer, so the ids after the last one are free.
  const last =
    (
      await db
        .select({ id: max(event.id) })
        .from(event)
        .get()
    )?.id ?? 0
  const who = { at: +now, actorId: actor.id || null, onBehalfOfId: actor.onBehalfOf ?? null }
  for (let from = 0; from < happenings.length; from += atOnce) {
    const some = happenings
      .slice(from, from + atOnce)
      .map((it, i) => ({ id: last + 1 + from + i, ...it }))
    await db
      .insert(event)
      .values(
        some.map(({ id, verb, detail: { about, ...detail } }) => ({ id, ...who, verb, detail })),
      )
    const touched = some.flatMap(({ id, detail }) => touchedBy(id, detail))
    if (touched.length) await db.insert(eventAbout).values(touched)
  }
}
