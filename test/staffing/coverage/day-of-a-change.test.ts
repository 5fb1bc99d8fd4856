import { sql } from 'drizzle-orm'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { placementException } from '@/db/tables/staffing'
import { board } from '@/university/staffing/coverage/queries/board'
import { falls } from '@/university/staffing/coverage/queries/falls'
import { losses } from '@/university/staffing/coverage/queries/losses'
import { coverage } from '@/university/staffing/coverage/queries/outlook'
import { teamDay } from '@/university/staffing/coverage/queries/team-day'
import { changePosition } from '@/university/staffing/teams/commands/change-position'
import { teamPage } from '@/university/staffing/teams/queries/team'
import { trailOfTeam } from '@/university/staffing/teams/queries/team-trail'
import { aPerson, noon, type World, world } from '../../world'
import { aPosition, aTeam, certifications, holder, place } from '../placement/placement-world'

// Today is 21 November 2026; on 1 February 2027 the position changes, with Elif in it, who works
// days and was never assessed.
const change = '2027-02-01'
const eve = '2027-01-31'
let w: World
let lead: number
let team: number
let it: number
let elif: number
let placed: number
const answerOf = async <T>(
  outcome: Promise<{ ok: true; value: T } | { ok: false; because?: string }>,
): Promise<T> => {
  const answer = await outcome
  if (!answer.ok) throw new Error(answer.because)
  return answer.value
}
const announce = (more: object) =>
  answerOf(
    w.perform(
      changePosition,
      {
        position: it,
        title: 'A technician',
        criticality: 2,
        shift: 'day',
        reason: 'the customer moved',
        from: change,
        ...more,
      },
      lead,
    ),
  )
const fallen = async () =>
  (await answerOf(w.ask(falls, { on: '2027-06-01' }, lead))).rows.map((row) => [
    row.day,
    row.cause,
    row.why,
  ])
const onTeam = async () => (await answerOf(w.ask(teamPage, { code: 'NWF' }, lead))).falls
const lost = async () => {
  const { rows } = await answerOf(w.ask(coverage, { all: '1' }, lead))
  return [rows[0]?.in30, rows[0]?.in60, rows[0]?.in90]
}
const boardOn = async (on: string) => (await answerOf(w.ask(board, { on }, lead))).rows[0]

beforeEach(async () => {
  w = await world()
  await w.put(async (db) => {
    await certifications(db)
    lead = await aPerson(db, { name: 'Marisol Duarte', roles: ['staffing lead'] })
    team = await aTeam(db, 'NWF', 'Northwind Freight')
    it = await aPosition(db, team, { shift: 'day', asks: [[1]] })
    elif = await holder(db, 'Elif Moreau', { 1: null }, { shift: 'day' })
    placed = await place(db, it, elif, { from: '2025-01-01' })
  })
})
afterEach(() => w.close())

describe('the day a change starts', () => {
  test('more proficiency: coverage, falls, the team, the trail say that the position changes, and nowhere that something ends', async () => {
    expect(await lost()).toEqual([0, 0, 0])
    await announce({ minProficiency: 2, track: 'linux' })
    expect(await lost()).toEqual([0, 0, 1])
    expect([await boardOn(eve), await boardOn(change)]).toMatchObject([
      { uncertified: 0 },
      { uncertified: 1, empty: 0 },
    ])
    expect(await fallen()).toEqual([
      [
        change,
        'asks more',
        'The position asks for more proficiency from 1 Feb 2027 than Elif Moreau has',
      ],
    ])
    expect(await onTeam()).toEqual([
      {
        day: change,
        text: 'the position of Elif Moreau (A technician) changes: Linux proficiency never assessed, 2 is asked',
      },
    ])
    const then = await answerOf(w.ask(teamDay, { code: 'NWF', on: change }, lead))
    expect(then.rows).toMatchObject([
      {
        counts: false,
        standing: { because: 'Linux proficiency never assessed, 2 is asked (have it assessed)' },
      },
    ])
    w.now = new Date(+noon + 75 * 86_400_000)
    const trail = await answerOf(w.ask(trailOfTeam, { code: 'NWF', on: change }, lead))
    expect(trail.seats).toMatchObject([
      {
        stood: 'not certified',
        because: 'Linux proficiency never assessed, 2 is asked (have it assessed)',
      },
    ])
    expect(trail.changes.filter((one) => one.day > eve).map((one) => [one.day, one.title])).toEqual(
      [[change, expect.stringContaining('A technician changed from this day on')]],
    )
    expect(await onTeam()).toEqual([])
  })
  test('another shift or site: who no longer fits is named, and counts no more', async () => {
    await announce({ shift: 'night', site: 'Paris' })
    expect(await fallen()).toEqual([
      [
        change,
        'new terms',
        'The position changes on 1 Feb 2027: Elif Moreau works days, not nights; has no site, Paris is asked for',
      ],
    ])
    expect(await onTeam()).toEqual([
      {
        day: change,
        text: 'the position of Elif Moreau (A technician) changes: works days, not nights',
      },
      {
        day: change,
        text: 'the position of Elif Moreau (A technician) changes: has no site, Paris is asked for',
      },
    ])
    expect([await lost(), await boardOn(change)]).toMatchObject([
      [0, 0, 1],
      { uncertified: 1, empty: 0 },
    ])
    expect((await answerOf(w.ask(losses, {}, lead))).rows).toEqual([])
  })
  test('whoever an exception lets stay falls at its end, and who did not fit before either falls not', async () => {
    await announce({ shift: 'night' })
    const next = await w.store.reading((db) =>
      db.all<{ id: number }>(sql`select id from placement where follows_id = ${placed}`),
    )
    const signed = {
      reason: 'changes shifts in May',
      approverId: lead,
      from: change,
      until: '2027-05-31',
      at: 0,
    }
    await w.put((db) =>
      db.insert(placementException).values({ placementId: next[0]!.id, ...signed }),
    )
    expect(await fallen()).toEqual([
      [
        '2027-06-01',
        'exception ends',
        'The exception for Elif Moreau ends 31 May 2027; works days, not nights',
      ],
    ])
    await w.put((db) => db.delete(placementException))
    await w.put((db) => db.run(sql`update person set shift = 'evening' where id = ${elif}`))
    expect([await fallen(), await onTeam()]).toEqual([[], []])
  })
  test('a lapse on the very day is told as a lapse, beside the change', async () => {
    await w.put(async (db) => {
      const noor = await holder(db, 'Noor Haddad', { 1: eve }, { shift: 'day' })
      await db.run(sql`update placement set person_id = ${noor} where id = ${placed}`)
    })
    await announce({ shift: 'night' })
    expect((await fallen()).sort()).toEqual([
      [change, 'lapse', 'RHCSA of Noor Haddad ends 31 Jan 2027'],
      [
        change,
        'new terms',
        'The position changes on 1 Feb 2027: Noor Haddad works days, not nights',
      ],
    ])
    expect(await onTeam()).toEqual([
      { day: eve, text: 'RHCSA of Noor Haddad (A technician) ends' },
      {
        day: change,
        text: 'the position of Noor Haddad (A technician) changes: works days, not nights',
      },
    ])
    expect(await lost()).toEqual([0, 0, 1])
  })
})
