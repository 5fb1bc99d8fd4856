import { sql } from 'drizzle-orm'
import type { Reader } from '@/db'
import { named } from '@/db/named'
import { award } from '@/db/tables/award'
import { placement, positionRequirement } from '@/db/tables/staffing'
import { addDays, type Day, dayIn, instantIn } from '../../../calendar'
import {
  begunBy,
  inTermOn,
  notEndedOn,
  notRevokedBy,
} from '../../../certification/validity/queries/valid-on'
import { lastsOn, notOverOn } from '../../../day-sql'
import { placedOn } from '../../../place'
import { carried, continued, continues, untilOfStay } from '../../../roster/queries/terms'
import { among, readRequirement, requirementJson } from '../../eligibility/queries/facts'
import { type Change, requirementChanges, type Said, sayChange } from '../rules/team-changes'

const pl = named(placement, 'pl')
const r = named(positionRequirement, 'r')
const b = named(award, 'b')
const a = named(award, 'a')

/** The most changes shown: the earliest. */
const most = 400

/**
 * What changed on a team after one day, up to another, in time order: people, requirements,
 * certifications, exceptions, rules, reviews. Two statements.
 */
export async function changesOf(
  db: Reader,
  teamId: number,
  after: Day,
  until: Day,
  zone: string,
): Promise<{ rows: Said[]; more: boolean }> {
  const rows = await db.all<Change & { at: number | null }>(
    sql`${changes(teamId, after, until, zone)} order by coalesce(day, date(at / 1000, 'unixepoch'))
      limit ${most + 1}`,
  )
  const dated = rows.map((row) => ({
    ...row,
    day: row.at === null ? row.day : dayIn(row.at, zone),
  }))
  const asked = await askedAnew(db, teamId, after, until)
  const all = [...dated, ...asked].sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0))
  return { rows: all.slice(0, most).map(sayChange), more: all.length > most }
}

/**
 * Something begun on `x` changed in the period; something whose last day is `x` changed the day
 * after.
 */
const begun = (x: string, after: Day, until: Day) =>
  sql`${sql.raw(x)} > ${after} and ${sql.raw(x)} <= ${until}`
const over = (x: string, after: Day, until: Day) =>
  sql`${sql.raw(x)} >= ${after} and ${sql.raw(x)} < ${until}`

