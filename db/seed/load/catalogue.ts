import type { Fill } from './fill'

/**
 * Copies of the demo's courses under other codes, and their offerings: a fifth can be enrolled in,
 * the rest is over.
 */
export async function fillCatalogue({ run, one, size, now, today }: Fill): Promise<void> {
  const base = await bases(one)
  await run(
    `create temp table copy as
    with recursive n(i) as (select 0 union all select i + 1 from n where i < $many - 1),
    source as (select c.id as course, v.id as version, c.code, row_number() over (order by c.id) - 1 as at, count(*) over () as many
      from course c join course_version v on v.course_id = c.id and v.published_at is not null and v.superseded_at is null)
    select i, s.course, s.version, substr(s.code, 1, 4) || (1000 + i) as code from n join source s on s.at = n.i % s.many`,
    { many: size.courses },
  )
  await run(
    'insert into course (id, code, track, owner_id) select $course + i, y.code, c.track, c.owner_id from copy y join course c on c.id = y.course',
    {
      course: base.course,
    },
  )
  await run(
    `insert into course_version (id, course_id, number, title, summary, description, level, hours, published_at)
    select $version + i, $course + i, 1, v.title || ' ' || (i + 2), v.summary, v.description, v.level, v.hours, v.published_at from copy y join course_version v on v.id = y.version`,
    { course: base.course, version: base.version },
  )
  await run(
    `insert into item (id, course_version_id, position, kind, title, minutes, body, required)
    select $item + i * 8 + t.position, $version + i, t.position, t.kind, t.title, t.minutes, t.body, t.required from copy y join item t on t.course_version_id = y.version`,
    { item: base.item, version: base.version },
  )
  await run(
    `insert into quiz (item_id, minutes, draw, pass_percent, attempts)
    select $item + i * 8 + t.position, q.minutes, q.draw, q.pass_percent, q.attempts from copy y join item t on t.course_version_id = y.version join quiz q on q.item_id = t.id`,
    { item: base.item },
  )
  await run(
    `insert into lab_step (item_id, position, text, expect)
    select $item + i * 8 + t.position, s.position, s.text, s.expect from copy y join item t on t.course_version_id = y.version join lab_step s on s.item_id = t.id`,
    { item: base.item },
  )
  await run(
    `create temp table asked as select q.id, q.course_id, q.key, v.*, row_number() over (partition by q.course_id order by q.id) as at
    from question q join question_version v on v.question_id = q.id`,
  )
  await run(
    'insert into question (id, course_id, key) select $question + i * 40 + a.at, $course + i, a.key from copy y join asked a on a.course_id = y.course',
    {
      question: base.question,
      course: base.course,
    },
  )
  await run(
    `insert into question_version (id, question_id, number, prompt, points, body, answer_key, explanation, created_at)
    select $question + i * 40 + a.at, $question + i * 40 + a.at, 1, a.prompt, a.points, a.body, a.answer_key, a.explanation, a.created_at
    from copy y join asked a on a.course_id = y.course`,
    { question: base.question },
  )
  await run(
    `insert into quiz_question (item_id, question_id, always)
    select $item + i * 8 + t.position, $question + i * 40 + a.at, z.always
    from copy y join item t on t.course_version_id = y.version join quiz_question z on z.item_id = t.id join asked a on a.id = z.question_id`,
    { item: base.item, question: base.question },
  )
  await fillOfferings({ run, one, size, now, today }, base)
  await run('drop table copy')
  await run('drop table asked')
}

async function bases(one: Fill['one']) {
  const course = 1 + (await one('select max(id) from course'))
  const version = 1 + (await one('select max(id) from course_version'))
  const question = Math.max(
    await one('select max(id) from question'),
    await one('select max(id) from question_version'),
  )
  return { course, version, item: await one('select max(id) from item'), question }
}

async function fillOfferings(
  { run, one, size, now, today }: Fill,
  { course, version }: { course: number; version: number },
): Promise<void> {
  const first = 1 + (await one('select max(id) from offering'))
  const open = size.offerings / 5
  const day = 86_400_000
  await run(
    `with recursive n(j) as (select 0 union all select j + 1 from n where j < $many - 1)
    insert into offering (id, code, course_version_id, course_id, mode, seats, enrol_from, enrol_until, starts_at, ends_at, time_zone, approval, closed_at)
    select $first + j, c.code || '-L' || j, $version + j % $courses, $course + j % $courses,
      case when j >= $open or j % 4 then 'instructor-led' else 'self-paced' end,
      case when j >= $open or j % 4 then 12 end,
      date($today, case when j < $open then '-60 days' else '-900 days' end),
      case when j >= $open then date($today, '-' || (60 + j * 13 % 700) || ' days') end,
      case when j >= $open then $now - (50 + j * 13 % 700) * $day when j % 4 then $now + (3 + j % 60) * $day end,
      case when j >= $open then $now - (48 + j * 13 % 700) * $day when j % 4 then $now + (5 + j % 60) * $day end,
      '["America/Chicago","Europe/London","Asia/Hong_Kong"]' ->> ('$[' || (j % 3) || ']'), j % 40 = 7,
      case when j >= $open then $now - (40 + j * 13 % 700) * $day end
    from n join course c on c.id = $course + j % $courses`,
    { many: size.offerings, open, first, course, version, courses: size.courses, now, today, day },
  )
  await run(
    `insert into session (offering_id, title, starts_at, ends_at, time_zone, room) select id, 'Day 1', starts_at, starts_at + 14400000, time_zone, 'Room ' || (id % 9)
    from offering where id >= $first and starts_at is not null`,
    { first },
  )
  // Every hundredth load person teaches; the instructor persona teaches a few of them too.
  const people = await one("select min(id) from person where employee_id like 'L%'")
  await run(
    `insert into offering_instructor (offering_id, person_id) select id, $people + (id * 101) % $many from offering where id >= $first
    union all select id, (select id from person where email = 'instructor@demo.example') from offering where id >= $first and id < $first + 20`,
    { first, people, many: size.people },
  )
}
