import { sql } from 'drizzle-orm'
import { fromJson, type Json } from '@/db/json'
import { named } from '@/db/named'
import { award } from '@/db/tables/award'
import type { Shift } from '@/db/tables/people'
import { placement, placementException, position, positionRequirement } from '@/db/tables/staffing'
import { spoken } from '../../calendar'
import { validOn } from '../../certification/validity/queries/valid-on'
import { lastsOn } from '../../day-sql'
import { openOn, placedOn } from '../../place'
import {
  factsOf,
  readRequirement,
  requirementJson,
  termsAsked,
} from '../../staffing/eligibility/queries/facts'
import { sayRequirement, segmentsOf } from '../../staffing/eligibility/rules/requirement'
import { standingOf } from '../../staffing/eligibility/rules/standing'
import { type Answering, customer, person, sheet, some } from './scope'

const pl = named(placement, 'pl')
const po = named(position, 'po')
const r = named(positionRequirement, 'r')
const x = named(placementException, 'x')
const a = named(award, 'a')

type Row = {
  code: string
  customer: string
  title: string
  shift: Shift | null
  site: string
  minProficiency: number
  track: string | null
  requirement: string
  personId: number | null
  name: string | null
  employeeId: string | null
  from: string | null
  until: string | null
  exception: Json<[string, string, string, string]> | null
  awards: string | null
}

/**
 * Every position of the teams on the day: who was in it, whether they met it that day, by which
 * awards and what those rest on.
 */
export const teamThatDay: Answering = async ({ db }, scope) => {
  const { on } = scope
  const rows = await db.all<Row>(sql`
    select t.code, t.customer, po.title, po.shift, po.site,
    po.min_proficiency as "minProficiency", po.track,
    ${requirementJson(on)} as requirement, p.id as "personId", p.name,
    p.employee_id as "employeeId", pl."from", pl.until,
      (select json_array(x."from", x.until, a.name, x.reason) from placement_exception x
      join person a on a.id = x.approver_id where x.placement_id = pl.id and ${lastsOn(x, on)}
      limit 1) as exception,
      (select group_concat(said, '; ')
      from (select distinct c.short || coalesce(' by ' || a.exam_code, '') || coalesce(', no. ' ||
      a.certificate_number, '') || coalesce(', until ' || a.valid_until, ', no end known')
          || coalesce((select ', ' || iif(v.confirmed, 'confirmed', 'not confirmed') || ' ' ||
          v."on" || ' (' || v.method || ')' || coalesce(' by ' || b.name, '') from verification v
          left join person b on b.id = v.by_id
            where v.award_id = a.id or v.evidence_id in (select id from evidence
            where award_id = a.id) order by v.at desc limit 1), iif(c.in_house, ', earned here',
            ', from the company’s file')) as said
        from position_requirement r join award a on a.person_id = p.id
        and a.certification_id = r.certification_id and (r.exam_code is null
        or r.exam_code = a.exam_code)
          and (r.min_rank is null or a.version_rank >= r.min_rank) and ${validOn(a, on)}
          join certification c on c.id = a.certification_id where r.position_id = po.id
          and ${lastsOn(r, on)})) as awards
    from team t join position po on po.team_id = t.id and ${openOn(po, on)}
    left join placement pl on pl.position_id = po.id and pl.kind = 'full' and ${placedOn(pl, on)}
      left join person p on p.id = pl.person_id
    where ${scope.ofTeam} and (${scope.ofPerson} or p.id is null)
    order by t.customer, po.title, po.ordinal, po.id limit ${scope.limit + 1}`)
  const facts = await factsOf(db, [...new Set(rows.flatMap((row) => row.personId ?? []))], on)
  const judged = rows.map((row) => {
    const requirement = readRequirement(row.requirement)
    const known = row.personId === null ? undefined : facts.get(row.personId)
    const signed = row.exception ? fromJson(row.exception) : undefined
    const exception = signed && {
      from: signed[0],
      until: signed[1],
      by: signed[2],
      reason: signed[3],
    }
    const place = known && { from: row.from as string, until: row.until, person: known, exception }
    return {
      ...row,
      requires: sayRequirement(segmentsOf(requirement, { from: on, until: on })[0]?.groups ?? []),
      standing: standingOf(requirement, place, on, 'all', termsAsked(row)),
    }
  })
  return sheet(scope, judged, {
    says: (all, more) => {
      const filled = all.filter((row) => row.personId !== null)
      const not = filled.filter(
        (row) => row.standing.word === 'Not certified' || row.standing.word === 'Left',
      ).length
      const excepted = filled.filter((row) => row.standing.word === 'Exception').length
      return `On ${spoken(on)}: ${some(all.length, 'position')}, ${filled.length} filled; ${filled.length - not - excepted} by people who met what it asks, ${excepted} by exception, ${not} without.${more}`
    },
    columns: [
      { head: 'Team' },
      { head: 'Position' },
      { head: 'Asks for' },
      { head: 'Person' },
      { head: 'Employee id', hideOnPhone: true },
      { head: 'Since', kind: 'day', hideOnPhone: true },
      { head: 'That day' },
      { head: 'Because' },
      { head: 'Awards and their evidence' },
    ],
    row: (it) => [
      customer(it.customer, it.code, on),
      it.title,
      it.requires,
      it.personId === null ? '' : person(it.name ?? '', it.personId),
      it.employeeId,
      it.from,
      it.standing.word,
      it.standing.because,
      it.awards,
    ],
  })
}