function changes(teamId: number, after: Day, until: Day, zone: string) {
  const is = (x: string) => begun(x, after, until)
  const was = (x: string) => over(x, after, until)
  /** Awards of who was in a position that asked for them on a day of theirs. */
  const worn = (day: string) => sql`from placement pl join position po on po.id = pl.position_id
    join position_requirement r on r.position_id = po.id
      and ${lastsOn(r, sql.raw(day))}
    join award a on a.person_id = pl.person_id and a.certification_id = r.certification_id
    join certification c on c.id = a.certification_id join person p on p.id = pl.person_id
    where pl.team_id = ${teamId} and ${placedOn(pl, sql.raw(day))}`
  const asRule = sql`json_object('kind', r.kind, 'n', r.n, 'short', c.short, 'track', r.track)`
  const eve = sql`date(a.valid_from, '-1 day')`
  return sql`select * from (
    select pl."from" as day, null as at, 'placed' as kind, po.title as position, p.name as person,
    p.id as "personId", pl.kind as what, ${untilOfStay('pl')} as until, b.name as "by", pl.because
      from placement pl join position po on po.id = pl.position_id
      join person p on p.id = pl.person_id left join person b on b.id = pl.placed_by_id
      where pl.team_id = ${teamId} and ${is('pl."from"')} and not ${continues('pl')}
    union all select pl.until, null, 'ended', po.title, p.name, p.id, pl.kind, null, b.name,
    pl.ended_because
      from placement pl join position po on po.id = pl.position_id
      join person p on p.id = pl.person_id left join person b on b.id = pl.ended_by_id
      where pl.team_id = ${teamId} and ${was('pl.until')} and not ${continued('pl')}
    union all select x."from", null, 'excepted', po.title, p.name, p.id, null, x.until, b.name,
    x.reason
      from placement_exception x join placement pl on pl.id = x.placement_id
      join position po on po.id = pl.position_id join person p on p.id = pl.person_id
      join person b on b.id = x.approver_id
      where pl.team_id = ${teamId} and ${is('x."from"')} and not ${carried('x', 'pl')}
    union all select min(x.until, coalesce(pl.until, x.until)), null, 'exception ended', po.title,
    p.name, p.id, null, null, null, null
      from placement_exception x join placement pl on pl.id = x.placement_id
      join position po on po.id = pl.position_id join person p on p.id = pl.person_id
      where pl.team_id = ${teamId} and ${was('min(x.until, coalesce(pl.until, x.until))')}
      and not (x.until > pl.until and ${continued('pl')})
    union select a.valid_from, null, iif(exists (select 1 from award b
    where b.person_id = a.person_id and b.certification_id = a.certification_id and b.id <> a.id
    and ${begunBy(b, eve)}
    and ${notEndedOn(b, eve)}), 'renewed', 'earned'), po.title, p.name, p.id, c.short, a.valid_until, null, null
      ${worn('a.valid_from')} and ${is('a.valid_from')}
    union select a.valid_until, null, 'lapsed', po.title, p.name, p.id, c.short, null, null, null
      ${worn('a.valid_until')} and ${was('a.valid_until')} and ${notRevokedBy(a, a.validUntil)}
        and not exists (select 1 from award b where b.person_id = a.person_id
        and b.certification_id = a.certification_id and ${inTermOn(b, sql`date(a.valid_until, '+1 day')`)})
    union select a.revoked_on, null, 'revoked', po.title, p.name, p.id, c.short, null,
    (select v.name from person v where v.id = a.revoked_by_id), a.revoked_because
      ${worn('a.revoked_on')} and ${is('a.revoked_on')}
    union all select po."from", null, 'opened', po.title, null, null, null, po.until, b.name,
    po.because from position po left join person b on b.id = po.decided_by_id
      where po.team_id = ${teamId} and ${is('po."from"')} and po.follows_id is null
    union all select po."from", null, 'terms', po.title, null, null, json_object('before',
    ${asTerms('q')}, 'after', ${asTerms('po')}), null, b.name, po.because
      from position po join position q on q.id = po.follows_id
      left join person b on b.id = po.decided_by_id where po.team_id = ${teamId}
      and ${is('po."from"')}
    union all select po.until, null, 'closed', po.title, null, null, null, null, null, null
    from position po where po.team_id = ${teamId} and ${was('po.until')}
      and not exists (select 1 from position n where n.follows_id = po.id)
    union all select v."on", null, 'reviewed', null, null, null, null, null, b.name, v.note
    from team_review v join person b on b.id = v.by_id where v.team_id = ${teamId}
    and ${is('v."on"')}
    union all select r."from", null, 'rule', null, null, null, ${asRule}, r.until, b.name, r.because
    from team_rule r left join certification c on c.id = r.certification_id
    left join person b on b.id = r.decided_by_id
      where r.team_id = ${teamId} and ${is('r."from"')} and ${notOverOn(r, sql`r."from"`)}
    union all select r.until, null, 'rule ended', null, null, null, ${asRule}, null, b.name,
    r.ended_because from team_rule r left join certification c on c.id = r.certification_id
    left join person b on b.id = r.ended_by_id
      where r.team_id = ${teamId} and ${was('r.until')} and r.until >= r."from"
    union all select null, e.at, e.verb, (select po.title from event_about y
    join position po on po.id = y.subject_id where y.event_id = e.id and y.kind = 'position'), null,
    null, e.detail, null, b.name, e.detail ->> 'reason'
      from event_about x join event e on e.id = x.event_id left join person b on b.id = e.actor_id
      where x.kind = 'team' and x.subject_id = ${teamId} and e.verb in ('team.changed',
      'position.changed') and (e.detail ->> 'from') is null
        and e.at >= ${instantIn(zone, addDays(after, 1))}
        and e.at < ${instantIn(zone, addDays(until, 1))})`
}

/** SQL: a position's terms (by alias) as JSON, as `sayBeforeAfter` reads them. */
const asTerms = (po: string) =>
  sql.raw(
    `json_object('title', ${po}.title, 'shift', ${po}.shift, 'site', ${po}.site, 'criticality', ${po}.criticality, 'minProficiency', ${po}.min_proficiency, 'track', ${po}.track)`,
  )

type Row = { title: string; from: Day; requirement: string; decided: string; ended: string }
async function askedAnew(db: Reader, teamId: number, after: Day, until: Day): Promise<Change[]> {
  const touched = await db.all<{
    id: number
  }>(sql`select distinct r.position_id as id from position po
    join position_requirement r on r.position_id = po.id
    where po.team_id = ${teamId} and r."from" > po."from" and (${begun('r."from"', after, until)})
    or po.team_id = ${teamId} and ${over('r.until', after, until)}`)
  if (!touched.length) return []
  const rows = await db.all<Row>(sql`
    select po.title, po."from", ${requirementJson(until)} as requirement,
      (select json_group_array(json_object('from', r."from", 'by', b.name, 'because', r.because))
      from position_requirement r left join person b on b.id = r.decided_by_id
      where r.position_id = po.id) as decided,
      (select json_group_array(json_object('from', r.until, 'by', b.name, 'because',
      r.ended_because)) from position_requirement r left join person b on b.id = r.ended_by_id
        where r.position_id = po.id and r.until is not null) as ended
    from position po where po.id in ${among(touched.map((it) => it.id))}`)
  return rows.flatMap(({ title, from, requirement, decided, ended }) =>
    requirementChanges(
      {
        title,
        from,
        requirement: readRequirement(requirement),
        decided: JSON.parse(decided),
        ended: JSON.parse(ended),
      },
      after,
      until,
    ),
  )
}
