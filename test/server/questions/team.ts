import type { Client } from '@libsql/client'
import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import type { Asked } from './asked'

const certified = 'was everyone on this team certified on that day'

type Seat = {
  position: string
  person: string | null
  placement: number | null
  personId: number | null
  least: number
  track: string | null
}
const covers = (it: { from: string; until: string | null }, day: string) =>
  it.from <= day && (it.until === null || it.until >= day)

/**
 * Who was in which position of a team on a day and how that stood: rows compared one by one, with
 * no rule of the product.
 */
async function seatsOn(db: Client, code: string, day: string) {
  const rows = async <T>(sql: string, args: (string | number)[] = []) =>
    (await db.execute({ sql, args })).rows as unknown as T[]
  const seats = await rows<Seat & { id: number }>(
    `select po.id, po.title as position, p.name as person, pl.id as placement, pl.person_id as personId, po.min_proficiency as least, po.track from position po join team t on t.id = po.team_id
      left join placement pl on pl.position_id = po.id and pl.kind = 'full' and pl."from" <= ?2 and (pl.until is null or pl.until >= ?2)
      left join person p on p.id = pl.person_id where t.code = ?1 and po."from" <= ?2 and (po.until is null or po.until >= ?2)`,
    [code, day],
  )
  const asked = await rows<{
    position: number
    group: number
    certification: number
    exam: string | null
    rank: number | null
    from: string
    until: string | null
  }>(
    `select position_id as position, "group", certification_id as certification, exam_code as exam, min_rank as rank, "from", until from position_requirement`,
  )
  const awards = await rows<{
    person: number
    certification: number
    exam: string | null
    rank: number | null
    from: string
    until: string | null
    revoked: string | null
    holding: number
  }>(
    `select person_id as person, certification_id as certification, exam_code as exam, version_rank as rank, valid_from as "from", valid_until as until, revoked_on as revoked, holding_id as holding from award`,
  )
  const suspended = await rows<{ holding: number; from: string; until: string | null }>(
    `select holding_id as holding, "from", until from suspension`,
  )
  const excepted = await rows<{ placement: number; from: string; until: string }>(
    `select placement_id as placement, "from", until from placement_exception`,
  )
  const levels = await rows<{ person: number; track: string; level: number }>(
    `select person_id as person, track, level from proficiency where assessed_on <= ?1 order by assessed_on, id`,
    [day],
  )
  return seats.map((seat) => {
    const own = asked.filter((it) => it.position === seat.id && covers(it, day))
    const groups = [...new Set(own.map((it) => it.group))]
    const level =
      levels.filter((it) => it.person === seat.personId && it.track === seat.track).at(-1)?.level ??
      0
    const certifiedFor = groups.every((group) =>
      own
        .filter((it) => it.group === group)
        .some((it) =>
          awards.some(
            (award) =>
              award.person === seat.personId &&
              award.certification === it.certification &&
              (it.exam === null || it.exam === award.exam) &&
              (it.rank === null || (award.rank ?? 0) >= it.rank) &&
              covers(award, day) &&
              (award.revoked === null || award.revoked > day) &&
              !suspended.some((one) => one.holding === award.holding && covers(one, day)),
          ),
        ),
    )
    const met = certifiedFor && level >= seat.least
    const signed = excepted.some((it) => it.placement === seat.placement && covers(it, day))
    const stood =
      seat.person === null
        ? 'Empty'
        : !groups.length
          ? 'Nothing asked'
          : met
            ? 'Certified'
            : signed
              ? 'By exception'
              : 'Not certified'
    return { position: seat.position, person: seat.person ?? 'nobody', stood }
  })
}

async function onPage(page: Page) {
  const rows = page.getByRole('table', { name: 'Positions on that day' }).getByRole('row')
  const texts = await rows.evaluateAll((all) =>
    all
      .slice(1)
      .map((row) => [...row.querySelectorAll('td')].map((cell) => cell.textContent ?? '')),
  )
  return texts.map(([position = '', person = '', stood = '']) => ({ position, person, stood }))
}

/**
 * Every place says who was in it and how that stood, and the answer above says yes only where all
 * of them met it.
 */
async function compare(page: Page, db: Client, code: string, day: string) {
  const expected = await seatsOn(db, code, day)
  const shown = await onPage(page)
  expect(shown).toHaveLength(expected.length)
  const key = (it: { position: string; person: string; stood: string }) =>
    `${it.position}/${it.person}/${it.stood}`
  for (const it of expected) {
    const found = shown.find(
      (one) =>
        one.position.startsWith(it.position) &&
        one.person.startsWith(it.person) &&
        one.stood.startsWith(it.stood),
    )
    expect(found ? key(it) : `nothing shown for ${key(it)}`).toBe(key(it))
  }
  const placed = expected.filter((it) => it.stood !== 'Empty')
  const met = placed.filter((it) => it.stood === 'Certified' || it.stood === 'Nothing asked')
  const said =
    met.length === placed.length
      ? `Yes: all ${placed.length} people in place`
      : `No: ${met.length} of ${placed.length} people in place met`
  expect(await page.getByText(said).count()).toBe(1)
  for (const it of expected.filter(
    (one) => one.stood === 'By exception' || one.stood === 'Not certified',
  ))
    expect(await page.getByText(`${it.person} (${it.position})`).count()).toBe(1)
}

const dayOf = async (page: Page) =>
  (await page.getByLabel('On', { exact: true }).inputValue()) as string

export const asked: Asked[] = [
  {
    question: `${certified}: today, with one in place by exception`,
    persona: 'staffing',
    path: '/teams/NWF/trail',
    see: async (page, db) => compare(page, db, 'NWF', await dayOf(page)),
  },
  {
    question: `${certified}: the day of the last review, reached from the list of reviews`,
    persona: 'leader',
    path: '/teams/NWF/trail',
    async see(page, db) {
      const { rows } = await db.execute(
        `select max(v."on") as held, min(v."on") as first, max(v.note) as note from team_review v join team t on t.id = v.team_id where t.code = 'NWF'`,
      )
      const held = String(rows[0]?.held)
      await page.goto(`/teams/NWF/trail?on=${held}`)
      await compare(page, db, 'NWF', held)
      // What changed since the review before it: the night places ask for more.
      expect(await page.getByText(/Technician, nights asks for RHCE/).count()).toBeGreaterThan(0)
      await page.getByRole('link', { name: 'Review before' }).click()
      await page.waitForURL(`**on=${rows[0]?.first}`)
      await compare(page, db, 'NWF', String(rows[0]?.first))
    },
  },
  {
    question: `${certified}: three teams a year ago and today`,
    persona: 'auditor',
    path: '/teams/HAL/trail',
    async see(page, db) {
      const today = await dayOf(page)
      const ago = `${Number(today.slice(0, 4)) - 1}${today.slice(4, 8)}15`
      const { rows } = await db.execute('select code from team order by code limit 3')
      for (const { code } of rows)
        for (const day of [ago, today]) {
          await page.goto(`/teams/${code}/trail?on=${day}`)
          await compare(page, db, String(code), day)
        }
    },
  },
]
