import { z } from 'zod'
import type { Reader, Writer } from '@/db'
import type { At } from '../../../at'
import { personNamed } from '../../../enrolment/queries/seating'
import { reason } from '../../../input'
import { command, did } from '../../../kernel'
import { definitionsOn } from '../../requirements/queries/definitions'
import { cyclesOf } from '../../validity/queries/cycles'
import { type Cycle, monthsFor, statusOn, validUntilOf } from '../../validity/rules/validity'
import { mayAward } from '../rules/decisions'
import { awardWhatIsDue } from './award-or-renew'
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

type Awarding = {
  certificationId: number
  personId: number
  previous: Cycle | null
  because: string
}

/**
 * Grants one cycle by hand from today, after `mayAward` said yes; `previous` is the award that
 * speaks today. Answers it with what followed from it.
 */
export async function giveByHand(
  at: At<Writer>,
  { certificationId, personId, previous, because }: Awarding,
) {
  const { db, actor } = at
  const of = await definitionOn(db, certificationId, actor.today)
  const made = await grant(at, personId, of, {
    issuedOn: actor.today,
    validUntil: validUntilOf(
      of.terms,
      actor.today,
      previous?.revokedOn ? null : previous,
      monthsFor(of.terms, of.byDate, actor.today),
    ),
    source: 'manual',
    basis: [{ what: `Awarded by ${actor.name}: ${because}`, on: actor.today }],
    because,
    byId: actor.id || null,
  })
  return { made, followed: await awardWhatIsDue(at, personId) }
}

/**
 * The registrar awards with a reason what the rules did not: never to oneself, and only what is not
 * held or may be renewed.
 */
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
    const { made, followed } = await giveByHand(at, {
      certificationId: it.id,
      personId: person.id,
      previous: own[status.award] ?? null,
      because,
    })
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
