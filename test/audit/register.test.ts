import { eq, sql } from 'drizzle-orm'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { seedCertifications } from '@/db/seed/certifications'
import { award, extension } from '@/db/tables/award'
import { exam } from '@/db/tables/exam'
import { event } from '@/db/tables/record'
import { system } from '@/university/actor'
import { register } from '@/university/audit/queries/register'
import { recordOutsideAward } from '@/university/certification/awards/commands/record-outside-award'
import { revokeCertification } from '@/university/certification/awards/commands/revoke'
import {
  reinstateCertification,
  suspendCertification,
} from '@/university/certification/awards/commands/suspend'
import { importFile } from '@/university/exchange/commands/import-file'
import type { Outcome } from '@/university/kernel'
import { aPerson, noon, type World, world } from '../world'

let w: World
let registrar: number
beforeEach(async () => {
  w = await world()
  await w.put(async (db) => {
    await seedCertifications(db)
    registrar = await aPerson(db, { roles: ['registrar'] })
  })
})
afterEach(() => w.close())

const value = <T>(it: Outcome<T>): T => {
  if (!it.ok) throw new Error(it.because)
  return it.value
}
const at = (moment: string) => {
  w.now = new Date(moment)
}
const earn = (personId: number, code: string, earnedOn: string, number: string) =>
  w.put(async (db) => {
    const it = await db.select().from(exam).where(eq(exam.code, code)).get()
    const made = await recordOutsideAward(
      { db, now: w.now, actor: system(w.now, 'America/Chicago') },
      { personId, exam: it!, earnedOn, number },
    )
    if (made.state !== 'recorded') throw new Error(made.state)
    return made
  })
const asked = async (more: object = {}) =>
  value(await w.ask(register, { on: '2026-03-14', ...more }, registrar))
const totals = (it: { totals: { short: string; certified: number; employed: number }[] }) =>
  Object.fromEntries(it.totals.map((row) => [row.short, [row.certified, row.employed]]))
const whole = async (known: number) => {
  const it = await asked({ known: new Date(known).toISOString() })
  return { totals: it.totals, rows: it.rows }
}

test('who was certified on a day: both ends of an award are in it, the day before and the day after are not', async () => {
  const ada = await w.put((db) => aPerson(db, { name: 'Ada' }))
  await earn(ada, 'EX200', '2026-03-14', 'a')
  expect(totals(await asked())).toEqual({ RHCSA: [1, 1] })
  expect(totals(await asked({ on: '2026-03-13' }))).toEqual({})
  expect(totals(await asked({ on: '2029-03-13' }))).toEqual({ RHCSA: [1, 1] })
  expect(totals(await asked({ on: '2029-03-14' }))).toEqual({})
  expect((await asked()).rows).toMatchObject([
    { name: 'Ada', short: 'RHCSA', since: '2026-03-14', until: '2029-03-13', employed: true },
  ])
})

test('employed on that day is its own column, and a filter', async () => {
  const left = await w.put((db) => aPerson(db, { name: 'Left', leftOn: '2026-03-13' }))
  await earn(left, 'EX200', '2025-01-01', 'a')
  await earn(
    await w.put((db) => aPerson(db, { name: 'Stayed', leftOn: '2026-03-14' })),
    'EX200',
    '2025-01-01',
    'b',
  )
  expect(totals(await asked())).toEqual({ RHCSA: [2, 1] })
  expect((await asked({ employed: 'yes' })).rows.map((row) => row.name)).toEqual(['Stayed'])
  expect((await asked({ employed: 'no' })).rows.map((row) => row.name)).toEqual(['Left'])
})

test('people of the demo count while nobody else was there, also when it is asked later', async () => {
  await w.put((db) => db.run(sql`update person set origin = 'demo'`))
  const demo = await w.put((db) => aPerson(db, { name: 'Demo', origin: 'demo' }))
  await earn(demo, 'EX200', '2025-01-01', 'a')
  const known = (await asked()).known
  at('2026-11-22T12:00:00Z')
  value(
    await w.perform(
      importFile,
      { kind: 'people', fileName: 'people.csv', content: people([real]), confirm: 'any' },
      registrar,
    ),
  )
  expect(totals(await asked())).toEqual({})
  expect(totals(await asked({ known: String(known) }))).toEqual({ RHCSA: [1, 1] })
})

const head =
  'employee_id,email,name,job_title,department,site,time_zone,shift,manager_employee_id,hired_on,left_on'
const real = { id: 'R1', name: 'Real Person', left: '' }
const people = (rows: { id: string; name: string; left: string }[]) =>
  [
    head,
    ...rows.map(
      (it) =>
        `${it.id},${it.id.toLowerCase()}@real.example,${it.name},Technician,Support,Chicago,America/Chicago,day,,2020-01-01,${it.left}`,
    ),
  ].join('\n')

