import type { Writer } from '@/db'
import { type EventSubject, event, eventAbout } from '@/db/tables/record'
import type { At } from '../kernel'

/** `about`: what the event touched, by kind and id; `onBehalfOf`: for whom it was decided; everything else is kept as it is. Never put a secret here. */
export type EventDetail = { onBehalfOf?: number; about: Partial<Record<EventSubject, number | readonly number[]>> } & Record<string, unknown>

/** Writes one event in the command's own transaction. The kernel calls it for `did`; a command calls it for what it set off (a promotion, an award). */
export async function record({ db, actor, now }: At<Writer>, verb: string, { about, onBehalfOf = actor.onBehalfOf, ...detail }: EventDetail): Promise<void> {
  const written = await db
    .insert(event)
    .values({ at: +now, actorId: actor.id || null, onBehalfOfId: onBehalfOf ?? null, verb, detail })
    .returning({ id: event.id })
  const eventId = written[0]?.id as number
  const touched = Object.entries(about).flatMap(([kind, ids]) =>
    [...new Set([ids].flat())].map((subjectId) => ({ kind: kind as EventSubject, subjectId: subjectId as number, eventId })),
  )
  if (touched.length) await db.insert(eventAbout).values(touched)
}
