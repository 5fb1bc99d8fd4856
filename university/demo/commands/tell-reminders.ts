import { sql } from 'drizzle-orm'
import type { Writer } from '@/db'
import { system } from '../../actor'
import { addDays, dayIn, instantIn } from '../../calendar'
import { remind } from '../../notices/commands/remind'
import { steps } from '../../notices/rules/steps'

const zone = 'America/Chicago'
const hour = 3_600_000

/**
 * The demo's reminders of the last three months. The job itself writes them, day by day at seven in
 * the morning. Most people read theirs within hours. The newest are still new, and Tariq has not
 * looked since his certificate had thirty days left.
 */
export async function tellReminders(db: Writer, now: Date): Promise<void> {
  const today = dayIn(now, zone)
  const ends = await db.all<{ day: string | null }>(
    sql`select distinct valid_until as day from award`,
  )
  const due = new Set(
    ends.flatMap(({ day }) => (day ? steps.map((step) => addDays(day, -step)) : [])),
  )
  for (let days = -90; days <= 0; days++) {
    const day = addDays(today, days)
    const at = new Date(Math.min(instantIn(zone, day, 7), +now))
    if (days === -90 || due.has(day)) await remind({ db, now: at, actor: system(at, zone) })
  }
  const recent = +now - 72 * hour
  await db.run(sql`update outbox set read_at = at + (3 + id % 29) * 3600000 + id % 50 * 60000
    where at + 33 * 3600000 < ${recent}
      and person_id <> (select id from person where email = 'tariq.quispe@demo.example')`)
  // What happened before the last three days is no news to anyone.
  await db.run(sql`insert into notices_read (person_id, event_id) select p.id, e.id
    from person p, (select max(id) as id from event where at < ${recent}) e
    where p.origin = 'demo' and e.id is not null on conflict do nothing`)
}
