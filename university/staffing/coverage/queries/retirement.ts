import { type SQL, sql } from 'drizzle-orm'
import { z } from 'zod'
import type { Reader } from '@/db'
import { named } from '@/db/named'
import { award } from '@/db/tables/award'
import { enrolment } from '@/db/tables/enrolment'
import { person } from '@/db/tables/people'
import { placement, position, positionRequirement } from '@/db/tables/staffing'
import { no, yes } from '../../../at'
import { addDays, addMonths, type Day } from '../../../calendar'
import { validOn } from '../../../certification/validity/queries/valid-on'
import { lastsOn } from '../../../day-sql'
import { employedOn, isCounted } from '../../../employment'
import { isLiveRow } from '../../../enrolment/queries/seat-sql'
import { dayShown, page, ticked } from '../../../input'
import { question } from '../../../kernel'
import { openOn, placedOn } from '../../../place'
import { coursesTo } from '../../eligibility/queries/remedy'
import { groupMet } from '../../eligibility/queries/unmet-sql'
import { seesEveryone } from '../../sight'
import { withDefaults } from './board-input'
import { shiftName } from './cells'
import { fallingSql } from './falls-sql'
import { seatsOn } from './seats-sql'

const e = named(enrolment, 'e')

const po = named(position, 'po')
const q = named(positionRequirement, 'q')
const r = named(positionRequirement, 'r')
const pl = named(placement, 'pl')
const p = named(person, 'p')
const a = named(award, 'a')

const pageSize = 50
const most = 20_000
/** Of what else it touches as many are listed, with how many there are. */
const firstOnes = 200
/**
 * How far behind a retirement its effects are followed, in months: as long as most certifications
 * last.
 */
const after = 36

type Subject = {
  id: number
  slug: string
  short: string
  name: string
  exam: string | null
  others: string
}
type Holder = {
  personId: number
  person: string
  holdingId: number
  examCode: string | null
  validUntil: Day | null
  teams: string
  count: number
}
type Booking = { personId: number; person: string; code: string; bookedFor: Day }
type Studying = { personId: number; person: string; course: string }
type Place = {
  code: string
  customer: string
  positionId: number
  title: string
  shift: 'day' | 'evening' | 'night' | null
  examCode: string | null
  others: number
  personId: number | null
  person: string | null
}

/** How many rows there are in all, beside each. */
type Of = { count: number }
type Loss = {
  day: Day
  code: string
  customer: string
  positionId: number
  title: string
  personId: number
  person: string
  monthlyUsd: number
}

/**
 * If an exam retires, or a certification counts no more, on a day: whom and what it touches, and
 * when teams lose cover. Nothing is changed.
 */
