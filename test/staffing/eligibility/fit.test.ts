import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { placementException } from '@/db/tables/staffing'
import { board } from '@/university/staffing/coverage/queries/board'
import { coverage } from '@/university/staffing/coverage/queries/outlook'
import { teamDay } from '@/university/staffing/coverage/queries/team-day'
import { placementPage } from '@/university/staffing/placement/queries/placement'
import { teamPage } from '@/university/staffing/teams/queries/team'
import { trailOfTeam } from '@/university/staffing/teams/queries/team-trail'
import { type World, world } from '../../world'
import { aPosition, holder, northwindLed, place } from '../placement/placement-world'

// Today is 21 November 2026. Noor holds what a position asks for, and works elsewhere or at another
// time: every page says the same of it, with and without an exception.
let w: World
let lead: number
let northwind: number
beforeEach(async () => {
  w = await world()
  await w.put(async (db) => {
    ;({ lead, northwind } = await northwindLed(db))
  })
})
afterEach(() => w.close())
const got = <T>(it: { ok: true; value: T } | { ok: false; because: string }): T => {
  if (!it.ok) throw new Error(it.because)
  return it.value
}

/** What each page says of a position and whoever is in it. */
async function everywhere(seat: number, placement: number) {
  const team = got(await w.ask(teamPage, { code: 'NWF' }, lead))
  const onDay = got(await w.ask(teamDay, { code: 'NWF' }, lead))
  const trail = got(await w.ask(trailOfTeam, { code: 'NWF' }, lead))
  const one = got(await w.ask(placementPage, { placement }, lead))
  const [row] = got(await w.ask(board, {}, lead)).rows
  const [ahead] = got(await w.ask(coverage, {}, lead)).rows
  const standing = team.positions.find((it) => it.id === seat)?.standing
  const today = onDay.rows.find((it) => it.id === seat)
  return {
    word: standing?.word,
    sameWords: [today?.standing, one.standing].every(
      (it) => it?.word === standing?.word && it?.because === standing?.because,
    ),
    because: standing?.because,
    counts: today?.counts,
    stood: trail.seats.find((it) => it.id === seat)?.stood,
    board: { gaps: row?.uncertified ?? 0, excepted: row?.excepted ?? 0 },
    outlook: { gaps: ahead?.uncertified ?? 0 },
  }
}

describe.each([
  [
    'another shift',
    { shift: 'night' as const },
    { shift: 'day' as const },
    'Works days, not nights',
  ],
  ['another site', { site: 'Paris' }, { site: 'London' }, 'Works in London, not Paris'],
])('who holds what is asked for and works on %s', (_, asked, who, because) => {
  const seatWith = (isExcepted: boolean) =>
    w.put(async (db) => {
      const seat = await aPosition(db, northwind, { asks: [[1]], ...asked })
      const noor = await holder(db, 'Noor Haddad', { 1: '2029-01-01' }, who)
      const placement = await place(db, seat, noor)
      if (isExcepted)
        await db.insert(placementException).values({
          ...{ placementId: placement, approverId: lead, at: 0, reason: 'helps out' },
          ...{ from: '2026-11-01', until: '2027-01-31' },
        })
      return { seat, placement }
    })

  test('does not fit, counts nowhere, and every page says so in the same words', async () => {
    const { seat, placement } = await seatWith(false)
    expect(await everywhere(seat, placement)).toEqual({
      word: 'Does not fit',
      sameWords: true,
      because,
      counts: false,
      stood: 'does not fit',
      board: { gaps: 1, excepted: 0 },
      outlook: { gaps: 1 },
    })
  })
  test('counts by an exception, and every page says so in the same words', async () => {
    const { seat, placement } = await seatWith(true)
    expect(await everywhere(seat, placement)).toEqual({
      word: 'Exception',
      sameWords: true,
      because: `${because}. Signed by Marisol Duarte until 31 Jan 2027: helps out`,
      counts: true,
      stood: 'by exception',
      board: { gaps: 0, excepted: 1 },
      outlook: { gaps: 0 },
    })
  })
})
