import { spawn } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { type Mutant, mutantsOf, sampled } from './mutants'
import { proofs } from './proofs'

/*
 * `npm run mutate -- [PART] [--most N] [--all]`: puts small faults into the rules, one at a time, and
 * says which of them no test notices. PART is a part of a path, like `staffing/placement`. A rule's
 * own tests are asked first, then the nearest with a database.
 */
const args = process.argv.slice(2)
const part = args.find((it) => !it.startsWith('-') && !/^\d+$/.test(it)) ?? ''
const at = args.indexOf('--most')
const most = args.includes('--all') ? Number.POSITIVE_INFINITY : at < 0 ? 2 : Number(args[at + 1])
const vitest = join(
  dirname(createRequire(import.meta.url).resolve('vitest/package.json')),
  'vitest.mjs',
)

type Fate = 'killed' | 'survived' | 'unproven'
type Tried = { path: string; mutant: Mutant; fate: Fate }

/** Whether these tests fail with the fault in place. */
const fails = (tests: readonly string[], path: string, mutant: Mutant): Promise<boolean> =>
  new Promise((done) => {
    const child = spawn(
      process.execPath,
      [vitest, 'run', '--config', 'test/mutate/vitest.config.ts', ...tests],
      {
        stdio: 'ignore',
        // A group of its own, so that a worker in an endless loop is ended with its parent.
        detached: true,
        env: { ...process.env, MUTANT: JSON.stringify({ path, mutant }) },
      },
    )
    // A fault may make a loop endless: that is noticed too.
    const endless = setTimeout(() => child.pid && process.kill(-child.pid, 'SIGKILL'), 180_000)
    child.once('exit', (code) => {
      clearTimeout(endless)
      done(code !== 0)
    })
  })

const rules = readdirSync('university', { recursive: true, encoding: 'utf8' })
  .map((name) => `university/${name}`)
  .filter((path) => /\/rules(\.ts$|\/[^/]+\.ts$)/.test(path) && path.includes(part))
  .sort()
const proofsOf = proofs()
const todo = rules.flatMap((path) => {
  const text = readFileSync(path, 'utf8')
  return sampled(path, mutantsOf(text), most).map((mutant) => ({ path, mutant }))
})
console.log(`${todo.length} faults in ${rules.length} files.\n`)

const tried: Tried[] = []
async function work() {
  for (let next = todo.shift(); next; next = todo.shift()) {
    const { path, mutant } = next
    const { quick, thorough } = proofsOf(path)
    let fate: Fate = quick.length + thorough.length ? 'survived' : 'unproven'
    if (quick.length && (await fails(quick, path, mutant))) fate = 'killed'
    else if (thorough.length && (await fails(thorough, path, mutant))) fate = 'killed'
    if (fate !== 'killed') console.log(`${path}:${mutant.line}  ${mutant.change}  ${fate}`)
    tried.push({ ...next, fate })
  }
}
await Promise.all([work(), work()])

/** 'certification/awards' of a rule's path; a domain without rooms alone. */
const roomOf = (path: string) => path.replace(/^university\/(.*?)\/rules(\.ts|\/.*)$/, '$1')
const scores = new Map<string, { killed: number; all: number }>()
for (const { path, fate } of tried)
  for (const name of [roomOf(path), 'all']) {
    const it = scores.get(name) ?? { killed: 0, all: 0 }
    scores.set(name, { killed: it.killed + Number(fate === 'killed'), all: it.all + 1 })
  }
console.log('\n| room | faults | noticed |\n|---|--:|--:|')
for (const [name, { killed, all }] of [...scores].sort(([a], [b]) => a.localeCompare(b)))
  console.log(`| ${name} | ${all} | ${Math.round((100 * killed) / all)} % |`)
