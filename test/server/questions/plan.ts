import type { Client } from '@libsql/client'
import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import type { Asked } from './asked'

/*
 * What moving people can do, worked out from bare rows: who qualifies by plain conditions, and the
 * most that can be filled by augmenting paths, most critical positions first. Nothing here is the
 * product's own code.
 */
const dayIn = (days: number) =>
  new Intl.DateTimeFormat('en-CA', { timeZone: 'America/Chicago' }).format(
    new Date(Date.now() + days * 86_400_000),
  )
/** A day on which the demo's newest positions are open. */
const later = dayIn(50)

/** What is held, or asked for: of this version or a newer one, where it has a rank. */
type Hold = { cert: number; exam: string | null; rank: number | null }
type Place = {
  id: number
  team: number
  title: string
  customer: string
  criticality: number
  who: number | null
  groups: Map<number, Hold[]>
  least: { track: string; level: number } | null
}
type Someone = {
  id: number
  name: string
  shift: string
  site: string
  room: number
  teams: Set<number>
  holds: Hold[]
  levels: Map<string, number>
}
type Company = {
  places: (Place & { shift: string | null; site: string; excepted: boolean })[]
  people: Someone[]
}

const holdOf = (row: Record<string, unknown>, rank: string): Hold => ({
  cert: Number(row.certification_id),
  exam: row.exam_code as string | null,
  rank: row[rank] === null ? null : Number(row[rank]),
})

async function companyOf(db: Client, day: string): Promise<Company> {
  const rows = async (sql: string) => (await db.execute(sql)).rows
  const on = (alias: string) =>
    `${alias}."from" <= '${day}' and (${alias}.until is null or ${alias}.until >= '${day}')`
  const here = `(p.left_on is null or p.left_on >= '${day}')`
  const places = new Map<number, Company['places'][number]>()
  for (const row of await rows(`select po.id, po.team_id, po.title, t.customer, po.criticality, po.shift, po.site, po.min_proficiency, po.track, pl.person_id,
      exists (select 1 from placement_exception x where x.placement_id = pl.id and ${on('x')}) as excepted
    from position po join team t on t.id = po.team_id
      left join placement pl on pl.position_id = po.id and pl.kind = 'full' and ${on('pl')} and exists (select 1 from person p where p.id = pl.person_id and ${here})
    where po.kind = 'technician' and ${on('po')} order by po.id`))
    places.set(Number(row.id), {
      id: Number(row.id),
      team: Number(row.team_id),
      title: String(row.title),
      customer: String(row.customer),
      criticality: Number(row.criticality),
      shift: row.shift as string | null,
      site: String(row.site),
      who: row.person_id === null ? null : Number(row.person_id),
      excepted: Number(row.excepted) === 1,
      groups: new Map(),
      least:
        row.track && Number(row.min_proficiency) > 0
          ? { track: String(row.track), level: Number(row.min_proficiency) }
          : null,
    })
  for (const row of await rows(
    `select position_id, "group", certification_id, exam_code, min_rank from position_requirement r where ${on('r')}`,
  )) {
    const groups = places.get(Number(row.position_id))?.groups
    groups?.set(Number(row.group), [
      ...(groups.get(Number(row.group)) ?? []),
      holdOf(row, 'min_rank'),
    ])
  }
  // Two of one title on a team at a time are told apart by their order.
  const all = await rows(
    'select id, team_id, title, "from", coalesce(until, \'9999-12-31\') as until from position order by id',
  )
  for (const place of places.values()) {
    const own = all.find((it) => Number(it.id) === place.id)!
    const alike = all.filter(
      (it) =>
        it.team_id === own.team_id &&
        it.title === own.title &&
        String(it.from) <= String(own.until) &&
        String(it.until) >= String(own.from),
    )
    if (alike.length > 1) place.title += ` (${alike.indexOf(own) + 1})`
  }
  const people = new Map<number, Someone>()
  for (const row of await rows(
    `select p.id, p.name, p.shift, p.site, p.capacity from person p where p.job_title like '%Technician%' and p.hired_on <= '${day}' and ${here} order by p.id`,
  ))
    people.set(Number(row.id), {
      id: Number(row.id),
      name: String(row.name),
      shift: String(row.shift),
      site: String(row.site),
      room: Number(row.capacity),
      teams: new Set(),
      holds: [],
      levels: new Map(),
    })
  for (const row of await rows(
    `select pl.person_id, pl.team_id, pl.kind, pl.position_id from placement pl where ${on('pl')}`,
  )) {
    const one = people.get(Number(row.person_id))
    if (!one || (row.kind === 'full' && places.has(Number(row.position_id)))) continue
    one.room--
    one.teams.add(Number(row.team_id))
  }
  // An award counts while it is valid, or in a grace its certification counts; not while suspended,
  // revoked, or after a sunset.
  for (const row of await rows(`select a.person_id, a.certification_id, a.exam_code, a.version_rank from award a
      join certification_version v on v.certification_id = a.certification_id and v.number = (select max(w.number) from certification_version w
        where w.certification_id = a.certification_id and w.effective_from <= '${day}')
    where a.valid_from <= '${day}' and (a.revoked_on is null or a.revoked_on > '${day}') and (v.sunset_on is null or v.sunset_on >= '${day}')
      and (a.valid_until is null or a.valid_until >= '${day}' or (v.grace_counts = 1 and date(a.valid_until, '+' || v.grace_days || ' days') >= '${day}'))
      and not exists (select 1 from suspension s where s.holding_id = a.holding_id and ${on('s')})`))
    people.get(Number(row.person_id))?.holds.push(holdOf(row, 'version_rank'))
  for (const row of await rows(
    `select person_id, track, level from proficiency where assessed_on <= '${day}' order by assessed_on, id`,
  ))
    people.get(Number(row.person_id))?.levels.set(String(row.track), Number(row.level))
  return { places: [...places.values()], people: [...people.values()] }
}

