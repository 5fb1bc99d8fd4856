import { type SQL, sql } from 'drizzle-orm'
import { z } from 'zod'
import type { Reader } from '@/db'
import { type Json, listFrom } from '@/db/json'
import { named } from '@/db/named'
import { award, suspension } from '@/db/tables/award'
import { person } from '@/db/tables/people'
import { placement, positionRequirement } from '@/db/tables/staffing'
import { is } from '../../actor'
import { type At, no, yes } from '../../at'
import { addDays, daysBetween } from '../../calendar'
import { mustsOn } from '../../certification/required/queries/must-hold-sql'
import { statusesOn } from '../../certification/validity/queries/status-sql'
import {
  begunBy,
  endsWithin,
  isRevoked,
  notEndedOn,
  revokedBy,
} from '../../certification/validity/queries/valid-on'
import type { StatusWord } from '../../certification/validity/rules/validity'
import { standing, toneOf } from '../../certification/validity/rules/words'
import { lastsOn } from '../../day-sql'
import { employedOn, notLeftOn, reportsTo } from '../../employment'
import { page, ticked } from '../../input'
import { question } from '../../kernel'
import { wordsOf } from '../../people/queries/people'
import { placedOn } from '../../place'
import { actsIn, nextStep, sorts, type Tab, tabs, tabsFor, whyHere } from '../rules/desk'

const held = named(suspension, 'held')
const r = named(positionRequirement, 'r')
const s = named(suspension, 's')
const pl = named(placement, 'pl')
const p = named(person, 'p')
const x = named(award, 'x')

const size = 50
/** The most rows of a file, and of one act on all that match. */
const most = 10_000

/**
 * What narrows the desk: kept in the address, and carried on to what is done with all that match.
 */
export const deskInput = z.object({
  tab: z.enum(tabs).catch('30'),
  q: z.string().trim().max(100).catch(''),
  certification: z.string().max(100).catch(''),
  site: z.string().max(100).catch(''),
  team: z.string().max(40).catch(''),
  manager: z.string().max(20).catch(''),
})
export type DeskInput = z.infer<typeof deskInput>

type Row = {
  holdingId: number | null
  awardId: number | null
  personId: number
  name: string
  jobTitle: string
  site: string
  manager: string | null
  short: string
  slug: string
  inHouse: number
  word: StatusWord
  until: string | null
  daysLeft: number | null
  decided: string | null
  teams: Json<[string, string][]> | null
  bookedFor: string | null
  mustHoldBy: string | null
  evidenceId: number | null
}

/**
 * Which holdings a tab can be about, as a condition on `h`, so that half a million awards are not
 * judged to show a quarter's ends. What is in the tab is decided by the status; this only leaves
 * out what cannot be.
 */
function candidates(tab: Tab, today: string): SQL {
  const among = (ids: SQL) => sql`h.id in (${ids})`
  switch (tab) {
    case '30':
    case '60':
    case '90':
      return among(
        sql`select x.holding_id from award x
          where ${endsWithin(x, today, addDays(today, Number(tab)))}`,
      )
    case 'grace':
      return among(
        sql`select x.holding_id from award x where ${endsWithin(
          x,
          sql`date(${today}, '-' || (select max(grace_days)
          from certification_version) || ' days')`,
          addDays(today, -1),
        )}`,
      )
    case 'lapsed':
      return sql`not exists (select 1 from award x where x.holding_id = h.id
        and ${begunBy(x, today)} and ${notEndedOn(x, today)} and not (${isRevoked(x)}))`
    case 'claimed':
      return sql`0`
    case 'suspended':
      return among(sql`select held.holding_id from suspension held where ${lastsOn(held, today)}`)
    case 'revoked':
      return among(sql`select x.holding_id from award x where ${revokedBy(x, today)}`)
    case 'superseded':
      return sql`h.certification_id in (select certification_id from certification_version
        where successor_id is not null)`
  }
}

const isIn = (tab: Tab, today: string): SQL =>
  tab === '30' || tab === '60' || tab === '90'
    ? sql`st.counts and st.word <> 'grace' and st.until <= ${addDays(today, Number(tab))}`
    : sql`st.word = ${tab}`

/**
 * The rows of a tab: a status each, with its person and certification. Leavers are gone from it;
 * the demo's people once there are others.
 */
function rowsOf({ actor, now }: At<Reader>, input: DeskInput): SQL {
  const today = actor.today
  const { tab } = input
  const status =
    tab === 'claimed'
      ? sql`(select h.id as holding_id, e.person_id, e.certification_id, null as award_id,
        'claimed' as word, 0 as counts, null as until, null as days_left, max(e.id) as evidence_id
          from evidence e left join holding h on h.person_id = e.person_id
          and h.certification_id = e.certification_id
          where e.decided_at is null and e.submitted_at <= ${+now}
          group by e.person_id, e.certification_id)`
      : sql`(select *, null as evidence_id
        from ${statusesOn(today, { where: candidates(tab, today) })})`
  return sql`${status} st join person p on p.id = st.person_id
    join certification c on c.id = st.certification_id
    where ${isIn(tab, today)} and ${employedOn(p, today)}
      and (p.origin <> 'demo' or not exists (select 1 from person r where r.origin <> 'demo'))
      and ${narrowed(input, today)}`
}

