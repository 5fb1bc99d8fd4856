import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Question } from '@/university/kernel'
import { askedToJoin } from '@/university/staffing/join/queries/requests-to-join'
import { joining } from '@/university/staffing/join/queries/what-i-can-join'
import { consequences } from '@/university/staffing/placement/queries/consequences'
import { exceptions } from '@/university/staffing/placement/queries/exceptions'
import { placementPage } from '@/university/staffing/placement/queries/placement'
import { all, seeded } from '../demo/seeded'
import { statements } from '../statements'
import type { World } from '../world'

// What a local client sends can be counted; a remote one sends over HTTP.
describe.skipIf(process.env.TEST_DATABASE_URL)(
  'a page takes so many statements of the demo, and no more',
  () => {
    let w: World
    const ids: Record<string, number> = {}
    beforeAll(async () => {
      w = await seeded('2026-11-22T15:00:00Z')
      const one = async (query: ReturnType<typeof sql>) =>
        (await all<{ id: number }>(w, query))[0]!.id
      for (const name of ['staffing', 'technician', 'leader'])
        ids[name] = await one(sql`select id from person where email = ${`${name}@demo.example`}`)
      ids.full = await one(
        sql`select id from placement where kind = 'full' and until is null and "from" < '2026-11-01'
          limit 1`,
      )
      // Somebody who has room can come after her.
      ids.elif = await one(
        sql`select pl.id from placement pl join person p on p.id = pl.person_id
          where p.name = 'Elif Moreau' and pl.kind = 'full' and pl.until is null`,
      )
      ids.shadow = await one(sql`select id from placement where kind = 'shadow' limit 1`)
    })
    afterAll(() => w.close())

    test.each<[string, number, Question<never, never>, () => object, string]>([
      ['what I can join, on the home page', 3, joining as never, () => ({}), 'technician'],
      ['what I can join', 4, joining as never, () => ({ all: 'on' }), 'technician'],
      ['a placement', 4, placementPage as never, () => ({ placement: ids.full }), 'staffing'],
      ['a shadow’s', 6, placementPage as never, () => ({ placement: ids.shadow }), 'leader'],
      ['who asked to join', 3, askedToJoin as never, () => ({}), 'staffing'],
      ['exceptions', 3, exceptions as never, () => ({}), 'staffing'],
      [
        'the consequences of an end',
        16,
        consequences as never,
        () => ({ placement: ids.elif, act: 'end' }),
        'staffing',
      ],
    ])('%s: %i', async (_, most, question, input, as) => {
      const sent = await statements(w, question, input(), ids[as] as number)
      expect(sent.length, sent.join('\n---\n')).toBeLessThanOrEqual(most)
      expect(sent.length).toBeGreaterThan(1)
    })
  },
)
