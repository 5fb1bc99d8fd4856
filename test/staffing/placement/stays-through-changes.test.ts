import { sql } from 'drizzle-orm'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { proficiency } from '@/db/tables/availability'
import { holdRule } from '@/db/tables/requirement'
import { placementException } from '@/db/tables/staffing'
import type { Need, PersonFacts } from '@/university/staffing/eligibility/facts'
import {
  eligibility,
  fitsUntil,
  neededFrom,
  sayEligibility,
} from '@/university/staffing/eligibility/rules/eligibility'
import { askToJoin } from '@/university/staffing/join/commands/join'
import { joining } from '@/university/staffing/join/queries/what-i-can-join'
import { movePlacement } from '@/university/staffing/placement/commands/move-placement'
import { placePerson } from '@/university/staffing/placement/commands/place-person'
import { swapPlacements } from '@/university/staffing/placement/commands/swap-placements'
import { consequences } from '@/university/staffing/placement/queries/consequences'
import { exceptions } from '@/university/staffing/placement/queries/exceptions'
import { adoptPlan } from '@/university/staffing/plans/commands/adopt-plan'
import { makePlan } from '@/university/staffing/plans/commands/make-plan'
import { proposal } from '@/university/staffing/plans/queries/proposal'
import { candidates } from '@/university/staffing/search/queries/candidates'
import { changePosition } from '@/university/staffing/teams/commands/change-position'
import { aPerson, noon, type World, world } from '../../world'
import { aPosition, aTeam, certifications, holder, place } from './placement-world'

// Today is 21 November 2026. The position is days until 28 February 2027 and nights from 1 March.
const today = '2026-11-21'
const change = '2027-03-01'
const eve = '2027-02-28'
let w: World
let lead: number
let team: number
let it: number
let dana: number
const answerOf = async <T>(
  outcome: Promise<{ ok: true; value: T } | { ok: false; because?: string }>,
): Promise<T> => {
  const answer = await outcome
  if (!answer.ok) throw new Error(answer.because)
  return answer.value
}
const announce = (more: object = { shift: 'night' }, position = it, from = change) =>
  answerOf(
    w.perform(
      changePosition,
      {
        position,
        title: 'A technician',
        criticality: 2,
        reason: 'the customer moved',
        from,
        ...more,
      },
      lead,
    ),
  )
const placements = (person: number) =>
  w.store.reading((db) =>
    db.all<{ id: number; from: string; until: string | null }>(
      sql`select id, "from", until from placement where person_id = ${person} order by "from"`,
    ),
  )
const dates = async (person: number) =>
  (await placements(person)).map((row) => [row.from, row.until])

beforeEach(async () => {
  w = await world()
  await w.put(async (db) => {
    await certifications(db)
    lead = await aPerson(db, { name: 'Marisol Duarte', roles: ['staffing lead'] })
    team = await aTeam(db, 'NWF', 'Northwind Freight')
    it = await aPosition(db, team, { shift: 'day', asks: [[1]] })
    dana = await holder(db, 'Dana Day', { 1: null }, { shift: 'day' })
  })
})
afterEach(() => w.close())

const person = (more: Partial<PersonFacts> = {}): PersonFacts => ({
  ...{
    shift: 'day',
    site: 'London',
    capacity: 1,
    hiredOn: '2020-01-01',
    leftOn: null,
    awards: [],
    placements: [],
  },
  ...more,
})
const need = (later: Need['later'], more: Partial<Need> = {}): Need => ({
  ...{
    interval: { from: today, until: null },
    segments: [],
    shift: 'day',
    site: '',
    team: null,
    capacity: true,
    later,
  },
  ...more,
})

