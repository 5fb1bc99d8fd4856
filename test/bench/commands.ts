import { createClient } from '@libsql/client'
import type { Server } from './server'
import { costOf } from './server'
import { type Cast, tokenFor } from './world'

const seconds = 4
/** How often a piece of work is done in a second, by so many at once. */
async function perSecond(atOnce: number, work: (i: number) => Promise<void>): Promise<number> {
  let n = 0
  const began = performance.now()
  const until = began + seconds * 1000
  const one = async () => {
    while (performance.now() < until) await work(n++)
  }
  await Promise.all(Array.from({ length: atOnce }, one))
  return n / ((performance.now() - began) / 1000)
}

/**
 * One row in one transaction of its own, by the same client on a file of its own: what a machine
 * can commit.
 */
export async function bareTransactions(file: string): Promise<number> {
  const client = createClient({ url: `file:${file}` })
  await client.execute('pragma journal_mode = wal')
  await client.execute(
    'create table if not exists kept (id integer primary key, at integer, words text)',
  )
  const rate = await perSecond(1, async (i) => {
    const turn = await client.transaction('write')
    await turn.execute({
      sql: 'insert into kept (at, words) values (?, ?)',
      args: [i, 'An enrolment, or an answer, or a grade.'],
    })
    await turn.commit()
    turn.close()
  })
  client.close()
  return rate
}

export type Rates = { enrolments: number; answers: number; grades: number; enrolCost: number }

/**
 * Commands a second through the server by its API, from sixteen at once; and what one enrolment
 * costs it.
 */
export async function commandRates(server: Server, file: string, cast: Cast): Promise<Rates> {
  const client = createClient({ url: `file:${file}`, timeout: 10_000 })
  const post = async (name: string, body: object, headers: Record<string, string>) => {
    const response = await fetch(`${server.url}/api/v1/${name}`, {
      method: 'POST',
      headers,
      body: JSON.stringify(body),
    })
    if (!response.ok)
      throw new Error(`${name} answered ${response.status}: ${await response.text()}`)
    return response
  }
  const people = (
    await client.execute(
      "select id from person where employee_id like 'L%' and left_on is null order by id desc limit 16",
    )
  ).rows.map((row) => Number(row.id))
  const headers = await Promise.all(people.map((id) => tokenFor(client, id)))
  // Enrolling where there is room for everyone and nothing is asked before; a seat is left again,
  // outside the count, by SQL.
  const courses = (
    await client.execute(`select o.id from offering o where o.seats is null and o.starts_at is null and o.closed_at is null and o.approval = 0
      and not exists (select 1 from prerequisite p where p.course_version_id = o.course_version_id) and o.code like '%-L%'`)
  ).rows.map((row) => Number(row.id))
  const taken = new Set(
    (
      await client.execute(
        `select person_id || ' ' || offering_id as pair from enrolment where person_id in (${people.join(',')})`,
      )
    ).rows.map((row) => row.pair),
  )
  const free = people.flatMap((person, p) =>
    courses
      .filter((offering) => !taken.has(`${person} ${offering}`))
      .map((offering) => ({ offering, headers: headers[p] as Record<string, string> })),
  )
  free.sort((a, b) => a.offering - b.offering)
  const forCost = free.splice(0, 150)
  await Promise.all(
    free.splice(0, 16).map((it) => post('request-seat', { offering: it.offering }, it.headers)),
  )
  const enrolCost = await costOf(server, 100, (i) =>
    post('request-seat', { offering: forCost[i]?.offering }, forCost[i]?.headers ?? {}),
  )
  let ran = 0
  const began = performance.now()
  const enough = free.slice(0, 1200)
  await Promise.all(
    Array.from({ length: 16 }, async () => {
      for (let it = enough[ran++]; it; it = enough[ran++])
        await post('request-seat', { offering: it.offering }, it.headers)
    }),
  )
  const enrolments = enough.length / ((performance.now() - began) / 1000)

  const papers = await openPapers(client, cast, people)
  const answers = await perSecond(16, async (i) => {
    const it = papers[i % papers.length] as (typeof papers)[number]
    await (
      await post(
        'save-answer',
        { attempt: it.attempt, question: it.question, sequence: i + 1, value: `Answer ${i}` },
        headers[people.indexOf(it.person)] ?? {},
      )
    ).arrayBuffer()
  })

  const marked = await markedAttempts(client, cast)
  const instructor = await tokenFor(client, cast.instructor)
  let posted = 0
  const start = performance.now()
  await Promise.all(
    Array.from({ length: 16 }, async () => {
      for (let id = marked[posted++]; id; id = marked[posted++])
        await (await post('post-grade', { attempt: id }, instructor)).arrayBuffer()
    }),
  )
  const grades = marked.length / ((performance.now() - start) / 1000)
  client.close()
  return { enrolments, answers, grades, enrolCost }
}

/** An exam under way for each of sixteen people: one essay question to be saved again and again. */
async function openPapers(
  client: ReturnType<typeof createClient>,
  { thousand, thousandExam }: Cast,
  people: number[],
) {
  const now = Date.now()
  const essay = Number(
    (
      await client.execute(
        `select v.id from question_version v join quiz_question z on z.question_id = v.question_id where z.item_id = ${thousandExam} and z.always limit 1`,
      )
    ).rows[0]?.id,
  )
  const papers: { person: number; attempt: number; question: number }[] = []
  for (const person of people) {
    const [e] = (
      await client.execute(
        `insert into enrolment (person_id, offering_id, state, requested_at, enrolled_at) values (${person}, ${thousand}, 'enrolled', ${now}, ${now}) returning id`,
      )
    ).rows
    const [a] = (
      await client.execute(
        `insert into attempt (enrolment_id, item_id, number, state, seed, started_at, deadline, closed_late, needs_marking) values (${e?.id}, ${thousandExam}, 1, 'in progress', 1, ${now}, ${now + 3_600_000}, 0, 0) returning id`,
      )
    ).rows
    const [q] = (
      await client.execute(
        `insert into attempt_question (attempt_id, position, question_version_id, options) values (${a?.id}, 1, ${essay}, '[]') returning id`,
      )
    ).rows
    papers.push({ person, attempt: Number(a?.id), question: Number(q?.id) })
  }
  return papers
}

/** Six hundred of the thousand sit once more; everything is marked and waits to be posted. */
async function markedAttempts(
  client: ReturnType<typeof createClient>,
  { thousand, thousandExam }: Cast,
): Promise<number[]> {
  const now = Date.now()
  const base = Number((await client.execute('select max(id) as id from attempt')).rows[0]?.id)
  await client.executeMultiple(`
    insert into attempt (id, enrolment_id, item_id, number, state, seed, started_at, deadline, submitted_at, closed_late, needs_marking)
      select ${base} + row_number() over (order by e.id), e.id, ${thousandExam}, 2, 'graded', 1, ${now - 7_200_000}, ${now - 3_600_000}, ${now - 3_700_000}, 0, 0
      from enrolment e join attempt a on a.enrolment_id = e.id and a.state = 'posted' where e.offering_id = ${thousand} limit 600;
    insert into attempt_question (attempt_id, position, question_version_id, options)
      select a.id, 1, (select v.id from question_version v join quiz_question z on z.question_id = v.question_id where z.item_id = ${thousandExam} limit 1), '[]' from attempt a where a.id > ${base};
    insert into mark (attempt_question_id, points, comment, at) select q.id, 1, '', ${now} from attempt_question q where q.attempt_id > ${base};`)
  return (await client.execute(`select id from attempt where id > ${base} order by id`)).rows.map(
    (row) => Number(row.id),
  )
}
