import type { Client } from '@libsql/client'
import { expect } from 'vitest'
import type { Asked } from './asked'

/**
 * The empty night position that asks for RHCE and RHCSA, and the company's day, as the page counts
 * them.
 */
async function emptyNights(db: Client) {
  const { rows } =
    await db.execute(`select po.id, po.site, po.shift, t.site as "teamSite", t.customer from position po join team t on t.id = po.team_id
    where t.code = 'NWF' and po.shift = 'night' and not exists (select 1 from placement pl where pl.position_id = po.id and pl.kind = 'full' and (pl.until is null or pl.until >= date('now'))) limit 1`)
  const row = rows[0]!
  return {
    id: Number(row.id),
    site: String(row.site),
    shift: String(row.shift),
    customer: String(row.customer),
  }
}
const said = (day: string) =>
  `${Number(day.slice(8))} ${['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'][Number(day.slice(5, 7)) - 1]} ${day.slice(0, 4)}`

/**
 * What stands in the way of a person, from bare rows: each certification asked, the shift, the
 * site, the team, the number of teams.
 */
async function inTheWay(
  db: Client,
  name: string,
  of: { id: number; site: string; shift: string },
  today: string,
): Promise<string[]> {
  const person = (await db.execute({ sql: 'select * from person where name = ?', args: [name] }))
    .rows[0]!
  const awards = (
    await db.execute({
      sql: `select c.short, a.valid_from, a.valid_until, a.revoked_on from award a join certification c on c.id = a.certification_id where a.person_id = ?`,
      args: [person.id!],
    })
  ).rows
  const asked = (
    await db.execute({
      sql: `select c.short from position_requirement r join certification c on c.id = r.certification_id where r.position_id = ? and r."from" <= ? and (r.until is null or r.until >= ?)`,
      args: [of.id, today, today],
    })
  ).rows
  const placed = (
    await db.execute({
      sql: `select t.code, t.customer, pl."until" from placement pl join team t on t.id = pl.team_id where pl.person_id = ? and (pl.until is null or pl.until >= ?)`,
      args: [person.id!, today],
    })
  ).rows
  const reasons: string[] = []
  for (const { short } of asked) {
    const own = awards.filter((it) => it.short === short)
    const valid = own.some(
      (it) =>
        String(it.valid_from) <= today &&
        (it.valid_until === null || String(it.valid_until) >= today) &&
        it.revoked_on === null,
    )
    const last = own
      .map((it) => String(it.valid_until))
      .sort()
      .at(-1)
    if (!valid)
      reasons.push(own.length === 0 ? `${short} never held` : `${short} lapsed ${said(last!)}`)
  }
  if (person.shift !== of.shift) reasons.push(`works ${person.shift}s, not ${of.shift}s`)
  if (of.site && person.site !== of.site) reasons.push(`works in ${person.site}, not ${of.site}`)
  if (placed.length >= Number(person.capacity))
    reasons.push(
      `on ${placed.length} of ${person.capacity} ${person.capacity === 1 ? 'team' : 'teams'} already: ${placed.map((it) => it.customer).join(' and ')}`,
    )
  return reasons
}

export const asked: Asked[] = [
  {
    question: 'Why can this person not join?',
    persona: 'staffing',
    path: '/candidates',
    see: async (page, db) => {
      const position = await emptyNights(db)
      await page.goto(`/candidates?position=${position.id}&name=Nadia`)
      const today = await page.getByLabel('From', { exact: true }).inputValue()
      const reasons = await inTheWay(db, 'Nadia Velasco', position, today)
      expect(reasons.length).toBeGreaterThan(1)
      const row = page.getByRole('row').filter({ hasText: 'Nadia Velasco' })
      const text = ((await row.textContent()) ?? '').toLowerCase()
      for (const reason of reasons) expect(text).toContain(reason.toLowerCase())
      expect(text).toContain('not qualified')
      // The quickest of them comes with a seat that is free, or with what to agree on.
      expect(text).toContain(`quickest of ${reasons.length}`)
      const code = await row.getByRole('link', { name: /-/ }).first().textContent()
      const offering = (
        await db.execute({
          sql: 'select seats, taken, cancelled_at from offering where code = ?',
          args: [code],
        })
      ).rows[0]!
      expect(offering.cancelled_at).toBeNull()
      expect(offering.seats === null || Number(offering.seats) > Number(offering.taken)).toBe(true)
    },
  },
  {
    question: 'Who can take this position, beside each other?',
    persona: 'staffing',
    path: '/candidates',
    see: async (page, db) => {
      const position = await emptyNights(db)
      await page.goto(`/candidates?position=${position.id}`)
      const names = ['Kofi Lindqvist', 'Elif Moreau']
      for (const name of names)
        await page.getByRole('checkbox', { name: `Compare ${name}` }).check()
      await page.getByRole('button', { name: 'Compare two to five' }).click()
      await page.waitForURL(/compare/)
      const ends = page.getByRole('row').filter({ hasText: /^RHCE/ })
      const found = ((await ends.textContent()) ?? '').replaceAll(/\s+/g, ' ')
      for (const name of names) {
        const { rows } = await db.execute({
          sql: `select max(a.valid_until) as until from award a join person p on p.id = a.person_id join certification c on c.id = a.certification_id where p.name = ? and c.short = 'RHCE'`,
          args: [name],
        })
        const day = new Date(`${rows[0]!.until}T00:00:00Z`).toLocaleDateString('en-GB', {
          day: 'numeric',
          month: 'long',
          year: 'numeric',
          timeZone: 'UTC',
        })
        expect(found).toContain(`through ${day}`)
      }
    },
  },
]
