import { outbox } from '@/db/tables/outbox'
import { aCertification, anAward } from '../notices-world'
import { noon } from '../world'
import type { Rows } from './stage'

let count = 0

export const rows: Rows = {
  // A message is its reader's own.
  'read-notice': {
    async given(db, stage) {
      const row = { key: `prm/${++count}`, personId: stage.cast.self, kind: 'ending', title: 'It ends', because: 'It does.', href: '/', at: +noon }
      const [made] = await db.insert(outbox).values(row).returning({ id: outbox.id })
      return { message: made!.id }
    },
    others: 'not found',
    self: 'yes',
  },
  told: {
    async given(db, stage) {
      return { holding: (await anAward(db, { person: stage.cast.self, certification: await aCertification(db), until: '2026-12-01' })).holding }
    },
    others: 'not found',
    self: 'yes',
    registrar: 'yes',
    auditor: 'yes',
  },
  'run-reminders': { given: () => ({}), others: 'refused', registrar: 'yes' },
}
