import { eq } from 'drizzle-orm'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { away, proficiency } from '@/db/tables/availability'
import { award } from '@/db/tables/award'
import { offeringInstructor } from '@/db/tables/catalogue'
import { certification } from '@/db/tables/certification'
import { outbox } from '@/db/tables/outbox'
import { person } from '@/db/tables/people'
import { placementException, position, positionRequirement, teamRule } from '@/db/tables/staffing'
import { myNotices } from '@/university/notices/queries/my-notices'
import { personPage } from '@/university/people/queries/person-page'
import { personTrail } from '@/university/record/queries'
import { assessProficiency } from '@/university/staffing/availability/commands/assess-proficiency'
import { enterAway } from '@/university/staffing/availability/commands/enter-away'
import { withdrawAway } from '@/university/staffing/availability/commands/withdraw-away'
import { board } from '@/university/staffing/coverage/queries/board'
import { teamDay } from '@/university/staffing/coverage/queries/team-day'
import { personWork } from '@/university/staffing/placement/queries/person-work'
import { placementPage } from '@/university/staffing/placement/queries/placement'
import { contacts } from '@/university/staffing/teams/queries/contacts'
import { teamPage } from '@/university/staffing/teams/queries/team'
import { adoptTraining } from '@/university/staffing/training/commands/adopt-training'
import { whatIf } from '@/university/staffing/training/queries/what-if'
import { aCourse, aPerson, type World, world } from '../world'
import { aPosition, holder, northwindLed, place } from './placement/placement-world'

// Today is 21 November 2026: a team with a leader, someone away, and who sees how much of it.
let w: World
let lead: number
let leader: number
let elif: number
let placed: number
let seat: number
let northwind: number
beforeEach(async () => {
  w = await world()
  await w.put(async (db) => {
    ;({ lead, leader, northwind } = await northwindLed(db))
    seat = await aPosition(db, northwind, { asks: [[1]] })
    elif = await holder(db, 'Elif Moreau', { 1: '2029-01-01' }, { leftOn: '2027-08-31' })
    placed = await place(db, seat, elif)
  })
})
afterEach(() => w.close())
const got = <T>(it: { ok: true; value: T } | { ok: false; because: string }): T => {
  if (!it.ok) throw new Error(it.because)
  return it.value
}

test('when and why someone is away is theirs and for whoever staffs; their leader sees what it does to coverage', async () => {
  await w.put((db) =>
    db.insert(away).values({
      personId: elif,
      from: '2026-11-20',
      until: '2026-12-04',
      because: 'Parental leave',
      enteredAt: 0,
    }),
  )
  const seen = async (as: number) => {
    const work = got(await w.ask(personWork, { person: elif }, as))
    const sheet = got(await w.ask(contacts, { code: 'NWF' }, as)).rows.find((it) => it.id === elif)
    return { work: work.sees && work.away.length, away: sheet?.away, backOn: sheet?.backOn }
  }
  expect(await seen(leader)).toEqual({ work: 0, away: true, backOn: null })
  expect(await seen(elif)).toEqual({ work: 1, away: true, backOn: '2026-12-04' })
  expect(await seen(lead)).toEqual({ work: 1, away: true, backOn: '2026-12-04' })
  const told = async (as: number) =>
    got(await w.ask(teamDay, { code: 'NWF' }, as)).rows.find((it) => it.id === seat)?.standing
      .because
  expect(await told(leader)).toBe('Away from 20 Nov 2026 to 4 Dec 2026')
  expect(await told(lead)).toBe('Away from 20 Nov 2026 to 4 Dec 2026: Parental leave')
})

test('a last day to come is not told to everyone on the team', async () => {
  const member = await w.put(async (db) => {
    const id = await aPerson(db, { name: 'Tariq Quispe' })
    await place(db, await aPosition(db, northwind), id)
    return id
  })
  const seen = async (as: number) =>
    got(await w.ask(placementPage, { placement: placed }, as)).leftOn
  expect([await seen(member), await seen(elif), await seen(lead)]).toEqual([
    null,
    '2027-08-31',
    '2027-08-31',
  ])
})

