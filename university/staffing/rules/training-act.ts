import { no, type Verdict, yes } from '../../kernel'
import { type Actor, is } from '../../people/actor'

/** What must be trained is decided by whoever staffs the teams. */
export const mayAdoptTraining = (actor: Actor): Verdict =>
  is(actor, 'staffing lead') ? yes : no('Only a staffing lead decides what is trained for the teams.')

export type DraftState = { courseId: number; decidedAt: number | null; offeringId: number | null; published: boolean }
/** A draft is opened or declined by the course's owner or the registrar, once. */
export function mayDecideDraft(actor: Actor, it: DraftState): Verdict {
  if (it.decidedAt !== null) return no(it.offeringId === null ? 'This was declined already.' : 'This was opened already.')
  return actor.owns.includes(it.courseId) || is(actor, 'registrar') ? yes : no('The course’s owner or the registrar opens or declines it.')
}
export function mayOpenDraft(actor: Actor, it: DraftState): Verdict {
  const may = mayDecideDraft(actor, it)
  return !may.ok || it.published ? may : no('The course has no published version to deliver.')
}
