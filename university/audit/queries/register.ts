import { type SQL, sql } from 'drizzle-orm'
import { z } from 'zod'
import type { Reader } from '@/db'
import { named } from '@/db/named'
import { person } from '@/db/tables/people'
import { type Actor, companyZone, is } from '../../actor'
import { no, yes } from '../../at'
import { addDays, type Day, instantIn, isDay } from '../../calendar'
import { statusesOn } from '../../certification/validity/queries/status-sql'
import { employedOn } from '../../employment'
import { day, page, ticked } from '../../input'
import { question } from '../../kernel'
import { wordsOf } from '../../people/queries/people'
import { recordedSince } from './recorded-since'

const p = named(person, 'p')

const size = 50
/** The most rows of a file. */
const most = 20_000

/**
 * An instant as an address says it: ISO 8601, milliseconds, or a day, which means its end. Nonsense
 * is now.
 */
export const knownInput = z.string().max(40).catch('')
export function instantOf(text: string, zone: string, now: Date): number {
  const said = isDay(text)
    ? instantIn(zone, addDays(text, 1)) - 1
    : /^\d{12,14}$/.test(text)
      ? Number(text)
      : Date.parse(text)
  return Number.isNaN(said) ? +now : Math.min(said, +now)
}

const mayReadRegister = (actor: Actor) =>
  is(actor, 'registrar', 'auditor', 'staffing lead')
    ? yes
    : no('The register is read by the registrar, the auditor and staffing leads.')

/**
 * SQL: everyone’s status on a day as it was known at an instant, beside their person: `from st join
 * p join c`. What the personnel file said later is not known either: `left_then` is the last day as
 * it was known, and people of the demo count while nobody else was there.
 */
export function registerOn(
  on: Day,
  known: number | null,
  { where, joins = sql`` }: { where?: SQL; joins?: SQL } = {},
): { with: SQL; from: SQL; employed: SQL } {
  // Known now is what the tables say: nothing has to be taken back.
  if (known === null)
    return {
      with: sql`with real as materialized (select exists (select 1 from person r
        where r.origin <> 'demo') as known)`,
      from: sql`${statusesOn(on, { where })} st join person p on p.id = st.person_id
        join certification c on c.id = st.certification_id
        ${joins} cross join real where (p.origin <> 'demo' or not real.known)`,
      employed: employedOn(p, on),
    }
  const leftThen = sql`case when l.person_id is null then ${p.leftOn} else l.left_before end`
  return {
    with: sql`with later as materialized (select x.subject_id as person_id, json_type(e.detail,
      '$.before') is null as made, json_extract(e.detail, '$.before.left_on') as left_before,
        json_type(e.detail, '$.before.left_on') is not null as left_changed, e.id
      from event e join event_about x on x.event_id = e.id and x.kind = 'person'
      where e.verb = 'person.recorded' and e.at > ${known}),
    left_then as materialized (select person_id, left_before, min(id) from later where left_changed
    group by person_id),
    real as materialized (select exists (select 1 from person r where r.origin <> 'demo'
    and r.id not in (select person_id from later where made)) as known)`,
    from: sql`${statusesOn(on, { knownAt: known, where })} st join person p on p.id = st.person_id
      join certification c on c.id = st.certification_id
      left join left_then l on l.person_id = p.id ${joins} cross join real
      where (p.origin <> 'demo' or not real.known)`,
    employed: employedOn({ hiredOn: p.hiredOn, leftOn: leftThen }, on),
  }
}

/** SQL: the award that speaks, for those who say what it rests on. */
export const withAward = sql`join award a on a.id = st.award_id`
/** SQL: certified, as opposed to in a grace that may count. */
export const isCertified = sql`(st.counts and st.word <> 'grace')`

export type Total = {
  slug: string
  short: string
  name: string
  issuer: string
  certified: number
  employed: number
  grace: number
  suspended: number
}

