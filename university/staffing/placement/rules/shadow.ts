import { type Actor, is, isOwn } from '../../../actor'
import { no, type Verdict, yes } from '../../../at'

/**
 * What a shadow shows before they serve the customer alone: first the three promises, then what is
 * this customer's own.
 */
export const checklist = [
  {
    key: 'rings',
    text: 'Answered ten calls within three rings, and said who they are',
    because: 'The first promise: a call is answered within three rings.',
  },
  {
    key: 'transfer',
    text: 'Carried five problems to the end with at most one transfer',
    because: 'The second promise: a problem is fixed within one transfer.',
  },
  {
    key: 'identify',
    text: 'Named the failed part in two hardware faults and stamped the minute',
    because: 'The clock of the hour runs from there.',
  },
  {
    key: 'hour',
    text: 'Replaced a part and verified it within one hour, watched',
    because: 'The third promise: hardware is fixed within one hour, or it is free.',
  },
  {
    key: 'runbook',
    text: 'Worked through the customer’s runbook on a quiet shift',
    because: 'Each customer’s systems, contacts and limits are their own.',
  },
  {
    key: 'handover',
    text: 'Took over and handed over a shift with nothing lost',
    because: 'What is not handed over is promised by nobody.',
  },
] as const
export type Line = (typeof checklist)[number]['key']
export const lineKeys = checklist.map((it) => it.key) as [Line, ...Line[]]

/** The lines nobody ticked yet. */
const openLines = (ticked: readonly string[]) => checklist.filter((it) => !ticked.includes(it.key))

export type Shadowing = { kind: string; personId: number; teamId: number; leaderId: number | null }

/**
 * A shadow's leader signs. Where the team has none, or the shadow is to become the leader, a
 * staffing lead does.
 */
export function maySignFor(actor: Actor, it: Shadowing): Verdict {
  if (it.kind !== 'shadow') return no('Only a shadow has a checklist.')
  if (isOwn(actor, it.personId)) return no('Nobody signs for themselves.')
  const none = it.leaderId === null || it.leaderId === it.personId
  if (none)
    return is(actor, 'staffing lead') ? yes : no('The team has no leader: a staffing lead signs.')
  return actor.id === it.leaderId ? yes : no('The team’s leader signs.')
}

/** A shadow becomes full once every line is ticked. */
export function maySignOff(actor: Actor, it: Shadowing, ticked: readonly string[]): Verdict {
  const may = maySignFor(actor, it)
  if (!may.ok) return may
  const open = openLines(ticked)
  if (open.length === 0) return yes
  return no(
    open.length === 1
      ? `One line is not ticked: ${open[0]?.text.toLowerCase()}.`
      : `${open.length} lines of the checklist are not ticked.`,
  )
}
