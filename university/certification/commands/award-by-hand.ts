import { z } from 'zod'
import type { Reader } from '@/db'
import { personNamed } from '../../enrolment/queries/seating'
import { reason } from '../../input'
import type { At } from '../../kernel'
import { command, did } from '../../kernel'
import { definitionsOn } from '../queries/definitions'
import { cyclesOf } from '../queries/work'
import { mayAward } from '../rules/decisions'
import { monthsFor, statusOn, validUntilOf } from '../rules/validity'
import { awardWhatIsDue } from './award-what-is-due'
import { definitionOn, grant } from './grant'

async function standing(at: At<Reader>, person: string, slug: string) {
  const { db, actor } = at
  const [it] = await definitionsOn(db, actor.today, slug)
  const named = await personNamed(at, person)
  if (!it || !named) return undefined
  const { awards, suspensions } = await cyclesOf(db, named.id)
  const own = awards.filter((one) => one.certificationId === it.id)
  const held = suspensions.filter((one) => one.certificationId === it.id)
  return { it, person: named, own, status: statusOn(own, held, it.terms, actor.today) }
}

/** The registrar awards with a reason what the rules did not: never to oneself, and only what is not held or may be renewed. */
export const awardByHand = command({
  input: z
    .object({
      person: z.string('name the person').trim().min(1, 'give an e-mail address or an id').max(200),
      certification: z.string().max(100),
      because: reason,
    })
    .describe('Award a certification by hand, with the reason'),
  subject: (at, { person, certification }) => standing(at, person, certification),
  may: ({ actor }, { person, status }) => mayAward(actor, person.id, status),
  async run(at, { it, person, own, status }, { because }) {
    const { db, actor } = at
    const of = await definitionOn(db, it.id, actor.today)
    const previous = own[status.award] ?? null
    const made = await grant(at, person.id, of, {
      issuedOn: actor.today,
      validUntil: validUntilOf(of.terms, actor.today, previous?.revokedOn ? null : previous, monthsFor(of.terms, of.byDate, actor.today)),
      source: 'manual',
      basis: [{ what: `Awarded by ${actor.name}: ${because}`, on: actor.today }],
      because,
      byId: actor.id || null,
    })
    const followed = await awardWhatIsDue(at, person.id)
    return did('certification.awarded', made.id, {
      about: { person: person.id, certification: it.id, holding: made.holdingId },
      certification: it.short,
      source: 'manual',
      because,
      validUntil: made.validUntil,
      followed,
    })
  },
})
