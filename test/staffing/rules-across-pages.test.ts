import { eq } from 'drizzle-orm'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { offering } from '@/db/tables/catalogue'
import { certificationRequirement } from '@/db/tables/certification'
import { exam, examBooking } from '@/db/tables/exam'
import { outbox } from '@/db/tables/outbox'
import { person } from '@/db/tables/people'
import {
  joinRequest,
  placementException,
  position,
  positionRequirement,
  team,
  teamReview,
  teamRule,
} from '@/db/tables/staffing'
import { addDays } from '@/university/calendar'
import { enterAway } from '@/university/staffing/availability/commands/enter-away'
import { board } from '@/university/staffing/coverage/queries/board'
import { doubleBooked } from '@/university/staffing/coverage/queries/double-bookings'
import { idle } from '@/university/staffing/coverage/queries/idle-people'
import { coverage } from '@/university/staffing/coverage/queries/outlook'
import { together } from '@/university/staffing/coverage/queries/pairs-away'
import { retire } from '@/university/staffing/coverage/queries/retirement'
import { eligibility } from '@/university/staffing/eligibility/rules/eligibility'
import { fallsOf } from '@/university/staffing/eligibility/rules/standing'
import { staffingHome } from '@/university/staffing/home'
import { movePlacement } from '@/university/staffing/placement/commands/move-placement'
import { undoPlacement } from '@/university/staffing/placement/commands/undo-placement'
import { consequences } from '@/university/staffing/placement/queries/consequences'
import { exceptions } from '@/university/staffing/placement/queries/exceptions'
import { placementPage } from '@/university/staffing/placement/queries/placement'
import { candidates } from '@/university/staffing/search/queries/candidates'
import { addPosition } from '@/university/staffing/teams/commands/add-position'
import { changePosition } from '@/university/staffing/teams/commands/change-position'
import { endTeamRule } from '@/university/staffing/teams/commands/end-team-rule'
import { setRequirement } from '@/university/staffing/teams/commands/set-requirement'
import { previewRequirement } from '@/university/staffing/teams/queries/preview-requirement'
import { changesOf } from '@/university/staffing/teams/queries/team-changes'
import { aCourse, aPerson, type World, world } from '../world'
import {
  aPosition,
  aTeam,
  certify,
  holder,
  idOf,
  northwindLed,
  place,
} from './placement/placement-world'

// Today is 21 November 2026. What is told of a part (one certification, one row of a position, one
// day of an absence) is true of the whole.
let w: World
let lead: number
let leader: number
let northwind: number
beforeEach(async () => {
  w = await world()
  await w.put(async (db) => {
    ;({ lead, leader, northwind } = await northwindLed(db))
  })
})
afterEach(() => w.close())
const got = <T>(it: { ok: true; value: T } | { ok: false; because: string }): T => {
  if (!it.ok) throw new Error(it.because)
  return it.value
}

test('whoever works elsewhere, or on another shift, than a position asks is still excepted, though they hold what it asks for', async () => {
  const [elif, tariq, priya] = await w.put(async (db) => {
    const there = await aPosition(db, northwind, { asks: [[1]] })
    await db.update(position).set({ site: 'Lisbon' }).where(eq(position.id, there))
    const nights = await aPosition(db, northwind, { asks: [[1]], shift: 'night' })
    const plain = await aPosition(db, northwind, { asks: [[1]] })
    const people = [
      await holder(db, 'Elif Moreau', { 1: '2029-01-01' }, { site: 'Austin' }),
      await holder(db, 'Tariq Quispe', { 1: '2029-01-01' }, { shift: 'day' }),
      await holder(db, 'Priya Haddad', { 1: '2029-01-01' }),
    ]
    for (const [n, seat] of [there, nights, plain].entries()) {
      const placementId = await place(db, seat, people[n]!)
      await db.insert(placementException).values({
        placementId,
        reason: 'agreed',
        approverId: lead,
        from: '2026-01-01',
        until: '2027-01-01',
        at: 0,
      })
    }
    return people
  })
  const found = got(await w.ask(exceptions, {}, lead))
  expect(new Map(found.rows.map((it) => [it.personId, it.gone]))).toEqual(
    new Map([
      [elif, false],
      [tariq, false],
      [priya, true],
    ]),
  )
  expect(got(await w.ask(exceptions, { gone: '1' }, lead)).rows.map((it) => it.personId)).toEqual([
    priya,
  ])
})

