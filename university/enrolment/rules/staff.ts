import { type Actor, is } from '../../actor'
import { no, type Verdict, yes } from '../../at'

/** Those who run an offering: its instructors, the course's owner, the registrar. */
export type Run = { offeringId: number; courseId: number }
export const teaches = (actor: Actor, { offeringId }: Pick<Run, 'offeringId'>) =>
  actor.teaches.includes(offeringId)
export const ownsCourse = (actor: Actor, { courseId }: Pick<Run, 'courseId'>) =>
  actor.owns.includes(courseId)

/** Whether the offering's roster is theirs to see. */
export const seesRoster = (actor: Actor, it: Run) =>
  teaches(actor, it) || ownsCourse(actor, it) || is(actor, 'registrar', 'auditor', 'staffing lead')

/** Seats, sessions, attendance: day-to-day matters of an offering. */
export function mayRun(actor: Actor, it: Run): Verdict {
  return teaches(actor, it) || ownsCourse(actor, it) || is(actor, 'registrar')
    ? yes
    : no('Only its instructors, the course owner or the registrar may change this.')
}

/**
 * Cancelling a whole offering, and waiving a prerequisite, are the course owner's or the
 * registrar's.
 */
export function mayDecide(actor: Actor, it: Pick<Run, 'courseId'>): Verdict {
  return ownsCourse(actor, it) || is(actor, 'registrar')
    ? yes
    : no('Only the course owner or the registrar may decide this.')
}

export type Place = Run & { personId: number; managers: readonly number[] }
/** Whether this enrolment can be seen at all: what one may not see is not found. */
export const seesEnrolment = (actor: Actor, it: Place) =>
  actor.id === it.personId ||
  seesRoster(actor, it) ||
  it.managers.includes(actor.id) ||
  it.managers.some((m) => actor.actsFor.includes(m))

/**
 * Giving up a seat: the person's own; removing someone: whoever runs the offering, or their
 * manager.
 */
export function mayWithdraw(
  actor: Actor,
  it: Place & { live: boolean; outcome: string | null },
): Verdict {
  if (!it.live) return no('This place has ended already.')
  if (it.outcome) return no('The course is finished: there is nothing to withdraw from.')
  if (actor.id === it.personId) return yes
  const manages =
    it.managers.includes(actor.id) || it.managers.some((m) => actor.actsFor.includes(m))
  return manages || mayRun(actor, it).ok
    ? yes
    : no('Only the person, their manager or whoever runs the offering may end this.')
}
