import { execFileSync, spawnSync } from 'node:child_process'
import { copyFileSync, existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { cpus } from 'node:os'
import { createClient } from '@libsql/client'
import { isMigrated } from '@/db/migrate'
import { bareTransactions, commandRates } from './commands'
import type { MatchingTime } from './matching'
import { costPages } from './pages'
import { timeQuestions } from './questions'
import { timeRegister } from './register'
import { serve } from './server'
import { castOf } from './world'

/*
 * `npm run bench [PART]`: the figures of this source as ratios, each against a floor measured in
 * the same run. About eight minutes, once the worlds are made; a part makes only the worlds it
 * measures. Matching needs none, and ends by itself after a minute and a half for each size.
 */
const folder = 'data/bench'
mkdirSync(folder, { recursive: true })
const say = (line = '') => console.log(line)
const run = (args: string[], env: Record<string, string> = {}) =>
  execFileSync(process.execPath, args, {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, NEXT_TELEMETRY_DISABLED: '1', ...env },
  })
const tsx = createRequire(import.meta.url).resolve('tsx/cli')
const next = createRequire(import.meta.url).resolve('next/dist/bin/next')
const only = process.argv[2]
/**
 * What matching may take for each size, on the wall's clock: three times what it takes on a machine
 * that is very busy.
 */
const mostSeconds = 90
const wants = (part: string) => !only || only === part

const parts = {
  questions: ['medium', 'large'],
  matching: [],
  register: ['large'],
  pages: ['medium'],
  commands: ['medium'],
}
if (only && !(only in parts)) {
  console.error(`There is no part ${only}. Parts: ${Object.keys(parts).join(', ')}.`)
  process.exit(2)
}
const worlds = new Set(Object.entries(parts).flatMap(([part, needs]) => (wants(part) ? needs : [])))
for (const size of worlds) {
  const file = `${folder}/${size}.db`
  if (existsSync(file) && (await isCurrent(file))) continue
  for (const end of ['', '-wal', '-shm']) rmSync(file + end, { force: true })
  console.error(`Making the ${size} world, once …`)
  run([tsx, 'app/_cli/seed.ts', '--size', size], { DATABASE_URL: `file:${file}` })
}

/** A size's matching in a process of its own; nothing where it does not end in time. */
function timeMatching(people: number, positions: number): MatchingTime | undefined {
  const { stdout, stderr, status, error } = spawnSync(
    process.execPath,
    [tsx, 'test/bench/matching.ts', `${people}`, `${positions}`],
    {
      encoding: 'utf8',
      timeout: mostSeconds * 1000,
      killSignal: 'SIGKILL',
    },
  )
  if (error && 'code' in error && error.code === 'ETIMEDOUT') return undefined
  if (status !== 0) throw new Error(stderr)
  return JSON.parse(stdout)
}

/** Whether a world was made with this source's tables. */
async function isCurrent(file: string): Promise<boolean> {
  const client = createClient({ url: `file:${file}` })
  const current = await isMigrated(client).catch(() => false)
  client.close()
  return current
}
const mark = (value: number, limit: number) => (value <= limit ? '' : ' ✗')
say(
  `Measured on ${cpus().length} × ${cpus()[0]?.model.trim()}, Node ${process.versions.node}, ${new Date().toISOString().slice(0, 10)}.`,
)

if (wants('questions')) {
  const now = new Date()
  const medium = await timeQuestions(`${folder}/medium.db`, now)
  const large = await timeQuestions(`${folder}/large.db`, now)
  say(
    '\n| question | ms at medium | ÷ its SQL, bare (≤ 1.5) | statements | large ÷ medium (≤ 1.3) |\n|---|--:|--:|--:|--:|',
  )
  for (const [name, it] of medium) {
    const growth = (large.get(name)?.ask ?? Number.NaN) / it.ask
    say(
      `| ${name} | ${it.ask.toFixed(2)} | ${(it.ask / it.sql).toFixed(2)}${mark(it.ask / it.sql, 1.5)} | ${it.statements} | ${growth.toFixed(2)}${mark(growth, 1.3)} |`,
    )
  }
}

