import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { dayIn } from '@/university/calendar'
import { standingOf } from '@/university/certification/awards/queries/standing'
import { type StatusRow, statusesOn } from '@/university/certification/validity/queries/status-sql'
import { statuses } from '@/university/certification/validity/rules/validity'
import type { World } from '../world'
import { all, seeded } from './seeded'

let w: World
let today: string
let rows: StatusRow[]
beforeAll(async () => {
  w = await seeded('2026-11-21T12:00:00Z')
  today = dayIn(w.now, 'America/Chicago')
  rows = await all<StatusRow>(w, sql`select * from ${statusesOn(today, { claimedAt: +w.now })}`)
})
afterAll(() => w.close())

test('somebody in the demo shows each status', async () => {
  const shown = new Set<string>(rows.map((it) => it.word))
  const people = await all<{ id: number }>(w, sql`select id from person order by id`)
  for (const { id } of people) {
    const { underWay } = await w.store.reading((db) => standingOf(db, id, today, w.now))
    if (underWay.length) shown.add('in progress')
  }
  // Sixty people and two dozen certifications: most hold most of them not.
  if (rows.length < people.length * 20) shown.add('not held')
  expect([...shown].sort()).toEqual([...statuses].sort())
})

test('an award extended by the registrar and one extended by its issuer keep their anchors, and stand because of it', async () => {
  const extended = await all<{ anchor: string; until: string; issuers: number; holding: number }>(
    w,
    sql`select a.anchor, a.valid_until as until, x.issuer_extension_id is not null as issuers,
      a.holding_id as holding
      from extension x join award a on a.id = x.award_id
      order by x.issuer_extension_id is not null`,
  )
  expect(extended.map((it) => it.issuers)).toEqual([0, 1])
  for (const it of extended) {
    expect(it.anchor < today && today < it.until).toBe(true)
    expect(rows.find((row) => row.holding_id === it.holding)).toMatchObject({
      word: 'due for renewal',
      counts: 1,
      until: it.until,
    })
  }
})

test('what the SQL says of everyone in the demo is what their own page says', async () => {
  const people = [...new Set(rows.map((it) => it.person_id))]
  for (const id of people.slice(0, 25)) {
    const { held } = await w.store.reading((db) => standingOf(db, id, today, w.now))
    const theirs = rows.filter((it) => it.person_id === id && it.award_id !== null)
    const said = held.map((it) => `${it.holdingId} ${it.status.word} ${it.status.until}`).sort()
    expect(theirs.map((it) => `${it.holding_id} ${it.word} ${it.until}`).sort()).toEqual(said)
  }
})