function narrowed({ q, certification, site, team, manager }: DeskInput, today: string): SQL {
  const words = wordsOf(q)
  return sql.join(
    [
      sql`1`,
      ...(q
        ? [
            words
              ? sql`(p.id in (select ref from search where search match ${words}
                and kind = 'person') or p.email = ${q.toLowerCase()})`
              : sql`0`,
          ]
        : []),
      ...(certification ? [sql`c.slug = ${certification}`] : []),
      ...(site ? [sql`p.site = ${site}`] : []),
      ...(manager ? [sql`${reportsTo(p, Number(manager) || 0)}`] : []),
      ...(team
        ? [
            sql`p.id in (select pl.person_id from placement pl join team t on t.id = pl.team_id
              where t.code = ${team} and ${covers(today)})`,
          ]
        : []),
    ],
    sql` and `,
  )
}
const covers = (today: string) => placedOn(pl, today)

/** Counted so far where a tab is not open: beyond it the number says only that there are more. */
const countedTo = 2000

/**
 * How many rows each tab has, under the same filters. What ends is counted at once; of the rest so
 * many that the number says enough.
 */
async function countsOf(
  at: At<Reader>,
  input: DeskInput,
  shown: readonly Tab[],
): Promise<Record<Tab, number>> {
  const within = (days: number) => sql`total(st.until <= ${addDays(at.actor.today, days)})`
  const ending = sql`select ${within(30)} as "30", ${within(60)} as "60", count(*) as "90"
    from ${rowsOf(at, { ...input, tab: '90' })}`
  const others = shown.filter((tab) => !['30', '60', '90'].includes(tab))
  const capped = others.map(
    (tab) =>
      sql`(select count(*) from (select 1 from ${rowsOf(at, { ...input, tab })}
        limit ${countedTo + 1})) as ${sql.identifier(tab)}`,
  )
  return (await at.db.get<Record<Tab, number>>(
    sql`select * from (${ending}), (select ${sql.join(capped, sql`, `)})`,
  )) as Record<Tab, number>
}

/** The ids of the holdings that a selection means: those ticked, or all of the tab. */
export const holdingsMatching = async (
  at: At<Reader>,
  input: DeskInput,
  limit: number,
): Promise<number[]> =>
  (
    await at.db.all<{ id: number }>(
      sql`select st.holding_id as id from ${rowsOf(at, input)} and st.holding_id is not null
        order by st.until, p.name limit ${limit}`,
    )
  ).map(({ id }) => id)

/**
 * The registrar's desk: who stops or stopped being certified, what waits, and what to do about
 * each.
 */
