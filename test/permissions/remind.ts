import type { Writer } from '@/db'
import { outbox } from '@/db/tables/outbox'
import { aCertification, anAward } from '../notices/reminder-world'
import { noon } from '../world'
import type { Rows, Stage } from './stage'

let count = 0

async function aMessage(db: Writer, stage: Stage) {
  const row = {
    key: `prm/${++count}`,
    personId: stage.cast.self,
    kind: 'ending',
    title: 'It ends',
    because: 'It does.',
    href: '/',
    at: +noon,
  }
  const [made] = await db.insert(outbox).values(row).returning({ id: outbox.id })
  return { message: made!.id }
}

export const rows: Rows = {
  // A message is its reader's own.
  'read-notice': {
    given: aMessage,
    others: 'not found',
    self: 'yes',
  },
  outbox: { given: () => ({}), others: 'not found', registrar: 'yes', auditor: 'yes' },
  // Mail is not set up where the tests run, so even the registrar has nothing to try.
  'retry-message': {
    given: aMessage,
    others: 'not found',
    registrar: 'refused',
    auditor: 'refused',
  },
  told: {
    async given(db, stage) {
      return {
        holding: (
          await anAward(db, {
            person: stage.cast.self,
            certification: await aCertification(db),
            until: '2026-12-01',
          })
        ).holding,
      }
    },
    others: 'not found',
    self: 'yes',
    registrar: 'yes',
    auditor: 'yes',
  },
  'run-reminders': { given: () => ({}), others: 'refused', registrar: 'yes' },
}
