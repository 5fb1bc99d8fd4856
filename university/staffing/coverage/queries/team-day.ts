import { sql } from 'drizzle-orm'
import { z } from 'zod'
import { yes } from '../../../at'
import { covers, type Day, sayDay } from '../../../calendar'
import { dayShown } from '../../../input'
import { question } from '../../../kernel'
import { sinceOf, untilOfStay } from '../../../roster/queries/terms'
import {
  factsOf,
  type Known,
  readRequirement,
  requirementJson,
  termsAsked,
} from '../../eligibility/queries/facts'
import { byWhich } from '../../eligibility/rules/eligibility'
import { nameOfGroup, sayRequirement, segmentsOf } from '../../eligibility/rules/requirement'
import { type InPlace, standingOf } from '../../eligibility/rules/standing'
import { seesEveryone, seesTerms } from '../../sight'
import { dayAsked, sliderOf } from './board-input'
import { shiftName } from './cells'
import { type SeatState, seatsOn } from './seats-sql'

type Row = {
  id: number
  title: string
  shift: 'day' | 'evening' | 'night' | null
  site: string
  criticality: number
  minProficiency: number
  track: string | null
  placement: number | null
  personId: number | null
  state: SeatState
  requirement: string
  since: Day | null
  until: Day | null
  away: string | null
  exception: string | null
}

/**
 * Who is counted on a team on a day, for what and why; who is not, and why not. For those who see
 * its terms.
 */
export const teamDay = question({
  input: z.object({
    code: z.string().trim().max(20),
    on: dayShown,
    ahead: z.coerce.number().int().min(0).max(560).optional().catch(undefined),
  }),
  async answer({ db, actor }, asked) {
    const team = await db.get<
      { id: number; code: string; customer: string; site: string } | undefined
    >(sql`select id, code, customer, site from team where code = ${asked.code}`)
    if (!team || !seesTerms(actor, team.id)) return undefined
    const on = dayAsked(asked, actor.today)
    const rows = await db.all<Row>(sql`
      select s.id, s.title, s.shift, s.site, s.criticality, po.min_proficiency as "minProficiency",
      po.track, s.placement_id as placement, s.person_id as "personId", s.state,
      ${sinceOf('pl')} as since, ${untilOfStay('pl')} as until,
        ${requirementJson(on)} as requirement,
        (select json_array(w."from", w.until, w.because) from away w where w.person_id = s.person_id
        and w.withdrawn_at is null and w."from" <= ${on} and w.until >= ${on} limit 1) as away,
        (select json_array(x."from", x.until, a.name, x.reason) from placement_exception x
        join person a on a.id = x.approver_id
          where x.placement_id = s.placement_id and x."from" <= ${on} and x.until >= ${on}
          limit 1) as exception
      from (${seatsOn(on, sql`t.id = ${team.id}`)}) s join position po on po.id = s.id
      left join placement pl on pl.id = s.placement_id
      order by s.criticality desc, s.title, s.shift, s.id`)
    const facts = await factsOf(db, [...new Set(rows.flatMap((row) => row.personId ?? []))], on)
    return {
      ...team,
      on,
      today: actor.today,
      /** Whether the viewer looks across the company, and so may search in it. */
      everyone: seesEveryone(actor),
      slider: sliderOf(on, actor.today),
      rows: rows.map((row) => told(row, facts, on, seesEveryone(actor))),
      counted: rows.filter((row) => row.state === 'counts' || row.state === 'excepted').length,
    }
  },
  mayAsk: () => yes,
})

/** `reasons`: also why someone is away, which is not for their leader. */
function told(row: Row, facts: ReadonlyMap<number, Known>, on: Day, reasons: boolean) {
  const person = row.personId === null ? undefined : facts.get(row.personId)
  const requirement = readRequirement(row.requirement).filter((it) => covers(it, on))
  const groups = segmentsOf(requirement, { from: on, until: on })[0]?.groups ?? []
  const signed = row.exception
    ? (JSON.parse(row.exception) as [Day, Day, string, string])
    : undefined
  const away = row.away ? (JSON.parse(row.away) as [Day, Day, string]) : undefined
  const place: InPlace | undefined = person && {
    from: row.since as Day,
    until: row.until,
    person,
    exception: signed && { from: signed[0], until: signed[1], by: signed[2], reason: signed[3] },
  }
  const standing = away
    ? {
        tone: 'due' as const,
        word: 'Away',
        because: `Away from ${sayDay(away[0])} to ${sayDay(away[1])}${reasons && away[2] ? `: ${away[2]}` : ''}`,
      }
    : standingOf(requirement, place, on, 'all', termsAsked(row))
  return {
    id: row.id,
    title: row.title,
    shift: shiftName(row.shift),
    site: row.site,
    criticality: row.criticality,
    placement: row.placement,
    person: person ? { id: person.id, name: person.name } : null,
    counts: row.state === 'counts' || row.state === 'excepted',
    standing,
    requires: sayRequirement(groups),
    /** By what each group asked for is met. */
    by: person
      ? groups.map((group) => ({
          group: nameOfGroup(group),
          by: byWhich(group, person.awards, on)?.short ?? '',
        }))
      : [],
  }
}