export const desk = question({
  input: deskInput
    .extend({
      sort: z.enum(sorts).catch('until'),
      desc: ticked,
      whole: ticked.describe('All rows, for a file'),
      page,
    })
    .describe(
      'The registrar’s desk: what ends, lapsed, was claimed, suspended or revoked, with the next step of each',
    ),
  async answer(at, input) {
    const { db, actor } = at
    const today = actor.today
    const shown = tabsFor(actor)
    if (!shown.includes(input.tab)) input = { ...input, tab: '30' }
    const order = {
      until: sql`coalesce(st.until, '0')`,
      name: sql`p.name`,
      certification: sql`c.short`,
      site: sql`p.site`,
    }[input.sort]
    const by = sql`${order} ${input.desc ? sql`desc` : sql``}, p.name, c.short, p.id`
    // The page is cut first, so that what is said of a row is read for fifty and not for all that
    // match.
    const rows = shown.length
      ? await db.all<Row & { total: number }>(sql`
      with page as materialized (select st.*, row_number() over (order by ${by}) as n,
      count(*) over () as total from ${rowsOf(at, input)}
        order by ${by} limit ${input.whole ? most : size} offset
        ${input.whole ? 0 : (input.page - 1) * size})
      select st.holding_id as "holdingId", st.award_id as "awardId", st.evidence_id as "evidenceId",
      p.id as "personId", p.name, p.job_title as "jobTitle", p.site, st.total,
        (select m.name from person m where ${reportsTo(p, sql`m.id`)}) as manager, c.short, c.slug,
        c.in_house as "inHouse", st.word, st.until, st.days_left as "daysLeft",
        case st.word when 'revoked' then (select a.revoked_because from award a
        where a.id = st.award_id)
          when 'suspended' then (select s.because from suspension s
          where s.holding_id = st.holding_id and ${lastsOn(s, today)} limit 1) end as decided,
        (select json_group_array(json_array(code, customer))
        from (select distinct t.code, t.customer from placement pl join team t on t.id = pl.team_id
          join position_requirement r on r.position_id = pl.position_id
          and r.certification_id = c.id and ${lastsOn(r, today)}
          where pl.person_id = p.id and pl.kind = 'full' and ${covers(today)}
          order by t.customer)) as teams,
        (select min(b.booked_for) from exam_booking b join exam e on e.id = b.exam_id
        where b.person_id = p.id and e.certification_id = c.id and b.booked_for >= ${today}
          and b.cancelled_at is null and b.result is null) as "bookedFor",
        (select min(r.due_on) from hold_rule_person n join hold_rule r on r.id = n.rule_id
        where n.person_id = p.id and r.certification_id = c.id and r.due_kind = 'fixed'
          and r.due_on >= ${today} and ${lastsOn(r, today)} and r.ended_because is null)
          as "mustHoldBy"
      from page st join person p on p.id = st.person_id
      join certification c on c.id = st.certification_id order by st.n`)
      : []
    const counts = shown.length ? await countsOf(at, input, shown) : ({} as Record<Tab, number>)
    const musts = await mustsOf(db, rows, today)
    const count = rows[0]?.total ?? (input.page > 1 ? (counts[input.tab] ?? 0) : 0)
    return {
      today,
      asked: input,
      /** `more`: at least so many; the open tab is counted out. */
      tabs: shown.map((tab) => {
        const n =
          tab === input.tab
            ? Math.max(count, counts[tab] > countedTo ? 0 : counts[tab])
            : counts[tab]
        const more = tab !== input.tab && !['30', '60', '90'].includes(tab) && n > countedTo
        return { tab, count: more ? countedTo : n, more }
      }),
      acts: is(actor, 'registrar') ? actsIn(input.tab) : [],
      mayAct: is(actor, 'registrar') ? yes : no('Only the registrar decides here.'),
      rows: rows.map(({ inHouse, decided, teams, total: _, ...row }) => {
        const mustHoldBy =
          [row.mustHoldBy, musts.get(row.holdingId ?? 0)].filter((day) => day).sort()[0] ?? null
        const at = listFrom(teams)
        return {
          ...row,
          label: standing(row.word),
          tone: toneOf[row.word],
          why: decided ?? whyHere(row.word, row.until, row.daysLeft),
          daysLeft:
            row.until && row.word !== 'grace' ? daysBetween(today, row.until) : row.daysLeft,
          teams: at.map(([code, customer]) => ({ code, customer })),
          mustHoldBy,
          next: nextStep({ ...row, mustHoldBy, inHouse: inHouse === 1, teams: at.length }),
        }
      }),
      count,
      page: input.page,
      pages: Math.max(1, Math.ceil(count / size)),
      perPage: size,
      filters: await filtersOf(db, today),
    }
  },
  mayAsk: ({ actor }) =>
    tabsFor(actor).length
      ? yes
      : no('The registrar’s desk is for the registrar, the auditor and staffing leads.'),
})

/** By when these must be held, whatever number of rules ask for it. */
async function mustsOf(
  db: Reader,
  rows: readonly Row[],
  today: string,
): Promise<Map<number, string>> {
  const among = (ids: (number | null)[]) =>
    sql`(select value from json_each(${JSON.stringify(ids.filter((id) => id !== null))}))`
  if (!rows.some((row) => row.holdingId !== null) || rows.length > size) return new Map()
  const holdings = among(rows.map((row) => row.holdingId))
  const found = await db.all<{ id: number; due: string | null }>(sql`
    with ${mustsOn(
      today,
      {
        people: sql`p.id in
      ${among(rows.map((row) => row.personId))}`,
      },
      { holdings: sql`h.id in ${holdings}` },
    )}
    select holding_id as id, due from musts where due >= ${today} and holding_id in ${holdings}`)
  return new Map(found.flatMap((row) => (row.due ? [[row.id, row.due] as const] : [])))
}

/** What can be chosen: certifications anyone holds, sites, teams, managers. */
async function filtersOf(db: Reader, today: string) {
  const row = await db.get<{
    certifications: Json<[string, string][]>
    sites: Json<string[]>
    teams: Json<[string, string][]>
    managers: Json<[number, string][]>
  }>(sql`select
    (select json_group_array(json_array(slug, short)) from (select slug, short from certification c
    where exists (select 1 from holding h where h.certification_id = c.id)
    order by short)) as certifications,
    (select json_group_array(site) from (select distinct site from person where site <> ''
    order by site)) as sites,
    (select json_group_array(json_array(code, customer)) from (select code, customer from team
    order by customer limit 300)) as teams,
    (select json_group_array(json_array(id, name)) from (select m.id, m.name from person m
    where exists (select 1 from person p where ${reportsTo(p, sql`m.id`)}
    and ${notLeftOn(p, today)})
      order by m.name limit 300)) as managers`)
  const pairs = (text?: Json<[string | number, string][]>) =>
    listFrom(text).map(([value, label]) => ({
      value,
      label,
    }))
  return {
    certifications: pairs(row?.certifications),
    sites: listFrom(row?.sites).map((value) => ({ value, label: value })),
    teams: pairs(row?.teams),
    managers: pairs(row?.managers),
  }
}