test('one’s own trail does not name whom else a rule was made for', async () => {
  const registrar = await w.put((db) =>
    aPerson(db, { name: 'Ada Registrar', roles: ['registrar'] }),
  )
  const people = await w.put(
    async (db) =>
      [
        await aPerson(db, { name: 'Jamal Weber' }),
        await aPerson(db, { name: 'Rosa Lind' }),
      ] as const,
  )
  const line = people.map((id) => `${id}-2`)
  const made = await w.perform(
    adoptTraining,
    { on: '2027-03-01', line, because: 'The customer moves' },
    lead,
  )
  expect(made).toMatchObject({ ok: true })
  const named = async (as: number) =>
    got(await w.ask(personTrail, { person: people[0] }, as))
      .events.flatMap((it) => it.about)
      .filter((it) => it.kind === 'person')
      .map((it) => it.name)
  expect(new Set(await named(people[0]))).toEqual(new Set(['Jamal Weber']))
  expect(new Set(await named(registrar))).toEqual(new Set(['Jamal Weber', 'Rosa Lind']))
})

test('who does not reach the proficiency asked for is told so on the team’s day, and the oldest version is part of what is asked', async () => {
  await w.put(async (db) => {
    const id = await aPosition(db, northwind, { asks: [[1]], title: 'Senior' })
    await db
      .update(positionRequirement)
      .set({ minVersion: 'RHEL 9', minRank: 9000 })
      .where(eq(positionRequirement.positionId, id))
    await db.insert(proficiency).values({
      personId: elif,
      track: 'linux',
      level: 1,
      assessedOn: '2026-01-01',
      assessedById: lead,
      because: 'Seen',
      at: 0,
    })
    await db
      .update(position)
      .set({ minProficiency: 2, track: 'linux' })
      .where(eq(position.id, seat))
  })
  const day = got(await w.ask(teamDay, { code: 'NWF' }, lead)).rows.find((it) => it.id === seat)
  expect(day).toMatchObject({
    counts: false,
    standing: { word: 'Not certified', because: expect.stringContaining('proficiency 1 of 2') },
  })
  const cells = got(await w.ask(board, {}, lead)).rows[0]?.cells?.map((it) => it.label)
  expect(cells).toEqual(['RHCSA', 'RHCSA (RHEL 9 or newer)'])
})

test('a place to come may ask for an oldest version, and for what no position asks', async () => {
  await w.put((db) => holder(db, 'Ida Spare', { 1: '2029-01-01', 2: '2029-01-01' }))
  const filled = async (addAsks: string) => {
    const it = got(await w.ask(whatIf, { addCount: '1', addKind: 'technician', addAsks }, lead))
    expect(it.wrong).toEqual([])
    return it.rows.map((row) => row.after)
  }
  const [, other] = await w.store.reading((db) =>
    db.select().from(certification).orderBy(certification.id),
  )
  expect(await filled('RHCSA')).toEqual(['Ida Spare'])
  expect(await filled(other!.short)).toEqual(['Ida Spare'])
  expect(await filled('RHCSA>=RHEL 9')).toEqual([''])
  await w.put((db) => db.update(award).set({ versionRank: 9000 }))
  expect(await filled('RHCSA>=RHEL 9')).toEqual(['Ida Spare'])
  expect(await filled('RHCSA>=RHEL 10')).toEqual([''])
})