function qualifies(place: Company['places'][number], one: Someone, more?: Hold): boolean {
  if (place.who === one.id && place.excepted) return !one.teams.has(place.team)
  if (
    one.teams.has(place.team) ||
    (place.shift && place.shift !== one.shift) ||
    (place.site && place.site !== one.site)
  )
    return false
  if (place.least && (one.levels.get(place.least.track) ?? 0) < place.least.level) return false
  const holds = more ? [...one.holds, more] : one.holds
  return [...place.groups.values()].every((group) =>
    group.some((it) =>
      holds.some(
        (held) =>
          held.cert === it.cert &&
          (it.exam === null || it.exam === held.exam) &&
          (it.rank === null || (held.rank ?? 0) >= it.rank),
      ),
    ),
  )
}

/**
 * Who can be where at best: positions in the order of their criticality, each by an augmenting
 * path.
 */
function best(
  { places, people }: Company,
  without?: number,
  more?: { person: number; hold: Hold },
) {
  const order = [...places.keys()].sort((a, b) => places[b]!.criticality - places[a]!.criticality)
  const able = places.map((place) =>
    [...people.keys()].filter(
      (p) =>
        p !== without &&
        people[p]!.room > 0 &&
        qualifies(place, people[p]!, more?.person === p ? more.hold : undefined),
    ),
  )
  const who = places.map(() => -1)
  const inTeam = (p: number, team: number) =>
    who.findIndex((it, i) => it === p && places[i]!.team === team)
  const place = (i: number, pairs: Set<string>, met: Set<number>): boolean => {
    for (const p of able[i]!) {
      const pair = `${places[i]!.team} ${p}`
      if (pairs.has(pair)) continue
      pairs.add(pair)
      const own = inTeam(p, places[i]!.team)
      if (own >= 0) {
        if (!place(own, pairs, met)) continue
        who[i] = p
        return true
      }
      if (met.has(p)) continue
      met.add(p)
      const held = [...who.keys()].filter((k) => who[k] === p)
      if (held.length < people[p]!.room) {
        who[i] = p
        return true
      }
      for (const k of held) {
        const at = `${places[k]!.team} ${p}`
        if (pairs.has(at)) continue
        pairs.add(at)
        if (!place(k, pairs, met)) continue
        who[i] = p
        return true
      }
    }
    return false
  }
  for (const i of order) place(i, new Set(), new Set())
  const filled = who.filter((p) => p >= 0).length
  return {
    who,
    able,
    filled,
    weight: who.reduce((sum, p, i) => sum + (p >= 0 ? places[i]!.criticality : 0), 0),
  }
}

const nobodyIn = (company: Company) => {
  const index = new Map(company.people.map((it, p) => [it.id, p]))
  const { able } = best(company)
  return company.places.filter(
    (it, i) => it.who === null || !able[i]!.includes(index.get(it.who) ?? -1),
  )
}

/** The figure that stands before a label. */
async function figure(page: Page, label: RegExp): Promise<number> {
  const text = await page.getByText(label).locator('..').textContent()
  return Number(/\d+/.exec(text ?? '')?.[0])
}

