import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { certificationVersion } from '@/db/tables/certification'
import { prerequisite } from '@/db/tables/prerequisite'
import { companyZone, system } from '@/university/actor'
import { myCertifications } from '@/university/certification/awards/queries/my-certifications'
import { requestSeat } from '@/university/enrolment/commands/request-seat'
import { remind } from '@/university/notices/commands/remind'
import { personPage } from '@/university/people/queries/person-page'
import { certifications, certify } from '../../staffing/placement/placement-world'
import { aCourse, aPerson, type World, world } from '../../world'

/** Certification 1 has a grace of 30 days that counts; certification 2 counts until 1 June 2026. */
let w: World
let colleague: number
const offerings = new Map<number, number>()
beforeAll(async () => {
  w = await world()
  await w.put(async (db) => {
    await certifications(db)
    const rule = { number: 2, validityKnown: true, validityMonths: 12 }
    await db.insert(certificationVersion).values([
      {
        ...rule,
        certificationId: 1,
        effectiveFrom: '2020-01-01',
        graceDays: 30,
        graceCounts: true,
      },
      { ...rule, certificationId: 2, effectiveFrom: '2020-01-01', sunsetOn: '2026-06-01' },
      {
        ...rule,
        certificationId: 3,
        effectiveFrom: '2020-01-01',
        graceDays: 30,
        graceCounts: true,
        sunsetOn: '2026-05-20',
      },
    ])
    for (const certificationId of [1, 2]) {
      const { versionId, offeringId } = await aCourse(db)
      await db
        .insert(prerequisite)
        .values({ courseVersionId: versionId, group: 0, certificationId })
      offerings.set(certificationId, offeringId)
    }
    colleague = await aPerson(db, { name: 'A colleague' })
  })
})
afterAll(() => w.close())

/** Someone whose award of a certification ends on a day: what three doors say of it on a day. */
async function doorsOf(certification: number, validUntil: string, day: string) {
  const person = await w.put(async (db) => {
    const id = await aPerson(db)
    await certify(db, id, certification, validUntil, '2025-12-01')
    return id
  })
  w.now = new Date(`${day}T12:00:00Z`)
  const mine = await w.ask(myCertifications, {}, person)
  const page = await w.ask(personPage, { person }, colleague)
  const seat = await w.perform(requestSeat, { offering: offerings.get(certification) }, person)
  return {
    mine: mine.ok && mine.value.held[0]?.status.counts,
    page: page.ok && page.value.certifications.length === 1,
    seat: seat.ok,
  }
}
const all = (counts: boolean) => ({ mine: counts, page: counts, seat: counts })

describe('in a grace of 30 days that counts', () => {
  test.each([
    ['on its last valid day', '2026-05-10', true],
    ['the day after', '2026-05-11', true],
    ['on the last day of the grace', '2026-06-09', true],
    ['the day after the grace', '2026-06-10', false],
  ])('%s', async (_, day, counts) =>
    expect(await doorsOf(1, '2026-05-10', day)).toEqual(all(counts)),
  )
})

describe('a sunset on 1 June', () => {
  test.each([
    ['the day before', '2026-05-31', true],
    ['on that day', '2026-06-01', true],
    ['the day after no seat is given', '2026-06-02', false],
  ])('%s', async (_, day, counts) =>
    expect(await doorsOf(2, '2027-01-01', day)).toEqual(all(counts)),
  )
})

test('a reminder says the grace counts only until the sunset', async () => {
  const person = await w.put(async (db) => {
    const id = await aPerson(db)
    await certify(db, id, 3, '2026-05-10', '2025-12-01')
    return id
  })
  const told = async (day: string) => {
    const now = new Date(`${day}T12:00:00Z`)
    await w.put(async (db) => remind({ db, now, actor: system(now, await companyZone(db)) }))
    return w.store.reading(async (db) => {
      const row = await db.get<{ because: string }>(
        sql`select because from outbox where person_id = ${person} order by id desc limit 1`,
      )
      return row?.because ?? ''
    })
  }
  expect(await told('2026-05-17')).toContain('which counts for a position')
  expect(await told('2026-05-24')).toContain('which does not count for a position')
})
