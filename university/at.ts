import type { Reader } from '@/db'
import type { EventSubject } from '@/db/tables/record'
import type { Actor } from './actor'

/** A rule's answer. It carries its reason, which the button shows and the refusal repeats. */
export type Verdict = { ok: true } | { ok: false; because: string }
export const yes: Verdict = { ok: true }
export const no = (because: string): Verdict => ({ ok: false, because })
/**
 * `setOff` gathers what a running command sets off (a promotion, an award), so that the trail tells
 * the cause before its effects.
 */
export type At<Db> = { db: Db; actor: Actor; now: Date; setOff?: Happening[] }
export type Who = Omit<At<Reader>, 'db'>

/**
 * `about`: what the event touched, by kind and id; `onBehalfOf`: for whom it was decided;
 * everything else is kept as it is. Never put a secret here.
 */
export type EventDetail = {
  onBehalfOf?: number
  about: Partial<Record<EventSubject, number | readonly number[]>>
} & Record<string, unknown>
export type Happening = { verb: string; detail: EventDetail }
