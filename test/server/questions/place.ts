import type { Client } from '@libsql/client'
import { expect } from 'vitest'
import type { Asked } from './asked'

// What breaks if Elif Moreau leaves Halden's nights, worked out from bare rows: who else holds what
// the place asks for, at its site, on its shift, with room.
const elif = `p.name = 'Elif Moreau' and pl.kind = 'full' and pl.until is null`
const rowsOf = async (db: Client, sql: string, args: (string | number)[] = []) =>
  (await db.execute({ sql, args })).rows
const on = (alias: string) =>
  `${alias}."from" <= date('now') and (${alias}.until is null or ${alias}.until >= date('now'))`

async function theCase(db: Client) {
  const [place] = await rowsOf(
    db,
    `select pl.id, pl.person_id, po.id as position, po.title, po.shift, po.site, t.customer from placement pl
     join person p on p.id = pl.person_id join position po on po.id = pl.position_id join team t on t.id = pl.team_id where ${elif}`,
  )
  const asks = await rowsOf(
    db,
    `select r."group", r.certification_id from position_requirement r where r.position_id = ? and ${on('r')}`,
    [Number(place?.position)],
  )
  const people = await rowsOf(
    db,
    `select p.id, p.name, p.capacity, p.job_title, (select count(*) from placement q where q.person_id = p.id and ${on('q')}) as load from person p
     where p.shift = ? and p.site = ? and p.left_on is null and p.id <> ? and p.job_title like '%Technician%'`,
    [String(place?.shift), String(place?.site), Number(place?.person_id)],
  )
  const held = await rowsOf(
    db,
    `select a.person_id, a.certification_id from award a where a.valid_from <= date('now') and (a.valid_until is null or a.valid_until > date('now', '+1 day')) and a.revoked_on is null
     and not exists (select 1 from suspension s where s.holding_id = a.holding_id and ${on('s')})`,
  )
  const groups = [...new Set(asks.map((it) => it.group))]
  const holds = (person: unknown, group: unknown) =>
    asks.some(
      (it) =>
        it.group === group &&
        held.some(
          (one) => one.person_id === person && one.certification_id === it.certification_id,
        ),
    )
  const able = people.filter((it) => groups.every((group) => holds(it.id, group)))
  return { place, able, free: able.filter((it) => Number(it.load) < Number(it.capacity)) }
}

export const asked: Asked[] = [
  {
    question: 'what breaks if I move this person, and the smallest repair',
    persona: 'staffing',
    path: '/staffing/moving?q=Elif',
    async see(page, db) {
      const { place, free } = await theCase(db)
      await page.getByRole('link', { name: 'What breaks if Elif Moreau moves' }).click()
      await page.getByRole('heading', { name: 'What breaks if Elif Moreau goes' }).waitFor()
      const main = page.getByRole('main')
      expect(await main.textContent()).toContain(
        `${place?.title} with ${place?.customer} is empty from`,
      )
      expect(await main.textContent()).toContain(
        `${place?.customer}’s ${place?.shift} shift is without RHCE from`,
      )
      // Somebody free is the smallest repair there can be: one placement, by one of them.
      expect(free.length).toBeGreaterThan(0)
      expect(await main.textContent()).toContain('one placement, and nothing is left empty')
      const names = free.map((it) => String(it.name))
      const said = await main
        .getByRole('listitem')
        .filter({ hasText: 'Has room for it.' })
        .textContent()
      expect(
        names.some((name) =>
          said?.includes(`${name} goes to ${place?.title} with ${place?.customer}`),
        ),
      ).toBe(true)
      await main.getByRole('link', { name: /^Do it: / }).click()
      await page.waitForURL(/\/candidates\?position=/)
    },
  },
  {
    question: 'someone found is placed in four clicks, seen on their page, and taken back',
    persona: 'staffing',
    path: '/candidates',
    async see(page, db) {
      const before = Number((await rowsOf(db, 'select count(*) as n from placement'))[0]?.n)
      let clicks = 0
      const click = async (it: { click(): Promise<void> }) => {
        clicks++
        await it.click()
      }
      await click(
        page.getByRole('link', { name: 'Find someone for Northwind Freight, Technician, nights' }),
      )
      await page
        .getByRole('heading', { name: 'Find someone for Technician, nights', exact: true })
        .waitFor()
      // From a day to come, so that it can be taken back.
      const later = new Date(Date.now() + 10 * 86_400_000).toISOString().slice(0, 10)
      await page.goto(`${page.url()}&from=${later}`)
      const row = page.getByRole('row').filter({ hasText: 'Qualified' }).first()
      const name = (await row.getByRole('link').first().textContent())?.trim() ?? ''
      await click(row.getByRole('button', { name: `Place ${name}` }).first())
      await click(
        page
          .getByRole('dialog', { name: 'Confirm' })
          .getByRole('button', { name: 'Place', exact: true }),
      )
      await page.waitForURL(/\/placements\/\d+\?done=placed/)
      expect(clicks).toBeLessThanOrEqual(4)
      expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe(name)
      const [made] = await rowsOf(
        db,
        'select pl."from", p.name, t.code from placement pl join person p on p.id = pl.person_id join team t on t.id = pl.team_id order by pl.id desc limit 1',
      )
      expect(made).toMatchObject({ from: later, name, code: 'NWF' })
      await page.getByRole('button', { name: 'Undo' }).click()
      await page.waitForURL(/\/teams\/NWF/)
      expect(Number((await rowsOf(db, 'select count(*) as n from placement'))[0]?.n)).toBe(before)
    },
  },
]
