import { expect, test } from 'vitest'
import { seedCertifications } from '@/db/seed/certifications'
import { seedDemo } from '@/db/seed/demo'
import { wipe } from '@/db/seed/wipe'
import { world } from './world'

const moments = ['2026-11-21T12:00:00Z', '2028-02-29T05:30:00Z', '2026-12-31T23:59:00Z', '2027-03-14T08:30:00Z', '2027-01-01T06:10:00Z']

test.each(moments)('the demo can be written at %s, and again in place of itself', async (moment) => {
  const w = await world(new Date(moment))
  const write = () =>
    w.put(async (db) => {
      const done = await wipe(db)
      await seedCertifications(db)
      await seedDemo(db, { now: w.now, passwordHash: 'none' })
      await done()
    })
  const count = async () => (await w.store.client.execute('select count(*) as n from person')).rows[0]?.n
  await write()
  expect(await count()).toBe(60)
  await write()
  expect(await count()).toBe(60)
  w.close()
})