describe('the rule', () => {
  const nights = [{ from: change, shift: 'night' as const, site: '' }]
  test('says what is not met from which day on, and until when someone can be placed', () => {
    const verdict = eligibility(person(), need(nights))
    expect(sayEligibility(verdict)).toBe(
      'Works days, nights are asked from 1 Mar 2027 (place until 28 Feb 2027)',
    )
    expect([fitsUntil(verdict), neededFrom(verdict, today)]).toEqual([eve, change])
    expect(eligibility(person(), need([])).kind).toBe('qualified')
    expect(eligibility(person({ shift: 'night' }), need(nights, { shift: null })).kind).toBe(
      'qualified',
    )
  })
  test('says what is met only from a change on with the day to start, and offers no end that would not help', () => {
    const verdict = eligibility(
      person({ shift: 'night', site: 'London' }),
      need([{ ...nights[0]!, site: 'Paris' }]),
    )
    expect(sayEligibility(verdict)).toBe(
      'Works nights, not days (start on 1 Mar 2027) · works in London, Paris is asked from 1 Mar 2027',
    )
    expect([fitsUntil(verdict), neededFrom(verdict, today)]).toEqual([undefined, today])
  })
  test('judges proficiency on the first day of each of the terms', () => {
    const two = [
      { from: change, shift: 'day' as const, site: '', proficiency: { track: 'linux', least: 2 } },
    ]
    const assessed = (level: number, assessedOn: string) =>
      person({ proficiencies: [{ track: 'linux', level, assessedOn }] })
    expect(eligibility(assessed(2, '2026-01-01'), need(two)).kind).toBe('qualified')
    expect(eligibility(assessed(2, change), need(two)).kind).toBe('qualified')
    expect(sayEligibility(eligibility(assessed(1, '2026-01-01'), need(two)))).toBe(
      'Linux proficiency 1 of 2 asked from 1 Mar 2027, assessed 1 Jan 2026 (place until 28 Feb 2027, or have it assessed)',
    )
    expect(eligibility(assessed(2, '2027-03-02'), need(two)).kind).toBe('unqualified')
  })
})

