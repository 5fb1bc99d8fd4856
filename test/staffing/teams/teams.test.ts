import { desc, eq } from 'drizzle-orm'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { away, personContact, proficiency } from '@/db/tables/availability'
import { certification } from '@/db/tables/certification'
import { event } from '@/db/tables/record'
import { placement, position, team, teamReview, teamRule } from '@/db/tables/staffing'
import { assessProficiency } from '@/university/staffing/availability/commands/assess-proficiency'
import { enterAway } from '@/university/staffing/availability/commands/enter-away'
import { withdrawAway } from '@/university/staffing/availability/commands/withdraw-away'
import { addPosition } from '@/university/staffing/teams/commands/add-position'
import { changePosition } from '@/university/staffing/teams/commands/change-position'
import { changeTeam } from '@/university/staffing/teams/commands/change-team'
import { endPosition } from '@/university/staffing/teams/commands/end-position'
import { endTeamRule } from '@/university/staffing/teams/commands/end-team-rule'
import { foundTeam } from '@/university/staffing/teams/commands/found-team'
import { recordReview } from '@/university/staffing/teams/commands/record-review'
import { setTeamRule } from '@/university/staffing/teams/commands/set-team-rule'
import { shareNumber } from '@/university/staffing/teams/commands/share-number'
import { withdrawNumber } from '@/university/staffing/teams/commands/withdraw-number'
import { aPerson, noon, type World, world } from '../../world'

// Today is 21 November 2026.
let w: World
let lead: number
beforeEach(async () => {
  w = await world()
  lead = await w.put((db) => aPerson(db, { name: 'Marisol Duarte', roles: ['staffing lead'] }))
  await w.put((db) =>
    db.insert(certification).values({
      id: 1,
      slug: 'rhcsa',
      short: 'RHCSA',
      name: 'RHCSA',
      issuer: 'Red Hat',
      inHouse: false,
      track: 'linux',
    }),
  )
})
afterEach(() => w.close())

const northwind = {
  code: 'nwf',
  customer: 'Northwind Freight',
  site: 'San Antonio',
  monthlyUsd: 25_000,
}
const last = async () =>
  (await w.store.reading((db) => db.select().from(event).orderBy(desc(event.id)).limit(1)))[0]
const aTeam = async () => {
  await w.perform(foundTeam, northwind, lead)
  return w.store.reading(async (db) => (await db.select().from(team).get())!.id)
}
async function aPosition(teamId: number, more: object = {}) {
  const made = await w.perform(
    addPosition,
    {
      team: teamId,
      kind: 'technician',
      title: 'Technician, nights',
      shift: 'night',
      reason: 'agreed',
      ...more,
    },
    lead,
  )
  if (!made.ok) throw new Error(made.because)
  return made.value.position
}
const place = (
  teamId: number,
  positionId: number,
  name: string,
  days: { from?: string; until?: string } = {},
) =>
  w.put(async (db) => {
    const personId = await aPerson(db, { name })
    await db
      .insert(placement)
      .values({ positionId, teamId, personId, from: '2026-01-01', placedAt: 0, ...days })
    return personId
  })