export const retire = question({
  input: withDefaults(
    z.object({
      exam: z.string().trim().max(60).catch('').describe('The code of an exam that retires'),
      certification: z
        .string()
        .trim()
        .max(100)
        .catch('')
        .describe('Or a certification, by its slug, that gets a last day'),
      on: dayShown.describe('The last day it can be sat, or counts; in 90 days without one'),
      whole: ticked.catch(false),
      page,
    }),
  ),
  async answer({ db, actor }, asked) {
    const today = actor.today
    const on = asked.on && asked.on >= today ? asked.on : addDays(today, 90)
    const subject = asked.exam || asked.certification ? await subjectOf(db, asked, on) : undefined
    const common = {
      today,
      on,
      asked,
      subject: subject && { ...subject, others: JSON.parse(subject.others) as string[] },
      ...(await choices(db)),
    }
    if (!subject)
      return {
        ...common,
        unknown: Boolean(asked.exam || asked.certification),
        rows: [],
        bookings: [],
        studying: [],
        places: [],
        losses: [],
        counts: { bookings: 0, studying: 0, places: 0, losses: 0 },
        count: 0,
        page: 1,
        pages: 1,
        perPage: pageSize,
      }
    const by = subject.exam ? sql`a.exam_code = ${subject.exam}` : sql`1`
    const size = asked.whole ? most : pageSize
    const holders = await db.all<Holder>(sql`
      with h as materialized (select a.person_id, a.holding_id, a.exam_code,
      max(coalesce(a.valid_until, '9999-12-31')) as until from award a
        where a.certification_id = ${subject.id} and ${by} and ${validOn(a, today)}
        group by a.holding_id)
      select p.id as "personId", p.name as person, h.holding_id as "holdingId",
      h.exam_code as "examCode", nullif(h.until, '9999-12-31') as "validUntil",
      count(*) over () as count,
        (select json_group_array(distinct t.customer) from placement pl
        join team t on t.id = pl.team_id where pl.person_id = p.id and pl.kind = 'full'
        and ${placedOn(pl, today)}
          and exists (select 1 from position_requirement r where r.position_id = pl.position_id
          and r.certification_id = ${subject.id} and ${lastsOn(r, today)})) as teams
      from h join person p on p.id = h.person_id where ${employedOn(p, today)}
      and ${isCounted(p)}
      order by h.until, p.name limit ${size} offset ${(asked.whole ? 0 : asked.page - 1) * size}`)
    const count = holders[0]?.count ?? 0
    return {
      ...common,
      unknown: false,
      rows: holders.map(({ count: _, teams, ...row }) => ({
        ...row,
        teams: JSON.parse(teams) as string[],
        endsBefore: row.validUntil !== null && row.validUntil <= on,
      })),
      ...(await touched(db, subject, today, on)),
      count,
      page: asked.page,
      pages: Math.max(1, Math.ceil(count / pageSize)),
      perPage: pageSize,
    }
  },
  mayAsk: ({ actor }) =>
    seesEveryone(actor)
      ? yes
      : no('Staffing leads, the registrar and auditors look across everyone certified.'),
})

/**
 * The certification meant, the exam where one is, and its other exams that can be sat after the
 * day.
 */
const subjectOf = (
  db: Reader,
  { exam, certification }: { exam: string; certification: string },
  on: Day,
) =>
  db.get<Subject | undefined>(sql`
    select c.id, c.slug, c.short, c.name, ${exam ? sql`e.code` : sql`null`} as exam,
      (select json_group_array(o.code) from exam o where o.certification_id = c.id
      and (o.retired_on is null or o.retired_on > ${on}) ${exam ? sql`and o.id <> e.id` : sql``})
      as others
    from certification c ${
      exam
        ? sql`join exam e on e.certification_id = c.id
      where e.code = ${exam} collate nocase`
        : sql`where c.slug = ${certification}`
    } limit 1`)

/** What may be asked about: exams and certifications that positions ask for. */
async function choices(db: Reader) {
  const asks = sql`c.id in (select certification_id from position_requirement)`
  const exams = await db.all<{ code: string; short: string }>(
    sql`select e.code, min(c.short) as short from exam e
      join certification c on c.id = e.certification_id where ${asks} and e.retired_on is null
      group by e.code order by 2, 1`,
  )
  const certifications = await db.all<{ slug: string; short: string }>(
    sql`select c.slug, c.short from certification c where ${asks} order by c.short`,
  )
  return { exams, certifications }
}

