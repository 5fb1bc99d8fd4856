import type { Writer } from '@/db'
import type { At } from '../../at'
import { addDays, type Day } from '../../calendar'
import {
  type Definition,
  definitionsOn,
} from '../../certification/requirements/queries/definitions'
import {
  requirementsFor,
  type Situation,
  situationOf,
  wordsOf,
} from '../../certification/requirements/rules/requirements'
import { isSunset, windowOpens } from '../../certification/validity/rules/validity'
import { type Message, post } from '../../outbox/commands/post'
import { staffingLeads } from '../../people/queries/roles'
import { type Ending, endings } from '../endings'
import { type Due, endingUntold } from '../queries/ending'
import { keyOf, type Recipient, toldAt } from '../rules/steps'

/**
 * How many people's reminders one transaction writes: enough to be quick, few enough that others
 * get their turn.
 */
export const batch = 500

/**
 * Writes the reminders that are due today into the outbox, for as many as `most` people's
 * certifications. The date decides who is certified; this only tells them. Written once, however
 * often it runs. `ends`: only for ends between these days.
 * @returns messages written, people they are about, and whether more wait.
 */
export async function remind(
  at: Pick<At<Writer>, 'db' | 'actor' | 'now'>,
  most = batch,
  ends?: { from: Day; to: Day },
): Promise<{ messages: number; people: number; more: boolean }> {
  const { db, actor, now } = at
  const due = await endingUntold(db, actor.today, now, most, ends)
  if (!due.length) return { messages: 0, people: 0, more: false }
  const definitions = new Map((await definitionsOn(db, actor.today)).map((it) => [it.id, it]))
  const leads = due.some((it) => it.places.length) ? await staffingLeads(db, actor.today) : []
  const messages = due.flatMap((it) => {
    const definition = definitions.get(it.certification)
    return definition ? messagesOf(it, endingOf(it, definition, actor.today), leads) : []
  })
  return {
    messages: await post(at, messages),
    people: due.length,
    more: due.length === most && messages.length > 0,
  }
}

/** One message for each person: who is told as the holder is not told again as a manager. */
function messagesOf(due: Due, ending: Ending, leads: readonly number[]): Message[] {
  const readers: Record<Recipient, readonly number[]> = {
    learner: [due.person],
    manager: due.manager ? [due.manager] : [],
    'staffing lead': leads,
  }
  return toldAt(due.step, due.places.length > 0).flatMap((recipient) => {
    const { kind, title, because, todo, href } = endings[recipient]
    const words = {
      kind,
      title: title(ending),
      because: because(ending),
      todo: todo(ending),
      href: href(ending),
      holding: due.holding,
    }
    return readers[recipient].map((person) => ({ key: keyOf(due, person), person, ...words }))
  })
}

function endingOf(due: Due, definition: Definition, today: string): Ending {
  const { terms, short, requirements } = definition
  const last = due.awards.find((it) => it.validUntil === due.until) ?? {
    validUntil: due.until,
    anchor: null,
  }
  const opens = windowOpens(last, terms)
  const graceUntil = addDays(due.until, terms.graceDays)
  return {
    holding: due.holding,
    person: due.name,
    short,
    until: due.until,
    daysLeft: due.daysLeft,
    renewal: due.sunset
      ? ''
      : renewalText(
          definition,
          situationOf(requirements, due.awards, terms, today),
          due.daysLeft < 0,
        ),
    opens: opens !== null && opens > today ? opens : null,
    grace:
      terms.graceDays && graceUntil >= today
        ? { until: graceUntil, counts: terms.graceCounts && !isSunset(terms, today) }
        : null,
    successor: due.sunset ? (terms.successor ?? 'Another certification') : null,
    places: due.places,
  }
}

const small = (text: string) => text.charAt(0).toLowerCase() + text.slice(1)

/**
 * What renewal takes in one or two sentences: our requirements, or what the issuer says, which is
 * another thing once it ended.
 */
function renewalText(
  definition: Pick<Definition, 'inHouse' | 'facts' | 'requirements'>,
  situation: Situation,
  ended: boolean,
): string {
  const { facts } = definition
  if (!definition.inHouse && ended)
    return facts.afterExpiry ?? 'Pass its exam again, then bring the certificate to be checked.'
  if (!definition.inHouse)
    return (facts.renewal ?? [])
      .slice(0, 2)
      .map((way) => way.detail)
      .join(' Or: ')
  const asked = requirementsFor(definition.requirements, situation)
  const groups = [...new Set(asked.map((it) => it.group))].map((group) =>
    asked
      .filter((it) => it.group === group)
      .map((it) => small(wordsOf(it)))
      .join(' or '),
  )
  return groups.length
    ? `${groups.join(', and ').replace(/^./, (first) => first.toUpperCase())}.`
    : ''
}