describe('a team', () => {
  test('is founded once under its code, and has a next step', async () => {
    expect(await w.perform(foundTeam, northwind, lead)).toEqual({
      ok: true,
      value: { code: 'NWF' },
    })
    expect(await last()).toMatchObject({
      verb: 'team.founded',
      detail: { since: '2026-11-21', monthlyUsd: 25_000 },
    })
    expect(await w.perform(foundTeam, northwind, lead)).toMatchObject({
      ok: false,
      fields: { code: 'NWF is the code of Northwind Freight.' },
    })
    expect(
      await w.perform(foundTeam, { ...northwind, code: 'a b', monthlyUsd: '-1' }, lead),
    ).toMatchObject({
      fields: { code: expect.stringContaining('letters'), monthlyUsd: 'must not be negative' },
    })
  })

  test('of someone of the demo is of the demo: it does not make the demo’s other teams step back', async () => {
    const shown = await w.put((db) => aPerson(db, { roles: ['staffing lead'], origin: 'demo' }))
    await w.perform(foundTeam, northwind, shown)
    await w.perform(foundTeam, { ...northwind, code: 'own' }, lead)
    expect(await w.store.reading((db) => db.select({ origin: team.origin }).from(team))).toEqual([
      { origin: 'demo' },
      { origin: 'local' },
    ])
  })

  test('is changed with a reason; the record has before and after of what changed', async () => {
    const id = await aTeam()
    const same = {
      team: id,
      customer: 'Northwind Freight',
      site: 'San Antonio',
      monthlyUsd: 25_000,
      nextReviewOn: '',
      reason: 'agreed',
    }
    expect(await w.perform(changeTeam, same, lead)).toMatchObject({
      ok: false,
      because: 'Nothing was changed.',
    })
    expect(await w.perform(changeTeam, { ...same, monthlyUsd: 27_500 }, lead)).toMatchObject({
      ok: true,
    })
    expect(await last()).toMatchObject({
      verb: 'team.changed',
      detail: { before: { monthlyUsd: 25_000 }, after: { monthlyUsd: 27_500 }, reason: 'agreed' },
    })
    expect(
      await w.perform(changeTeam, { ...same, nextReviewOn: '2026-11-20' }, lead),
    ).toMatchObject({
      fields: { nextReviewOn: 'The next review is today or later.' },
    })
  })

  test('a review was held, not will be, and sets the next one', async () => {
    const id = await aTeam()
    await w.put((db) => db.update(team).set({ since: '2026-01-01' }))
    expect(await w.perform(recordReview, { team: id, on: '2026-11-22' }, lead)).toMatchObject({
      ok: false,
      fields: { on: expect.stringContaining('today or earlier') },
    })
    expect(
      await w.perform(recordReview, { team: id, on: '2026-11-20', next: '2026-11-20' }, lead),
    ).toMatchObject({ ok: false, kind: 'invalid' })
    expect(
      await w.perform(
        recordReview,
        { team: id, on: '2026-11-20', note: 'All well.', next: '2027-02-20' },
        lead,
      ),
    ).toMatchObject({ ok: true })
    expect(
      await w.store.reading((db) => db.select({ next: team.nextReviewOn }).from(team)),
    ).toEqual([{ next: '2027-02-20' }])
    expect(
      await w.store.reading((db) =>
        db.select({ on: teamReview.on, by: teamReview.byId }).from(teamReview),
      ),
    ).toEqual([{ on: '2026-11-20', by: lead }])
  })
})