describe('placing through an announced change', () => {
  test('whoever fits only until then is placed until the day before, or beyond with an exception that begins with the change', async () => {
    await announce()
    const placing = { position: it, person: dana, from: today }
    expect(await w.perform(placePerson, placing, lead)).toMatchObject({
      kind: 'refused',
      because: expect.stringContaining(
        'nights are asked from 1 Mar 2027 (place until 28 Feb 2027)',
      ),
    })
    expect(await w.perform(placePerson, { ...placing, until: change }, lead)).toMatchObject({
      kind: 'refused',
    })
    expect(
      await w.perform(
        placePerson,
        { ...placing, exceptionReason: 'learns it', exceptionUntil: eve },
        lead,
      ),
    ).toMatchObject({
      because: expect.stringContaining('it is needed from 1 Mar 2027'),
    })
    const signed = { exceptionReason: 'changes shifts in May', exceptionUntil: '2027-05-31' }
    expect(await w.perform(placePerson, { ...placing, ...signed }, lead)).toMatchObject({
      ok: true,
    })
    expect(await dates(dana)).toEqual([
      [today, eve],
      [change, null],
    ])
    const [, last] = await placements(dana)
    const rows = await w.store.reading((db) => db.select().from(placementException))
    expect(rows.map((row) => [row.placementId, row.from, row.until])).toEqual([
      [last!.id, change, '2027-05-31'],
    ])
    expect((await answerOf(w.ask(exceptions, {}, lead))).rows).toMatchObject([
      { from: change, until: '2027-05-31' },
    ])
  })
  test('what ends on the way is to be renewed, also of whom an exception lets in', async () => {
    await announce()
    const rosa = await w.put((db) =>
      holder(db, 'Rosa Fontaine', { 1: '2027-02-05' }, { shift: 'day' }),
    )
    const signed = { exceptionReason: 'changes shifts in May', exceptionUntil: '2027-05-31' }
    expect(
      await w.perform(placePerson, { position: it, person: rosa, from: today, ...signed }, lead),
    ).toMatchObject({ ok: true })
    const rules = await w.store.reading((db) => db.select().from(holdRule))
    const last = (await placements(rosa)).at(-1)!.id
    expect(rules.map((row) => [row.certificationId, row.placementId, row.dueOn])).toEqual([
      [1, last, '2027-02-05'],
    ])
  })
  test('until the day before takes no exception', async () => {
    await announce()
    expect(
      await w.perform(placePerson, { position: it, person: dana, from: today, until: eve }, lead),
    ).toMatchObject({ ok: true })
    expect(await dates(dana)).toEqual([[today, eve]])
    expect(await w.store.reading((db) => db.select().from(placementException))).toEqual([])
  })
  test('what every later change asks counts, also a change back, and what is asked through them', async () => {
    await announce({ shift: 'day', site: 'San Antonio' })
    await announce(
      { shift: 'day', minProficiency: 2, track: 'linux', site: 'San Antonio' },
      it,
      '2027-05-01',
    )
    const rosa = await w.put((db) =>
      holder(db, 'Rosa Texas', { 1: null }, { shift: 'day', site: 'San Antonio' }),
    )
    const placing = { position: it, person: rosa, from: today }
    expect(await w.perform(placePerson, placing, lead)).toMatchObject({
      because: expect.stringContaining('2 is asked from 1 May 2027'),
    })
    expect(await w.perform(placePerson, { ...placing, person: dana }, lead)).toMatchObject({
      because: expect.stringMatching(/asked.* from 1 Mar 2027.*from 1 May 2027/),
    })
    await w.put((db) =>
      db.insert(proficiency).values({
        personId: rosa,
        track: 'linux',
        level: 2,
        assessedOn: today,
        assessedById: lead,
        because: 'saw it',
        at: 0,
      }),
    )
    expect(await w.perform(placePerson, placing, lead)).toMatchObject({ ok: true })
    expect(await dates(rosa)).toHaveLength(3)
  })
  test('a move and a swap judge it too, and the preview says so before', async () => {
    await announce()
    const [there, placed, noor] = await w.put(async (db) => {
      const there = await aPosition(db, await aTeam(db, 'TWO', 'Second'), { asks: [[1]] })
      const noor = await holder(db, 'Noor Night', { 1: null }, { shift: 'day' })
      return [there, await place(db, there, dana), noor] as const
    })
    const move = { placement: placed, to: it, on: '2026-12-01', reason: 'needed there' }
    const shown = await answerOf(w.ask(consequences, { ...move, act: 'move' }, lead))
    expect(shown.target).toMatchObject({
      kind: 'unqualified',
      liftable: true,
      fitsUntil: eve,
      verdict: expect.stringContaining('nights are asked from 1 Mar 2027'),
    })
    const until = await answerOf(w.ask(consequences, { ...move, act: 'move', until: eve }, lead))
    expect(until.target).toMatchObject({ kind: 'qualified', takesException: false })
    // One position, through its change.
    expect(shown.mends.map((one) => one.text)).toEqual([
      'A technician with Northwind Freight is filled from 1 Dec 2026.',
    ])
    expect(until.mends.map((one) => one.text)).toEqual([
      'A technician with Northwind Freight is filled from 1 Dec 2026 to 28 Feb 2027.',
    ])
    expect(await w.perform(movePlacement, move, lead)).toMatchObject({
      because: expect.stringContaining('nights are asked'),
    })
    expect(await w.perform(movePlacement, { ...move, until: eve }, lead)).toMatchObject({
      ok: true,
    })
    expect(await dates(dana)).toEqual([
      ['2024-01-01', '2026-11-30'],
      ['2026-12-01', eve],
    ])
    const other = await w.put((db) => place(db, there, noor, { from: '2026-12-01' }))
    const mine = (await placements(dana)).at(-1)!.id
    const swap = { placement: mine, with: other, on: '2026-12-10', reason: 'each asked' }
    // Noor comes for as long as Dana was to be there: until the change.
    expect(await w.perform(swapPlacements, swap, lead)).toMatchObject({ ok: true })
    expect((await dates(noor)).at(-1)).toEqual(['2026-12-10', eve])
  })
  test('a plan fills it until then by who leaves nothing for it, and takes nobody from a place for it', async () => {
    await announce()
    const planned = async () => {
      const { plan } = await answerOf(w.perform(makePlan, { on: '2026-12-01' }, lead))
      return { plan, shown: await answerOf(w.ask(proposal, { id: plan }, lead)) }
    }
    const { plan, shown } = await planned()
    expect(shown.chains.flatMap((one) => one.changes)).toMatchObject([
      {
        person: 'Dana Day',
        because: expect.stringContaining(
          'Until 28 Feb 2027, when the position changes: works days, nights are asked from 1 Mar 2027.',
        ),
      },
    ])
    await answerOf(w.perform(adoptPlan, { plan, whole: 'on', reason: 'agreed' }, lead))
    expect(await dates(dana)).toEqual([['2026-12-01', eve]])
  })
})

