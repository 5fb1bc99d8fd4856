import { sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import type { AnswerValue, QuestionBody, QuestionKey } from '@/db/tables/assessment'
import { markAnswer } from '@/university/assessment/commands/mark-answer'
import { postGrade } from '@/university/assessment/commands/post-grade'
import { saveAnswer } from '@/university/assessment/commands/save-answer'
import { startAttempt } from '@/university/assessment/commands/start-attempt'
import { submitAttempt } from '@/university/assessment/commands/submit-attempt'
import { asShown } from '@/university/assessment/rules/answer'
import { resetDemo } from '@/university/demo/commands/reset-demo'
import { requestSeat } from '@/university/enrolment/commands/request-seat'
import type { Outcome } from '@/university/kernel'
import { personPage } from '@/university/people/queries/person-page'
import { placePerson } from '@/university/staffing/placement/commands/place-person'
import { candidates } from '@/university/staffing/search/queries/candidates'
import { all, one, seeded } from './seeded'

const good = async <T>(outcome: Promise<Outcome<T>>): Promise<T> => {
  const it = await outcome
  if (!it.ok) throw new Error(it.because)
  return it.value
}

/** What the key says, as the learner's page would send it. */
function rightAnswer(body: QuestionBody, key: QuestionKey): AnswerValue {
  switch (key.kind) {
    case 'single':
    case 'boolean':
    case 'multiple':
      return key.correct
    case 'numeric':
      return key.value
    case 'text':
    case 'command':
      return key.accepted[0] ?? ''
    case 'ordering':
      return 'options' in body ? body.options.map((_, i) => i) : []
    case 'matching':
      return key.pairs
    case 'essay':
      return key.model
  }
}

test('the newcomer enrols, sits the exam, is marked, certified, found and placed where someone with exactly that is wanted', async () => {
  const w = await seeded('2026-11-21T12:00:00Z')
  const idOf = async (persona: string) =>
    (
      await one<{ id: number }>(
        w,
        sql`select id from person where email = ${`${persona}@demo.example`}`,
      )
    )?.id as number
  const [newcomer, instructor, staffing] = [
    await idOf('newcomer'),
    await idOf('instructor'),
    await idOf('staffing'),
  ]
  const place = await one<{ id: number }>(
    w,
    sql`select p.id from position p join position_requirement r on r.position_id = p.id
      join certification c on c.id = r.certification_id where c.slug = 'guild-fault-isolation'`,
  )
  const before = await good(w.ask(candidates, { position: place?.id }, staffing))
  expect(before.rows.find((row) => row.id === newcomer)?.kind).not.toBe('qualified')

  const open = await one<{ id: number; item: number }>(
    w,
    sql`select o.id, i.id as item from offering o
      join item i on i.course_version_id = o.course_version_id and i.kind = 'quiz'
      where o.code = 'LNX-201-ANY'`,
  )
  const seat = await good(w.perform(requestSeat, { offering: open?.id }, newcomer))
  expect(seat.state).toBe('enrolled')
  const { attempt } = await good(
    w.perform(startAttempt, { enrolment: seat.enrolment, item: open?.item }, newcomer),
  )
  const paper = await all<{ id: number; body: string; key: string; options: string }>(
    w,
    sql`select q.id, v.body, v.answer_key as key, q.options from attempt_question q
      join question_version v on v.id = q.question_version_id where q.attempt_id = ${attempt}`,
  )
  expect(paper).toHaveLength(13)
  let essay = 0
  for (const it of paper) {
    const body = JSON.parse(it.body) as QuestionBody
    const value = rightAnswer(body, JSON.parse(it.key) as QuestionKey)
    await good(
      w.perform(
        saveAnswer,
        {
          attempt,
          question: it.id,
          sequence: 1,
          value: asShown(body, JSON.parse(it.options), value),
        },
        newcomer,
      ),
    )
    if (body.kind === 'essay') essay = it.id
  }
  await good(w.perform(submitAttempt, { attempt }, newcomer))
  await good(
    w.perform(
      markAnswer,
      { attempt, question: essay, seen: 0, criteria: [3, 2, 2, 1], comment: 'Sound.' },
      instructor,
    ),
  )
  await good(w.perform(postGrade, { attempt }, instructor))

  const held = await one<{ n: number }>(
    w,
    sql`select count(*) as n from award a join certification c on c.id = a.certification_id
      where a.person_id = ${newcomer} and c.slug = 'guild-fault-isolation'`,
  )
  expect(held?.n).toBe(1)
  const after = await good(w.ask(candidates, { position: place?.id }, staffing))
  expect(after.rows.filter((row) => row.kind === 'qualified').map((row) => row.id)).toContain(
    newcomer,
  )
  await good(
    w.perform(placePerson, { position: place?.id, person: newcomer, from: '2026-11-21' }, staffing),
  )
  const trail = await all<{ verb: string }>(
    w,
    sql`select e.verb from event e join event_about a on a.event_id = e.id where a.kind = 'person'
      and a.subject_id = ${newcomer} and e.at >= ${+w.now} order by e.id`,
  )
  expect(trail.map((it) => it.verb)).toEqual(
    expect.arrayContaining([
      'seat.requested',
      'attempt.submitted',
      'grade.posted',
      'certification.awarded',
      'placement.made',
    ]),
  )
  w.close()
})

test('resetting begins the story anew for its own people, and only while the demo is on', async () => {
  const w = await seeded('2026-11-21T12:00:00Z')
  const [first] = await all<{ id: number; email: string }>(
    w,
    sql`select id, email from person where email = 'newcomer@demo.example'`,
  )
  await w.put((db) => db.run(sql`delete from session`))
  await w.put((db) =>
    db.run(
      sql`insert into person (employee_id, email, name) values ('E1', 'real@example.com',
        'Real Person')`,
    ),
  )
  const real = await one<{ id: number }>(
    w,
    sql`select id from person where email = 'real@example.com'`,
  )
  expect((await w.perform(resetDemo, {}, real?.id as number)).ok).toBe(false)
  const registrar = await one<{ id: number }>(
    w,
    sql`select id from person where email = 'registrar@demo.example'`,
  )
  expect((await w.perform(resetDemo, {}, first?.id as number)).ok).toBe(false)
  expect((await w.perform(resetDemo, {}, registrar?.id as number)).ok).toBe(true)
  expect((await w.perform(resetDemo, {}, first?.id as number)).ok).toBe(true)
  expect((await one<{ n: number }>(w, sql`select count(*) as n from session`))?.n).toBeGreaterThan(
    10,
  )
  expect((await one<{ n: number }>(w, sql`select count(*) as n from person`))?.n).toBe(60)
  expect(
    await one(w, sql`select id, email from person where email = 'newcomer@demo.example'`),
  ).toEqual(first)
  expect(
    (await one<{ verb: string }>(w, sql`select verb from event order by id desc limit 1`))?.verb,
  ).toBe('demo.reset')
  expect(
    (await one<{ n: number }>(w, sql`select count(*) as n from setting where name = 'resetting'`))
      ?.n,
  ).toBe(0)
  w.close()
})

test('a manager sees the standing of their own people, at any height, and of nobody else’s', async () => {
  const w = await seeded('2026-11-21T12:00:00Z')
  const idOf = async (email: string) =>
    (
      await one<{ id: number }>(
        w,
        sql`select id from person where email = ${`${email}@demo.example`}`,
      )
    )?.id as number
  const sees = async (viewer: string, person: string) =>
    good(w.ask(personPage, { person: await idOf(person) }, await idOf(viewer)))
  expect((await sees('manager', 'technician')).sight.standing).toBe(true)
  expect((await sees('vivian.kowalczyk-reyes', 'technician')).sight.standing).toBe(true)
  expect((await sees('manager', 'aoife.brennan')).sight.standing).toBe(false)
  expect((await sees('gwen.abernathy', 'technician')).availability).toBeUndefined()
  expect((await sees('technician', 'manager')).reports.map((it) => it.name)).toContain(
    'Rosa Fontaine',
  )
  w.close()
})
