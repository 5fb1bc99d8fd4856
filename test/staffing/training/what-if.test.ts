import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { certification, certificationVersion } from '@/db/tables/certification'
import { event } from '@/db/tables/record'
import { placement, position, team } from '@/db/tables/staffing'
import { addDays } from '@/university/calendar'
import {
  type Field,
  type OpenPosition,
  problemOf,
} from '@/university/staffing/eligibility/rules/supply-and-demand'
import { atOnce, solve } from '@/university/staffing/solver/matching'
import { whatIf } from '@/university/staffing/training/queries/what-if'
import { leads } from '@/university/staffing/training/rules/facts'
import {
  changed,
  compared,
  copiesOf,
  readAdded,
  writeAdded,
} from '@/university/staffing/training/rules/what-if'
import { tries } from '../../thorough'
import { aPerson, noon, type World, world } from '../../world'
import {
  aPosition,
  aTeam,
  certifications,
  holder,
  place as placed,
} from '../placement/placement-world'

const technician = { jobTitle: 'Linux Technician', shift: 'day' as const, site: '' }
const place = (
  id: number,
  certification: number | null,
  more: Partial<OpenPosition> = {},
): OpenPosition => ({
  id,
  team: id,
  kind: 'technician',
  shift: null,
  site: '',
  criticality: 2,
  groups: certification === null ? [] : [[{ certification, examCode: null }]],
  personId: null,
  excepted: false,
  ...more,
})
const fieldOf = (
  positions: OpenPosition[],
  capacities: number[],
  held: [number, number][],
): Field => ({
  positions,
  workers: capacities.map((capacity, i) => ({ id: i + 1, ...technician, capacity })),
  holders: new Map(
    [1, 2].map((id) => [`${id}`, new Set(held.filter(([, c]) => c === id).map(([p]) => p))]),
  ),
})
const solved = <T extends object>(it: T | { tooMany: number }): T => {
  if ('tooMany' in it) throw new Error('too many')
  return it as T
}

