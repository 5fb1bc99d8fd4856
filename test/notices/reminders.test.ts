import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { eq, sql } from 'drizzle-orm'
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { openStore } from '@/db'
import { migrate } from '@/db/migrate'
import { award, suspension } from '@/db/tables/award'
import { outbox } from '@/db/tables/outbox'
import { person } from '@/db/tables/people'
import { system } from '@/university/actor'
import { addDays } from '@/university/calendar'
import { statusOn } from '@/university/certification/validity/rules/validity'
import { perform } from '@/university/kernel'
import { runReminders } from '@/university/notices/commands/run-reminders'
import { stepOf } from '@/university/notices/queries/ending'
import { stepDue, steps, toldAt } from '@/university/notices/rules/steps'
import { tries } from '../thorough'
import { aPerson, noon, type World, world } from '../world'
import { aCast, aCertification, anAward, aPlace, later, run, zone } from './reminder-world'

const today = '2026-11-21'
const inDays = (days: number) => addDays(today, days)

describe('the step that is due', () => {
  test.each([
    [91, [], null],
    [90, [], 90],
    [89, [], 90],
    [61, [90], null],
    [60, [90], 60],
    [45, [], 60],
    [30, [90, 60], 30],
    [14, [90, 60, 30], 14],
    [13, [90, 60, 30, 14], null],
    [7, [], 7],
    [2, [7], null],
    [1, [7], 1],
    [0, [7, 1], 0],
    [-6, [0], null],
    [-7, [0], -7],
    [-20, [0], -14],
    [-84, [0], -84],
    [-90, [-84], null],
    [-90, [0], -84],
    [-91, [0], null],
    // A later one was sent: nothing older follows.
    [45, [30], null],
  ])('%i days left, %j sent: %s', (left, sent, due) => expect(stepDue(left, sent)).toBe(due))

  test('however the job runs: each step at most once, in order, and the newest due one always', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -100, max: 100 }), { maxLength: 60 }), (days) => {
        const sent: number[] = []
        for (const left of [...days].sort((a, b) => b - a)) {
          const step = stepDue(left, sent)
          if (step !== null) {
            expect(step).toBeLessThan(sent.at(-1) ?? Number.POSITIVE_INFINITY)
            sent.push(step)
          }
          if (left <= 90 && left >= -90)
            expect(sent.at(-1)).toBe(steps.findLast((it) => it >= left))
        }
      }),
    )
  })
  test('who is told: the learner at each, the manager from 30 on, the staffing lead from 14 on where a team is at stake', () => {
    expect(steps.filter((it) => toldAt(it, true).includes('learner'))).toEqual([...steps])
    expect(steps.filter((it) => toldAt(it, true).includes('manager'))).toEqual(
      steps.filter((it) => it <= 30),
    )
    expect(steps.filter((it) => toldAt(it, true).includes('staffing lead'))).toEqual(
      steps.filter((it) => it <= 14),
    )
    expect(steps.filter((it) => toldAt(it, false).includes('staffing lead'))).toEqual([])
  })
})