test('a requirement after an announced change of terms is previewed as it is set', async () => {
  const seat = await w.put((db) => aPosition(db, northwind, { asks: [[1]], shift: 'day' }))
  got(
    await w.perform(
      changePosition,
      {
        position: seat,
        title: 'A technician',
        shift: 'night',
        from: '2027-03-01',
        reason: 'they work at night',
      },
      lead,
    ),
  )
  const given = { position: seat, asks: 'RHCE', from: '2027-04-01', reason: 'they run clusters' }
  const shown = got(await w.ask(previewRequirement, given, lead))
  expect(shown.wrong).toEqual({})
  expect(shown).toMatchObject({
    now: 'RHCSA',
    preview: { on: '2027-04-01', says: 'RHCE', withdraws: [] },
  })
  got(await w.perform(setRequirement, given, lead))
  expect(
    got(await w.ask(previewRequirement, { ...given, asks: 'RHCSA', from: '2027-02-01' }, lead))
      .preview?.withdraws,
  ).toEqual(['RHCE from 1 Apr 2027'])
  expect(got(await w.ask(previewRequirement, given, lead)).wrong).toEqual({
    asks: 'That is what it asks for already.',
  })
})

test('who is in it from an announced change on is named, and decides it as little', async () => {
  const [seat, elif] = await w.put(async (db) => {
    const seat = await aPosition(db, northwind, { asks: [[1]], shift: 'day' })
    return [
      seat,
      await holder(db, 'Elif Moreau', { 1: '2029-01-01' }, { roles: ['staffing lead'] } as object),
    ]
  })
  got(
    await w.perform(
      changePosition,
      {
        position: seat,
        title: 'A technician',
        shift: 'night',
        from: '2027-03-01',
        reason: 'they work at night',
      },
      lead,
    ),
  )
  await w.put(async (db) => {
    const next = (await db
      .select({ id: position.id })
      .from(position)
      .where(eq(position.followsId, seat))
      .get())!.id
    await place(db, next, elif, { from: '2027-03-01' })
  })
  const given = { position: seat, asks: 'RHCE', from: '2027-04-01', reason: 'they run clusters' }
  expect(got(await w.ask(previewRequirement, given, lead)).preview?.people).toMatchObject([
    { name: 'Elif Moreau', lost: true },
  ])
  expect(got(await w.ask(previewRequirement, given, elif)).may).toMatchObject({ ok: false })
})

test('looking at one certification, whoever holds it in another seat still counts', async () => {
  await w.put(async (db) => {
    const [one, two, three] = [
      await aPosition(db, northwind, { asks: [[1]] }),
      await aPosition(db, northwind, { asks: [[1]] }),
      await aPosition(db, northwind, { asks: [[2]] }),
    ]
    await place(db, one, await holder(db, 'Elif Moreau', { 1: '2029-01-01' }))
    await place(db, two, await holder(db, 'Tariq Quispe', { 1: '2029-01-01' }))
    await place(db, three, await holder(db, 'Priya Haddad', { 1: '2029-01-01', 2: '2029-01-01' }))
  })
  expect(got(await w.ask(together, {}, lead)).rows).toEqual([])
  expect(got(await w.ask(together, { certification: 'rhcsa' }, lead)).rows).toEqual([])
  const other = await w.put((db) => aTeam(db, 'OTH', 'Other Air'))
  await w.put(async (db) => {
    await place(
      db,
      await aPosition(db, other, { asks: [[1]] }),
      await holder(db, 'A', { 1: '2029-01-01' }),
    )
    await place(
      db,
      await aPosition(db, other, { asks: [[2]] }),
      await holder(db, 'B', { 1: '2029-01-01', 2: '2029-01-01' }),
    )
    await holder(db, 'C', { 2: '2029-01-01' })
  })
  const thin = async (it: object) =>
    got(await w.ask(board, { thin: '1', ...it }, lead)).rows.map((row) => [
      row.code,
      row.cells?.filter((cell) => cell.thin).map((cell) => cell.label),
    ])
  expect(await thin({})).toEqual([
    ['NWF', ['RHCE']],
    ['OTH', ['RHCE']],
  ])
  expect(await thin({ certification: 'rhcsa' })).toEqual([])
})

