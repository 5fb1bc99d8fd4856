import type { ItemKind } from '@/db/tables/catalogue'
import type { EnrolmentState, Outcome } from '@/db/tables/enrolment'
import { type Actor, is } from '../actor'
import { no, type Verdict, yes } from '../at'
import { ownsCourse, type Place, teaches } from '../enrolment/rules/staff'

/** A person's place in an offering, as far as its material is concerned. */
export type Study = Pick<Place, 'offeringId' | 'courseId' | 'personId'> & {
  state: EnrolmentState
  outcome: Outcome | null
}
export type Task = Study & { kind: ItemKind; done: boolean }

const runs = (actor: Actor, it: Study) => teaches(actor, it) || ownsCourse(actor, it)

/**
 * Whether the material can be read: one's own while enrolled or afterwards, and by those who teach,
 * own or check it. Otherwise it is not found.
 */
export const readsMaterial = (actor: Actor, it: Study) =>
  (actor.id === it.personId && (it.state === 'enrolled' || it.state === 'closed')) ||
  runs(actor, it) ||
  is(actor, 'registrar', 'auditor')

const isOpen = (it: Study): Verdict =>
  it.state === 'enrolled' ? yes : no('This course is closed for you: you can read, not add to it.')

/**
 * Marking one's own lesson done, or signing an acknowledgement. Everything else is done by being
 * examined, or seen.
 */
export function mayFinish(actor: Actor, it: Task): Verdict {
  if (actor.id !== it.personId) return no('Only the learner marks their own progress.')
  if (it.done) return no('This is done already.')
  if (it.kind === 'quiz') return no('An exam is done by passing it.')
  if (it.kind === 'lab') return no('A lab is done when an instructor has confirmed each step.')
  if (it.kind === 'session' || it.kind === 'assignment') return no('The instructor records this.')
  return isOpen(it)
}

/** Saying that a step of a lab is done, or is not after all. */
export function mayTick(actor: Actor, it: Study & { confirmed: boolean }): Verdict {
  if (actor.id !== it.personId) return no('Only the learner ticks their own steps.')
  return it.confirmed ? no('This step is confirmed already.') : isOpen(it)
}

/**
 * Confirming what was seen: an instructor of the offering or the course's owner, never the learner.
 */
export function mayAssess(actor: Actor, it: Study): Verdict {
  if (actor.id === it.personId) return no('Nobody confirms their own work.')
  if (!runs(actor, it))
    return no('Only an instructor of this offering or the course owner confirms this.')
  return it.state === 'enrolled' ? yes : no('This person is not enrolled any more.')
}

export function mayConfirm(
  actor: Actor,
  it: Study & { ticked: boolean; confirmed: boolean },
): Verdict {
  const verdict = mayAssess(actor, it)
  if (!verdict.ok) return verdict
  if (it.confirmed) return no('This step is confirmed already.')
  return it.ticked ? yes : no('The learner has not marked this step done.')
}

/** Recording attendance at a session, or an assignment that was handed over. */
export function mayRecordItem(actor: Actor, it: Task): Verdict {
  if (it.kind !== 'session' && it.kind !== 'assignment')
    return no('Only attendance and assignments are recorded by the instructor.')
  return it.done ? no('This is recorded already.') : mayAssess(actor, it)
}

/** Progress is derived, never stored: required items done of those there are. */
export function progressOf(done: number, required: number): 'not started' | 'in progress' | 'done' {
  if (required > 0 && done >= required) return 'done'
  return done === 0 ? 'not started' : 'in progress'
}

/**
 * What a course ends with when everything required is done: passed where something was examined.
 */
export const outcomeOf = (examined: boolean): Outcome => (examined ? 'passed' : 'completed')

/** The kinds of item in the words they are shown with. */
export const itemWords: Record<ItemKind, string> = {
  lesson: 'Lesson',
  quiz: 'Exam',
  assignment: 'Assignment',
  lab: 'Lab',
  session: 'Session',
  acknowledgement: 'Read and sign',
}