async function touched(db: Reader, subject: Subject, today: Day, on: Day) {
  const asks = sql`po.id in (select r.position_id from position_requirement r
    where r.certification_id = ${subject.id})`
  const bookings = await db.all<
    Booking & Of
  >(sql`select p.id as "personId", p.name as person, e.code, b.booked_for as "bookedFor",
    count(*) over () as count from exam e cross join exam_booking b on b.exam_id = e.id
    join person p on p.id = b.person_id
    where e.certification_id = ${subject.id}
    and ${subject.exam ? sql`e.code = ${subject.exam}` : sql`1`} and b.cancelled_at is null
    and b.result is null and b.booked_for >= ${today} order by b.booked_for, p.name
    limit ${firstOnes}`)
  const studying = await db.all<Studying & Of>(sql`select *, count(*) over () as count
    from (select distinct p.id as "personId", p.name as person, k.code as course from offering o
    cross join enrolment e on e.offering_id = o.id and ${isLiveRow(e)}
      join person p on p.id = e.person_id join course k on k.id = o.course_id
    where o.course_id in ${coursesTo(sql`${subject.id}`)} and ${employedOn(p, today)})
    order by person, course limit ${firstOnes}`)
  const places = await db.all<
    Place & Of
  >(sql`select t.code, t.customer, po.id as "positionId", po.title, po.shift,
    r.exam_code as "examCode", p.id as "personId", p.name as person, count(*) over () as count,
      (select count(*) from position_requirement q where q.position_id = po.id
      and q."group" = r."group" and ${lastsOn(q, today)}
      and q.certification_id <> r.certification_id) as others
    from position_requirement r cross join position po on po.id = r.position_id
    and ${openOn(po, today)} join team t on t.id = po.team_id
      left join placement pl on pl.position_id = po.id and pl.kind = 'full'
      and ${placedOn(pl, today)} left join person p on p.id = pl.person_id
    where r.certification_id = ${subject.id} and ${lastsOn(r, today)} ${
      subject.exam
        ? sql`and
      (r.exam_code is null or r.exam_code = ${subject.exam})`
        : sql``
    }
    order by t.customer, po.title, po.id limit ${firstOnes}`)
  const losses = await db.all<Loss & Of>(
    subject.exam ? byRetirement(subject, asks, today, on) : bySunset(subject, asks, on),
  )
  const countOf = (rows: readonly Of[]) => rows[0]?.count ?? 0
  const counts = {
    bookings: countOf(bookings),
    studying: countOf(studying),
    places: countOf(places),
    losses: countOf(losses),
  }
  return {
    bookings: bookings.map(bare),
    studying: studying.map(bare),
    places: places.map((it) => ({ ...bare(it), shift: shiftName(it.shift) })),
    losses: losses.map(bare),
    counts,
  }
}

const bare = <Row extends Of>({ count: _, ...row }: Row): Omit<Row, 'count'> => row

const told = sql`t.code, t.customer, po.title, p.id as "personId", p.name as person,
  t.contract_monthly_usd as "monthlyUsd"`
/**
 * Nobody renews by the exam after its last day: whose award ends later leaves the position when it
 * does.
 */
const byRetirement = (subject: Subject, asks: SQL, today: Day, on: Day): SQL => sql`
  with ${fallingSql(today, addMonths(on, after), asks)}
  select *, count(*) over () as count from (select distinct f.day, ${told}, po.id as "positionId"
  from falling f join position po on po.id = f.position_id join team t on t.id = f.team_id
  join person p on p.id = f.person_id
  where f.cause = 'lapse' and f.certification_id = ${subject.id} and f.day > ${on})
  order by day, "monthlyUsd" desc, code, "positionId" limit ${firstOnes}`
/**
 * Counts no more from the day after: whoever meets a group by it alone leaves the position then.
 */
const bySunset = (subject: Subject, asks: SQL, on: Day): SQL => {
  const next = addDays(on, 1)
  const otherwise = groupMet(sql`s.person_id`, 'r', next, sql`q.certification_id <> ${subject.id}`)
  return sql`select *, count(*) over () as count from (select distinct ${next} as day, ${told},
    po.id as "positionId" from (${seatsOn(next, asks)}) s join position po on po.id = s.id
    join team t on t.id = s.team_id join person p on p.id = s.person_id
    join position_requirement r on r.position_id = s.id and r.certification_id = ${subject.id}
    and ${lastsOn(r, next)}
  where s.state in ('counts', 'away') and ${groupMet(sql`s.person_id`, 'r', next)}
  and not ${otherwise}) order by "monthlyUsd" desc, code, "positionId" limit ${firstOnes}`
}