test('three of whom two must be there are three pairs that must not be away together', async () => {
  const names = ['Elif Moreau', 'Priya Haddad', 'Tariq Quispe']
  await w.put(async (db) => {
    for (const name of names)
      await place(db, await aPosition(db, northwind), await holder(db, name, { 1: '2029-01-01' }))
    await db.insert(teamRule).values({
      teamId: northwind,
      kind: 'at least',
      n: 2,
      certificationId: 1,
      from: '2024-01-01',
      decidedAt: 0,
      because: 'agreed',
    })
  })
  const pairs = async () =>
    got(await w.ask(together, {}, lead)).rows.map((it) => [it.aName, it.bName].sort().join(' and '))
  expect((await pairs()).sort()).toEqual([
    'Elif Moreau and Priya Haddad',
    'Elif Moreau and Tariq Quispe',
    'Priya Haddad and Tariq Quispe',
  ])
  await w.put((db) => db.update(teamRule).set({ n: 1 }))
  expect(await pairs()).toEqual([])
})

test('a shadow who has begun to earn it moves without an exception, and the preview says so', async () => {
  const [shadow, to] = await w.put(async (db) => {
    const here = await aPosition(db, northwind, { asks: [[1]] })
    const to = await aPosition(db, await aTeam(db, 'OTH', 'Other Air'), { asks: [[2]] })
    const elif = await holder(db, 'Elif Moreau', { 1: '2029-01-01' })
    const it = (await db
      .select({ id: exam.id })
      .from(exam)
      .where(eq(exam.certificationId, 2))
      .get())!
    await db
      .insert(examBooking)
      .values({ examId: it.id, personId: elif, bookedFor: '2026-12-20', at: 0 })
    return [await place(db, here, elif, { kind: 'shadow' }), to]
  })
  const shown = got(
    await w.ask(consequences, { placement: shadow, act: 'move', to, on: '2026-12-01' }, lead),
  )
  expect(shown.target).toMatchObject({ takesException: false, may: { ok: true } })
  got(
    await w.perform(
      movePlacement,
      { placement: shadow, to, on: '2026-12-01', reason: 'they need hands' },
      lead,
    ),
  )
})

test('a gap that opens within an absence is told with its own day', async () => {
  await w.put(async (db) => {
    const [one, two] = [
      await aPosition(db, northwind, { asks: [[1]] }),
      await aPosition(db, northwind, { asks: [[1]] }),
    ]
    await place(db, one, await holder(db, 'Elif Moreau', { 1: '2029-01-01' }))
    await place(db, two, await holder(db, 'Tariq Quispe', { 1: '2029-01-01' }))
  })
  const [elif, tariq] = await w.store.reading(async (db) => {
    const rows = await db.select({ id: person.id, name: person.name }).from(person)
    return ['Elif Moreau', 'Tariq Quispe'].map((name) => rows.find((it) => it.name === name)!.id)
  })
  got(await w.perform(enterAway, { person: tariq, from: '2026-12-09', until: '2026-12-10' }, lead))
  await w.put((db) => db.delete(outbox))
  got(await w.perform(enterAway, { person: elif, from: '2026-12-07', until: '2026-12-18' }, elif!))
  const sent = await w.store.reading((db) =>
    db.select({ to: outbox.personId, because: outbox.because, href: outbox.href }).from(outbox),
  )
  const because =
    'Elif Moreau is A technician there. On 9 Dec 2026 nobody in place holds RHCSA, any shift.'
  expect(sent.find((it) => it.to === lead)).toEqual({
    to: lead,
    because,
    href: '/coverage/NWF?on=2026-12-09',
  })
  expect(sent.find((it) => it.to === leader)?.because).toContain(
    'On 9 Dec 2026 nobody in place holds RHCSA',
  )
})

