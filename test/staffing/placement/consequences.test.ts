import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { away, proficiency } from '@/db/tables/availability'
import { teamRule } from '@/db/tables/staffing'
import type {
  Field,
  OpenPosition,
  Worker,
} from '@/university/staffing/eligibility/rules/supply-and-demand'
import { movePlacement } from '@/university/staffing/placement/commands/move-placement'
import { consequences } from '@/university/staffing/placement/queries/consequences'
import { repairOf } from '@/university/staffing/placement/rules/repair'
import { tries } from '../../thorough'
import { aPerson, type World, world } from '../../world'
import { aPosition, aTeam, certifications, holder, place } from './placement-world'

// Today is 21 November 2026. Northwind has two night technicians with MySQL, Halden one.
let w: World
let lead: number
let northwind: number
let halden: number
beforeEach(async () => {
  w = await world()
  await w.put(async (db) => {
    await certifications(db)
    lead = await aPerson(db, { name: 'Marisol Duarte', roles: ['staffing lead'], capacity: 0 })
    northwind = await aTeam(db, 'NWF', 'Northwind Freight')
    halden = await aTeam(db, 'HAL', 'Halden Insurance')
  })
})
afterEach(() => w.close())

const ask = async (input: object) => {
  const it = await w.ask(consequences, input, lead)
  if (!it.ok) throw new Error(it.because)
  return it.value
}
const texts = (it: { text: string }[]) => it.map((one) => one.text)
const mysql = { 3: '2029-01-01' }
const aNight = { shift: 'night' as const, asks: [[3]] }

describe('what breaks', () => {
  test('a skill that another still holds breaks only when that lapses, and says whose', async () => {
    const one = await w.put(async (db) => {
      const [a, b] = [
        await aPosition(db, northwind, { title: 'Nights 1', ...aNight }),
        await aPosition(db, northwind, { title: 'Nights 2', ...aNight }),
      ]
      await place(db, b, await holder(db, 'Tariq Quispe', { 3: '2026-12-02' }))
      return place(db, a, await holder(db, 'Elif Moreau', mysql))
    })
    const it = await ask({ placement: one, act: 'end', on: '2026-11-25' })
    expect(texts(it.breaks)).toEqual([
      'Nights 1 with Northwind Freight is empty from 26 Nov 2026.',
      'Northwind Freight’s night shift is without MySQL from 3 Dec 2026; until then Tariq Quispe holds it.',
    ])
    expect(it.mends).toEqual([])
  })
  test('days away leave a shift without the skill, and only those days', async () => {
    const one = await w.put(async (db) => {
      const [a, b] = [
        await aPosition(db, northwind, { title: 'Nights 1', ...aNight }),
        await aPosition(db, northwind, { title: 'Nights 2', ...aNight }),
      ]
      const tariq = await holder(db, 'Tariq Quispe', mysql)
      await place(db, b, tariq)
      await db
        .insert(away)
        .values({ personId: tariq, from: '2026-12-10', until: '2026-12-20', enteredAt: 0 })
      return place(db, a, await holder(db, 'Elif Moreau', mysql))
    })
    expect(texts((await ask({ placement: one, act: 'end', on: '2026-11-25' })).breaks)[1]).toBe(
      'Northwind Freight’s night shift is without MySQL from 10 Dec 2026 to 20 Dec 2026; until then Tariq Quispe holds it.',
    )
  })
  test('a rule of the team that would break, on the day it breaks; what the other team gains', async () => {
    const [one, target] = await w.put(async (db) => {
      const a = await aPosition(db, northwind, { title: 'Nights 1', ...aNight })
      await db.insert(teamRule).values({
        teamId: northwind,
        kind: 'at least',
        n: 1,
        certificationId: 3,
        from: '2026-01-01',
        decidedAt: 0,
        because: 'Agreed.',
        decidedById: lead,
      })
      const placed = await place(db, a, await holder(db, 'Elif Moreau', mysql))
      return [placed, await aPosition(db, halden, { title: 'Halden nights', ...aNight })] as const
    })
    const it = await ask({ placement: one, act: 'move', to: target, on: '2026-12-01' })
    expect(texts(it.breaks)).toEqual([
      'Nights 1 with Northwind Freight is empty from 1 Dec 2026.',
      'Northwind Freight’s night shift is without MySQL from 1 Dec 2026.',
      'Northwind Freight breaks its rule “At least one person who holds MySQL” from 1 Dec 2026: 0 of 1: nobody, 1 missing.',
    ])
    expect(texts(it.mends)).toEqual([
      'Halden nights with Halden Insurance is filled from 1 Dec 2026.',
    ])
    expect(it.target).toMatchObject({ kind: 'expires during', may: { ok: true } })
  })
  test('a move into a position whose proficiency is missed leaves nobody certified in it, until an assessment reaches it', async () => {
    const [one, target] = await w.put(async (db) => {
      const elif = await holder(db, 'Elif Moreau', mysql)
      await db.insert(proficiency).values({
        personId: elif,
        track: 'linux',
        level: 1,
        assessedOn: '2026-01-01',
        assessedById: lead,
        because: 'A test.',
        at: 0,
      })
      const placed = await place(
        db,
        await aPosition(db, northwind, { title: 'Nights 1', ...aNight }),
        elif,
      )
      const there = await aPosition(db, halden, {
        title: 'Halden nights',
        ...aNight,
        track: 'linux',
        minProficiency: 2,
      })
      // Placed there until the move: the seat was covered, and is not by someone below what it asks
      // for.
      const kim = await holder(db, 'Kim Halvorsen', mysql)
      await db.insert(proficiency).values({
        personId: kim,
        track: 'linux',
        level: 2,
        assessedOn: '2026-01-01',
        assessedById: lead,
        because: 'A test.',
        at: 0,
      })
      return [placed, await place(db, there, kim)] as const
    })
    const it = await ask({ placement: one, act: 'swap', with: target, on: '2026-12-01' })
    expect(await ask({ placement: one, act: 'swap', with: one })).toMatchObject({
      other: undefined,
      exchange: undefined,
    })
    expect(texts(it.breaks)).toEqual([
      'Halden nights with Halden Insurance has nobody certified from 1 Dec 2026.',
    ])
  })
  test('a shadow opens nothing; someone not there anyway after leaving opens nothing more', async () => {
    const [shadow, leaver] = await w.put(async (db) => {
      const a = await aPosition(db, northwind, { title: 'Nights 1', ...aNight })
      const gone = await place(db, a, await holder(db, 'Leaver', mysql, { leftOn: '2026-11-30' }))
      return [
        await place(db, a, await holder(db, 'Grace Nwosu', mysql), { kind: 'shadow' }),
        gone,
      ] as const
    })
    expect(await ask({ placement: shadow, act: 'end', on: '2026-12-10' })).toMatchObject({
      breaks: [],
      repair: null,
    })
    expect(await ask({ placement: leaver, act: 'end', on: '2026-12-10' })).toMatchObject({
      breaks: [],
      repair: null,
    })
  })
  test('who sees it: staffing leads, the registrar, auditors; nobody else', async () => {
    const [one, member] = await w.put(async (db) => {
      const id = await holder(db, 'Elif Moreau', mysql)
      return [await place(db, await aPosition(db, northwind, aNight), id), id] as const
    })
    expect(await w.ask(consequences, { placement: one }, member)).toMatchObject({ kind: 'refused' })
    expect(await w.ask(consequences, { placement: 999 }, lead)).toMatchObject({ kind: 'not found' })
  })
})