describe('a change to the field', () => {
  test('copies of a team are other teams, with other places', () => {
    const field = fieldOf([place(1, 1), place(2, 2, { team: 1 }), place(3, 1)], [1], [])
    const made = copiesOf(field, 1, 2)
    expect(made.map((it) => [it.team, it.groups[0]?.[0]?.certification])).toEqual([
      [-1, 1],
      [-1, 2],
      [-2, 1],
      [-2, 2],
    ])
    expect(new Set(made.map((it) => it.id)).size).toBe(4)
  })

  test('who leaves and what counts no more are gone; what was stays as it was', () => {
    const field = fieldOf(
      [place(1, 1, { personId: 1 })],
      [1, 1],
      [
        [1, 1],
        [2, 2],
      ],
    )
    const it = changed(field, { added: [], gone: new Set([1]), sunset: new Set([2]) })
    expect([it.workers.map((one) => one.id), it.holders.get('2'), field.workers.length]).toEqual([
      [2],
      undefined,
      2,
    ])
    expect(solved(atOnce(compared(field, it))).lost).toEqual([
      { position: 1, before: 1, after: null },
    ])
    expect(solved(atOnce(compared(field, it, {}, [{ person: 1, team: 9 }])))).toMatchObject({
      baseline: { filled: 0 },
      lost: [],
    })
  })

  test('a new customer takes whom nobody needs; a more critical one takes whom somebody needs', () => {
    const field = fieldOf(
      [place(1, 1, { personId: 1 })],
      [1, 1],
      [
        [1, 1],
        [2, 1],
      ],
    )
    const calm = solved(
      atOnce(
        compared(
          field,
          changed(field, { added: [place(-1, 1)], gone: new Set(), sunset: new Set() }),
        ),
      ),
    )
    expect([calm.added, calm.lost, calm.moved]).toEqual([
      [{ position: -1, person: 2, leaves: null }],
      [],
      [],
    ])
    const hard = solved(
      atOnce(
        compared(
          field,
          changed(field, {
            added: [place(-1, 1, { criticality: 3 }), place(-2, 1)],
            gone: new Set(),
            sunset: new Set(),
          }),
        ),
      ),
    )
    expect(hard.scenario.filled).toBe(2)
    expect(hard.added.find((one) => one.position === -1)?.person).not.toBeNull()
  })

  test('a row of places survives its address', () => {
    const row = {
      count: 2,
      kind: 'technician' as const,
      shift: 'night' as const,
      site: 'London',
      criticality: 3,
      asks: '(RHCSA|LFCS)&RHCE',
    }
    expect(readAdded(writeAdded(row))).toEqual(row)
    expect([
      readAdded('0*technician'),
      readAdded('2*pilot'),
      readAdded('x'),
      readAdded('51*technician'),
    ]).toEqual([undefined, undefined, undefined, undefined])
  })

  test('both plans are the best there are, and differ only where they say', () => {
    const some = fc.record({
      asks: fc.array(
        fc.tuple(
          fc.constantFrom(null, 1, 2),
          fc.integer({ min: 1, max: 3 }),
          fc.integer({ min: 1, max: 3 }),
        ),
        { minLength: 1, maxLength: 6 },
      ),
      more: fc.array(fc.tuple(fc.constantFrom(null, 1, 2), fc.integer({ min: 1, max: 3 })), {
        maxLength: 3,
      }),
      capacities: fc.array(fc.integer({ min: 0, max: 2 }), { minLength: 1, maxLength: 5 }),
      held: fc.array(fc.tuple(fc.integer({ min: 1, max: 5 }), fc.integer({ min: 1, max: 2 })), {
        maxLength: 6,
      }),
      gone: fc.uniqueArray(fc.integer({ min: 1, max: 5 }), { maxLength: 2 }),
      sunset: fc.constantFrom([], [1]),
    })
    fc.assert(
      fc.property(some, ({ asks, more, capacities, held, gone, sunset }) => {
        const field = fieldOf(
          asks.map(([c, team, criticality], i) => place(i + 1, c, { team, criticality })),
          capacities,
          held,
        )
        const after = changed(field, {
          added: more.map(([c, criticality], i) => place(-1 - i, c, { criticality })),
          gone: new Set(gone),
          sunset: new Set(sunset),
        })
        const it = solved(atOnce(compared(field, after)))
        expect(it.baseline.empty).toEqual(solve(solved(problemOf(field))).read().empty)
        expect(it.scenario.empty).toEqual(solve(solved(problemOf(after))).read().empty)
        const lostNow = it.lost.length
        const won = it.moved.filter((one) => one.before === null).length
        expect(it.scenario.filled).toBe(
          it.baseline.filled - lostNow + won + it.added.filter((one) => one.person !== null).length,
        )
        for (const { after: now } of [...it.lost, ...it.moved])
          if (now !== null) expect(gone).not.toContain(now)
      }),
      { numRuns: tries(300) },
    )
  })
})

