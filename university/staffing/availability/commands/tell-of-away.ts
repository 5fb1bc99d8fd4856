import { sql } from 'drizzle-orm'
import type { Reader, Writer } from '@/db'
import { named } from '@/db/named'
import { placement, position, positionRequirement } from '@/db/tables/staffing'
import type { At } from '../../../at'
import type { Day } from '../../../calendar'
import { later, sayDay } from '../../../calendar'
import { lastsOn, lastsWithin, notOverOn } from '../../../day-sql'
import { type Message, post } from '../../../outbox/commands/post'
import { staffingLeads } from '../../../people/queries/roles'
import { sayNames, shiftName } from '../../coverage/queries/cells'
import { askedOn, seatsOn, withHolders } from '../../coverage/queries/seats-sql'
import { among, leaderOn } from '../../eligibility/queries/facts'
import { teamsJudged } from '../../eligibility/queries/team-rules'

const q = named(positionRequirement, 'q')
const po = named(position, 'po')
const pl = named(placement, 'pl')

/** Days away, both inclusive. */
type Days = { from: Day; until: Day }
type Place = {
  team: number
  code: string
  customer: string
  position: number
  title: string
  day: Day
  leaderId: number | null
}

/**
 * What a team is short of on the days looked at while someone is away from it, by a key that is the
 * same before and after.
 */
type Short = ReadonlyMap<string, { team: number; day: Day; text: string }>

/**
 * How many days are looked at: the first, and those on which something else ends for their team.
 */
const mostDays = 6

/**
 * Where someone is placed in full within some days: once for the first of them, and again for every
 * day on which another of the team is away from then on, leaves, or holds something no more,
 * because the gap may open only then.
 */
export async function placesWithin(
  { db, actor }: Pick<At<Reader>, 'db' | 'actor'>,
  personId: number,
  days: Days,
): Promise<Place[]> {
  const places = await db.all<Place & { last: Day }>(sql`
    select min(coalesce(pl.until, ${days.until}), ${days.until}) as last, t.id as team, t.code,
    t.customer, po.id as position, po.title, max(pl."from", ${later(days.from, actor.today)})
    as day, ${leaderOn(sql`t.id`, actor.today)} as "leaderId"
    from placement pl join position po on po.id = pl.position_id join team t on t.id = pl.team_id
    where pl.person_id = ${personId} and pl.kind = 'full'
    and ${lastsWithin(pl, later(days.from, actor.today), days.until)}
      and ${notOverOn(po, later(days.from, actor.today))} order by day, t.code`)
  const turns = await db.all<{ team: number; day: Day }>(sql`
    with beside as materialized (select pl.team_id as team, pl.person_id, pl.until, p.left_on
    from placement pl join person p on p.id = pl.person_id
      where pl.team_id in ${among(places.map((it) => it.team))} and pl.person_id <> ${personId}
      and pl.kind = 'full' and ${lastsWithin(pl, days.from, days.until)})
    select team, day from (
      select b.team, w."from" as day from beside b join away w on w.person_id = b.person_id
      and w.withdrawn_at is null
      union select team, date(until, '+1 day') from beside
      union select team, date(left_on, '+1 day') from beside
      union select b.team, date(a.valid_until, '+1 day') from beside b
      join award a on a.person_id = b.person_id)
    where day > ${days.from} and day <= ${days.until}`)
  const again = places.flatMap((it) =>
    turns.flatMap(({ team, day }) =>
      team === it.team && day > it.day && day <= it.last ? [{ ...it, day }] : [],
    ),
  )
  return [...places, ...again].sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0))
}

/**
 * What these positions ask for and nobody in place on their shift and site has, and which rules
 * across their teams are broken.
 */