describe('a colleague on the team sees whether a position is covered, by what is public, and neither what is missing nor an exception', () => {
  let member: number
  beforeEach(async () => {
    member = await w.put(async (db) => {
      const id = await holder(db, 'Tariq Quispe', { 1: '2029-01-01' })
      await place(db, await aPosition(db, northwind, { asks: [[1]] }), id)
      return id
    })
  })
  const standing = async (as: number, placement: number) => {
    const page = got(await w.ask(teamPage, { code: 'NWF' }, as)).positions.find(
      (it) => it.placement === placement,
    )?.standing
    const own = got(await w.ask(placementPage, { placement }, as))
    expect(own.standing).toEqual(page)
    return [page?.word, page?.because, own.exceptions.length, own.excepted]
  }
  test('days left, and a last day to come', async () => {
    const [soon, leaves] = await w.put(async (db) => {
      const soon = await place(
        db,
        await aPosition(db, northwind, { asks: [[1]] }),
        await holder(db, 'Ines Costa', { 1: '2026-12-05' }),
      )
      const kim = await holder(db, 'Kim Leaver', { 1: '2029-01-01' }, { leftOn: '2026-12-24' })
      return [soon, await place(db, await aPosition(db, northwind, { asks: [[1]] }), kim)]
    })
    expect(await standing(leader, soon as number)).toEqual([
      '14 days left',
      'RHCSA ends 5 Dec 2026',
      0,
      false,
    ])
    expect(await standing(member, soon as number)).toEqual([
      'Certified',
      'RHCSA through 5 Dec 2026',
      0,
      false,
    ])
    expect(await standing(leader, leaves as number)).toEqual([
      '33 days left',
      'Leaves the company on 24 Dec 2026',
      0,
      false,
    ])
    expect(await standing(member, leaves as number)).toEqual([
      'Certified',
      'RHCSA through 1 Jan 2029',
      0,
      false,
    ])
    const outside = await w.put((db) => aPerson(db, { name: 'Outside' }))
    const people = async () =>
      got(await w.ask(teamPage, { code: 'NWF' }, outside)).positions.map((it) => it.person?.name)
    expect(await people()).toContain('Elif Moreau')
    await w.put((db) => db.update(person).set({ leftOn: '2026-11-20' }).where(eq(person.id, elif)))
    expect(await people()).not.toContain('Elif Moreau')
    const kim = got(await w.ask(placementPage, { placement: leaves as number }, lead)).personId
    expect([
      got(await w.ask(personPage, { person: kim }, member)).leftOn,
      got(await w.ask(personPage, { person: kim }, lead)).leftOn,
    ]).toEqual([null, '2026-12-24'])
  })
  test('an exception is told to the leader and who staffs; whom it is about sees what they lack', async () => {
    const [theirs, id] = await w.put(async (db) => {
      const theirs = await aPerson(db, { name: 'Noor Haddad' })
      const id = await place(db, await aPosition(db, northwind, { asks: [[1]] }), theirs, {
        because: 'No one else',
      })
      await db.insert(placementException).values({
        placementId: id,
        reason: 'No one else',
        approverId: lead,
        from: '2024-01-01',
        until: '2026-12-31',
        at: 0,
      })
      return [theirs, id] as const
    })
    expect(await standing(leader, id)).toEqual([
      'Exception',
      'Not certified. Signed by Marisol Duarte until 31 Dec 2026: No one else',
      1,
      true,
    ])
    expect(await standing(member, id)).toEqual(['In place', '', 0, false])
    expect(await standing(theirs, id)).toEqual([
      'Not certified',
      expect.stringContaining('RHCSA never held'),
      0,
      false,
    ])
    expect(got(await w.ask(placementPage, { placement: id }, theirs)).because).toBe('')
    await w.put((db) => db.delete(placementException))
    expect((await standing(member, id))[0]).toBe('Not covered')
  })
  test('a shadow’s checklist, who is a junior, who is away today', async () => {
    const shadow = await w.put(async (db) => {
      await db.insert(teamRule).values({
        teamId: northwind,
        kind: 'at most juniors',
        n: 0,
        track: 'linux',
        from: '2024-01-01',
        decidedAt: 0,
        because: 'agreed',
      })
      await db
        .insert(away)
        .values({ personId: elif, from: '2026-11-20', until: '2026-12-04', enteredAt: 0 })
      return place(db, seat, await aPerson(db, { name: 'Jun Park' }), { kind: 'shadow' })
    })
    const seen = async (as: number) => ({
      lines: got(await w.ask(placementPage, { placement: shadow }, as)).checklist.length,
      juniors: got(await w.ask(teamPage, { code: 'NWF' }, as)).rules[0]?.text,
      away: got(await w.ask(contacts, { code: 'NWF' }, as)).rows.find((it) => it.id === elif)?.away,
    })
    expect(await seen(leader)).toEqual({
      lines: 6,
      juniors: '1 of 1 technician in place: Tariq Quispe, 1 too many',
      away: true,
    })
    expect(await seen(member)).toEqual({
      lines: 0,
      juniors: '1 of 1 technician in place, 1 too many',
      away: false,
    })
  })
})

test('an instructor sees the proficiency of the tracks they teach', async () => {
  const instructor = await w.put(async (db) => {
    const id = await aPerson(db, { name: 'Priya Raghunathan' })
    const { offeringId } = await aCourse(db)
    await db.insert(offeringInstructor).values({ offeringId, personId: id })
    for (const track of ['linux', 'mysql'])
      await db.insert(proficiency).values({
        personId: elif,
        track,
        level: 2,
        assessedOn: '2026-01-01',
        assessedById: lead,
        because: 'Seen',
        at: 0,
      })
    return id
  })
  const seen = async (as: number) => {
    const it = got(await w.ask(personWork, { person: elif }, as))
    return it.sees && it.proficiency.map((one) => one.track)
  }
  expect(await seen(instructor)).toEqual(['linux'])
  expect(await seen(leader)).toEqual(['linux', 'mysql'])
})