describe('reminders', () => {
  let w: World
  let cast: Awaited<ReturnType<typeof aCast>>
  beforeEach(async () => {
    w = await world()
    cast = await w.put(aCast)
  })
  afterEach(() => w.close())

  const sent = () => w.store.reading((db) => db.select().from(outbox).orderBy(outbox.id))
  const to = async (id: number) => (await sent()).filter((it) => it.personId === id)
  const stepsTo = async (id: number) => (await to(id)).map((it) => Number(it.key.split('/')[3]))
  const ends = (days: number, more: object = {}) =>
    w.put(async (db) => {
      const certification = await aCertification(db, { short: 'RHCE' })
      return {
        certification,
        ...(await anAward(db, {
          person: cast.learner,
          certification,
          until: inDays(days),
          ...more,
        })),
      }
    })

  test('SQL finds the step the rule names, for every number of days', async () => {
    for (let left = 90; left >= -90; left--)
      expect(
        await w.store.reading((db) => db.get(sql`select ${stepOf(sql`(${left})`)} as step`)),
      ).toEqual({ step: stepDue(left, []) })
  })

  test('run every day: each of the nineteen steps once, then silence', async () => {
    await ends(90)
    for (let day = 0; day <= 200; day++) await run(w, day)
    expect(await stepsTo(cast.learner)).toEqual([...steps])
    expect(await stepsTo(cast.manager)).toEqual(steps.filter((it) => it <= 30))
    expect(await to(cast.lead)).toEqual([])
  })
  test('a job that slept sends the nearest passed step only', async () => {
    await ends(90)
    for (const day of [0, 65, 66, 120]) await run(w, day)
    expect(await stepsTo(cast.learner)).toEqual([90, 30, -28])
  })
  test('the words say which, when, why, and what to do', async () => {
    const it = await ends(14)
    await w.put((db) => aPlace(db, { person: cast.learner, asks: it.certification }))
    await run(w)
    const [mine] = await to(cast.learner)
    expect(mine).toMatchObject({
      title: 'Your RHCE ends in 14 days, on 5 December 2026',
      href: `/holdings/${it.holding}`,
      kind: 'ending',
      holdingId: it.holding,
    })
    expect(mine?.because).toMatch(
      /^It is valid until 5 December 2026 and was not renewed\. You are placed as Nights with Northwind, which asks for it\. Guildhall reminds 90, 60/,
    )
    const [managers] = await to(cast.manager)
    expect(managers?.title).toBe('Sol’s RHCE ends in 14 days, on 5 December 2026')
    const [leads] = await to(cast.lead)
    expect(leads?.title).toBe('Northwind: Sol’s RHCE ends in 14 days, on 5 December 2026')
    expect(leads?.because).toContain('without it would be uncovered')
    expect(leads?.href).toMatch(/^\/candidates\?position=\d+$/)
  })
  test.each([
    [1, 'ends tomorrow, on 22 November 2026'],
    [0, 'ends today, on 21 November 2026'],
    [-1, 'ended on 20 November 2026, yesterday'],
    [-8, 'ended on 13 November 2026, 8 days ago'],
  ])('%i days: %s', async (days, words) => {
    await ends(days)
    await run(w)
    expect((await to(cast.learner))[0]?.title).toBe(`Your RHCE ${words}`)
  })

  describe('coverage is at stake', () => {
    const leadsTold = async (
      days: number,
      place: (certification: { id: number; version: number }) => Promise<unknown>,
    ) => {
      await place((await ends(days)).certification)
      await run(w)
      return (await to(cast.lead)).length
    }
    test('from fourteen days on', async () => {
      expect(
        await leadsTold(15, (asks) => w.put((db) => aPlace(db, { person: cast.learner, asks }))),
      ).toBe(0)
      expect(
        await leadsTold(14, (asks) => w.put((db) => aPlace(db, { person: cast.learner, asks }))),
      ).toBe(1)
    })
    test('after the end too', async () => {
      expect(
        await leadsTold(-7, (asks) => w.put((db) => aPlace(db, { person: cast.learner, asks }))),
      ).toBe(1)
    })
    test('not where the placement ends with it, nor for a shadow', async () => {
      expect(
        await leadsTold(14, (asks) =>
          w.put((db) => aPlace(db, { person: cast.learner, asks, until: inDays(14) })),
        ),
      ).toBe(0)
      expect(
        await leadsTold(14, (asks) =>
          w.put((db) => aPlace(db, { person: cast.learner, asks, kind: 'shadow' })),
        ),
      ).toBe(0)
    })
    test('not where another certificate of theirs serves', async () => {
      const both = async (asks: { id: number; version: number }) =>
        w.put(async (db) => {
          const or = await aCertification(db)
          await anAward(db, { person: cast.learner, certification: or, until: inDays(400) })
          await aPlace(db, { person: cast.learner, asks, or })
        })
      expect(await leadsTold(14, both)).toBe(0)
    })
    test('who is both manager and staffing lead is told once', async () => {
      await w.put((db) =>
        db.update(person).set({ managerId: cast.lead }).where(eq(person.id, cast.learner)),
      )
      expect(
        await leadsTold(14, (asks) => w.put((db) => aPlace(db, { person: cast.learner, asks }))),
      ).toBe(1)
    })
  })

  describe('nobody is reminded', () => {
    const silent = async () => expect(await run(w)).toEqual({ messages: 0, people: 0, more: false })
    test('who renewed, also ahead of time', async () => {
      const it = await ends(14)
      await w.put((db) =>
        anAward(db, {
          person: cast.learner,
          certification: it.certification,
          until: inDays(700),
          issuedOn: today,
          validFrom: inDays(15),
          createdAt: +noon - 1,
        }),
      )
      await silent()
    })
    test('whose award was revoked, and who lapsed and then lost the renewal', async () => {
      await ends(14, { revokedOn: today, revokedBecause: 'copied' })
      const it = await ends(-10)
      const lost = {
        issuedOn: inDays(-5),
        validFrom: inDays(-5),
        revokedOn: inDays(-1),
        revokedBecause: 'copied',
        createdAt: +later(-5),
      }
      await w.put((db) =>
        anAward(db, {
          person: cast.learner,
          certification: it.certification,
          until: inDays(700),
          ...lost,
        }),
      )
      await silent()
    })
    test('who is suspended; afterwards the nearest step', async () => {
      const it = await ends(40)
      await w.put((db) =>
        db.insert(suspension).values({
          holdingId: it.holding,
          from: today,
          until: inDays(4),
          because: 'a review',
          at: +noon,
        }),
      )
      await silent()
      await run(w, 5)
      expect(await stepsTo(cast.learner)).toEqual([60])
    })
    test('who left, or leaves before the end; nor a manager who left', async () => {
      await ends(14)
      const leave = (id: number, days: number) =>
        w.put((db) =>
          db
            .update(person)
            .set({ leftOn: inDays(days) })
            .where(eq(person.id, id)),
        )
      await leave(cast.learner, -1)
      await silent()
      await leave(cast.learner, 10)
      await silent()
      await leave(cast.learner, 60)
      await leave(cast.manager, -1)
      expect(await run(w)).toMatchObject({ messages: 1 })
      expect(await to(cast.manager)).toEqual([])
    })
    test('whose award has no end', async () => {
      await w.put(async (db) =>
        anAward(db, {
          person: cast.learner,
          certification: await aCertification(db, { validityMonths: null }),
          until: null,
        }),
      )
      await silent()
    })
  })

  test('a version that is replaced: its sunset is the end', async () => {
    await w.put(async (db) => {
      const next = await aCertification(db, { short: 'RHCE 10' })
      const old = await aCertification(db, {
        short: 'RHCE 9',
        successorId: next.id,
        sunsetOn: inDays(30),
      })
      await anAward(db, { person: cast.learner, certification: old, until: inDays(80) })
    })
    await run(w)
    expect(await to(cast.learner)).toMatchObject([
      {
        title: 'Your RHCE 9 stops counting in 30 days, on 21 December 2026',
        todo: 'RHCE 10 replaces it: plan when to earn that.',
      },
    ])
  })
  test('an extension begins a new cycle of steps', async () => {
    const it = await ends(7)
    await run(w)
    await w.put((db) =>
      db
        .update(award)
        .set({ validUntil: inDays(60) })
        .where(eq(award.id, it.award)),
    )
    await run(w)
    await run(w, 1)
    await run(w, 53)
    expect(await stepsTo(cast.learner)).toEqual([7, 60, 7])
  })
  test('in bounded batches, until none is left', async () => {
    await w.put(async (db) => {
      const certification = await aCertification(db)
      for (let i = 0; i < 7; i++)
        await anAward(db, { person: await aPerson(db), certification, until: inDays(60 + (i % 3)) })
    })
    const runs = [await run(w, 0, 3), await run(w, 0, 3), await run(w, 0, 3), await run(w, 0, 3)]
    expect(runs.map((it) => [it.people, it.more])).toEqual([
      [3, true],
      [3, true],
      [1, false],
      [0, false],
    ])
    expect(await sent()).toHaveLength(7)
  })
  test('the record has a line for a run that sent something, and none for one that did not', async () => {
    await ends(90)
    const registrar = await w.put((db) => aPerson(db, { roles: ['registrar'] }))
    for (let i = 0; i < 2; i++)
      expect(await w.perform(runReminders, {}, registrar)).toMatchObject({ ok: true })
    const lines = await w.store.reading((db) =>
      db.all(sql`select detail from event where verb = 'reminders.sent'`),
    )
    expect(lines).toEqual([{ detail: JSON.stringify({ messages: 1, certifications: 1 }) }])
  })

  test('random holdings: reminded is who the rule of status says stands before or after an end', async () => {
    const day = fc.integer({ min: -150, max: 150 })
    const one = fc.record({
      until: fc.option(day, { freq: 8 }),
      revoked: fc.option(day, { freq: 2 }),
      lasts: fc.integer({ min: 1, max: 400 }),
    })
    const held = fc.option(fc.tuple(day, fc.integer({ min: 0, max: 60 })), { freq: 2 })
    await fc.assert(
      fc.asyncProperty(
        fc.array(one, { minLength: 1, maxLength: 4 }),
        held,
        async (awards, pause) => {
          const rows = awards.map((it) => {
            const from = inDays((it.until ?? 0) - it.lasts)
            return {
              until: it.until === null ? null : inDays(it.until),
              issuedOn: from,
              validFrom: from,
              revokedOn: it.revoked === null ? null : inDays(it.revoked),
            }
          })
          const { learner, holding } = await w.put(async (db) => {
            const learner = await aPerson(db)
            const certification = await aCertification(db)
            let holding = 0
            for (const it of rows)
              holding = (
                await anAward(db, {
                  person: learner,
                  certification,
                  ...it,
                  createdAt: 1,
                  revokedBecause: it.revokedOn && 'copied',
                })
              ).holding
            if (pause)
              await db.insert(suspension).values({
                holdingId: holding,
                from: inDays(pause[0]),
                until: inDays(pause[0] + pause[1]),
                because: 'x',
                at: 1,
              })
            return { learner, holding }
          })
          expect(holding).toBeGreaterThan(0)
          await run(w)
          const cycles = rows.map((it) => ({
            ...it,
            validUntil: it.until,
            anchor: it.until,
            revokedBecause: null,
          }))
          const suspensions = pause
            ? [{ from: inDays(pause[0]), until: inDays(pause[0] + pause[1]), because: 'x' }]
            : []
          const terms = {
            validityMonths: 24,
            validityKnown: true,
            method: 'anchored',
            windowMonths: 3,
            minimumActiveMonths: null,
            fixedBase: null,
          } as const
          const status = statusOn(
            cycles,
            suspensions,
            { ...terms, graceDays: 0, graceCounts: false, earlyCreditDays: 30, sunsetOn: null },
            today,
          )
          const isHeld = suspensions.some((it) => it.from <= today && today <= it.until)
          const left =
            status.until === null
              ? null
              : (Date.parse(status.until) - Date.parse(today)) / 86_400_000
          // What is held already beyond its end, though it begins later, is renewed.
          const ahead = cycles.some(
            (it) =>
              (it.revokedOn === null || it.revokedOn > today) &&
              it.validFrom > today &&
              (it.validUntil === null || it.validUntil > (status.until ?? '9999')),
          )
          const stands =
            ['certified', 'due for renewal', 'lapsed'].includes(status.word) && !isHeld && !ahead
          expect(await stepsTo(learner)).toEqual(
            stands && left !== null ? [stepDue(left, [])].filter((it) => it !== null) : [],
          )
        },
      ),
      { numRuns: tries(200) },
    )
  })
})

test('two nodes on one file at once, each twice: every message is there once', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'guildhall-remind-'))
  const stores = [1, 2].map(() => openStore({ url: `file:${folder}/one.db` }))
  const [first] = stores
  await migrate(first!.primary)
  await first!.writing(async (db) => {
    const { learner } = await aCast(db)
    for (let i = 0; i < 20; i++)
      await anAward(db, {
        person: learner,
        certification: await aCertification(db),
        until: inDays(i),
      })
  })
  const who = { actor: system(noon, zone), now: noon }
  const runs = await Promise.all(
    [...stores, ...stores].map((store) => perform(store, runReminders, {}, who)),
  )
  expect(runs.every((it) => it.ok)).toBe(true)
  expect(runs.reduce((sum, it) => sum + (it.ok ? it.value.messages : 0), 0)).toBe(40)
  expect(
    await first!.reading((db) =>
      db.get(sql`select count(*) as n, count(distinct key) as keys from outbox`),
    ),
  ).toEqual({ n: 40, keys: 40 })
  for (const store of stores) store.close()
  rmSync(folder, { recursive: true })
})
