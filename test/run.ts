import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, statfsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { chromiumPath } from './setup/chromium'
import { sqldBinary, startSqld } from './setup/sqld'
import { withDatabase } from './with-database'

/*
 * `npm test`: everything, on a machine with nothing but Node. Each stage stops the run when it
 * fails; the last line counts all tests as `N passed, N failed`.
 */
/**
 * Memory that looks like a disk, where a machine has plenty: what is tested commits thousands of
 * times, and need not wait for a disk.
 */
function inMemory(): string | undefined {
  try {
    const { bavail, bsize } = statfsSync('/dev/shm')
    return bavail * bsize > 4e9 ? '/dev/shm' : undefined
  } catch {
    return undefined
  }
}
const memory = inMemory()
if (memory) process.env.TMPDIR ??= memory

const resolve = createRequire(import.meta.url).resolve
const results = mkdtempSync(join(tmpdir(), 'guildhall-results-'))
let passed = 0
let failed = 0
let skipped = 0

async function stage(
  name: string,
  args: string[],
  env: Record<string, string> = {},
): Promise<boolean> {
  const began = Date.now()
  console.log(`\n── ${name}`)
  const child = spawn(process.execPath, args, { stdio: 'inherit', env: { ...process.env, ...env } })
  const status = await new Promise<number | null>((done) => child.once('exit', done))
  console.log(
    `── ${name}: ${status === 0 ? 'done' : 'FAILED'} in ${((Date.now() - began) / 1000).toFixed(1)} s`,
  )
  return status === 0
}

async function tests(
  name: string,
  args: string[],
  env: Record<string, string> = {},
): Promise<boolean> {
  const output = join(results, `${name.replaceAll(/\W+/g, '-')}.json`)
  const good = await stage(
    name,
    [
      join(dirname(resolve('vitest/package.json')), 'vitest.mjs'),
      'run',
      '--reporter=default',
      '--reporter=json',
      `--outputFile.json=${output}`,
      ...args,
    ],
    env,
  )
  try {
    const report = JSON.parse(readFileSync(output, 'utf8'))
    passed += report.numPassedTests
    failed += report.numFailedTests
    skipped += report.numPendingTests
    // A file that could not even be loaded has no tests to count.
    if (!good && !report.numFailedTests) failed++
  } catch {
    failed++
  }
  return good
}

const bin = (name: string, path: string) => join(resolve(`${name}/package.json`), '..', path)

async function everything(): Promise<boolean> {
  const browser = chromiumPath()
  if (!(await stage('types', [bin('typescript', 'bin/tsc'), '--noEmit']))) return false
  if (!(await stage('lint', [bin('@biomejs/biome', 'bin/biome'), 'check', '.']))) return false
  if (
    !(await tests('rules and database', ['--config', 'test/vitest.config.ts'], { THOROUGH: '1' }))
  )
    return false
  if (sqldBinary()) {
    const servers = await Promise.all([startSqld(), startSqld()])
    const good = await tests(
      'database on a libSQL server',
      ['--config', 'test/vitest.config.ts', '--maxWorkers=2', ...withDatabase()],
      {
        TEST_DATABASE_URL: servers.map((it) => it.url).join(' '),
      },
    )
    for (const server of servers) server.stop()
    if (!good) return false
  } else
    console.log(
      `\nSkipped: npm has no libSQL server for ${process.platform}-${process.arch}, so the database tests ran in memory only.`,
    )
  const database = { DATABASE_URL: `file:${join(results, 'build.db')}` }
  if (
    !(await stage(
      'production build',
      [resolve('tsx/cli'), 'app/_cli/start.ts', '--build-only'],
      database,
    ))
  )
    return false
  return tests('server and journeys', ['--config', 'test/server/vitest.config.ts'], {
    CHROMIUM_PATH: browser,
  })
}

const good = await everything().catch((error: Error) => {
  console.error(error.message)
  return false
})
rmSync(results, { recursive: true, force: true })
if (!good && !failed) failed = 1
console.log(`\n${passed} passed, ${failed} failed${skipped ? `, ${skipped} skipped` : ''}`)
process.exit(good ? 0 : 1)
