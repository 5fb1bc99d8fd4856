import type { Client } from '@libsql/client'
import { expect } from 'vitest'
import type { Asked } from './asked'

/*
 * What is asked here is worked out anew from bare rows: who qualifies at their own site, and how
 * many positions can be filled at once.
 */

type Place = {
  id: number
  team: number
  criticality: number
  shift: string | null
  site: string
  groups: Row[][]
  stays: number | null
  minProficiency: number
  track: string | null
}
type Row = {
  position: number
  group: number
  certification: number
  examCode: string | null
  minRank: number | null
}
type Person = { id: number; shift: string; site: string; capacity: number }
type Held = { person: number; certification: number; examCode: string | null; rank: number | null }
type World = { places: Place[]; people: Person[]; held: Held[]; level: Map<string, number> }

const rowsOf = async <T>(db: Client, sql: string, args: Record<string, string>) =>
  (await db.execute({ sql, args })).rows as unknown as T[]

/** The technicians' positions of a day, everyone who works as one, and what counts that day. */
async function worldOn(db: Client, day: string): Promise<World> {
  const places = await rowsOf<Omit<Place, 'groups'>>(
    db,
    `select p.id, p.team_id as team, p.criticality, p.shift, p.site, p.min_proficiency as minProficiency, p.track, (select l.person_id from placement l
      join placement_exception x on x.placement_id = l.id and x."from" <= :day and x.until >= :day join person o on o.id = l.person_id and (o.left_on is null or o.left_on >= :day)
      where l.position_id = p.id and l.kind = 'full' and l."from" <= :day and (l.until is null or l.until >= :day)) as stays
    from position p where p.kind = 'technician' and p."from" <= :day and (p.until is null or p.until >= :day)`,
    { day },
  )
  const asks = await rowsOf<Row>(
    db,
    `select position_id as position, "group", certification_id as certification, exam_code as examCode, min_rank as minRank from position_requirement
    where "from" <= :day and (until is null or until >= :day)`,
    { day },
  )
  const people = await rowsOf<Person>(
    db,
    `select id, shift, site, capacity from person where lower(job_title) like '%technician%' and hired_on <= :day and (left_on is null or left_on >= :day)`,
    { day },
  )
  const held = await rowsOf<Held>(
    db,
    `with rule as (select v.* from certification_version v where v.effective_from <= :day
      and not exists (select 1 from certification_version w where w.certification_id = v.certification_id and w.effective_from <= :day and w.number > v.number))
    select a.person_id as person, a.certification_id as certification, a.exam_code as examCode, a.version_rank as rank from award a join rule r on r.certification_id = a.certification_id
    where a.valid_from <= :day and (a.revoked_on is null or a.revoked_on > :day) and (r.sunset_on is null or r.sunset_on >= :day)
      and (a.valid_until is null or a.valid_until >= :day or (r.grace_counts and date(a.valid_until, '+' || r.grace_days || ' days') >= :day))
      and not exists (select 1 from suspension s where s.holding_id = a.holding_id and s."from" <= :day and (s.until is null or s.until >= :day))`,
    { day },
  )
  const assessed = await rowsOf<{ person: number; track: string; level: number }>(
    db,
    'select person_id as person, track, level from proficiency where assessed_on <= :day order by assessed_on, id',
    { day },
  )
  const byGroup = (id: number) => {
    const own = asks.filter((it) => it.position === id)
    return [...new Set(own.map((it) => it.group))].map((group) =>
      own.filter((it) => it.group === group),
    )
  }
  return {
    places: places.map((it) => ({ ...it, groups: byGroup(it.id) })),
    people,
    held,
    level: new Map(assessed.map((it) => [`${it.person} ${it.track}`, it.level])),
  }
}

/**
 * How many positions of each criticality stay empty: most critical first, each by moving others out
 * of the way.
 */
function emptyOf({ places, people, held, level }: World): number[] {
  const holds = (person: number, it: Row) =>
    held.some(
      (one) =>
        one.person === person &&
        one.certification === it.certification &&
        (it.examCode === null || one.examCode === it.examCode) &&
        (it.minRank === null || (one.rank !== null && one.rank >= it.minRank)),
    )
  const fits = places.map((place) =>
    people.filter(
      (it) =>
        it.capacity > 0 &&
        (place.stays === it.id ||
          ((place.shift === null || place.shift === it.shift) &&
            (place.site === '' || place.site === it.site) &&
            (!place.track || place.minProficiency <= (level.get(`${it.id} ${place.track}`) ?? 0)) &&
            place.groups.every((group) => group.some((one) => holds(it.id, one))))),
    ),
  )
  const who = new Map<number, number>()
  const find = (i: number, seen: Set<string>): boolean => {
    if (seen.has(`position ${i}`)) return false
    seen.add(`position ${i}`)
    for (const { id, capacity } of fits[i] ?? []) {
      const pair = `${places[i]?.team} ${id}`
      if (seen.has(pair) || who.get(i) === id) continue
      seen.add(pair)
      const own = [...who].filter(([, person]) => person === id).map(([j]) => j)
      const here = own.find((j) => places[j]?.team === places[i]?.team)
      if (here !== undefined) {
        if (!find(here, seen)) continue
      } else if (own.length >= capacity) {
        if (seen.has(`${id}`)) continue
        seen.add(`${id}`)
        if (!own.some((j) => find(j, seen))) continue
      }
      who.set(i, id)
      return true
    }
    return false
  }
  const empty = [0, 0, 0, 0]
  const order = places
    .map((_, i) => i)
    .sort((a, b) => (places[b]?.criticality ?? 0) - (places[a]?.criticality ?? 0))
  for (const i of order) if (!find(i, new Set())) empty[places[i]?.criticality ?? 0]!++
  return empty
}

