import { type Actor, is } from '../../actor'
import { no, type Verdict, yes } from '../../at'

const dayMs = 86_400_000
/** How long a request waits for its answer, unless the offering starts before that. */
export const approvalLasts = 7 * dayMs

export type Request = {
  personId: number
  person: string
  managerId: number | null
  manager: string | null
  /** Whoever acts for the manager today. */
  delegates: { id: number; name: string }[]
  instructors: number[]
  requestedAt: number
  startsAt: number | null
}

/**
 * When an unanswered request counts as declined: seven days after it was made, or at the start,
 * whichever is first but never at once.
 */
export function requestEnds({
  requestedAt,
  startsAt,
}: Pick<Request, 'requestedAt' | 'startsAt'>): number {
  const end = requestedAt + approvalLasts
  return startsAt !== null && startsAt > requestedAt ? Math.min(end, startsAt) : end
}

/** Reminders at half and nine tenths of the time there is. */
export function remindersOf(it: Pick<Request, 'requestedAt' | 'startsAt'>): number[] {
  const span = requestEnds(it) - it.requestedAt
  return [0.5, 0.9].map((part) => it.requestedAt + Math.round(span * part))
}

/**
 * Who answers: the manager, else whoever acts for them, else the registrar: at once without a
 * manager, otherwise from half of the time.
 */
export function approvalChain(
  it: Request,
  now: Date,
): { waitsFor: string; fallback: boolean; ends: number } {
  const ends = requestEnds(it)
  const fallback = it.managerId === null || +now >= (remindersOf(it)[0] as number)
  const names =
    it.managerId === null
      ? []
      : [
          it.manager ?? 'their manager',
          ...it.delegates.filter((d) => d.id !== it.personId).map((d) => `${d.name} (acting)`),
        ]
  return {
    waitsFor: [...names, ...(fallback ? ['the registrar'] : [])].join(' or '),
    fallback,
    ends,
  }
}

/** Answering a request: never one's own. An instructor may answer for the offering they teach. */
export function mayAnswer(actor: Actor, it: Request, now: Date): Verdict {
  if (actor.id === it.personId) return no('Nobody approves themselves.')
  const { waitsFor, fallback, ends } = approvalChain(it, now)
  if (ends <= +now) return no('Nobody answered in time, so this request has ended.')
  if (actor.id === it.managerId || it.instructors.includes(actor.id)) return yes
  if (it.managerId !== null && actor.actsFor.includes(it.managerId)) return yes
  if (fallback && is(actor, 'registrar')) return yes
  return no(`This waits for ${waitsFor}.`)
}

/** For whom the actor answers, when not for themselves: the record says so. */
export const answersFor = (actor: Actor, it: Request) =>
  it.managerId !== null && actor.id !== it.managerId && actor.actsFor.includes(it.managerId)
    ? it.managerId
    : undefined