describe('who is told', () => {
  const sent = () =>
    w.store.reading((db) =>
      db
        .select({
          to: outbox.personId,
          title: outbox.title,
          because: outbox.because,
          href: outbox.href,
        })
        .from(outbox)
        .orderBy(outbox.id),
    )
  const days = { from: '2026-12-07', until: '2026-12-11' }
  test('of time away: the leader of each team it touches, and the staffing leads where it opens a gap; never why; and of its return', async () => {
    const second = await w.put(async (db) => {
      const id = await holder(db, 'Tariq Quispe', { 1: '2029-01-01' })
      await place(db, await aPosition(db, northwind, { asks: [[1]] }), id)
      return id
    })
    await w.perform(enterAway, { person: elif, ...days, because: 'Parental leave' }, elif)
    const href = '/coverage/NWF?on=2026-12-07'
    const quiet =
      'Elif Moreau is A technician with Northwind Freight. Others in place hold what the position asks for.'
    expect(await sent()).toEqual([
      {
        to: leader,
        title: 'Elif Moreau is away from 7 Dec 2026 to 11 Dec 2026',
        because: quiet,
        href,
      },
    ])
    await w.put((db) => db.delete(outbox))
    await w.perform(enterAway, { person: second, from: '2026-12-07', until: '2026-12-07' }, lead)
    expect(await sent()).toEqual([
      {
        to: leader,
        title: 'Tariq Quispe is away on 7 Dec 2026',
        because:
          'Tariq Quispe is A technician with Northwind Freight. On 7 Dec 2026 nobody in place holds RHCSA, any shift.',
        href,
      },
    ])
    await w.put((db) => db.delete(outbox))
    await w.put((db) => db.update(away).set({ withdrawnAt: 0 }))
    await w.put((db) => db.update(person).set({ leftOn: '2026-12-01' }).where(eq(person.id, elif)))
    const made = got(
      await w.perform(
        enterAway,
        { person: second, from: '2026-12-09', until: '2026-12-10' },
        second,
      ),
    ) as { away: number }
    expect((await sent()).map((it) => [it.to, it.title])).toEqual([
      [
        lead,
        'Northwind Freight: Tariq Quispe is away from 9 Dec 2026 to 10 Dec 2026, and that opens a gap',
      ],
      [leader, 'Tariq Quispe is away from 9 Dec 2026 to 10 Dec 2026'],
    ])
    await w.perform(withdrawAway, { away: made.away }, second)
    expect((await sent()).slice(2).map((it) => [it.to, it.title])).toEqual([
      [lead, 'Tariq Quispe is there after all from 9 Dec 2026 to 10 Dec 2026'],
      [leader, 'Tariq Quispe is there after all from 9 Dec 2026 to 10 Dec 2026'],
    ])
  })
  test('of a rule across the team that an absence breaks, and not of one that was broken before', async () => {
    await w.put((db) =>
      db.insert(teamRule).values({
        teamId: northwind,
        kind: 'at least',
        n: 1,
        certificationId: 1,
        from: '2024-01-01',
        decidedAt: 0,
        because: 'agreed',
      }),
    )
    const because = async (it: { from: string; until: string }) => {
      await w.perform(enterAway, { person: elif, ...it }, elif)
      return (await sent()).filter((one) => one.to === lead).at(-1)?.because
    }
    expect(await because(days)).toContain(
      'a rule of the team is broken: at least one person who holds RHCSA',
    )
    await w.put((db) => db.update(teamRule).set({ n: 5 }))
    expect(await because({ from: '2026-12-14', until: '2026-12-15' })).toBe(
      'Elif Moreau is A technician there. On 14 Dec 2026 nobody in place holds RHCSA, any shift.',
    )
  })
  test('of an assessment: whom it is about, with what was seen', async () => {
    for (const level of [2, 3])
      await w.perform(
        assessProficiency,
        { person: elif, track: 'linux', level, reason: 'Led the upgrade' },
        leader,
      )
    const [newest, first] = got(await w.ask(myNotices, {}, elif)).notices
    expect(newest).toMatchObject({
      text: 'Hana Castillo assessed your work in linux as 3, teaches others (before: 2): Led the upgrade',
      href: `/people/${elif}`,
    })
    expect(first?.text).toBe(
      'Hana Castillo assessed your work in linux as 2, alone: Led the upgrade',
    )
  })
})