describe('the smallest repair', () => {
  const crew = async () =>
    w.put(async (db) => {
      const [a, b] = [
        await aPosition(db, northwind, { title: 'Nights 1', ...aNight }),
        await aPosition(db, halden, { title: 'Halden nights', shift: 'night', asks: [[1]] }),
      ]
      const elif = await holder(db, 'Elif Moreau', mysql)
      const both = await holder(db, 'Jürgen Okafor', { 1: '2029-01-01', ...mysql })
      return { a, b, elif: await place(db, a, elif), jurgen: await place(db, b, both) }
    })
  const steps = async (placement: number) => {
    const { repair } = await ask({ placement, act: 'end', on: '2026-11-30' })
    return repair?.steps?.map(
      (it) => `${it.person.name}: ${it.from?.title ?? 'free'} → ${it.to.title}`,
    )
  }
  test('one free person; then a chain of two; then the proof that there is none', async () => {
    const { elif } = await crew()
    const none = await ask({ placement: elif, act: 'end', on: '2026-11-30' })
    expect(none.repair).toMatchObject({
      steps: undefined,
      people: [{ name: 'Jürgen Okafor' }],
      able: 1,
    })
    expect(
      none.repair?.steps === undefined && none.repair?.positions.map((it) => it.title).sort(),
    ).toEqual(['Halden nights', 'Nights 1'])
    await w.put((db) => holder(db, 'Nadia Velasco', { 1: '2029-01-01' }))
    expect(await steps(elif)).toEqual([
      'Jürgen Okafor: Halden nights → Nights 1',
      'Nadia Velasco: free → Halden nights',
    ])
    await w.put((db) => holder(db, 'Kofi Lindqvist', mysql))
    expect(await steps(elif)).toEqual(['Kofi Lindqvist: free → Nights 1'])
  })
  test('someone who leaves before the end, or is shadow elsewhere with no room, is no repair', async () => {
    const { elif, b } = await crew()
    await w.put(async (db) => {
      await holder(db, 'Leaver', mysql, { leftOn: '2027-01-10' })
      await place(db, b, await holder(db, 'Shadow', mysql), { kind: 'shadow' })
    })
    expect(await steps(elif)).toBeUndefined()
  })
  test('performing the repair step by step leaves nothing empty', async () => {
    const { elif, jurgen, a } = await crew()
    await w.put((db) => holder(db, 'Nadia Velasco', { 1: '2029-01-01' }))
    const { repair } = await ask({ placement: elif, act: 'end', on: '2026-11-30' })
    expect(repair?.steps?.[0]?.href).toBe(`/placements/${jurgen}/move?to=${a}&on=2026-12-01`)
    expect(repair?.steps?.[1]?.href).toMatch(
      /^\/candidates\?position=\d+&name=Nadia\+Velasco&from=2026-12-01/,
    )
    expect(
      await w.perform(
        movePlacement,
        { placement: jurgen, to: a, on: '2026-12-01', reason: 'Repair' },
        lead,
      ),
    ).toMatchObject({
      because: expect.stringContaining('Elif Moreau is in this position'),
    })
  })
})