describe('a position', () => {
  test('is never twice the same one, begins today or later and does not end before it begins', async () => {
    const id = await aTeam()
    await aPosition(id)
    await aPosition(id)
    expect(
      await w.store.reading((db) =>
        db.select({ ordinal: position.ordinal, from: position.from }).from(position),
      ),
    ).toEqual([
      { ordinal: 1, from: '2026-11-21' },
      { ordinal: 2, from: '2026-11-21' },
    ])
    const more = { team: id, kind: 'technician', title: 'Technician', reason: 'agreed' }
    expect(await w.perform(addPosition, { ...more, from: '2026-11-20' }, lead)).toMatchObject({
      fields: { from: expect.stringContaining('not rewritten') },
    })
    expect(
      await w.perform(addPosition, { ...more, from: '2026-12-02', until: '2026-12-01' }, lead),
    ).toMatchObject({
      fields: { until: 'must not be before the first day' },
    })
    expect(await w.perform(addPosition, { ...more, until: '2026-11-01' }, lead)).toMatchObject({
      fields: { until: 'must not be before the first day' },
    })
    expect(await w.perform(addPosition, { ...more, minProficiency: 2 }, lead)).toMatchObject({
      fields: { track: 'say in which track' },
    })
    expect(
      await w.perform(addPosition, { ...more, minProficiency: 2, track: 'knitting' }, lead),
    ).toMatchObject({
      fields: { track: 'There is no track knitting.' },
    })
  })

  test('is changed with before and after', async () => {
    const it = await aPosition(await aTeam())
    const typed = {
      position: it,
      title: 'Technician, evenings',
      shift: 'evening',
      site: '',
      criticality: 3,
      minProficiency: 2,
      track: 'linux',
      reason: 'the customer moved',
    }
    expect(await w.perform(changePosition, typed, lead)).toMatchObject({ ok: true })
    expect((await last())?.detail).toMatchObject({
      before: {
        title: 'Technician, nights',
        shift: 'night',
        criticality: 2,
        minProficiency: 0,
        track: null,
      },
      after: {
        title: 'Technician, evenings',
        shift: 'evening',
        criticality: 3,
        minProficiency: 2,
        track: 'linux',
      },
    })
    expect(await w.perform(changePosition, typed, lead)).toMatchObject({
      because: 'Nothing was changed.',
    })
  })

  test('ends, and who is in it is named, then told', async () => {
    const id = await aTeam()
    const it = await aPosition(id)
    await place(id, it, 'Elif Moreau')
    const end = { position: it, on: '2026-12-31', reason: 'the contract shrinks' }
    expect(await w.perform(endPosition, end, lead)).toMatchObject({
      ok: false,
      because: expect.stringMatching(/^Elif Moreau is in it beyond that day/),
    })
    expect(await w.perform(endPosition, { ...end, endPlacements: 'on' }, lead)).toMatchObject({
      ok: true,
    })
    const events = await w.store.reading((db) =>
      db.select({ verb: event.verb }).from(event).orderBy(desc(event.id)).limit(2),
    )
    expect(events.map((one) => one.verb)).toEqual(['placement.ended', 'position.ended'])
    expect(
      await w.store.reading((db) => db.select({ until: placement.until }).from(placement)),
    ).toEqual([{ until: '2026-12-31' }])
    expect(await w.perform(endPosition, { ...end, on: '2026-11-01' }, lead)).toMatchObject({
      fields: { on: expect.stringContaining('not rewritten') },
    })
  })

  test('does not end under someone who is placed later', async () => {
    const id = await aTeam()
    const it = await aPosition(id)
    await place(id, it, 'Elif Moreau', { from: '2027-01-01' })
    expect(
      await w.perform(
        endPosition,
        { position: it, on: '2026-12-31', endPlacements: 'on', reason: 'over' },
        lead,
      ),
    ).toMatchObject({
      because: 'Elif Moreau would be placed after that day: take that back first.',
    })
  })
})

describe('a rule across a team', () => {
  const rule = { kind: 'at least', n: 2, certification: 'rhcsa', reason: 'agreed' }
  test('says what it needs, and two of a kind do not overlap', async () => {
    const id = await aTeam()
    expect(
      await w.perform(setTeamRule, { team: id, kind: 'at least', n: 0, reason: 'agreed' }, lead),
    ).toMatchObject({
      fields: { certification: 'choose what they must hold', n: 'at least one' },
    })
    expect(
      await w.perform(
        setTeamRule,
        { team: id, kind: 'at most juniors', n: 0, reason: 'agreed' },
        lead,
      ),
    ).toMatchObject({
      fields: { track: expect.any(String) },
    })
    expect(
      await w.perform(setTeamRule, { team: id, ...rule, certification: 'nonsense' }, lead),
    ).toMatchObject({
      fields: { certification: expect.any(String) },
    })
    expect(await w.perform(setTeamRule, { team: id, ...rule }, lead)).toMatchObject({ ok: true })
    expect(await w.perform(setTeamRule, { team: id, ...rule, n: 3 }, lead)).toMatchObject({
      because: '“At least 2 people who hold RHCSA” holds since 21 Nov 2026: end it first.',
    })
  })
  test('ends at once by its last day yesterday; one that never began is withdrawn', async () => {
    const id = await aTeam()
    const made = await w.perform(setTeamRule, { team: id, ...rule, from: '2026-12-01' }, lead)
    if (!made.ok) throw new Error(made.because)
    expect(
      await w.perform(endTeamRule, { rule: made.value.rule, reason: 'changed our mind' }, lead),
    ).toMatchObject({ ok: true })
    expect(
      await w.store.reading((db) => db.select({ until: teamRule.until }).from(teamRule)),
    ).toEqual([{ until: '2026-11-30' }])
    expect(
      await w.perform(setTeamRule, { team: id, ...rule, from: '2026-12-01' }, lead),
    ).toMatchObject({ ok: true })
  })
})

