import type { sql } from 'drizzle-orm'
import type { Reader } from '@/db'
import { seedCertifications } from '@/db/seed/certifications'
import { wipe } from '@/db/seed/wipe'
import { tellDemo } from '@/university/demo/commands/tell-demo'
import { type World, world } from '../world'

/** The demo as it is told at a moment. */
export async function seeded(moment: string) {
  const w = await world(new Date(moment))
  await w.put(async (db) => {
    const done = await wipe(db)
    await seedCertifications(db)
    await tellDemo(db, { now: w.now, passwordHash: 'none' })
    await done()
  })
  return w
}

export const one = <T>(w: World, query: ReturnType<typeof sql>) =>
  w.store.reading((db: Reader) => db.get<T>(query))
export const all = <T>(w: World, query: ReturnType<typeof sql>) =>
  w.store.reading((db: Reader) => db.all<T>(query))
