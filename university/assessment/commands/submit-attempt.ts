import { z } from 'zod'
import { id } from '../../input'
import { command, did } from '../../kernel'
import { type Attempt, attemptOf } from '../queries/attempt'
import { isOver } from '../rules/deadline'
import { mayClose, mayWork } from '../rules/may'
import { handIn } from './hand-in'

export const aboutAttempt = (it: Attempt) => ({
  person: it.personId,
  offering: it.offeringId,
  enrolment: it.enrolmentId,
  attempt: it.id,
})

/** Hands in: a change of state. What counts are the answers saved before. */
export const submitAttempt = command({
  input: z.object({ attempt: id }),
  subject: (at, { attempt }) => attemptOf(at, attempt),
  may: ({ actor }, it) => mayWork(actor, it),
  async run(at, it) {
    const late = isOver(it.deadline, at.now)
    const { needsMarking } = await handIn(at, it.id, late)
    return did(
      'attempt.submitted',
      { attempt: it.id, needsMarking, late },
      { about: aboutAttempt(it), late, needsMarking },
    )
  },
})

/**
 * Closes an attempt whose time ran out, with what was saved: the page that finds one offers this.
 */
export const closeAttempt = command({
  input: z.object({ attempt: id }),
  subject: (at, { attempt }) => attemptOf(at, attempt),
  may: ({ actor, now }, it) => mayClose(actor, it, now),
  async run(at, it) {
    const { needsMarking } = await handIn(at, it.id, true)
    return did(
      'attempt.submitted',
      { attempt: it.id, needsMarking, late: true },
      { about: aboutAttempt(it), late: true, needsMarking },
    )
  },
})
