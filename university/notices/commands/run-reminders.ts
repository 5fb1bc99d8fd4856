import { z } from 'zod'
import { command, did, no, quietly, yes } from '../../kernel'
import { is } from '../../people/actor'
import { remind } from './remind'

/** Sends the reminders that are due. The jobs do this by themselves; the registrar may do it at once. */
export const runReminders = command({
  input: z.preprocess((value) => value ?? {}, z.object({})).describe('Writes the reminders that are due into the outbox'),
  subject: async () => ({}),
  may: ({ actor }) => (is(actor, 'registrar') ? yes : no('Reminders are run by the registrar, and by themselves every ten minutes.')),
  async run(at) {
    const sent = await remind(at)
    return sent.messages ? did('reminders.sent', sent, { about: {}, messages: sent.messages, certifications: sent.people }) : quietly(sent)
  },
})
