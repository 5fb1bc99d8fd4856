import { eq } from 'drizzle-orm'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { offering } from '@/db/tables/catalogue'
import {
  certification,
  certificationRequirement,
  certificationVersion,
} from '@/db/tables/certification'
import { prerequisite } from '@/db/tables/prerequisite'
import { catalogue } from '@/university/catalogue/queries/catalogue'
import { monthEnd, searchTerms } from '@/university/catalogue/rules'
import { requestSeat } from '@/university/enrolment/commands/request-seat'
import { aCourse, aPerson, noon, type World, world } from '../world'

const day = 86_400_000
let w: World
let me: number
beforeEach(async () => {
  w = await world()
  me = await w.put((db) => aPerson(db))
})
afterEach(() => w.close())

async function see(input: object) {
  const found = await w.ask(catalogue, input, me)
  if (!found.ok) throw new Error(found.because)
  return { ...found.value, codes: found.value.courses.map((c) => c.code) }
}
const counted = (choices: { value: string; count: number }[]) =>
  Object.fromEntries(choices.map((c) => [c.value, c.count]))
const leadsTo = (slug: string, ...courseIds: number[]) =>
  w.put(async (db) => {
    const [c] = await db
      .insert(certification)
      .values({
        slug,
        short: slug.toUpperCase(),
        name: slug,
        issuer: 'Us',
        inHouse: true,
        track: 'linux',
      })
      .returning()
    const row = {
      certificationId: c!.id,
      number: 1,
      effectiveFrom: '2020-01-01',
      validityKnown: true,
      facts: {},
    }
    const [v] = await db.insert(certificationVersion).values(row).returning()
    for (const [group, courseId] of courseIds.entries())
      await db
        .insert(certificationRequirement)
        .values({ versionId: v!.id, group, kind: 'course', courseId })
  })

describe('the catalogue', () => {
  test('filters, and counts what each filter would leave', async () => {
    const a = await w.put((db) => aCourse(db, { code: 'AAA-1' }))
    const b = await w.put((db) => aCourse(db, { code: 'BBB-1', seats: 1 }))
    await w.put((db) => aCourse(db, { code: 'CCC-1' }))
    await w.put((db) =>
      db
        .update(offering)
        .set({ mode: 'blended', startsAt: +noon + 3 * day, endsAt: +noon + 4 * day })
        .where(eq(offering.id, b.offeringId)),
    )
    await leadsTo('rhce', a.courseId, b.courseId)
    await leadsTo('lfcs', a.courseId)

    expect((await see({})).codes).toEqual(['AAA-1', 'BBB-1', 'CCC-1'])
    const rhce = await see({ leads: 'rhce' })
    expect(rhce.codes).toEqual(['AAA-1', 'BBB-1'])
    expect(rhce.counts).toMatchObject({ all: 3, matching: 2 })
    expect(counted(rhce.counts.leads)).toEqual({ rhce: 2, lfcs: 1 })
    expect(counted(rhce.counts.how)).toEqual({ 'self-paced': 1, 'instructor-led': 0, blended: 1 })
    expect(counted(rhce.counts.when)).toEqual({ 'any time': 1, 'this month': 1, 'seats free': 2 })

    const blended = await see({ how: ['blended'], when: 'this month' })
    expect(blended.codes).toEqual(['BBB-1'])
    expect(counted(blended.counts.leads)).toEqual({ rhce: 1 })
    const other = await w.put((db) => aPerson(db))
    await w.perform(requestSeat, { offering: b.offeringId }, other)
    expect((await see({ how: 'blended', when: ['this month', 'seats free'] })).codes).toEqual([])
    expect((await see({ when: 'seats free' })).codes).toEqual(['AAA-1', 'CCC-1'])
    // Full: the page offers the queue; mine already: it says so.
    const full = (await see({ how: 'blended' })).courses[0]
    expect(full).toMatchObject({
      mayEnrol: { ok: true },
      seatsAtOnce: false,
      next: { taken: 1, waiting: 0 },
    })
    await w.perform(requestSeat, { offering: b.offeringId }, me)
    expect((await see({ how: 'blended' })).courses[0]).toMatchObject({
      live: { state: 'waitlisted' },
      mayEnrol: { ok: false },
    })
  })
  test('finds by words, takes nonsense calmly, and shows no draft, retired course or past date', async () => {
    const a = await w.put((db) => aCourse(db, { code: 'LNX-777' }))
    expect((await see({ q: 'lnx 777' })).codes).toEqual(['LNX-777'])
    expect((await see({ q: '"*( OR' })).codes).toEqual([])
    expect(
      (await see({ page: 'x', sort: 'password', how: 'flying', when: ['soon'] })).codes,
    ).toEqual(['LNX-777'])
    expect((await see({ page: 99 })).codes).toEqual([])
    await w.put((db) =>
      db
        .update(offering)
        .set({ startsAt: +noon - 2 * day, endsAt: +noon - day })
        .where(eq(offering.id, a.offeringId)),
    )
    expect((await see({})).courses[0]).toMatchObject({
      next: null,
      mayEnrol: { ok: false, because: 'No dates are set yet.' },
    })
    expect((await see({ when: 'seats free' })).codes).toEqual([])
  })
  test('says which prerequisites are missing', async () => {
    const a = await w.put((db) => aCourse(db, { code: 'AAA-1' }))
    const b = await w.put((db) => aCourse(db, { code: 'BBB-1' }))
    await w.put((db) =>
      db
        .insert(prerequisite)
        .values({ courseVersionId: b.versionId, group: 1, courseId: a.courseId }),
    )
    expect((await see({ q: 'BBB' })).courses[0]?.mayEnrol).toEqual({
      ok: false,
      because: 'First complete AAA-1.',
    })
  })
  test('a month ends at its midnight in the viewer’s zone', () => {
    expect(new Date(monthEnd('2026-11-21', 'America/Chicago')).toISOString()).toBe(
      '2026-12-01T06:00:00.000Z',
    )
    expect([searchTerms('  '), searchTerms('a"b')]).toEqual([undefined, '"a"* "b"*'])
  })
})