export const asked: Asked[] = [
  {
    question: 'Is this empty position a moving or a certifying problem, proven?',
    persona: 'staffing',
    path: `/staffing/empty?on=${later}`,
    async see(page, db) {
      const company = await companyOf(db, later)
      const { filled, able } = best(company)
      const empty = nobodyIn(company)
      const noOne = empty.filter((it) => able[company.places.indexOf(it)]!.length === 0)
      const stay = company.places.length - filled
      expect(empty.length).toBeGreaterThan(stay)
      expect(stay).toBeGreaterThan(0)
      expect(await figure(page, /moving problem/)).toBe(empty.length - stay)
      expect(await figure(page, /however anyone moves: too few/)).toBe(stay - noOne.length)
      expect(await figure(page, /nobody in the company who qualifies/)).toBe(noOne.length)
      for (const it of empty)
        await page
          .getByRole('heading', { name: `${it.title}, ${it.customer}` })
          .first()
          .waitFor()
      for (const it of noOne)
        expect(
          await page
            .locator('section', {
              has: page.getByRole('heading', { name: `${it.title}, ${it.customer}` }),
            })
            .last()
            .textContent(),
        ).toContain('Nobody qualifies')
    },
  },
  {
    question: 'Which single exam by whom fills most?',
    persona: 'staffing',
    path: `/staffing/one-exam?on=${later}`,
    async see(page, db) {
      const company = await companyOf(db, later)
      const { filled } = best(company)
      const wanted = new Map(
        company.places
          .flatMap((it) => [...it.groups.values()].flat())
          .map((it) => [`${it.cert}/${it.exam}/${it.rank}`, it]),
      )
      const gains = new Map<string, number>()
      const shorts = new Map(
        (await db.execute('select id, short from certification')).rows.map((row) => [
          Number(row.id),
          String(row.short),
        ]),
      )
      for (const [person, one] of company.people.entries())
        for (const hold of wanted.values()) {
          const key = `${one.name}|${shorts.get(hold.cert)}`
          gains.set(
            key,
            Math.max(
              gains.get(key) ?? 0,
              best(company, undefined, { person, hold }).filled - filled,
            ),
          )
        }
      const most = Math.max(...gains.values())
      expect(most).toBeGreaterThan(0)
      const row = page.getByRole('table').getByRole('row').nth(1)
      expect(await row.getByRole('cell').nth(2).textContent()).toBe(String(most))
      const name = await row.getByRole('cell').nth(0).getByRole('link').textContent()
      const exam = await row.getByRole('cell').nth(1).getByRole('link').first().textContent()
      expect(gains.get(`${name}|${exam}`)).toBe(most)
      const helpful = [...gains.values()].filter((it) => it > 0).length
      expect((await page.getByRole('table').getByRole('row').count()) - 1).toBe(
        Math.min(20, helpful),
      )
    },
  },
  {
    question: 'Who are we one resignation from?',
    persona: 'staffing',
    path: '/staffing/resignations',
    async see(page, db) {
      const company = await companyOf(db, dayIn(0))
      const { weight } = best(company)
      const losses = company.people
        .map((one, p) => ({ name: one.name, loss: weight - best(company, p).weight }))
        .filter((it) => it.loss > 0)
        .map((it) => `${it.name}: ${it.loss}`)
      expect(losses.length).toBeGreaterThan(0)
      const shown: string[] = []
      for (const row of (await page.getByRole('table').getByRole('row').all()).slice(1)) {
        const cells = await row.getByRole('cell').allInnerTexts()
        shown.push(`${cells[0]!.split('\n')[0]}: ${cells[2]}`)
      }
      expect(shown.length).toBe(Math.min(25, losses.length))
      if (losses.length <= 25) expect([...shown].sort()).toEqual([...losses].sort())
      else for (const it of shown) expect(losses).toContain(it)
    },
  },
  {
    question: 'Who should be where, and it is so by one act',
    persona: 'staffing',
    path: '/plans',
    async see(page, db) {
      const company = await companyOf(db, dayIn(1))
      await page.getByRole('button', { name: 'Make a plan' }).click()
      await page.waitForURL(/\/plans\/\d+$/)
      const plan = Number(page.url().split('/').at(-1))
      const counts = JSON.parse(
        String((await db.execute(`select outcome from plan where id = ${plan}`)).rows[0]?.outcome),
      ).counts
      expect(counts.positions).toBe(company.places.length)
      const before = Number((await db.execute('select count(*) as n from placement')).rows[0]?.n)
      const ticked = await page
        .getByRole('checkbox', { name: /Adopt this chain/, checked: true })
        .count()
      expect(ticked).toBeGreaterThan(0)
      await page.getByLabel('Why this is right').fill('Agreed with the teams’ leaders')
      await page.getByRole('button', { name: 'Adopt what is ticked' }).click()
      await page
        .getByText(/Adopted by /)
        .first()
        .waitFor()
      const made =
        await db.execute(`select c.position_id, c.person_id, pl.position_id as at, pl.person_id as who, pl."from" as since, q."on" as day
        from plan_change c join plan q on q.id = c.plan_id join placement pl on pl.id = c.made_id where c.plan_id = ${plan}`)
      expect(made.rows.length).toBeGreaterThan(0)
      expect(Number((await db.execute('select count(*) as n from placement')).rows[0]?.n)).toBe(
        before + made.rows.length,
      )
      for (const row of made.rows)
        expect([row.at, row.who, row.since]).toEqual([row.position_id, row.person_id, row.day])
      // Nobody is in two places of a team, or over their capacity, on that day.
      const over =
        await db.execute(`select p.name from placement pl join person p on p.id = pl.person_id, (select "on" as day from plan where id = ${plan}) d
        where pl."from" <= d.day and (pl.until is null or pl.until >= d.day) and p.id in (select person_id from plan_change where plan_id = ${plan})
        group by p.id having count(*) > p.capacity or count(*) > count(distinct pl.team_id)`)
      expect(over.rows).toEqual([])
    },
  },
]