describe('as known at an instant, the same totals and the same list next week', () => {
  test('after imports, revocations, extensions, suspensions, reinstatements, older certificates and leavers recorded later', async () => {
    at('2026-11-01T12:00:00Z')
    value(
      await w.perform(
        importFile,
        { kind: 'people', fileName: 'people.csv', content: people([real]), confirm: 'any' },
        registrar,
      ),
    )
    const hr = (await w.store.reading((db) =>
      db.get<{ id: number }>(sql`select id from person where employee_id = 'R1'`),
    ))!.id
    const [a, b, c] = await w.put(
      async (db) =>
        [
          await aPerson(db, { name: 'A' }),
          await aPerson(db, { name: 'B' }),
          await aPerson(db, { name: 'C' }),
        ] as const,
    )
    const first = await earn(a, 'EX200', '2025-06-01', 'a')
    const second = await earn(b, 'EX200', '2023-03-15', 'b') // ends on 14 March 2026
    const third = await earn(c, 'EX200', '2023-03-14', 'c') // ended the day before
    const held = await earn(c, 'LFCS', '2025-03-01', 'c2')
    await earn(hr, 'EX200', '2025-03-01', 'hr')
    value(
      await w.perform(
        suspendCertification,
        { holding: held.holdingId, because: 'a review' },
        registrar,
      ),
    )
    await w.put((db) => db.run(sql`update suspension set "from" = '2026-03-01'`))

    at('2026-11-10T12:00:00Z')
    const known = +w.now
    const before = await whole(known)
    expect(Object.fromEntries(before.totals.map((it) => [it.short, it.certified]))).toEqual({
      RHCSA: 3,
      LFCS: 0,
    })

    at('2026-11-15T12:00:00Z')
    value(
      await w.perform(
        reinstateCertification,
        { holding: held.holdingId, because: 'it ended well' },
        registrar,
      ),
    )
    value(
      await w.perform(
        revokeCertification,
        { holding: first.holdingId, because: 'sat by someone else' },
        registrar,
      ),
    )
    // A registrar who backdates: what decides is the day, what is known is the instant.
    await w.put((db) =>
      db.run(sql`update award set revoked_on = '2026-01-01' where id = ${first.awardId}`),
    )
    await earn(
      await w.put((db) => aPerson(db, { name: 'Recorded late' })),
      'EX200',
      '2025-01-01',
      'late',
    )
    await w.put(async (db) => {
      await db.insert(extension).values({
        awardId: third.awardId,
        before: '2026-03-13',
        until: '2026-09-30',
        because: 'the issuer extended it',
        at: +w.now,
      })
      await db.update(award).set({ validUntil: '2026-09-30' }).where(eq(award.id, third.awardId))
    })
    value(
      await w.perform(
        importFile,
        {
          kind: 'people',
          fileName: 'people.csv',
          content: people([{ ...real, left: '2026-02-28' }]),
          confirm: 'any',
        },
        registrar,
      ),
    )

    at('2026-11-21T12:00:00Z')
    expect(await whole(known)).toEqual(before)
    const now = await asked()
    expect(
      Object.fromEntries(now.totals.map((it) => [it.short, [it.certified, it.employed]])),
    ).toEqual({ RHCSA: [4, 3], LFCS: [0, 0] })
    expect(second.validUntil).toBe('2026-03-14')
    const { since, totalsNow } = await asked({ known: String(known) })
    expect(totalsNow).toEqual(now.totals)
    expect(since.rows.map((it) => [it.person, it.what])).toEqual(
      expect.arrayContaining([
        ['A', 'revoked from 2026-01-01'],
        ['Recorded late', 'awarded, recorded later'],
        ['C', 'extended from 2026-03-13 to 2026-09-30'],
        ['C', 'reinstated'],
      ]),
    )
  })

  test('an older certificate that moves the end of a newer one does not move what was known', async () => {
    at('2026-11-01T12:00:00Z')
    const version = await w.store.reading((db) =>
      db.get<{ code: string }>(
        sql`select e.code from exam e
          join certification_version v on v.certification_id = e.certification_id
          where v.method = 'anchored' and v.validity_months = 12 limit 1`,
      ),
    )
    const person = await w.put((db) => aPerson(db))
    await earn(person, version!.code, '2026-01-10', 'newer')
    at('2026-11-10T12:00:00Z')
    const on = '2027-01-20'
    const ask = async (known?: string) =>
      totals(value(await w.ask(register, { on, known }, registrar)))
    expect(await ask()).toEqual({})
    at('2026-11-12T12:00:00Z')
    await earn(person, version!.code, '2025-02-01', 'older')
    at('2026-11-21T12:00:00Z')
    const [redated] = await w.store.reading((db) =>
      db.select().from(event).where(eq(event.verb, 'certification.redated')),
    )
    expect(redated?.detail).toMatchObject({
      before: '2027-01-09',
      after: '2027-01-31',
      because: expect.stringContaining('older certificate'),
    })
    expect(Object.values(await ask())).toEqual([[1, 1]])
    expect(await ask('2026-11-10T12:00:00Z')).toEqual({})
  })

  test('a day as the instant means its end in the company’s zone, and the future is now', async () => {
    expect((await asked({ known: '2026-11-20' })).known).toBe(
      Date.parse('2026-11-21T06:00:00Z') - 1,
    )
    expect((await asked({ known: '2030-01-01' })).known).toBe(+noon)
    expect((await asked({ known: 'whenever' })).known).toBe(+noon)
  })
})