describe('the search for a position that changes', () => {
  const search = (asked: object) => answerOf(w.ask(candidates, { position: it, ...asked }, lead))
  const said = async (asked: object) =>
    (await search(asked)).rows.map((row) => [row.name, row.kind, row.quickest?.text])
  beforeEach(async () => {
    await w.put(async (db) => {
      await holder(db, 'Nils Night', { 1: null })
      await holder(db, 'Eva Evening', { 1: null }, { shift: 'evening' })
    })
    await announce()
  })
  test('judges the whole interval by the terms of every day, says until when or from when someone fits, and what it is to be', async () => {
    const whole = await search({ from: today, until: '2027-05-31' })
    expect(whole.counts).toMatchObject({ qualified: 0, near: 3 })
    expect(whole.rows.map((row) => [row.name, row.fitsUntil, row.neededFrom, row.verdict])).toEqual(
      [
        [
          'Dana Day',
          eve,
          change,
          'Works days, nights are asked from 1 Mar 2027 (place until 28 Feb 2027)',
        ],
        ['Nils Night', null, today, 'Works nights, not days (start on 1 Mar 2027)'],
        ['Eva Evening', null, today, 'Works evenings, not days'],
      ],
    )
    expect(whole.announced).toMatchObject({
      changes: ['nights from 1 Mar 2027'],
      last: eve,
      within: false,
    })
    expect(await said({ from: today, until: '2027-05-31', name: 'Dana' })).toEqual([
      ['Dana Day', 'unqualified', 'place until 28 Feb 2027'],
    ])
  })
  test('until the day before, it judges by what holds then; and so where nobody says until when', async () => {
    const until = await search({ from: today, until: eve })
    expect(until.rows.filter((row) => row.kind === 'qualified').map((row) => row.name)).toEqual([
      'Dana Day',
    ])
    expect(until.announced).toMatchObject({ within: true, usual: null })
    const usual = await search({})
    expect([usual.asked.until, usual.announced]).toMatchObject([
      eve,
      { within: true, usual: '2027-05-20' },
    ])
  })
  test('judges a position by the terms of its first day: from the change on, by those', async () => {
    const later = await search({ from: change, until: '2027-05-31' })
    expect(later.rows.filter((row) => row.kind === 'qualified').map((row) => row.name)).toEqual([
      'Nils Night',
    ])
    expect([later.asked.shift, later.announced]).toEqual(['night', null])
    expect(later.rows.find((row) => row.name === 'Dana Day')?.verdict).toBe(
      'Works days, not nights',
    )
  })
})

describe('what can I join', () => {
  test('a position that changes is open until then, says until when and why, and may be asked for', async () => {
    await announce()
    const { now, kept } = await answerOf(w.ask(joining, { all: 'on' }, dana))
    expect(now).toMatchObject([
      {
        id: it,
        until: eve,
        ends: null,
        verdict: expect.stringContaining('nights are asked from 1 Mar 2027'),
        mayAsk: { ok: true },
      },
    ])
    expect(kept).toEqual([])
    expect(await w.perform(askToJoin, { position: it }, dana)).toMatchObject({ ok: true })
  })
  test('once it changed, it is not open any more, because of what it asks now', async () => {
    await announce({ shift: 'day', minProficiency: 2, track: 'linux' })
    w.now = new Date(+noon + 101 * 86_400_000)
    const { now, kept } = await answerOf(w.ask(joining, { all: 'on' }, dana))
    expect([now, kept.map((one) => one.others)]).toEqual([
      [],
      [['Linux proficiency never assessed, 2 is asked (have it assessed)']],
    ])
    expect(await w.perform(askToJoin, { position: it }, dana)).toMatchObject({
      because: expect.stringContaining('2 is asked'),
    })
  })
})
