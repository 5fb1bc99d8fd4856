import { eq, sql } from 'drizzle-orm'
import { beforeAll, expect, test } from 'vitest'
import { seedCertifications } from '@/db/seed/certifications'
import { certification, exam, examDomain } from '@/db/tables/certification'
import { type World, world } from './world'

let w: World
beforeAll(async () => {
  w = await world()
  await w.put(seedCertifications)
  return () => w.close()
})

const examCalled = async (code: string) => w.store.reading((db) => db.select().from(exam).where(eq(exam.code, code)))
const domainsOf = (slug: string) =>
  w.store.reading((db) =>
    db
      .select({ name: examDomain.name, weight: examDomain.weight, basis: examDomain.basis })
      .from(examDomain)
      .innerJoin(certification, eq(certification.id, examDomain.certificationId))
      .where(eq(certification.slug, slug))
      .orderBy(examDomain.position),
  )

test('outside exams know their minutes, their domains with published weights, and a retake rule where one is known', async () => {
  const [az] = await examCalled('AZ-104')
  expect([az?.retakeFrom, az?.retakeWaitHours]).toEqual([2, 24])
  const [ex200] = await examCalled('EX200')
  expect([ex200?.minutes, ex200?.retakeFrom]).toEqual([180, null])
  expect((await examCalled('101-500+102-500')).map((it) => it.minutes)).toEqual([180, 180])
  expect(await domainsOf('lf-lfcs')).toEqual([
    { name: 'Operations deployment', weight: 25, basis: 'percent' },
    { name: 'Networking', weight: 25, basis: 'percent' },
    { name: 'Storage', weight: 20, basis: 'percent' },
    { name: 'Essential commands', weight: 20, basis: 'percent' },
    { name: 'Users and groups', weight: 10, basis: 'percent' },
  ])
  expect((await domainsOf('redhat-rhcsa')).every((it) => it.basis === 'none' && it.weight === null)).toBe(true)
  const points = await domainsOf('lpi-lpic-1')
  expect([points[0]?.basis, points.reduce((sum, it) => sum + (it.weight ?? 0), 0)]).toEqual(['points', 120])
})

test('seeding again adds no domain twice and keeps what was corrected here', async () => {
  const count = () => w.store.reading((db) => db.$count(examDomain))
  const before = await count()
  await w.put((db) => db.update(exam).set({ minutes: 200 }).where(eq(exam.code, 'EX200')))
  await w.put((db) => db.run(sql`delete from exam_domain where name = 'Storage' and weight = 20`))
  await w.put(seedCertifications)
  expect([await count(), (await examCalled('EX200'))[0]?.minutes]).toEqual([before, 200])
})