test('whoever left leaves a position empty, whatever exception was signed', async () => {
  await w.put(async (db) => {
    const id = await place(
      db,
      await aPosition(db, northwind, { asks: [[2]], criticality: 3 }),
      await holder(db, 'Elif Moreau', {}, { leftOn: '2026-11-10' }),
    )
    await db.insert(placementException).values({
      placementId: id,
      reason: 'agreed',
      approverId: lead,
      from: '2026-01-01',
      until: '2027-01-01',
      at: 0,
    })
  })
  const [row] = got(await w.ask(coverage, {}, lead)).rows
  expect(row).toMatchObject({ positions: 2, empty: 1, critical: 1, uncertified: 0, excepted: 0 })
})

test('a day nobody will see is refused, or taken for none', async () => {
  const elif = await w.put((db) => aPerson(db))
  expect(
    await w.perform(enterAway, { person: elif, from: '2026-12-07', until: '9999-12-31' }, lead),
  ).toMatchObject({
    ok: false,
    kind: 'invalid',
    fields: { until: 'must be before the year 2200' },
  })
  expect(got(await w.ask(retire, { certification: 'rhcsa', on: '9999-12-31' }, lead)).on).toBe(
    '2027-02-19',
  )
})

test('ending a rule anew does not lengthen it over the one that follows', async () => {
  const [first] = await w.put(async (db) => {
    const rule = {
      teamId: northwind,
      kind: 'at least' as const,
      certificationId: 1,
      decidedAt: 0,
      because: 'agreed',
    }
    return db
      .insert(teamRule)
      .values([
        { ...rule, n: 1, from: '2024-01-01', until: '2026-12-31' },
        { ...rule, n: 2, from: '2027-01-01' },
      ])
      .returning({ id: teamRule.id })
  })
  expect(
    await w.perform(
      endTeamRule,
      { rule: first!.id, on: '2027-03-31', reason: 'longer after all' },
      lead,
    ),
  ).toMatchObject({
    ok: false,
    because: 'It ends on 31 Dec 2026 already: set it anew to keep it longer.',
  })
})

test('who asked for a position before its terms changed is shown among its candidates', async () => {
  const [seat, elif] = await w.put(async (db) => {
    const seat = await aPosition(db, northwind, { asks: [[1]], shift: 'day' })
    return [seat, await holder(db, 'Elif Moreau', { 1: '2029-01-01' })]
  })
  await w.put((db) => db.insert(joinRequest).values({ positionId: seat, personId: elif, at: 0 }))
  got(
    await w.perform(
      changePosition,
      {
        position: seat,
        title: 'A technician',
        shift: 'night',
        from: '2026-12-01',
        reason: 'they work at night',
      },
      lead,
    ),
  )
  const found = got(await w.ask(candidates, { position: seat, from: '2026-12-05' }, lead))
  expect(found.rows.find((it) => it.id === elif)?.asked).toContain('Asked to join')
})