export async function shortOn(db: Reader, places: readonly Place[]): Promise<Short> {
  const found = new Map<string, { team: number; day: Day; text: string }>()
  for (const day of [...new Set(places.map((it) => it.day))].slice(0, mostDays)) {
    const here = places.filter((it) => it.day === day)
    const teams = [...new Set(here.map((it) => it.team))]
    const rows = await db.all<{
      team: number
      position: number
      group: number
      shift: 'day' | 'evening' | 'night' | null
      names: string
    }>(sql`
      with seat as materialized (${seatsOn(day, sql`t.id in ${among(teams)}`)}),
      asked as materialized (${askedOn(day)}), held as materialized (${withHolders(day)})
      select h.team_id as team, h.position_id as position, h."group", h.shift,
        (select json_group_array(json_array(q.certification_id, q.exam_code, c.short, json('[]'),
        q.min_version, q.min_rank)) from position_requirement q
          join certification c on c.id = q.certification_id where q.position_id = h.position_id
          and q."group" = h."group" and ${lastsOn(q, day)}) as names
      from held h where h.holders = 0 and h.position_id in ${among(here.map((it) => it.position))}`)
    for (const it of rows)
      found.set(`${day} ${it.position} ${it.group}`, {
        team: it.team,
        day,
        text: `nobody in place holds ${sayNames(it.names)}, ${shiftName(it.shift).toLowerCase()}`,
      })
    for (const [team, rules] of await teamsJudged(db, teams, day))
      for (const it of rules.filter((one) => !one.kept))
        found.set(`${day} rule ${it.rule.id}`, {
          team,
          day,
          text: `a rule of the team is broken: ${it.says.charAt(0).toLowerCase()}${it.says.slice(1)}`,
        })
  }
  return found
}

const sayDays = ({ from, until }: Days) =>
  from === until ? `on ${sayDay(from)}` : `from ${sayDay(from)} to ${sayDay(until)}`

/**
 * Someone who is placed is away: the leader of each team it touches is told, and the staffing leads
 * where it leaves a shift without a skill or breaks a rule that was kept before. Never why they are
 * away; and nobody of what they entered themselves.
 */
export async function tellOfAway(
  at: At<Writer>,
  it: Days & { id: number; personId: number; name: string },
  places: readonly Place[],
  before: Short,
) {
  if (!places.length) return
  const opened = [...(await shortOn(at.db, places))].flatMap(([key, one]) =>
    before.has(key) ? [] : [one],
  )
  const leads = opened.length ? await staffingLeads(at.db, at.actor.today) : []
  const teams = places.filter((one, n) => places.findIndex((it) => it.team === one.team) === n)
  const messages = teams.flatMap((team): Message[] => {
    // What goes on being short is said once, with its first day.
    const own = opened.filter((one) => one.team === team.team)
    const opens = own.filter((one, n) => own.findIndex((it) => it.text === one.text) === n)
    const href = `/coverage/${team.code}?on=${opens[0]?.day ?? team.day}`
    const to = (person: number, words: Pick<Message, 'title' | 'because' | 'todo'>): Message => ({
      key: `away/${it.id}/${team.team}/${person}`,
      person,
      kind: 'away',
      href,
      ...words,
    })
    const said = [...new Set(opens.map((one) => one.day))].map(
      (day) =>
        `On ${sayDay(day)} ${opens.flatMap((one) => (one.day === day ? [one.text] : [])).join('; ')}.`,
    )
    const because = said.length
      ? said.join(' ')
      : 'Others in place hold what the position asks for.'
    const gap = {
      title: `${team.customer}: ${it.name} is away ${sayDays(it)}, and that opens a gap`,
      because: `${it.name} is ${team.title} there. ${because}`,
      todo: 'See who is left that day, and who could stand in.',
    }
    const touch = {
      title: `${it.name} is away ${sayDays(it)}`,
      because: `${it.name} is ${team.title} with ${team.customer}. ${because}`,
      todo: opens.length
        ? 'The staffing leads are told too: agree on who stands in.'
        : 'Plan the handover.',
    }
    const told = (opens.length ? leads : []).map((one) => to(one, gap))
    return [
      ...told,
      ...(team.leaderId !== null && !told.some((one) => one.person === team.leaderId)
        ? [to(team.leaderId, touch)]
        : []),
    ]
  })
  await post(
    at,
    messages.filter((one) => one.person !== it.personId && one.person !== at.actor.id),
  )
}

/** Time away was taken back: whoever was told of it is told so. */
export async function tellOfReturn(
  at: At<Writer>,
  it: Days & { id: number; personId: number },
): Promise<void> {
  const told = await at.db.all<{ person: number; href: string; name: string; key: string }>(sql`
    select o.person_id as person, o.href, o.key, p.name from outbox o
    join person p on p.id = ${it.personId}
    where o.key >= ${`away/${it.id}/`} and o.key < ${`away/${it.id}0`}`)
  await post(
    at,
    told
      .filter((one) => one.person !== at.actor.id)
      .map(({ person, href, name, key }) => ({
        key: `back/${key}`,
        person,
        kind: 'away',
        title: `${name} is there after all ${sayDays(it)}`,
        because: 'The time away you were told of was withdrawn.',
        todo: 'Coverage counts them again.',
        href,
      })),
  )
}
