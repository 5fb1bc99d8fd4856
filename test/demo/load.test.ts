import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Client, createClient } from '@libsql/client'
import { afterAll, beforeAll, expect, test } from 'vitest'

const folder = mkdtempSync(join(tmpdir(), 'guildhall-load-'))
const file = join(folder, 'medium.db')
const tsx = createRequire(import.meta.url).resolve('tsx/cli')
const args = [tsx, 'app/_cli/seed.ts', '--size', 'medium']
const env = { ...process.env, NODE_ENV: 'production' as const, DATABASE_URL: `file:${file}` }
let client: Client

beforeAll(() => {
  execFileSync(process.execPath, args, { env, stdio: 'pipe' })
  client = createClient({ url: `file:${file}` })
}, 120_000)
afterAll(() => {
  client.close()
  rmSync(folder, { recursive: true })
})
const one = async (sql: string) => Number((await client.execute(sql)).rows[0]?.[0])

test('the medium world has its numbers around the demo', async () => {
  expect(await one('select count(*) from person')).toBe(2060)
  expect(await one('select count(*) from course')).toBe(212)
  expect(await one('select count(*) from enrolment')).toBeGreaterThan(60_000)
  expect(await one('select count(*) from team')).toBe(208)
  expect(
    await one(
      "select count(*) from person where email = 'technician@demo.example' and password_hash is not null",
    ),
  ).toBe(1)
})

test('what triggers would have kept is right, and the triggers are back', async () => {
  expect(
    await one(
      "select count(*) from offering o where taken <> (select count(*) from enrolment e where e.offering_id = o.id and e.state in ('enrolled', 'offered'))",
    ),
  ).toBe(0)
  expect(
    await one(
      "select count(*) from offering o where waiting <> (select count(*) from enrolment e where e.offering_id = o.id and e.state = 'waitlisted')",
    ),
  ).toBe(0)
  expect(await one('select count(*) from offering where taken > seats')).toBe(0)
  expect(
    await one("select count(*) from search where search match 'load OR ama*'"),
  ).toBeGreaterThan(0)
  expect(await one('select count(*) from pragma_foreign_key_check')).toBe(0)
  const [before] = (
    await client.execute(
      'select id, taken from offering where seats is null and closed_at is null limit 1',
    )
  ).rows
  await client.execute(`insert into enrolment (person_id, offering_id, state, requested_at) select min(id), ${before?.id}, 'enrolled', 0 from person where employee_id like 'L%'
    and id not in (select person_id from enrolment where offering_id = ${before?.id})`)
  expect(await one(`select taken from offering where id = ${before?.id}`)).toBe(
    Number(before?.taken) + 1,
  )
})

test('a world that is there is not touched without --reset, and a server is not the place for it', () => {
  const again = spawnSync(process.execPath, args, { env, encoding: 'utf8' })
  expect(again.status).toBe(2)
  expect(again.stderr).toContain('2,060 people')
  const server = spawnSync(process.execPath, args, {
    env: { ...env, DATABASE_URL: 'http://127.0.0.1:1' },
    encoding: 'utf8',
  })
  expect(server.status).toBe(2)
  expect(server.stderr).toContain('in an embedded file only')
})
