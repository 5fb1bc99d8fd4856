import { z } from 'zod'
import { is } from '../../actor'
import { no, yes } from '../../at'
import { command, did } from '../../kernel'
import { settle, unsettledOfferings } from './seats'

/**
 * Writes down every lapsed offer and expired request, so that the next in line is told. What a job
 * runs; it changes no truth.
 */
export const settlePlaces = command({
  input: z.object({}),
  subject: (at) => Promise.resolve(at.actor),
  may: (_, actor) => (is(actor, 'registrar') ? yes : no('Only the registrar may run this.')),
  async run(at) {
    const offerings = await unsettledOfferings(at)
    for (const offering of offerings) await settle(at, offering)
    return did(
      'places.settled',
      { offerings: offerings.length },
      { about: { offering: offerings } },
    )
  },
})
