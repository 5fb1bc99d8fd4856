import { sql } from 'drizzle-orm'
import { type Json, listFrom } from '@/db/json'
import { named } from '@/db/named'
import { placement, positionRequirement } from '@/db/tables/staffing'
import { addDays, spoken } from '../../calendar'
import { goesBeyond } from '../../day-sql'
import { factsOf, readRequirement, requirementJson } from '../../staffing/eligibility/queries/facts'
import { reachOf } from '../../staffing/eligibility/rules/award-days'
import { segmentsOf } from '../../staffing/eligibility/rules/requirement'
import { registerOn, withAward } from './register'
import { type Answering, customer, held, person, sheet, some } from './scope'

const r = named(positionRequirement, 'r')
const pl = named(placement, 'pl')

type Row = {
  holdingId: number
  personId: number
  name: string
  short: string
  certificationId: number
  word: string
  ended: string
  code: string | null
  customer: string | null
  title: string | null
  from: string | null
  until: string | null
  requirement: string | null
  exceptions: Json<[string, string, string][]> | null
}
type Proof = { word: 'Proven' | 'By exception' | 'Filled without it'; text: string }

/**
 * Everyone whose certification had lapsed or been revoked by the day, with each placement after its
 * last valid day in a position that asked for it: met throughout by something else, covered by an
 * exception, or not. Nobody placed so is the proof that nobody was.
 */
export const afterALapse: Answering = async ({ db }, scope) => {
  const { on } = scope
  const it = registerOn(on, scope.upTo, { joins: withAward })
  const rows = await db.all<Row>(sql`${it.with}, gone as materialized (
      select st.holding_id, p.id as person_id, p.name, c.id as certification_id, c.short, st.word,
      case st.word when 'revoked' then date(a.revoked_on, '-1 day') else st.until end as ended
      from ${it.from} and st.word in ('lapsed', 'revoked') and ${scope.ofCertification}
      and ${scope.ofPerson} and ${scope.onTeam}
      order by exists (select 1 from placement pl where pl.person_id = p.id and ${goesBeyond(pl, sql`st.until`)}) desc, st.until desc limit ${scope.limit + 1})
    select g.holding_id as "holdingId", g.person_id as "personId", g.name,
    g.certification_id as "certificationId", g.short, g.word, g.ended, t.code, t.customer, po.title,
    pl."from", pl.until,
      case when po.id is not null then ${requirementJson(on)} end as requirement,
      (select json_group_array(json_array(x."from", x.until, b.name)) from placement_exception x
      join person b on b.id = x.approver_id where x.placement_id = pl.id) as exceptions
    from gone g left join placement pl on pl.person_id = g.person_id and pl.kind = 'full'
    and pl."from" <= ${on} and ${goesBeyond(pl, sql`g.ended`)}
        and exists (select 1 from position_requirement r where r.position_id = pl.position_id
        and r.certification_id = g.certification_id and r."from" <= ${on} and ${goesBeyond(r, sql`g.ended`)})
      left join position po on po.id = pl.position_id left join team t on t.id = pl.team_id
    order by pl.id is null, g.name, g.short, pl."from" limit ${scope.limit + 1}`)
  const facts = await factsOf(
    db,
    [...new Set(rows.filter((row) => row.code).map((row) => row.personId))],
    '0001-01-01',
  )

  const prove = (row: Row): Proof => {
    if (!row.code || !row.from)
      return { word: 'Proven', text: `In no position that asks for it after ${spoken(row.ended)}` }
    const from = row.from > row.ended ? row.from : addDays(row.ended, 1)
    const until = row.until !== null && row.until < on ? row.until : on
    const awards = facts.get(row.personId)?.awards ?? []
    for (const segment of segmentsOf(readRequirement(row.requirement ?? '[]'), { from, until })) {
      for (const group of segment.groups.filter((one) =>
        one.some((alternative) => alternative.certification === row.certificationId),
      )) {
        const reach = reachOf(group, awards, segment.from)
        if (reach !== undefined && reach >= (segment.until ?? until)) continue
        const gap = reach === undefined ? segment.from : addDays(reach, 1)
        const signed = listFrom(row.exceptions).find(([since, end]) => since <= gap && gap <= end)
        if (signed && signed[1] >= until)
          return {
            word: 'By exception',
            text: `From ${spoken(gap)}, signed by ${signed[2]} until ${spoken(signed[1])}`,
          }
        const bare = signed ? addDays(signed[1], 1) : gap
        return {
          word: 'Filled without it',
          text: `From ${spoken(bare)} until ${spoken(until)}${signed ? `, after the exception ended ${spoken(signed[1])}` : ''}`,
        }
      }
    }
    return {
      word: 'Proven',
      text: `Met throughout by something else, from ${spoken(from)} until ${spoken(until)}`,
    }
  }
  const proven = rows.map((row) => ({ ...row, proof: prove(row) }))
  return sheet(scope, proven, {
    says: (all, more) => {
      const n = (word: Proof['word']) => all.filter((row) => row.proof.word === word).length
      return `${some(new Set(all.map((row) => row.holdingId)).size, 'certification')} lapsed or revoked by ${spoken(on)}. Positions that asked for one afterwards: ${n('Filled without it')} filled without it, ${n('By exception')} by exception; every other is proven.${more}`
    },
    columns: [
      { head: 'Person' },
      { head: 'Certification' },
      { head: 'Stands', hideOnPhone: true },
      { head: 'Last valid day', kind: 'day' },
      { head: 'Team' },
      { head: 'Position' },
      { head: 'There from', kind: 'day', hideOnPhone: true },
      { head: 'Until', kind: 'day', hideOnPhone: true },
      { head: 'Proof' },
      { head: 'In words' },
    ],
    row: (row) => [
      person(row.name, row.personId),
      held(row.short, row.holdingId, on),
      row.word,
      row.ended,
      row.code ? customer(row.customer ?? '', row.code, on) : null,
      row.title,
      row.from,
      row.until,
      row.proof.word,
      row.proof.text,
    ],
  })
}
