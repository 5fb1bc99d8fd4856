import type { Fill } from './fill'

/**
 * Thirty enrolments a person: four under way or in line, the rest closed with an outcome; and one
 * class of a thousand with its exam graded.
 */
export async function fillEnrolments({ run, one, size, now }: Fill): Promise<void> {
  const people = await one("select min(id) from person where employee_id like 'L%'")
  const offering = await one("select min(id) from offering where code like '%-L0'")
  const base = await one('select max(id) from enrolment')
  const open = size.offerings / 5
  const closed = size.offerings - open
  const day = 86_400_000
  await run(
    `with recursive k(k) as (select 0 union all select k + 1 from k where k < $each - 1),
    p(p) as (select 0 union all select p + 1 from p where p < $people - 1)
    insert into enrolment (id, person_id, offering_id, state, outcome, outcome_at, requested_at, queued_at, enrolled_at, ended_at)
    select $base + 1 + p * $each + k, $first + p,
      case when k < 4 then $offering + (p * 7 + k * ($open / 4)) % $open else $offering + $open + (p * 11 + k * ($closed / $each)) % $closed end,
      case when k < 3 then 'enrolled' when k = 3 and p % 3 = 0 then 'waitlisted' when k = 3 then 'withdrawn' else 'closed' end,
      case when k < 4 then null when (p + k) % 11 = 0 then 'failed' when (p + k) % 17 = 0 then 'no-show' when k % 2 then 'passed' else 'completed' end,
      case when k >= 4 then $now - (40 + (p * 31 + k * 97) % 900) * $day end,
      $now - (55 + (p * 31 + k * 97) % 900) * $day + p,
      case when k = 3 and p % 3 = 0 then $now - (5 + p % 50) * $day + p end,
      case when k < 3 or k >= 4 then $now - (54 + (p * 31 + k * 97) % 900) * $day end,
      case when k >= 4 then $now - (40 + (p * 31 + k * 97) % 900) * $day when k = 3 and p % 3 then $now - 4 * $day end
    from p join k`,
    {
      each: size.enrolmentsEach,
      people: size.people,
      base,
      first: people,
      offering,
      open,
      closed,
      now,
      day,
    },
  )
  await run(
    `insert into completion (enrolment_id, item_id, at, by_id)
    select e.id, t.id, e.enrolled_at + t.position * 3600000, e.person_id
    from enrolment e join offering o on o.id = e.offering_id join item t on t.course_version_id = o.course_version_id and t.position <= 1 + e.id % 2
    where e.id > $base and e.state = 'enrolled' and (e.id - $base - 1) % $each < 2`,
    { base, each: size.enrolmentsEach },
  )
  await run(
    `create temp table told as select (select max(id) from event) + row_number() over (order by requested_at) as id, e.id as enrolment, e.person_id as person, e.offering_id as offering, requested_at as at
    from enrolment e where e.id > $base and (e.id - $base - 1) % $each < 5`,
    { base, each: size.enrolmentsEach },
  )
  await run(
    `insert into event (id, at, actor_id, verb, detail) select id, at, person, 'seat.requested', '{"state":"enrolled"}' from told`,
  )
  await run(
    "insert into event_about (kind, subject_id, event_id) select 'enrolment', enrolment, id from told union all select 'person', person, id from told union all select 'offering', offering, id from told",
  )
  await run('drop table told')
  await fillGradebook({ run, one, now }, people)
}

/** LNX-201 as one class of a thousand: attempts, answers, marks and grades posted. */
async function fillGradebook(
  { run, one, now }: Pick<Fill, 'run' | 'one' | 'now'>,
  people: number,
): Promise<void> {
  const offering = 1 + (await one('select max(id) from offering'))
  const base = await one('select max(id) from enrolment')
  const attempt = await one('select max(id) from attempt')
  const drawn = await one('select max(id) from attempt_question')
  const at = { now, day: 86_400_000 }
  await run(
    `insert into offering (id, code, course_version_id, course_id, mode, enrol_from, time_zone)
    select $offering, 'LNX-201-THOUSAND', course_version_id, course_id, mode, enrol_from, time_zone from offering where code = 'LNX-201-ANY'`,
    { offering },
  )
  await run(
    "insert into offering_instructor (offering_id, person_id) select $offering, id from person where email = 'instructor@demo.example'",
    { offering },
  )
  const each = { base, offering, people, ...at }
  const thousand = 'with recursive p(p) as (select 1 union all select p + 1 from p where p < 1000)'
  await run(
    `${thousand} insert into enrolment (id, person_id, offering_id, state, requested_at, enrolled_at)
    select $base + p, $people + p - 1, $offering, 'enrolled', $now - 40 * $day + p, $now - 40 * $day + p from p`,
    each,
  )
  await run(
    `create temp table exam as select t.id as item, q.* from offering o join item t on t.course_version_id = o.course_version_id join quiz q on q.item_id = t.id where o.id = $offering`,
    { offering },
  )
  await run(
    `${thousand} insert into completion (enrolment_id, item_id, at, by_id)
    select $base + p, t.id, $now - 20 * $day, $people + p - 1 from p join offering o on o.id = $offering join item t on t.course_version_id = o.course_version_id and t.kind = 'lesson' and t.position <= 1 + p % 4`,
    each,
  )
  await run(
    `${thousand} insert into attempt (id, enrolment_id, item_id, number, state, seed, started_at, deadline, submitted_at, needs_marking, posted_at, closed_late)
    select $attempt + p, $base + p, item, 1, 'posted', p, $now - 10 * $day, $now - 10 * $day + minutes * 60000, $now - 10 * $day + minutes * 50000, 0, $now - 9 * $day, 0 from p join exam`,
    { base, attempt, ...at },
  )
  await run(
    `create temp table drew as select v.id as version, v.points, row_number() over (order by z.always, z.id) as at
    from exam join quiz_question z on z.item_id = exam.item join question_version v on v.question_id = z.question_id limit 13`,
  )
  await run(
    `${thousand} insert into attempt_question (id, attempt_id, position, question_version_id, options)
    select $drawn + p * 13 + d.at, $attempt + p, d.at, d.version, '[0,1,2,3]' from p join drew d`,
    { attempt, drawn },
  )
  await run(
    `${thousand} insert into answer (attempt_question_id, value, sequence, saved_at)
    select $drawn + p * 13 + d.at, '1', 1, $now - 10 * $day from p join drew d`,
    { drawn, ...at },
  )
  await run(
    `${thousand} insert into mark (attempt_question_id, points, comment, at)
    select $drawn + p * 13 + d.at, case when (p + d.at) % 4 then d.points else 0 end, '', $now - 9 * $day from p join drew d`,
    { drawn, ...at },
  )
  await run(
    `${thousand} insert into grade (enrolment_id, item_id, attempt_id, possible, raw, penalty, final, passed, at, posted_at)
    select $base + p, exam.item, $attempt + p, sum(d.points), sum(case when (p + d.at) % 4 then d.points else 0 end), 0, sum(case when (p + d.at) % 4 then d.points else 0 end),
      sum(case when (p + d.at) % 4 then d.points else 0 end) >= 0.7 * sum(d.points), $now - 9 * $day, $now - 9 * $day
    from p join drew d join exam group by p`,
    { base, attempt, ...at },
  )
  await run('drop table drew')
  await run('drop table exam')
}