test('the fewest moves: as many as trying every assignment finds, and none where there is none', () => {
  const positions = fc.array(
    fc.record({ team: fc.integer({ min: 1, max: 3 }), asks: fc.integer({ min: 1, max: 3 }) }),
    { minLength: 1, maxLength: 4 },
  )
  const people = fc.array(
    fc.record({ capacity: fc.integer({ min: 1, max: 2 }), holds: fc.subarray([1, 2, 3]) }),
    { minLength: 1, maxLength: 4 },
  )
  fc.assert(
    fc.property(
      positions,
      people,
      fc.array(fc.integer({ min: 0, max: 4 }), { minLength: 4, maxLength: 4 }),
      (seats, crew, wishes) => {
        const workers: Worker[] = crew.map((it, i) => ({
          id: i + 1,
          jobTitle: 'Linux Technician',
          shift: 'day',
          site: '',
          capacity: it.capacity,
        }))
        const fits = (who: (number | null)[]) =>
          who.every((p, i) => p === null || crew[p - 1]?.holds.includes(seats[i]!.asks)) &&
          crew.every((it, p) => {
            const mine = seats.filter((_, i) => who[i] === p + 1)
            return (
              mine.length <= it.capacity &&
              new Set(mine.map((one) => one.team)).size === mine.length
            )
          })
        // Who is where today, as far as it is allowed; the first position is the one to fill.
        const today: (number | null)[] = seats.map(() => null)
        seats.forEach((_, i) => {
          const wish = wishes[i] ?? 0
          if (i === 0 || wish === 0 || wish > crew.length) return
          today[i] = wish
          if (!fits(today)) today[i] = null
        })
        const all = seats.reduce<(number | null)[][]>(
          (lists) =>
            lists.flatMap((list) => [null, ...workers.map((it) => it.id)].map((p) => [...list, p])),
          [[]],
        )
        const good = all.filter(
          (who) =>
            fits(who) && who[0] !== null && today.every((p, i) => p === null || who[i] !== null),
        )
        const fewest = Math.min(
          ...good.map((who) => who.filter((p, i) => p !== null && p !== today[i]).length),
        )
        const open = seats.map(
          (it, i): OpenPosition => ({
            id: i + 1,
            team: it.team,
            kind: 'technician',
            shift: null,
            site: '',
            criticality: 2,
            groups: [[{ certification: it.asks, examCode: null }]],
            personId: today[i] ?? null,
            excepted: false,
          }),
        )
        const holders = new Map(
          [1, 2, 3].map((c) => [
            `${c}`,
            new Set(workers.filter((_, i) => crew[i]?.holds.includes(c)).map((it) => it.id)),
          ]),
        )
        const field: Field = { positions: open, workers, holders }
        const found = repairOf(field, 1, 0)
        // Told only of those around the positions the search has come to, as far as it goes, it
        // finds the same.
        const around = (known: ReadonlySet<number>): Field => {
          const near = workers.filter((_, i) =>
            seats.some((it, s) => known.has(s + 1) && crew[i]?.holds.includes(it.asks)),
          )
          const theirs = new Set(near.map((it) => it.id))
          return {
            positions: open.filter(
              (it) => known.has(it.id) || (it.personId !== null && theirs.has(it.personId)),
            ),
            workers: near,
            holders,
          }
        }
        let known = new Set([1])
        let bit = repairOf(around(known), 1, 0, new Map(), known)
        while (!bit.steps && bit.unknown) {
          known = new Set([...known, ...bit.unknown])
          bit = repairOf(around(known), 1, 0, new Map(), known)
        }
        expect(bit).toEqual(found)
        expect(found.steps?.length ?? Number.POSITIVE_INFINITY).toBe(fewest)
        if (found.steps) {
          const who = [...today]
          for (const step of found.steps) {
            if (step.from !== null) who[step.from - 1] = null
            expect(who[step.to - 1]).toBeNull()
            who[step.to - 1] = step.person
            expect(fits(who)).toBe(true)
          }
          expect(today.every((p, i) => p === null || who[i] !== null)).toBe(true)
        }
      },
    ),
    { numRuns: tries(300) },
  )
})