test('a course whose queue waits, or that opens for enrolment later, is no seat to be had', async () => {
  const [seat, elif, offeringId] = await w.put(async (db) => {
    const seat = await aPosition(db, northwind, { asks: [[2]] })
    const elif = await holder(db, 'Elif Moreau', { 1: '2029-01-01' })
    const { courseId, offeringId } = await aCourse(db, { seats: 5 })
    await db
      .insert(certificationRequirement)
      .values({ versionId: 2, purpose: 'earn', group: 1, kind: 'course', courseId } as never)
    return [seat, elif, offeringId] as const
  })
  const quickest = async () =>
    got(await w.ask(candidates, { position: seat, name: 'Elif' }, lead)).rows.find(
      (it) => it.id === elif,
    )?.quickest?.offering?.code
  expect(await quickest()).toBeDefined()
  await w.put((db) => db.update(offering).set({ waiting: 1 }).where(eq(offering.id, offeringId)))
  expect(await quickest()).toBeUndefined()
  await w.put((db) =>
    db
      .update(offering)
      .set({ waiting: 0, enrolFrom: '2026-12-01' })
      .where(eq(offering.id, offeringId)),
  )
  expect(await quickest()).toBeUndefined()
})

test('what counts by one grace of two counts', async () => {
  const award = (certification: number, graceCounts: boolean) => {
    const days = { validFrom: '2025-01-01', validUntil: '2026-11-10', revokedOn: null }
    return { certification, examCode: null, ...days, graceDays: 30, graceCounts, suspensions: [] }
  }
  const person = {
    shift: 'night' as const,
    site: '',
    capacity: 1,
    hiredOn: '2020-01-01',
    leftOn: null,
    placements: [],
  }
  const group = [1, 2].map((certification) => ({
    certification,
    examCode: null,
    short: `C${certification}`,
    exams: [],
  }))
  const interval = { from: '2026-11-21', until: '2026-11-25' }
  const need = {
    interval,
    segments: [{ ...interval, groups: [group] }],
    shift: null,
    site: '',
    team: null,
    capacity: true,
  }
  for (const awards of [
    [award(1, false), award(2, true)],
    [award(2, true), award(1, false)],
  ])
    expect(eligibility({ ...person, awards }, need)).toMatchObject({
      kind: 'in grace',
      counts: true,
    })
})

test('of more changes than are shown the earliest are, whatever their kind', async () => {
  await w.put(async (db) => {
    const seat = await aPosition(db, northwind, { asks: [[1]] })
    const elif = await holder(db, 'Elif Moreau', { 1: '2029-01-01' })
    for (let n = 0; n < 420; n++) {
      const day = addDays('2025-01-01', n)
      await place(db, seat, elif, { from: day, until: day })
    }
    await db.insert(teamReview).values({ teamId: northwind, on: '2025-01-02', byId: lead, at: 0 })
  })
  const { rows, more } = await w.store.reading((db) =>
    changesOf(db, northwind, '2024-12-31', '2026-11-21', 'America/Chicago'),
  )
  expect(more).toBe(true)
  expect(rows.at(-1)?.day).toBe('2025-07-18')
  expect(rows.filter((it) => it.title.startsWith('Review'))).toHaveLength(1)
})

test('a requirement taken back on its first day was never work done', async () => {
  const elif = await w.put(async (db) => {
    const [seat, other] = [
      await aPosition(db, northwind),
      await aPosition(db, northwind, { asks: [[2]] }),
    ]
    const elif = await holder(db, 'Elif Moreau', {})
    await certify(db, elif, 2, '2029-01-01', '2024-06-01')
    await place(db, seat, elif)
    await db.insert(positionRequirement).values({
      positionId: seat,
      group: 1,
      certificationId: 2,
      from: '2026-10-01',
      until: '2026-09-30',
    })
    return [elif, other] as const
  })
  expect(got(await w.ask(idle, {}, lead)).rows.map((it) => it.personId)).toEqual([elif[0]])
})

test('people of the demo who are placed beyond what they can do step back once there are others', async () => {
  await w.put(async (db) => {
    for (const origin of ['demo', 'local'] as const) {
      const id = await holder(db, `Elif of ${origin}`, {}, { origin, leftOn: '2026-11-30' })
      await place(db, await aPosition(db, northwind), id)
    }
  })
  expect(got(await w.ask(doubleBooked, {}, lead)).rows.map((it) => it.name)).toEqual([
    'Elif of local',
  ])
  expect(got(await w.ask(staffingHome, {}, lead)).counts.beyond).toBe(1)
})

