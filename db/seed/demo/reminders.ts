import { sql } from 'drizzle-orm'
import { system } from '@/university/actor'
import { remind } from '@/university/notices/commands/remind'
import { steps } from '@/university/notices/rules/steps'
import type { Writer } from '../..'
import { addDays, companyZone, instantIn, type When } from './when'

/**
 * The reminders of the last three months, as the job itself writes them, day by day at seven in the morning; and how far people have
 * read. Most read within hours; the newest are still new, and Tariq has not looked since his certificate has thirty days left.
 */
export async function tellReminders(db: Writer, when: When): Promise<void> {
  const ends = await db.all<{ day: string }>(
    sql`select distinct valid_until as day from award where valid_until is not null`,
  )
  const due = new Set(ends.flatMap(({ day }) => steps.map((step) => addDays(day, -step))))
  for (let days = -90; days <= 0; days++) {
    const day = addDays(when.today, days)
    const now = new Date(Math.min(instantIn(companyZone, day, 7), when.now))
    if (days === -90 || due.has(day)) await remind({ db, now, actor: system(now, companyZone) })
  }
  const recent = when.now - 3 * 24 * 3_600_000
  await db.run(sql`update outbox set read_at = at + (3 + id % 29) * 3600000 + id % 50 * 60000
    where at + 33 * 3600000 < ${recent} and person_id <> (select id from person where email = 'tariq.quispe@demo.example')`)
  // What happened before the last three days is no news to anyone.
  await db.run(sql`insert into notices_read (person_id, event_id) select p.id, e.id
    from person p, (select max(id) as id from event where at < ${recent}) e where p.origin = 'demo' and e.id is not null on conflict do nothing`)
}