describe('asked', () => {
  let w: World
  let lead: number
  beforeAll(async () => {
    w = await world()
    lead = await w.put(async (db) => {
      const id = await aPerson(db, { roles: ['staffing lead'], capacity: 0 })
      const holder = await aPerson(db, { name: 'Tess Tech' })
      await aPerson(db, { name: 'Twin Name' })
      await aPerson(db, { name: 'Twin Name' })
      const [t] = await db
        .insert(team)
        .values({ code: 'T1', customer: 'Acme', site: '', since: '2020-01-01' })
        .returning({ id: team.id })
      const [p] = await db
        .insert(position)
        .values({ teamId: t!.id, kind: 'technician', title: 'Technician', from: '2020-01-01' })
        .returning({ id: position.id })
      await db.insert(placement).values({
        positionId: p!.id,
        teamId: t!.id,
        personId: holder,
        from: '2026-01-01',
        placedAt: +noon,
      })
      const [c] = await db
        .insert(certification)
        .values({
          slug: 'rhx',
          short: 'RHX',
          name: 'RHX',
          issuer: 'Maker',
          inHouse: false,
          track: 'linux',
        })
        .returning({ id: certification.id })
      await db.insert(certificationVersion).values({
        certificationId: c!.id,
        number: 1,
        effectiveFrom: '2020-01-01',
        validityKnown: false,
        facts: {},
      })
      return id
    })
  })
  afterAll(() => w.close())
  const ask = async (input: object) => {
    const it = await w.ask(whatIf, input, lead)
    if (!it.ok) throw new Error(it.because)
    return it.value
  }

  test('two customers like one: with whom, and nobody of today suffers', async () => {
    const it = await ask({ like: 'T1', copies: 2 })
    expect(it).toMatchObject({
      newPlaces: 2,
      newFilled: 2,
      baseline: { positions: 1, filled: 1 },
      scenario: { positions: 3, filled: 3 },
    })
    expect(it.rows.map((row) => [row.what, row.position, row.customer])).toEqual([
      ['new', 'Technician', 'customer 1 like Acme'],
      ['new', 'Technician', 'customer 2 like Acme'],
    ])
  })

  test('places nobody can fill say so; who leaves is taken out', async () => {
    expect(await ask({ addCount: '1', addAsks: 'RHX' })).toMatchObject({
      newPlaces: 1,
      newFilled: 0,
      rows: [{ what: 'new', after: '', because: 'Nobody who qualifies has room.' }],
    })
    const it = await ask({ leave: 'tess tech', leaveOn: '2026-12-01' })
    expect(it.rows).toMatchObject([
      { what: 'moved', before: 'Tess Tech', because: 'Tess Tech leaves on 1 December 2026.' },
    ])
  })

  test('what cannot be read is said, all of it, and nothing is answered', async () => {
    const it = await ask({
      on: '2026-01-01',
      like: 'T9',
      retire: 'nope',
      leave: 'Twin Name, Nobody Atall',
      addCount: '99',
      add: 'x',
      retireOn: 'soon',
    })
    expect(it.wrong).toEqual([
      '1 January 2026 is over: ask of a day to come.',
      'There is no team T9.',
      'No position asks for nope.',
      'soon is no date like 2026-11-21.',
      '2 people are called Twin Name: give the e-mail address.',
      'Nobody here is called Nobody Atall, or has that address.',
      'Some of the added places could not be read: add them again.',
      'Add between 1 and 50 places at once.',
    ])
    expect('scenario' in it).toBe(false)
    expect((await ask({ addCount: '1', addAsks: 'RHX & (' })).wrong[0]).toContain('RHX & (')
    // What was typed stays typed where it could not be added.
    expect(await ask({ addAsks: 'RHX', addSite: 'Graz' })).toMatchObject({
      wrong: ['Add between 1 and 50 places at once.'],
      given: { added: [], typed: { count: '', asks: 'RHX', site: 'Graz' } },
    })
    expect((await ask({ addCount: '1', addAsks: 'RHX' })).given.typed).toBeUndefined()
    expect((await ask({ addCount: '1', addAsks: 'NOPE' })).wrong).toEqual([
      'NOPE is no certification or exam here.',
    ])
  })

  test('nothing is ever written', async () => {
    expect(await w.put((db) => db.select().from(event))).toEqual([])
  })
})

test('an exam that retires is sat before its last day; what counts no more is named', async () => {
  const w = await world()
  const lead = await w.put(async (db) => {
    await certifications(db)
    const t = await aTeam(db, 'NWF', 'Northwind Freight')
    await placed(
      db,
      await aPosition(db, t, { asks: [[1]], title: 'Days' }),
      await holder(db, 'Elif Moreau', { 1: '2027-03-01' }),
    )
    await placed(
      db,
      await aPosition(db, t, { asks: [[1]], title: 'Nights' }),
      await holder(db, 'Tariq Quispe', { 1: '2029-03-01' }),
    )
    return aPerson(db, { roles: ['staffing lead'], capacity: 0 })
  })
  const solvedOn = async (input: object) => {
    const it = await w.ask(whatIf, { retire: 'rhcsa', retireOn: '2026-12-31', ...input }, lead)
    if (!it.ok || !('scenario' in it.value)) throw new Error('not solved')
    return it.value
  }
  const exam = await solvedOn({ on: '2027-06-01', retireHow: 'exam' })
  expect(exam.training?.rows.map((row) => [row.person, addDays(row.startBy, leads.exam)])).toEqual([
    ['Elif Moreau', '2026-12-31'],
  ])
  expect(exam.training?.mayAdopt.ok).toBe(true)
  const sunset = await solvedOn({ on: '2027-02-01', retireHow: 'sunset' })
  expect(sunset.rows.map((row) => [row.position, row.because]).sort()).toEqual([
    ['Days', 'Elif Moreau loses RHCSA, which counts no more then.'],
    ['Nights', 'Tariq Quispe loses RHCSA, which counts no more then.'],
  ])
  const leaves = await solvedOn({
    retire: '',
    on: '2027-02-01',
    leave: 'Tariq Quispe',
    leaveOn: '2026-12-31',
  })
  expect(leaves.training?.remaining.map((it) => it.empty)).toEqual([
    'Tariq Quispe is not here then',
  ])
  w.close()
})
