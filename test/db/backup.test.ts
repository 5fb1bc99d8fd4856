import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createClient } from '@libsql/client'
import { sql } from 'drizzle-orm'
import { afterAll, expect, test } from 'vitest'
import { openStore } from '@/db'
import { copyDatabase } from '@/db/copy'
import { migrate } from '@/db/migrate'
import { offering } from '@/db/tables/catalogue'
import { enrolment } from '@/db/tables/enrolment'
import { person } from '@/db/tables/people'
import { aCourse, aPerson, noon } from '../world'

const folder = mkdtempSync(join(tmpdir(), 'guildhall-backup-'))
afterAll(() => rmSync(folder, { recursive: true }))

test('a backup taken while people enrol is of one moment, and a restore brings that moment back', async () => {
  const store = openStore({ url: `file:${folder}/live.db` })
  await migrate(store.primary)
  const { offeringId } = await store.writing((db) => aCourse(db, { seats: 1000 }))
  const enrol = () =>
    store.writing(async (db) => {
      const personId = await aPerson(db)
      await db
        .insert(enrolment)
        .values({ personId, offeringId, state: 'enrolled', requestedAt: +noon })
    })
  for (let i = 0; i < 30; i++) await enrol()
  const backup = createClient({ url: `file:${folder}/backup.db` })
  await Promise.all([copyDatabase(store.client, backup), ...Array.from({ length: 30 }, enrol)])

  const one = async (client: typeof backup, query: string) =>
    Number((await client.execute(query)).rows[0]?.n)
  const people = await one(backup, 'select count(*) n from person')
  expect(people).toBeGreaterThanOrEqual(30)
  expect(await one(backup, 'select count(*) n from enrolment')).toBe(people)
  expect(await one(backup, 'select taken n from offering')).toBe(people)
  expect(await store.reading((db) => db.$count(person))).toBe(60)

  await copyDatabase(backup, store.primary)
  expect(await migrate(store.primary)).toBe(0)
  expect(await store.reading((db) => db.$count(person))).toBe(people)
  expect(
    await store.reading((db) =>
      db.get<{ n: number }>(sql`select count(*) n from search where search match 'person*'`),
    ),
  ).toEqual({ n: people })
  await enrol()
  const [after] = await store.reading((db) => db.select({ taken: offering.taken }).from(offering))
  expect(after?.taken).toBe(people + 1)
  expect(await one(store.client, 'select count(*) n from pragma_foreign_key_check()')).toBe(0)
  backup.close()
  store.close()
})