async function totalsOf(db: Reader, on: Day, known: number | null): Promise<Total[]> {
  const it = registerOn(on, known)
  return db.all<Total>(sql`${it.with}, counted as (select st.certification_id as id,
    sum(${isCertified}) as certified, sum(${isCertified} and ${it.employed}) as employed,
      sum(st.word = 'grace') as grace, sum(st.word = 'suspended') as suspended from ${it.from}
      group by st.certification_id)
    select c.slug, c.short, c.name, c.issuer, n.certified, n.employed, n.grace, n.suspended
    from counted n join certification c on c.id = n.id
    where n.certified + n.grace + n.suspended > 0 order by n.certified desc, c.short`)
}

type Row = {
  holdingId: number
  personId: number
  name: string
  employeeId: string
  jobTitle: string
  site: string
  slug: string
  short: string
  word: string
  since: string
  until: string | null
  examCode: string | null
  employed: number
}

/**
 * Who was certified on a day, as it was known at an instant: the same question gives the same
 * totals next week.
 */
export const register = question({
  input: z
    .object({
      on: day.optional().catch(undefined).describe('The day; today without one'),
      known: knownInput.describe(
        'As known at this instant, or at the end of this day; now without one',
      ),
      certification: z.string().max(100).catch(''),
      site: z.string().max(100).catch(''),
      q: z.string().trim().max(100).catch(''),
      employed: z
        .enum(['', 'yes', 'no'])
        .catch('')
        .describe('Only who was, or was not, employed on that day'),
      whole: ticked.describe('All rows, for a file'),
      page,
    })
    .describe(
      'Who was certified on a day, as known at an instant: totals by certification and the list',
    ),
  async answer({ db, actor, now }, input) {
    if (!mayReadRegister(actor).ok) return empty(actor, input)
    const on = input.on ?? actor.today
    const zone = await companyZone(db)
    const known = instantOf(input.known, zone, now)
    const isPast = known < +now
    const upTo = isPast ? known : null
    const totals = await totalsOf(db, on, upTo)
    const words = wordsOf(input.q)
    const where = input.certification
      ? sql`h.certification_id = (select id from certification where slug = ${input.certification})`
      : undefined
    const it = registerOn(on, upTo, { where, joins: withAward })
    const narrowed = sql`${isCertified} ${input.site ? sql`and p.site = ${input.site}` : sql``}
      ${
        input.q
          ? words
            ? sql`and p.id in (select ref from search where search match ${words}
        and kind = 'person')`
            : sql`and 0`
          : sql``
      }
      ${input.employed ? sql`and ${it.employed} = ${input.employed === 'yes' ? 1 : 0}` : sql``}`
    const listed =
      input.certification ||
      input.site ||
      input.q ||
      input.employed ||
      input.whole ||
      totals.reduce((n, row) => n + row.certified, 0) <= 5000
    const rows = listed
      ? await db.all<
          Row & { total: number }
        >(sql`${it.with} select st.holding_id as "holdingId", p.id as "personId", p.name,
          p.employee_id as "employeeId", p.job_title as "jobTitle", p.site,
        c.slug, c.short, st.word, a.valid_from as since, st.until, a.exam_code as "examCode",
        ${it.employed} as employed, count(*) over () as total
      from ${it.from} and ${narrowed}
      order by p.name, c.short, st.holding_id limit ${input.whole ? most : size} offset
      ${input.whole ? 0 : (input.page - 1) * size}`)
      : []
    const count = rows[0]?.total ?? 0
    return {
      on,
      today: actor.today,
      zone,
      now,
      known,
      asked: input,
      isPast,
      totals,
      /**
       * The totals as known now, where an earlier instant was asked for: beside them, and why they
       * differ.
       */
      totalsNow: isPast ? await totalsOf(db, on, null) : totals,
      since: isPast ? await recordedSince(db, on, known) : { rows: [], count: 0 },
      rows: rows.map(({ total: _, ...row }) => ({ ...row, employed: row.employed === 1 })),
      count,
      listed: Boolean(listed),
      page: input.page,
      pages: Math.max(1, Math.ceil(count / size)),
      perPage: size,
      sites: (
        await db.all<{ site: string }>(
          sql`select distinct site from person where site <> '' order by site`,
        )
      ).map((row) => row.site),
    }
  },
  mayAsk: ({ actor }) => mayReadRegister(actor),
})

const empty = (actor: Actor, asked: object) => ({ asked, on: actor.today, rows: [] }) as never
