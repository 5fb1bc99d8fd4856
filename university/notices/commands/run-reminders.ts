import { z } from 'zod'
import { day } from '../../input'
import { command, did, quietly } from '../../kernel'
import { mayRunReminders } from '../../outbox/rules/outbox'
import { reachOf } from '../queries/ending'
import { batch, remind } from './remind'

/**
 * Sends the reminders that are due. The jobs do this by themselves; the registrar may do it at
 * once.
 */
export const runReminders = command({
  input: z
    .preprocess((value) => value ?? {}, z.object({ from: day.optional(), to: day.optional() }))
    .describe('Writes reminders that are due into the outbox, for ends between two days or all'),
  subject: async () => ({}),
  may: ({ actor }) => mayRunReminders(actor),
  async run(at, _, { from, to }) {
    const reach = reachOf(at.actor.today)
    const sent = await remind(at, batch, { from: from ?? reach.from, to: to ?? reach.to })
    return sent.messages
      ? did('reminders.sent', sent, {
          about: {},
          messages: sent.messages,
          certifications: sent.people,
        })
      : quietly(sent)
  },
})
