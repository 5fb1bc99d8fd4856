import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'

let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'guildhall-import-'))
})
afterAll(() => rmSync(folder, { recursive: true }))

const head =
  'employee_id,email,name,job_title,department,site,time_zone,shift,manager_employee_id,hired_on,left_on'
function run(...args: string[]) {
  const env = { ...process.env, DATABASE_URL: `file:${folder}/guildhall.db` }
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ['--import', 'tsx', 'app/_cli/import.ts', ...args],
    { env, encoding: 'utf8' },
  )
  return { status, stdout, stderr }
}
const fileOf = (name: string, text: string) => {
  writeFileSync(join(folder, name), text)
  return join(folder, name)
}
const people = (n: number) =>
  fileOf(
    `people-${n}.csv`,
    `${[head, 'E0,none,Nobody,,,,UTC,day,,2020-01-01,', ...Array.from({ length: n }, (_, i) => `P${i},p${i}@example.com,P,,,,UTC,day,,2020-01-01,`)].join('\n')}\n`,
  )

test('a dry run writes nothing, performing does, and --json prints one document', () => {
  const dry = run('people', people(3), '--dry-run')
  expect(dry).toMatchObject({ status: 0, stderr: '' })
  expect(dry.stdout).toMatch(
    /4 rows of people, looked at[\s\S]*3 create[\s\S]*1 refused[\s\S]*line 2: E0 refused: invalid email\nNothing was changed/,
  )
  const done = run('people', people(3), '--json')
  expect(done).toMatchObject({ status: 0, stderr: '' })
  const { kind, counts, verdicts } = JSON.parse(done.stdout)
  expect([kind, counts.create, counts.refused]).toEqual(['people', 3, 1])
  expect(verdicts.slice(0, 2)).toEqual([
    { line: 2, key: 'E0', verdict: 'refused', why: 'invalid email' },
    { line: 3, key: 'P0', verdict: 'create' },
  ])
  expect(JSON.parse(run('people', people(3), '--json').stdout).counts).toMatchObject({
    create: 0,
    unchanged: 3,
  })
}, 180_000)

test('a file that ends many says how to mean it', () => {
  expect(run('people', people(2))).toMatchObject({
    status: 1,
    stdout: '',
    stderr: expect.stringContaining(
      'confirm the number 1. (--confirm=NUMBER)\nNothing was changed.',
    ),
  })
  expect(run('people', people(2), '--confirm').status).toBe(0)
}, 180_000)

test('a bad file, or none, is a clear message', () => {
  const huge = fileOf('huge.csv', '')
  truncateSync(huge, 200 * 1024 * 1024)
  expect(run('people', huge)).toMatchObject({
    status: 1,
    stderr: expect.stringMatching(/^The file has 200 MB; at most 20 MB are read/),
  })
  expect(run('people', join(folder, 'none.csv'))).toMatchObject({
    status: 1,
    stderr: expect.stringMatching(/^There is no file/),
  })
  expect(run('positions', people(1), '--json')).toMatchObject({
    status: 1,
    stdout: '',
    stderr: expect.stringMatching(/^Unknown columns .* The columns are: team, customer/),
  })
  expect(run('cats', huge)).toMatchObject({
    status: 2,
    stderr: expect.stringMatching(/not a kind of file[\s\S]*npm run import/),
  })
  expect(run('people')).toMatchObject({
    status: 2,
    stderr: expect.stringMatching(/^Name the file/),
  })
}, 180_000)
