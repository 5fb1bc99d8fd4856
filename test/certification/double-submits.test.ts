import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { eq, sql } from 'drizzle-orm'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openStore, type Store } from '@/db'
import { migrate } from '@/db/migrate'
import { seedCertifications } from '@/db/seed/certifications'
import { award } from '@/db/tables/award'
import { evidence } from '@/db/tables/evidence'
import { exam } from '@/db/tables/exam'
import { actorOf, system } from '@/university/actor'
import { awardByHand } from '@/university/certification/awards/commands/award-by-hand'
import { extendCertification } from '@/university/certification/awards/commands/extend'
import { recordOutsideAward } from '@/university/certification/awards/commands/record-outside-award'
import { verifyEvidence } from '@/university/certification/evidence/commands/evidence'
import { bookExam } from '@/university/certification/exams/commands/booking'
import { type Command, perform } from '@/university/kernel'
import { zone } from '../notices/reminder-world'
import { aPerson, noon } from '../world'

// Two nodes on one file, as two people press the same button in the same moment.
let folder: string
let a: Store
let b: Store
let me: number
let registrars: [number, number]
let ex200: typeof exam.$inferSelect
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'guildhall-races-'))
  a = openStore({ url: `file:${folder}/one.db` })
  b = openStore({ url: `file:${folder}/one.db` })
  await migrate(a.primary)
  await a.writing(async (db) => {
    await seedCertifications(db)
    me = await aPerson(db, { name: 'Ada', email: 'ada@example.com' })
    registrars = [
      await aPerson(db, { roles: ['registrar'] }),
      await aPerson(db, { roles: ['registrar'] }),
    ]
    ex200 = (await db.select().from(exam).where(eq(exam.code, 'EX200')).get())!
  })
})
afterEach(() => {
  a.close()
  b.close()
  rmSync(folder, { recursive: true })
})

const as = async (id: number) => ({
  actor: (await a.reading((db) => actorOf(db, id, noon, zone)))!,
  now: noon,
})
/**
 * The same command on both nodes at once: the refusal of the one that lost, when exactly one won.
 */
async function atOnce<I, S, R>(command: Command<I, S, R>, input: object) {
  const [one, two] = [await as(registrars[0]), await as(registrars[1])]
  const outcomes = await Promise.all([
    perform(a, command, input, one),
    perform(b, command, input, two),
  ])
  expect(outcomes.filter((it) => it.ok)).toHaveLength(1)
  return outcomes.flatMap((it) => (it.ok ? [] : [it.because]))[0]
}
const counted = async (from: string) =>
  (await a.reading((db) => db.get<{ n: number }>(sql.raw(`select count(*) as n from ${from}`))))?.n
const events = (verb: string) => counted(`event where verb = '${verb}'`)

test('a certificate verified twice at once becomes one award, with one check', async () => {
  const claim = {
    personId: me,
    certificationId: ex200.certificationId,
    examCode: 'EX200',
    number: '1',
    earnedOn: '2026-01-10',
    link: 'https://issuer.example/1',
  }
  const [made] = await a.writing((db) =>
    db
      .insert(evidence)
      .values({ ...claim, submittedAt: 1 })
      .returning(),
  )
  expect(
    await atOnce(verifyEvidence, {
      evidence: made!.id,
      method: 'issuer page',
      how: 'it shows her name',
    }),
  ).toMatch(/\.$/)
  expect([
    await counted('award'),
    await counted('verification'),
    await events('certification.awarded'),
  ]).toEqual([1, 1, 1])
})
test('awarded by hand twice at once, it is held once', async () => {
  expect(
    await atOnce(awardByHand, {
      person: 'ada@example.com',
      certification: 'redhat-rhcsa',
      because: 'the paper was lost in a move',
    }),
  ).toMatch(/\.$/)
  expect([
    await counted('award'),
    await counted('holding'),
    await events('certification.awarded'),
  ]).toEqual([1, 1, 1])
})
test('extended twice at once, its end moves once', async () => {
  const made = await a.writing((db) =>
    recordOutsideAward(
      { db, now: noon, actor: system(noon, zone) },
      { personId: me, exam: ex200, earnedOn: '2025-01-10', number: '1' },
    ),
  )
  if (made.state !== 'recorded') throw new Error(made.state)
  expect(
    await atOnce(extendCertification, {
      holding: made.holdingId,
      until: '2028-06-30',
      because: 'the centre is closed',
    }),
  ).toMatch(/\.$/)
  expect([await counted('extension'), await events('certification.extended')]).toEqual([1, 1])
  expect(
    await a.reading((db) =>
      db.select({ until: award.validUntil, anchor: award.anchor }).from(award),
    ),
  ).toEqual([{ until: '2028-06-30', anchor: '2028-01-09' }])
})
test('booked twice at once, there is one booking', async () => {
  expect(await atOnce(bookExam, { exam: ex200.id, person: me, on: '2026-12-12' })).toBe(
    'EX200 is booked for 12 December 2026 already. Move that booking, or cancel it.',
  )
  expect([await counted('exam_booking'), await events('booking.made')]).toEqual([1, 1])
})
