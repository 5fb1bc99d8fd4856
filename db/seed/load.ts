import { renameSync, rmSync } from 'node:fs'
import { createClient, type Transaction } from '@libsql/client'
import { fillCatalogue } from './load/catalogue'
import { fillHoldings } from './load/certification'
import { fillEnrolments } from './load/enrolment'
import { type Fill, type Size, sizes } from './load/fill'
import { fillPeople } from './load/people'
import { fillStaffing } from './load/staffing'

/**
 * Fills the university around the demo's people and courses with a load world, by rule, so that the
 * same size is the same world every time. For an embedded file that nobody else uses: indexes and
 * triggers step aside meanwhile, what they keep is counted once at the end.
 */
export async function fillLoad(
  file: string,
  size: Size,
  at: { now: Date; today: string },
  say: (line: string) => void,
): Promise<void> {
  // Beside the real one until it is whole, so a run that is cut short leaves nothing half done.
  const partial = `${file}.partial`
  rmSync(partial, { force: true })
  const original = createClient({ url: `file:${file}` })
  await original.execute({ sql: 'vacuum into ?', args: [partial] })
  original.close()
  const client = createClient({ url: `file:${partial}` })
  await client.execute('pragma synchronous = off')
  await client.execute('pragma cache_size = -300000')
  await client.execute('pragma temp_store = memory')
  await client.execute('pragma foreign_keys = off')
  const turn = await client.transaction('write')
  try {
    const fill = fillIn(turn, size, at)
    const back = await stepAside(turn)
    for (const [name, part] of parts) {
      const began = performance.now()
      await part(fill)
      say(`  ${name.padEnd(14)} ${((performance.now() - began) / 1000).toFixed(1)} s`)
    }
    const began = performance.now()
    await countAndIndex(fill)
    for (const sql of back) await turn.execute(sql)
    say(`  ${'indexes'.padEnd(14)} ${((performance.now() - began) / 1000).toFixed(1)} s`)
    await turn.commit()
  } finally {
    turn.close()
  }
  const { rows } = await client.execute(
    'select "table", parent, count(*) as n from pragma_foreign_key_check group by 1, 2',
  )
  if (rows.length) throw new Error(`The load world does not hold together: ${JSON.stringify(rows)}`)
  await client.execute('analyze')
  await client.execute('pragma journal_mode = wal')
  client.close()
  for (const end of ['-wal', '-shm'])
    for (const name of [file, partial]) rmSync(name + end, { force: true })
  renameSync(partial, file)
}

const parts: [string, (fill: Fill) => Promise<void>][] = [
  ['people', fillPeople],
  ['catalogue', fillCatalogue],
  ['enrolments', fillEnrolments],
  ['holdings', fillHoldings],
  ['teams', fillStaffing],
]

function fillIn(turn: Transaction, size: Size, { now, today }: { now: Date; today: string }): Fill {
  return {
    size: sizes[size],
    now: +now,
    today,
    async run(sql, args = {}) {
      // A bound number is a float to the driver, and 7 / 2 must be 3.
      const exact = Object.entries(args).map(([name, value]) => [
        name,
        typeof value === 'number' ? BigInt(value) : value,
      ])
      await turn.execute({ sql, args: Object.fromEntries(exact) })
    },
    async one(sql) {
      return Number((await turn.execute(sql)).rows[0]?.[0] ?? 0)
    },
  }
}

/**
 * Drops triggers and the indexes that no constraint needs; answers with the statements that bring
 * them back.
 */
async function stepAside(turn: Transaction): Promise<string[]> {
  const { rows } = await turn.execute(
    "select type, name, sql from sqlite_master where type = 'trigger' or (type = 'index' and sql is not null and tbl_name in ('enrolment', 'award', 'event', 'event_about', 'completion', 'holding', 'placement', 'promise_case', 'person', 'attempt', 'attempt_question', 'answer', 'mark', 'grade', 'offering'))",
  )
  for (const { type, name } of rows) await turn.execute(`drop ${type} "${name}"`)
  return rows
    .map(({ sql }) => String(sql))
    .sort((a, b) => Number(a.startsWith('CREATE TRIGGER')) - Number(b.startsWith('CREATE TRIGGER')))
}

/** What triggers would have kept: seats in use, people waiting, and the one search index. */
async function countAndIndex({ run }: Fill): Promise<void> {
  await run('create temp table counted (id integer primary key, taken integer, waiting integer)')
  await run(
    "insert into counted select offering_id, sum(state in ('enrolled', 'offered')), sum(state = 'waitlisted') from enrolment group by offering_id",
  )
  await run(
    'update offering set taken = counted.taken, waiting = counted.waiting from counted where counted.id = offering.id',
  )
  // Rooms were booked before anyone was counted: none is overbooked, and where people wait it is
  // full.
  await run(
    'update offering set seats = max(taken, case when waiting > 0 then taken else seats end) where seats is not null and code like $load',
    {
      load: '%-L%',
    },
  )
  await run('drop table counted')
  await run('delete from search')
  await run(`insert into search (rowid, title, words, kind, ref)
    select id * 4, name, job_title || ' ' || site || ' ' || employee_id, 'person', id from person
    union all select c.id * 4 + 1, v.title, c.code || ' ' || c.track, 'course', c.code from course c join course_version v on v.course_id = c.id
      where v.published_at is not null and v.superseded_at is null
    union all select id * 4 + 2, short || ' · ' || name, issuer || ' ' || track, 'certification', slug from certification
    union all select id * 4 + 3, customer, code || ' ' || site, 'team', code from team`)
}
