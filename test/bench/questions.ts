import type { InStatement, InValue } from '@libsql/client'
import Database from 'libsql'
import { openStore } from '@/db'
import { questions } from '@/university'
import { actorOf, companyZone } from '@/university/actor'
import { ask } from '@/university/kernel'
import { shell } from '@/university/reports/queries/shell'
import { median } from './server'
import { type Cast, castOf } from './world'

/** The questions pages ask most, as those ask them who do so most. */
const hottest: [name: string, as: keyof Cast, input: (cast: Cast) => object][] = [
  ['shell', 'learner', () => ({ path: '/' })],
  ['home', 'learner', () => ({})],
  ['search', 'learner', () => ({ words: 'lin' })],
  ['notices', 'learner', () => ({})],
  ['catalogue', 'learner', () => ({})],
  ['course', 'learner', () => ({ code: 'LNX-201' })],
  ['my-learning', 'learner', () => ({})],
  ['outline', 'learner', ({ enrolment }) => ({ enrolment })],
  ['material', 'learner', ({ enrolment, lesson }) => ({ enrolment, item: lesson })],
  ['exam', 'postedBy', ({ posted }) => ({ attempt: posted })],
  ['my-certifications', 'learner', () => ({})],
  ['certification', 'learner', () => ({ slug: 'redhat-rhcsa' })],
  ['holding', 'learner', ({ holding }) => ({ id: holding })],
  ['verify', 'learner', ({ verification }) => ({ code: verification })],
  ['people', 'staffing', () => ({ q: 'ama' })],
  ['person', 'staffing', ({ learner }) => ({ person: learner })],
  ['team', 'leader', () => ({ code: 'NWF' })],
  ['candidates', 'staffing', ({ place }) => ({ position: place })],
  ['joining', 'learner', () => ({})],
  ['staffing-home', 'staffing', () => ({})],
  ['coverage-board', 'staffing', () => ({})],
  ['placement', 'staffing', ({ placement }) => ({ placement })],
  ['consequences', 'staffing', ({ placement }) => ({ placement })],
  ['team-trail', 'leader', () => ({ code: 'NWF' })],
  ['marking-queue', 'instructor', () => ({})],
]

type Timing = { ask: number; sql: number; statements: number }
/**
 * Milliseconds of each question through its door, and of the statements it made prepared with the
 * bare driver on the same file.
 */
export async function timeQuestions(file: string, now: Date): Promise<Map<string, Timing>> {
  const store = openStore({ url: `file:${file}` })
  const bare = new Database(file, { readonly: true })
  const cast = await castOf(store.client)
  const zone = await store.reading(companyZone)
  const times = new Map<string, Timing>()
  for (const [name, as, input] of hottest) {
    const actor = await store.reading((db) => actorOf(db, cast[as] as number, now, zone))
    const question = name === 'shell' ? shell : questions[name]
    if (!actor || !question) throw new Error(`Nobody asks ${name}.`)
    const once = async () => {
      const outcome = await ask(store, question, input(cast), { actor, now })
      if (!outcome.ok) throw new Error(`${name}: ${outcome.because}`)
    }
    await once()
    const made = await statementsOf(store.client, once)
    const prepared = made.map(({ sql, args }) => ({ statement: bare.prepare(sql), args }))
    const byHand = async () => {
      for (const { statement, args } of prepared) statement.all(args)
    }
    times.set(name, { ask: await timeOf(once), sql: await timeOf(byHand), statements: made.length })
  }
  bare.close()
  store.close()
  return times
}

/** What a piece of work sends to the database. */
async function statementsOf(
  client: { execute: (statement: InStatement) => Promise<unknown> },
  work: () => Promise<void>,
) {
  const made: { sql: string; args: InValue[] }[] = []
  const execute = client.execute
  client.execute = (statement) => {
    const it = typeof statement === 'string' ? { sql: statement, args: [] } : statement
    made.push({
      sql: it.sql,
      args: (it.args as InValue[]).map((arg) => (typeof arg === 'boolean' ? Number(arg) : arg)),
    })
    return execute.call(client, statement)
  }
  await work()
  client.execute = execute
  return made
}

/**
 * Processor milliseconds once takes: the median of batches, because the wall's clock counts what
 * others do to the machine.
 */
async function timeOf(once: () => Promise<void>): Promise<number> {
  const cpu = () => {
    const { user, system } = process.cpuUsage()
    return (user + system) / 1000
  }
  const warm = cpu()
  for (let i = 0; i < 3; i++) await once()
  const each = Math.max(1, Math.round(40 / Math.max((cpu() - warm) / 3, 0.02)))
  const batches: number[] = []
  for (let i = 0; i < 7; i++) {
    const start = cpu()
    for (let n = 0; n < each; n++) await once()
    batches.push((cpu() - start) / each)
  }
  return median(batches)
}
