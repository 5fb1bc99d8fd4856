import { afterEach, beforeEach, expect, test } from 'vitest'
import { promiseCase } from '@/db/tables/promises'
import { nomination, vote } from '@/db/tables/recognition'
import { event } from '@/db/tables/record'
import { placement, position, team } from '@/db/tables/staffing'
import { promises } from '@/university/promises/queries'
import { castVote, nominate } from '@/university/recognition/commands'
import { recognition } from '@/university/recognition/queries'
import { aPerson, noon, type World, world } from '../world'

let w: World
beforeEach(async () => {
  w = await world()
})
afterEach(() => w.close())

const story = 'Drove a disk through the snow at four in the morning.'

test('a colleague is put forward once by each, never by themselves, and the BMW week is for managers', async () => {
  const [ada, boss] = await w.put(async (db) => [
    await aPerson(db, { email: 'ada@example.com' }),
    await aPerson(db, { email: 'boss@example.com' }),
  ])
  await w.put((db) => aPerson(db, { managerId: boss }))
  const give = (award: string, email: string, as = boss) =>
    w.perform(nominate, { award, email, story }, as as number)
  expect(await give('straightjacket', 'ADA@example.com')).toMatchObject({ ok: true })
  expect(await give('straightjacket', 'ada@example.com')).toMatchObject({
    because: 'You put them forward this month already.',
  })
  expect(await give('straightjacket', 'ada@example.com', ada)).toMatchObject({
    because: 'Nobody nominates themselves.',
  })
  expect(await give('straightjacket', 'nobody@example.com')).toMatchObject({ kind: 'refused' })
  expect(await give('bmw week', 'ada@example.com')).toMatchObject({
    because: expect.stringContaining('managers'),
  })
  expect(await give('bmw week', 'boss@example.com', ada)).toMatchObject({ ok: true })
})

test('one vote each, kept private: no count is shown, and the record does not say for whom', async () => {
  const [ada, bob, voter] = await w.put(async (db) => [
    await aPerson(db),
    await aPerson(db),
    await aPerson(db),
  ])
  const [first, second] = await w.put((db) =>
    db
      .insert(nomination)
      .values(
        [ada, bob].map((personId) => ({
          award: 'straightjacket' as const,
          period: '2026-11',
          personId: personId!,
          byId: voter!,
          story,
          at: +noon,
        })),
      )
      .returning({ id: nomination.id }),
  )
  expect(await w.perform(castVote, { nomination: first!.id }, ada!)).toMatchObject({
    because: 'Nobody votes for themselves.',
  })
  expect(await w.perform(castVote, { nomination: first!.id }, voter!)).toMatchObject({ ok: true })
  expect(await w.perform(castVote, { nomination: second!.id }, voter!)).toMatchObject({
    because: 'You voted this month.',
  })
  const mine = await w.ask(recognition, {}, voter!)
  const theirs = await w.ask(recognition, {}, bob!)
  expect(
    mine.ok && mine.value.awards[0]?.nominees.filter((it) => it.votedFor).map((it) => it.id),
  ).toEqual([first!.id])
  expect(theirs.ok && theirs.value.awards[0]?.nominees.some((it) => it.votedFor)).toBe(false)
  expect(JSON.stringify(theirs)).not.toContain('"votes"')
  const events = await w.store.reading((db) =>
    db.select({ verb: event.verb, detail: event.detail }).from(event),
  )
  expect(events).toEqual([
    { verb: 'vote.cast', detail: { award: 'straightjacket', period: '2026-11' } },
  ])
})

test('a month that is over is decided by its votes, without anybody closing it', async () => {
  const people = await w.put(async (db) => [
    await aPerson(db, { name: 'Ada' }),
    await aPerson(db, { name: 'Bob' }),
    await aPerson(db),
    await aPerson(db),
  ])
  await w.put(async (db) => {
    const made = await db
      .insert(nomination)
      .values(
        people.slice(0, 2).map((personId) => ({
          award: 'straightjacket' as const,
          period: '2026-10',
          personId,
          byId: people[2]!,
          story,
          at: 0,
        })),
      )
      .returning({ id: nomination.id })
    for (const voterId of people.slice(2))
      await db.insert(vote).values({
        award: 'straightjacket',
        period: '2026-10',
        voterId,
        nominationId: made[1]!.id,
        at: 0,
      })
  })
  const it = await w.ask(recognition, {}, people[0]!)
  expect(
    it.ok && it.value.awards[0]?.winners.map((winner) => [winner.name, winner.period]),
  ).toEqual([['Bob', '2026-10']])
})

test('promises: totals are everyone’s, cases are the team’s', async () => {
  const { member, stranger, auditor } = await w.put(async (db) => {
    const [t] = await db
      .insert(team)
      .values({ code: 'NWF', customer: 'Northwind', site: 'X', since: '2024-01-01' })
      .returning({ id: team.id })
    const [p] = await db
      .insert(position)
      .values({ teamId: t!.id, kind: 'technician', title: 'T', from: '2024-01-01' })
      .returning({ id: position.id })
    const member = await aPerson(db)
    await db.insert(placement).values({
      positionId: p!.id,
      teamId: t!.id,
      personId: member,
      from: '2024-01-01',
      placedAt: 0,
    })
    const at = (days: number) => +noon - days * 86_400_000
    await db.insert(promiseCase).values([
      {
        reference: 'A',
        teamId: t!.id,
        promise: 'answered in three rings',
        at: at(1),
        kept: true,
        because: 'Answered after 4 seconds.',
      },
      {
        reference: 'B',
        teamId: t!.id,
        promise: 'answered in three rings',
        at: at(2),
        kept: false,
        because: 'Answered after 40 seconds.',
      },
      {
        reference: 'C',
        teamId: t!.id,
        promise: 'answered in three rings',
        at: at(40),
        kept: false,
        because: 'Long ago.',
      },
    ])
    return {
      member,
      stranger: await aPerson(db),
      auditor: await aPerson(db, { roles: ['auditor'] }),
    }
  })
  const seen = async (id: number) => {
    const it = await w.ask(promises, {}, id)
    return (
      it.ok && [
        it.value.promises[1],
        it.value.teams[0]?.broken,
        it.value.broken.map((one) => one.reference),
      ]
    )
  }
  const totals = {
    kind: 'answered in three rings',
    says: 'A call is answered within three rings',
    kept: 1,
    cases: 2,
  }
  expect(await seen(member)).toEqual([totals, 1, ['B']])
  expect(await seen(auditor)).toEqual([totals, 1, ['B']])
  expect(await seen(stranger)).toEqual([totals, 1, []])
})