describe('a person', () => {
  test('is assessed by who saw the work, never by themselves; earlier assessments are kept', async () => {
    const rosa = await w.put((db) => aPerson(db, { name: 'Rosa Fontaine', hiredOn: '2024-01-01' }))
    const it = { person: rosa, track: 'linux', level: 1, reason: 'first month' }
    expect(await w.perform(assessProficiency, it, rosa)).toMatchObject({
      because: expect.stringContaining('Nobody assesses themselves'),
    })
    expect(await w.perform(assessProficiency, { ...it, on: '2026-10-01' }, lead)).toMatchObject({
      ok: true,
    })
    expect(
      await w.perform(assessProficiency, { ...it, level: 3, reason: 'teaches the others' }, lead),
    ).toMatchObject({ ok: true })
    expect((await last())?.detail).toMatchObject({ before: { level: 1 }, after: { level: 3 } })
    expect(
      await w.store.reading((db) => db.select({ level: proficiency.level }).from(proficiency)),
    ).toHaveLength(2)
    expect(await w.perform(assessProficiency, { ...it, on: '2026-11-22' }, lead)).toMatchObject({
      ok: false,
      fields: { on: expect.any(String) },
    })
    expect(await w.perform(assessProficiency, { ...it, on: '2023-01-01' }, lead)).toMatchObject({
      ok: false,
      fields: { on: expect.any(String) },
    })
  })

  test('is away in intervals that never share a day', async () => {
    const rosa = await w.put((db) => aPerson(db, { name: 'Rosa Fontaine' }))
    const enter = (from: string, until: string) =>
      w.perform(enterAway, { person: rosa, from, until }, rosa)
    expect(await enter('2026-12-02', '2026-12-01')).toMatchObject({
      fields: { until: 'must not be before the first day' },
    })
    expect(await enter('2026-11-01', '2026-11-20')).toMatchObject({
      fields: { until: expect.stringContaining('over') },
    })
    expect(await enter('2026-12-01', '2026-12-05')).toMatchObject({ ok: true })
    expect(await enter('2026-12-05', '2026-12-09')).toMatchObject({
      fields: { from: expect.stringContaining('1 Dec 2026 to 5 Dec 2026 is entered already') },
    })
    expect(await enter('2026-12-06', '2026-12-09')).toMatchObject({ ok: true })
    const [first] = await w.store.reading((db) =>
      db.select().from(away).where(eq(away.from, '2026-12-01')),
    )
    expect(await w.perform(withdrawAway, { away: first!.id }, rosa)).toMatchObject({ ok: true })
    expect(await w.perform(withdrawAway, { away: first!.id }, rosa)).toMatchObject({
      because: 'This was withdrawn already.',
    })
    expect(await enter('2026-12-03', '2026-12-05')).toMatchObject({ ok: true })
  })

  test('shares a number, which the record does not repeat', async () => {
    const rosa = await w.put((db) => aPerson(db, { name: 'Rosa Fontaine' }))
    const share = (number: string) =>
      w.perform(shareNumber, { person: rosa, label: 'mobile', number }, rosa)
    for (const nonsense of ['call me', '++--', '12', '+1 210 555 0142; drop'])
      expect(await share(nonsense)).toMatchObject({ fields: { number: expect.any(String) } })
    expect(await share('+1 (210) 555-0142')).toMatchObject({ ok: true })
    expect(JSON.stringify(await last())).not.toContain('0142')
    expect(await share('+1 (210) 555-0142')).toMatchObject({
      fields: { number: 'You share this number already.' },
    })
    const [shared] = await w.store.reading((db) => db.select().from(personContact))
    expect(await w.perform(withdrawNumber, { contact: shared!.id }, rosa)).toMatchObject({
      ok: true,
    })
    expect(shared?.sharedAt).toBe(+noon)
    expect(await share('+1 (210) 555-0142')).toMatchObject({ ok: true })
  })
})
