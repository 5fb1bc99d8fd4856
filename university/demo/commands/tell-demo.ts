import type { Writer } from '@/db'
import { seedDemo } from '@/db/seed/demo'
import { tellReminders } from './tell-reminders'

/**
 * The demo's whole story around a moment: its rows, then what the university itself would have
 * written meanwhile.
 */
export async function tellDemo(
  db: Writer,
  { now, passwordHash }: { now: Date; passwordHash: string },
): Promise<void> {
  await seedDemo(db, { now, passwordHash })
  await tellReminders(db, now)
}