test('a position does not open before its team', async () => {
  const to = await w.put(async (db) =>
    idOf(
      await db
        .insert(team)
        .values({ code: 'NEW', customer: 'New Air', site: 'Austin', since: '2027-01-01' })
        .returning({ id: team.id }),
    ),
  )
  const given = { team: to, kind: 'technician', title: 'A technician', reason: 'agreed' }
  expect(await w.perform(addPosition, { ...given, from: '2026-12-01' }, lead)).toMatchObject({
    ok: false,
    fields: { from: 'The team begins on 1 Jan 2027.' },
  })
  const made = got(await w.perform(addPosition, given, lead)) as { position: number }
  expect(
    await w.store.reading((db) =>
      db.select({ from: position.from }).from(position).where(eq(position.id, made.position)).get(),
    ),
  ).toEqual({
    from: '2027-01-01',
  })
})

test('a move of what had not begun is not undone into nothing', async () => {
  const [seat, elif, to] = await w.put(async (db) => {
    const other = await aTeam(db, 'OTH', 'Other Air')
    return [
      await aPosition(db, northwind, { asks: [[1]] }),
      await holder(db, 'Elif Moreau', { 1: '2029-01-01' }),
      await aPosition(db, other, { asks: [[1]] }),
    ]
  })
  const first = await w.put((db) => place(db, seat, elif, { from: '2027-01-01' }))
  const moved = got(
    await w.perform(
      movePlacement,
      { placement: first, to, on: '2027-01-01', reason: 'they need hands' },
      lead,
    ),
  ) as { placement: number }
  const because =
    'What it took the place of had not begun, and is gone: end this one, and place them anew.'
  expect(got(await w.ask(placementPage, { placement: moved.placement }, lead)).mayUndo).toEqual({
    ok: false,
    because,
  })
  expect(await w.perform(undoPlacement, { placement: moved.placement }, lead)).toMatchObject({
    ok: false,
    because,
  })
  const begun = await w.put((db) =>
    place(db, seat, elif, { from: '2026-01-01', until: '2026-12-31' }),
  )
  const later = got(
    await w.perform(
      movePlacement,
      {
        placement: begun,
        to: await w.put((db) => aPosition(db, northwind)),
        on: '2026-12-01',
        reason: 'a better fit',
      },
      lead,
    ),
  )
  got(await w.perform(undoPlacement, later, lead))
})

test('the end of an exception is a fall only for who does not count without it', () => {
  const award = {
    certification: 1,
    examCode: null,
    validFrom: '2027-01-01',
    validUntil: '2027-06-30',
    revokedOn: null,
    graceDays: 0,
    graceCounts: false,
    suspensions: [],
  }
  const person = {
    id: 1,
    name: 'Elif Moreau',
    shift: 'night' as const,
    site: '',
    capacity: 1,
    hiredOn: '2020-01-01',
    leftOn: null,
    placements: [],
    awards: [award],
  }
  const requirement = [
    {
      group: 1,
      certification: 1,
      examCode: null,
      short: 'RHCSA',
      exams: [],
      from: '2024-01-01',
      until: null,
    },
  ]
  const falls = (until: string) => {
    const exception = { from: '2026-01-01', until, by: 'Marisol Duarte', reason: 'agreed' }
    const places = [{ from: '2026-01-01', until: null, person, exception }]
    const held = {
      from: '2024-01-01',
      until: null,
      title: 'Technician',
      shift: null,
      track: null,
      minProficiency: 0,
      requirement,
      places,
    }
    return fallsOf([{ ...held, site: '' }], '2026-11-21')
  }
  expect(falls('2026-12-31').map((it) => [it.day, it.text])).toEqual([
    ['2027-06-30', 'RHCSA of Elif Moreau (Technician) ends'],
  ])
  expect(falls('2026-12-15').map((it) => [it.day, it.text])).toEqual([
    ['2026-12-15', 'the exception for Elif Moreau (Technician) ends'],
  ])
})
