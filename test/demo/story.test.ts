import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { addDays, addMonths, dayIn, instantIn, lastDayOf } from '@/db/seed/demo/when'
import type { QuestionBody } from '@/db/tables/assessment'
import { drawPaper } from '@/university/assessment/rules/draw'
import * as calendar from '@/university/calendar'
import { statusOn } from '@/university/certification/validity/rules/validity'
import { stateNow } from '@/university/enrolment/rules/promotion'
import { coverage } from '@/university/staffing/coverage/queries/outlook'
import { candidates } from '@/university/staffing/search/queries/candidates'
import type { World } from '../world'
import { all, one, seeded } from './seeded'

/**
 * Ordinary days, and those on which calendars break: a leap day, year ends in two zones, and clock
 * changes.
 */
const moments = [
  '2026-11-21T12:00:00Z',
  '2028-02-29T05:30:00Z',
  '2026-12-31T23:59:00Z',
  '2027-03-14T08:30:00Z',
  '2027-01-01T06:10:00Z',
  '2026-10-25T00:30:00Z',
]

// The second database keeps the dates as the first does: one ordinary day is enough there.
describe.each(process.env.TEST_DATABASE_URL ? moments.slice(0, 1) : moments)(
  'the story told at %s',
  (moment) => {
    let w: World
    let today: string
    let who: Record<string, number>
    beforeAll(async () => {
      w = await seeded(moment)
      today = calendar.dayIn(w.now, 'America/Chicago')
      const people = await all<{ id: number; email: string }>(w, sql`select id, email from person`)
      who = Object.fromEntries(people.map(({ id, email }) => [email.split('@')[0], id]))
    })
    afterAll(() => w.close())
    const asked = async (text: ReturnType<typeof sql>) =>
      (await one<{ n: number }>(w, text))?.n ?? 0
    const now = () => +w.now

    test('sixty people, eight of whom one can sign in as, twelve courses, eight teams', async () => {
      expect(await asked(sql`select count(*) as n from person where origin = 'demo'`)).toBe(60)
      expect(
        await asked(sql`select count(*) as n from person where password_hash is not null`),
      ).toBe(8)
      expect(await asked(sql`select count(*) as n from course`)).toBe(12)
      expect(await asked(sql`select count(*) as n from team where origin = 'demo'`)).toBe(8)
      expect(await asked(sql`select count(*) as n from search`)).toBeGreaterThan(100)
    })

    test('four courses have three lessons, twenty questions and a lab', async () => {
      const full = sql`select count(*) as n from course c where (select count(*) from question q
        where q.course_id = c.id) >= 20
      and (select count(*) from item i join course_version v on v.id = i.course_version_id
      where v.course_id = c.id and i.kind = 'lesson') >= 3
      and exists (select 1 from item i join course_version v on v.id = i.course_version_id
      join lab_step s on s.item_id = i.id where v.course_id = c.id)`
      expect(await asked(full)).toBe(4)
    })

    const standing = async (email: string, short: string) => {
      const [it] = await all<{ id: number; version: number }>(
        w,
        sql`select c.id, max(v.id) as version from certification c
          join certification_version v on v.certification_id = c.id where c.short = ${short}
          group by c.id`,
      )
      const terms = await one<Parameters<typeof statusOn>[2]>(
        w,
        sql`select validity_months as validityMonths, validity_known as validityKnown, method,
          window_months as windowMonths, minimum_active_months as minimumActiveMonths,
        fixed_base as fixedBase, grace_days as graceDays, grace_counts as graceCounts,
        early_credit_days as earlyCreditDays, sunset_on as sunsetOn from certification_version
        where id = ${it?.version}`,
      )
      const awards = await all<Parameters<typeof statusOn>[0][number]>(
        w,
        sql`select issued_on as issuedOn, valid_from as validFrom, valid_until as validUntil,
          anchor, revoked_on as revokedOn, revoked_because as revokedBecause
        from award where person_id = ${who[email]} and certification_id = ${it?.id}`,
      )
      const held = await all<Parameters<typeof statusOn>[1][number]>(
        w,
        sql`select s."from", s.until, s.because from suspension s
          join holding h on h.id = s.holding_id where h.person_id = ${who[email]}
          and h.certification_id = ${it?.id}`,
      )
      return statusOn(awards, held, terms as Parameters<typeof statusOn>[2], today)
    }
    test.each([
      ['technician', 'RHCSA', 'certified'],
      ['technician', 'LFCS', 'lapsed'],
      ['technician', 'Guild: Fault isolation', 'due for renewal'],
      ['technician', 'Guild: Customer data', 'grace'],
      ['tariq.quispe', 'RHCE', 'due for renewal'],
      ['nadia.velasco', 'RHCSA', 'lapsed'],
      ['piotr.wisniewski', 'Guild: Fault isolation', 'revoked'],
      ['ezra.goldwater', 'Guild: Linux storage', 'suspended'],
      ['newcomer', 'Guild: Three promises', 'certified'],
      ['marguerite.leblanc', 'MySQL 8.0 DBA OCP', 'certified'],
    ] as const)('%s, %s: %s', async (email, short, word) =>
      expect((await standing(email, short)).word).toBe(word),
    )

    test('someone’s certification ends in fourteen days', async () => {
      expect([13, 14]).toContain((await standing('tariq.quispe', 'RHCE')).daysLeft)
    })

    test('someone is overdue', async () => {
      expect(
        await asked(sql`select count(*) as n from enrolment e
          join offering o on o.id = e.offering_id
        where e.person_id = ${who.technician} and e.state = 'enrolled' and o.ends_at < ${now()}
        and o.ends_at > ${now() - 5 * 86_400_000}`),
      ).toBe(1)
    })

    test('three wait in line behind an offer that runs, and no seat is left', async () => {
      const line = await all<Parameters<typeof stateNow>[0] & { personId: number }>(
        w,
        sql`select e.state, e.person_id as personId, e.requested_at as requestedAt,
          e.offer_ends_at as offerEndsAt, e.offer_lapses as offerLapses, o.starts_at as startsAt
        from enrolment e join offering o on o.id = e.offering_id where o.waiting = 3
        and o.taken = o.seats and e.state in ('offered', 'waitlisted') order by e.queued_at`,
      )
      expect(line.map((it) => stateNow(it, w.now))).toEqual([
        'offered',
        'waitlisted',
        'waitlisted',
        'waitlisted',
      ])
      expect(line[2]?.personId).toBe(who.technician)
      const offer = line[0]
      expect((offer?.startsAt ?? 0) - now()).toBeLessThan(48 * 3_600_000)
      expect(offer?.offerEndsAt).toBeLessThanOrEqual((offer?.startsAt ?? 0) - 2 * 3_600_000)
    })

    test('an approval waits for someone who stands in for its manager', async () => {
      expect(
        await asked(sql`select count(*) as n from enrolment e join person p on p.id = e.person_id
          join delegation d on d.person_id = p.manager_id
        where e.state = 'requested' and d.delegate_id = ${who.manager} and d."from" <= ${today}
        and d.until >= ${today}`),
      ).toBe(1)
    })

    test('a session is cancelled, with a reason, and its offering goes on', async () => {
      expect(
        await asked(sql`select count(*) as n from session s join offering o on o.id = s.offering_id
          where s.cancelled_at <= ${now()} and s.cancelled_because <> ''
        and s.starts_at > ${now()} and o.cancelled_at is null`),
      ).toBe(1)
    })

    test('an exam is half done with minutes left', async () => {
      const open = await one<{ deadline: number; answered: number; drawn: number }>(
        w,
        sql`select a.deadline, count(n.id) as answered, count(*) as drawn from attempt a
          join enrolment e on e.id = a.enrolment_id join attempt_question q on q.attempt_id = a.id
        left join answer n on n.attempt_question_id = q.id where a.state = 'in progress'
        and e.person_id = ${who.technician} group by a.id`,
      )
      expect((open?.deadline ?? 0) - now()).toBeGreaterThan(10 * 60_000)
      expect(open?.answered).toBe(8)
      expect(open?.drawn).toBe(13)
    })

    test('every attempt can be drawn again from its seed', async () => {
      const attempts = await all<{ id: number; seed: number; item: number; draw: number }>(
        w,
        sql`select a.id, a.seed, a.item_id as item, q.draw from attempt a
          join quiz q on q.item_id = a.item_id`,
      )
      for (const { id, seed, item, draw } of attempts) {
        const bank = await all<{ versionId: number; body: string; always: number }>(
          w,
          sql`select v.id as versionId, v.body, z.always from quiz_question z
            join question_version v on v.question_id = z.question_id where z.item_id = ${item}
            order by z.id`,
        )
        const drawable = (always: number) =>
          bank
            .filter((it) => it.always === always)
            .map((it) => ({ ...it, body: JSON.parse(it.body) as QuestionBody }))
        const paper = drawPaper(seed, drawable(0), drawable(1), draw)
        const drawn = await all<{ versionId: number; options: string }>(
          w,
          sql`select question_version_id as versionId, options from attempt_question
            where attempt_id = ${id} order by position`,
        )
        expect(drawn.map((it) => ({ ...it, options: JSON.parse(it.options) }))).toEqual(paper)
      }
    })

    test('essays wait for a mark, two markers are five points apart, and a grade is disputed', async () => {
      const waiting = sql`select count(*) as n from attempt a where a.state = 'submitted'
        and a.needs_marking and exists (select 1 from attempt_question q where q.attempt_id = a.id
      and not exists (select 1 from mark m where m.attempt_question_id = q.id))`
      expect(await asked(waiting)).toBe(3)
      const apart = sql`select max(points) - min(points) as n from mark where marker_id is not null
        group by attempt_question_id having count(distinct marker_id) > 1`
      expect(await asked(apart)).toBe(5)
      expect(
        await asked(
          sql`select count(*) as n from grade where disputed_at > posted_at
            and disputed_because <> '' and posted_at > ${now() - 10 * 86_400_000}`,
        ),
      ).toBe(1)
    })

    test('grades add up to their marks, and every posted attempt has one', async () => {
      expect(
        await asked(
          sql`select count(*) as n from attempt a where state = 'posted' and not exists (select 1
            from grade g where g.attempt_id = a.id)`,
        ),
      ).toBe(0)
      expect(
        await asked(sql`select count(*) as n from grade g
          where abs(g.raw - (select sum((select m.points from mark m
          where m.attempt_question_id = q.id order by m.at desc, m.id desc limit 1))
        from attempt_question q where q.attempt_id = g.attempt_id)) > 0.001`),
      ).toBe(0)
    })

    test('an exception ends within a week, and the one it is for has not what the place asks', async () => {
      expect(
        await asked(sql`select count(*) as n from placement_exception x
          join placement p on p.id = x.placement_id
          join position_requirement r on r.position_id = p.position_id
        where x.until between ${today} and ${addDays(today, 7)} and not exists (select 1
        from award a where a.person_id = p.person_id and a.certification_id = r.certification_id)`),
      ).toBe(1)
    })

    test('someone certified serves more teams than they can', async () => {
      expect(
        await asked(sql`select count(*) as n from person p where p.capacity < (select count(*)
          from placement l where l.person_id = p.id and l."from" <= ${today} and (l.until is null
          or l.until >= ${today}))
        and exists (select 1 from award a where a.person_id = p.id and a.valid_until >= ${today})`),
      ).toBe(1)
    })

    test('a promise was broken at night while a place on that team was empty', async () => {
      expect(
        await asked(sql`select count(*) as n from promise_case c
          join position p on p.team_id = c.team_id and p.shift = 'night'
        where not c.kept and c.promise = 'hardware in one hour' and not exists (select 1
        from placement l where l.position_id = p.id and l."from" <= date(c.at / 1000, 'unixepoch')
        and (l.until is null or l.until >= date(c.at / 1000, 'unixepoch')))`),
      ).toBe(1)
    })

    test('an award is to be voted on, and the wall has its past winners', async () => {
      expect(
        await asked(
          sql`select count(*) as n from nomination where period = ${today.slice(0, 7)}
            and won_on is null`,
        ),
      ).toBe(5)
      expect(await asked(sql`select count(*) as n from nomination where won_on < ${today}`)).toBe(
        10,
      )
    })

    test('teams have gaps, and one would have another with one resignation', async () => {
      const seen = await w.ask(coverage, {}, who.staffing as number)
      expect(seen.ok && seen.value.rows.some((row) => row.empty > 0)).toBe(true)
      // A place whose holder is the only one who could fill it: right certification, site and
      // shift.
      expect(
        await asked(sql`select count(*) as n from position p
          join placement l on l.position_id = p.id and l.until is null
          join position_requirement r on r.position_id = p.id
        where p.title = 'Database technician' and 1 = (select count(distinct q.id) from person q
        join award a on a.person_id = q.id where q.site = p.site and q.shift = p.shift
          and a.certification_id = r.certification_id and a.revoked_on is null
          and (a.valid_until is null or a.valid_until >= ${today}))`),
      ).toBeGreaterThan(0)
    })

    test('the place at Northwind has those who can take it, and reasons for those who cannot', async () => {
      const place = await one<{ id: number }>(
        w,
        sql`select p.id from position p join team t on t.id = p.team_id where t.code = 'NWF'
          and p.shift = 'night' and p.ordinal = 2`,
      )
      const found = await w.ask(candidates, { position: place?.id }, who.staffing as number)
      if (!found.ok) throw new Error(found.because)
      const kind = (name: string) => found.value.rows.find((row) => row.name === name)?.kind
      expect(kind('Elif Moreau')).toBe('qualified')
      expect(kind('Kofi Lindqvist')).toBe('qualified')
      expect(kind('Nadia Velasco')).toBe('unqualified')
      expect(kind('Yusuf Demirci')).toBe('unqualified')
    })

    test('no event is of tomorrow, and the record is in the order of time', async () => {
      expect(await asked(sql`select count(*) as n from event where at > ${now()}`)).toBe(0)
      expect(
        await asked(
          sql`select count(*) as n from event a join event b on b.id = a.id + 1 where b.at < a.at`,
        ),
      ).toBe(0)
      expect(
        await asked(
          sql`select count(*) as n from event e where not exists (select 1 from event_about a
            where a.event_id = e.id)`,
        ),
      ).toBe(0)
      expect(await asked(sql`select count(*) as n from completion where at > ${now()}`)).toBe(0)
      expect(
        await asked(
          sql`select count(*) as n from enrolment where requested_at > ${now()}
            or enrolled_at > ${now()} or outcome_at > ${now()}`,
        ),
      ).toBe(0)
      expect(await asked(sql`select count(*) as n from promise_case where at > ${now()}`)).toBe(0)
    })

    test('nobody holds what was earned before they came', async () => {
      expect(
        await asked(
          sql`select count(*) as n from enrolment e join person p on p.id = e.person_id
            where date(e.requested_at / 1000, 'unixepoch') < p.hired_on`,
        ),
      ).toBe(0)
    })
  },
)

test('the demo’s own calendar counts as the university’s does', () => {
  for (let i = 0; i < 2000; i += 1) {
    const day = addDays('2026-01-31', i)
    for (const months of [1, 12, 24, -36]) {
      expect(addMonths(day, months)).toBe(calendar.addMonths(day, months))
      expect(lastDayOf(day, months)).toBe(calendar.lastDayOf(day, months))
    }
    for (const zone of ['America/Chicago', 'Europe/London', 'Asia/Hong_Kong']) {
      expect(instantIn(zone, day, 1, 30)).toBe(calendar.instantIn(zone, day, 1, 30))
      expect(dayIn(instantIn(zone, day, 23, 59), zone)).toBe(day)
    }
  }
})