const sum = (numbers: number[]) => numbers.reduce((a, b) => a + b, 0)

export const asked: Asked[] = [
  {
    question: 'Can we staff one more customer like this one?',
    persona: 'staffing',
    path: '/staffing/what-if?like=NWF&copies=1',
    async see(page, db) {
      const day = await page.getByLabel('On', { exact: true }).inputValue()
      const world = await worldOn(db, day)
      const [team] = await rowsOf<{ id: number }>(db, "select id from team where code = 'NWF'", {})
      const more = world.places
        .filter((it) => it.team === Number(team?.id))
        .map((it) => ({ ...it, id: -it.id, team: -1, stays: null }))
      const without = emptyOf(world)
      const after = emptyOf({ ...world, places: [...world.places, ...more] })
      const table = page.getByRole('table', { name: 'The best plan without and with the change' })
      const cells = (name: RegExp) =>
        table.getByRole('row', { name }).getByRole('cell').allInnerTexts()
      expect((await cells(/^Positions/)).slice(1, 3)).toEqual([
        `${world.places.length}`,
        `${world.places.length + more.length}`,
      ])
      expect((await cells(/^Filled/)).slice(1, 3)).toEqual([
        `${world.places.length - sum(without)}`,
        `${world.places.length + more.length - sum(after)}`,
      ])
      for (const [weight, word] of [
        [3, 'critical'],
        [2, 'important'],
        [1, 'other'],
      ] as const)
        expect((await cells(new RegExp(`^Empty, ${word}`))).slice(1, 3)).toEqual([
          `${without[weight]}`,
          `${after[weight]}`,
        ])
      const who = page.getByRole('table', { name: 'Positions that would be filled otherwise' })
      const made = who.getByRole('row').filter({ has: page.getByText(/^New(, empty)?$/) })
      expect(await made.count()).toBe(more.length)
      const empty = await made.filter({ hasText: 'New, empty' }).count()
      const says = empty
        ? `Not yet: ${more.length - empty} of ${more.length} new positions can be filled.`
        : `Yes: all ${more.length} new positions can be filled.`
      expect(await page.getByText(says).count()).toBe(1)
    },
  },
  {
    question: 'What must we train?',
    persona: 'staffing',
    path: '/staffing/training',
    async see(page, db) {
      const day = await page.getByLabel('On', { exact: true }).inputValue()
      const world = await worldOn(db, day)
      const empty = sum(emptyOf(world))
      const fact = async (label: string) =>
        Number.parseInt(
          (await page
            .getByText(label, { exact: true })
            .locator('xpath=following-sibling::dd[1]')
            .textContent()) ?? '',
          10,
        )
      expect(empty).toBeGreaterThan(0)
      expect(await fact('Empty after the best reshuffle')).toBe(empty)

      // Those it names, certified, are enough; without any one of them they are not.
      const keys = await page
        .locator('input[name=line]')
        .evaluateAll((all) => all.map((it) => (it as HTMLInputElement).value))
      const added = keys.map((it) => it.split('-').map(Number) as [number, number])
      const emptyWith = (some: [number, number][]) =>
        emptyOf({
          ...world,
          held: [
            ...world.held,
            ...some.map(([person, certification]) => ({
              person,
              certification,
              examCode: null,
              rank: 999_999,
            })),
          ],
        })
      const certified = (some: [number, number][]) => sum(emptyWith(some))
      // An empty position hurts by its criticality: one certification may fill a critical position
      // instead of a lesser one.
      const hurts = (some: [number, number][]) =>
        sum(emptyWith(some).map((n, criticality) => n * criticality))
      expect(await fact('Certifications')).toBe(added.length)
      expect(await fact('Still empty')).toBe(certified(added))
      expect(empty - certified(added)).toBe(await fact('Filled by them'))
      for (const one of added)
        expect(hurts(added.filter((it) => it !== one))).toBeGreaterThan(hurts(added))
      for (const [person, certification] of added)
        expect(
          world.held.some((it) => it.person === person && it.certification === certification),
        ).toBe(false)

      // What is new becomes a requirement and a draft, once.
      const draft = await page.locator('input[name=draft]').first().inputValue()
      await page.getByRole('button', { name: 'See what adopting them does…' }).click()
      await page.getByRole('heading', { name: 'Adopt training' }).waitFor()
      const fresh = await page
        .getByRole('row')
        .filter({ hasText: 'must hold' })
        .filter({ hasText: 'New' })
        .count()
      expect(fresh).toBeGreaterThan(0)
      const because = 'Halden moves to containers, and two certificates end by then.'
      await page.getByRole('textbox', { name: 'Why' }).fill(because)
      await page.getByRole('button', { name: 'Adopt it' }).click()
      await page.getByText('1 draft waits for its owner').waitFor()
      const named = await rowsOf<{ n: number }>(
        db,
        'select count(*) as n from hold_rule_person n join hold_rule r on r.id = n.rule_id where r.because = :because and r.due_on = :day',
        {
          because,
          day,
        },
      )
      expect(Number(named[0]?.n)).toBe(fresh)
      const [courseId, , , startsOn] = draft.split('.')
      const drafts = await rowsOf<{ n: number }>(
        db,
        'select count(*) as n from offering_draft where course_id = :course and starts_on = :startsOn and decided_at is null',
        {
          course: courseId ?? '',
          startsOn: startsOn ?? '',
        },
      )
      expect(Number(drafts[0]?.n)).toBe(1)
      await page.reload()
      expect(
        await page.getByRole('row').filter({ hasText: 'Must hold it already' }).count(),
      ).toBeGreaterThanOrEqual(fresh)
      expect(await page.getByRole('button', { name: 'Adopt it' }).isDisabled()).toBe(true)
    },
  },
]