if (wants('matching')) {
  console.error(
    `Matching: about fifteen seconds of processor time; each size is ended after ${mostSeconds} s.`,
  )
  say(
    '\n| matching | pairs | from facts, s | with every resignation, s | a page waits, ms | MB |\n|---|--:|--:|--:|--:|--:|',
  )
  for (const [people, positions, most, mostResigning] of [
    [2000, 1200, 1, 3],
    [5000, 3000, 6, Number.POSITIVE_INFINITY],
  ] as const) {
    const it = timeMatching(people, positions)
    if (!it) {
      say(
        `| ${people.toLocaleString('en-US')} × ${positions.toLocaleString('en-US')} | not within ${mostSeconds} s ✗ | | | | |`,
      )
      continue
    }
    const all = it.build + it.solve
    say(
      `| ${people.toLocaleString('en-US')} × ${positions.toLocaleString('en-US')} | ${it.pairs.toLocaleString('en-US')} | ${all.toFixed(2)}${mark(all, most)} | ${(all + it.resign).toFixed(2)}${mark(it.resign, mostResigning)} (${it.tried.toLocaleString('en-US')} tried) | ${it.held.toFixed(0)} | ${it.megabytes.toFixed(0)}${mark(it.megabytes, 1000)} |`,
    )
  }
}

if (wants('register')) {
  const { ours, byHand, holdings } = timeRegister(
    `${folder}/large.db`,
    new Date().toISOString().slice(0, 10),
  )
  say(
    '\n| everyone’s status in everything on a day | ms | ÷ written by hand (≤ 1.5) |\n|---|--:|--:|',
  )
  say(
    `| ${holdings.toLocaleString('en-US')} holdings | ${ours.toFixed(0)} | ${(ours / byHand).toFixed(2)}${mark(ours / byHand, 1.5)} |`,
  )
}

if (wants('pages') || wants('commands')) {
  if (!existsSync('.next/BUILD_ID')) {
    console.error('Building the pages …')
    run([next, 'build'])
  }
  const work = `${folder}/work.db`
  for (const end of ['', '-wal', '-shm']) rmSync(work + end, { force: true })
  copyFileSync(`${folder}/medium.db`, work)
  const env = {
    DATABASE_URL: `file:${process.cwd()}/${work}`,
    DEMO: 'on',
    BENCH_HTML: `${process.cwd()}/${folder}/html`,
  }
  const client = createClient({ url: `file:${work}`, timeout: 10_000 })
  const cast = await castOf(client)
  client.close()
  const ours = await serve('.', 3181, env)
  if (wants('pages')) {
    console.error('Building the floor …')
    run([next, 'build', 'test/bench/floor'])
    const floor = await serve('test/bench/floor', 3182, env)
    const costs = await costPages(ours, floor, cast, `${folder}/html`, say)
    await floor.stop()
    // Built beside its source, where tests that read every file would find it.
    rmSync('test/bench/floor/.next', { recursive: true })
    say(
      '\n| page | CPU ms | floors | at most | ÷ the same HTML (≤ 1.5) | markup kB |\n|---|--:|--:|--:|--:|--:|',
    )
    for (const it of costs)
      say(
        `| ${it.name} | ${it.cost.toFixed(1)} | ${it.floors.toFixed(2)}${it.limit ? mark(it.floors, it.limit) : ''} | ${it.limit ?? ''} | ${it.sameHtml.toFixed(2)}${mark(it.sameHtml, 1.5)} | ${it.kilobytes.toFixed(0)} |`,
      )
  }
  if (wants('commands')) {
    const bareFile = `${folder}/bare.db`
    rmSync(bareFile, { force: true })
    const bare = await bareTransactions(bareFile)
    const rates = await commandRates(ours, work, cast)
    say(
      `\n| through the server | per second | of ${bare.toFixed(0)} bare transactions (≥ 60 %) |\n|---|--:|--:|`,
    )
    for (const name of ['enrolments', 'answers', 'grades'] as const)
      say(
        `| ${name} | ${rates[name].toFixed(0)} | ${((rates[name] / bare) * 100).toFixed(0)} %${rates[name] / bare >= 0.6 ? '' : ' ✗'} |`,
      )
    say(`\nOne enrolment costs the server ${rates.enrolCost.toFixed(1)} ms of processor time.`)
  }
  await ours.stop()
}
if (existsSync('/proc/loadavg'))
  say(`\nLoad of the machine at the end: ${readFileSync('/proc/loadavg', 'utf8').split(' ')[0]}.`)
process.exit(0)
