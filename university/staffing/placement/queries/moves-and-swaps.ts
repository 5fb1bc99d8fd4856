import { sql } from 'drizzle-orm'
import type { Reader } from '@/db'
import { named } from '@/db/named'
import { award } from '@/db/tables/award'
import { placement, position } from '@/db/tables/staffing'
import { addDays, type Day, forever } from '../../../calendar'
import { inTermOn } from '../../../certification/validity/queries/valid-on'
import { openOn, placedOn } from '../../../place'
import { rowsOfPosition, sinceOf, untilOfStay } from '../../../roster/queries/terms'
import type { PersonFacts } from '../../eligibility/facts'
import {
  factsOf,
  type Known,
  needOf,
  type Placed,
  type Position,
  positionsOf,
} from '../../eligibility/queries/facts'
import { toldApart } from '../../eligibility/queries/labels'
import { someoneIn, unmetSkills } from '../../eligibility/queries/unmet-sql'
import { eligibility, sayEligibility, takesException } from '../../eligibility/rules/eligibility'
import { mayBePlaced, usualUntil } from '../rules/placement'

const pl = named(placement, 'pl')
const po = named(position, 'po')
const a = named(award, 'a')

const most = 60

/**
 * The facts of someone whose placement ends before a day: it stands in the way of nothing any more.
 */
export const without = <T extends PersonFacts>(
  person: T,
  placed: Pick<Placed, 'teamId' | 'from' | 'until'>,
  first: Day,
): T => ({
  ...person,
  placements: person.placements.flatMap((it) => {
    if (
      it.team !== placed.teamId ||
      it.from < placed.from ||
      (placed.until !== null && it.from > placed.until)
    )
      return [it]
    if (it.from >= first) return []
    return it.until !== null && it.until < first ? [it] : [{ ...it, until: addDays(first, -1) }]
  }),
})

/**
 * Positions empty from a day on that someone could be moved to, what hurts most when empty first.
 */
export async function targetsOf(db: Reader, placed: Placed, me: Known, first: Day, today: Day) {
  const rows = await db.all<{ id: number; title: string }>(sql`
    select po.id, ${toldApart('po')} as title from position po
    where ${openOn(po, first)} and po.id not in ${rowsOfPosition(sql`${placed.positionId}`)}
    and (po.shift is null or po.shift = ${me.shift}) and (po.site = '' or po.site = ${me.site})
      and exists (select 1 from position_requirement r where r.position_id = po.id)
      and not ${someoneIn(sql`po.id`, first)}
      and ${unmetSkills(sql`${placed.personId}`, 'po', first)} = 0
    order by po.criticality desc, po.id limit ${most}`)
  const positions = await positionsOf(
    db,
    rows.map((it) => it.id),
    today,
  )
  return rows.flatMap(({ id, title }) => {
    const it = positions.get(id) as Position
    const verdict = eligibility(
      me,
      needOf(
        it,
        { from: first, until: placed.until ?? usualUntil(first, it.lasts) },
        placed.percent,
      ),
    )
    return takesException(verdict)
      ? []
      : [
          {
            id,
            title,
            code: it.code,
            customer: it.customer,
            criticality: it.criticality,
            verdict: sayEligibility(verdict),
          },
        ]
  })
}

/** People in other positions who could take this one, while whoever is in it takes theirs. */
export async function partnersOf(
  db: Reader,
  placed: Placed,
  here: Position,
  me: Known,
  first: Day,
  today: Day,
) {
  const { shift, site } = here
  const asked = here.requirement.filter(
    (it) => it.from <= first && (it.until === null || it.until >= first),
  )
  const [group] = new Set(asked.map((it) => it.group))
  // Everyone who holds one thing that would do for the first group: the fewest to look at closer.
  const ids = JSON.stringify(asked.filter((it) => it.group === group).map((it) => it.certification))
  const able = asked.length
    ? sql`and pl.person_id in (select a.person_id from award a
      where a.certification_id in (select value from json_each(${ids})) and ${inTermOn(a, first)})`
    : sql``
  const rows = await db.all<Placed>(sql`
    select pl.id, pl.person_id as "personId", pl.team_id as "teamId",
    pl.position_id as "positionId", p.name, t.code, t.customer, ${toldApart('po')} as title,
    pl.kind, pl.percent,
      pl.follows_id as "followsId", ${sinceOf('pl')} as "from", ${untilOfStay('pl')} as until
    from placement pl join person p on p.id = pl.person_id
    join position po on po.id = pl.position_id join team t on t.id = pl.team_id
    where pl.kind = 'full' and pl.person_id <> ${placed.personId} and ${placedOn(pl, first)}
    and ${sinceOf('pl')} < ${first} and po.kind = ${here.kind} ${able}
      ${shift ? sql`and p.shift = ${shift}` : sql``} ${site ? sql`and p.site = ${site}` : sql``}
      and (po.shift is null or po.shift = ${me.shift}) and (po.site = '' or po.site = ${me.site})
      and ${unmetSkills(sql`${placed.personId}`, 'po', first)} = 0
    order by p.name limit ${most}`)
  return (await judged(db, rows, { placed, here, me, first, today })).filter((it) => !it.exception)
}

type Swapping = { placed: Placed; here: Position; me: Known; first: Day; today: Day }
/**
 * Both sides of a swap with each of these, as far as the database lets it be: a team served twice
 * or too many teams is no swap.
 */
async function judged(
  db: Reader,
  rows: readonly Placed[],
  { placed, here, me, first, today }: Swapping,
) {
  const positions = await positionsOf(
    db,
    rows.map((it) => it.positionId),
    today,
  )
  const people = await factsOf(
    db,
    rows.map((it) => it.personId),
    first,
  )
  return rows.flatMap((it) => {
    const there = positions.get(it.positionId) as Position
    const they = without(people.get(it.personId) as Known, it, first)
    const [mine, theirs] = [
      eligibility(me, needOf(there, { from: first, until: it.until }, placed.percent)),
      eligibility(they, needOf(here, { from: first, until: placed.until }, it.percent)),
    ]
    const signed = { reason: 'signed', until: forever }
    if (![mine, theirs].every((one) => mayBePlaced(one, signed, first).ok)) return []
    const { id, name, title, code, customer } = it
    const exception = takesException(mine) || takesException(theirs)
    const elsewhere = [mine, theirs].some(
      (one) =>
        one.kind === 'unqualified' &&
        one.reasons.some(({ kind }) => kind === 'shift' || kind === 'site'),
    )
    return [
      {
        id,
        name,
        title,
        code,
        customer,
        mine: sayEligibility(mine),
        theirs: sayEligibility(theirs),
        exception,
        elsewhere,
      },
    ]
  })
}

/**
 * The people of the same team, shift and site with whom a swap would take an exception, for one of
 * them or both.
 */
export async function teammatesOf(db: Reader, swapping: Swapping) {
  const { placed, first } = swapping
  const rows = await db.all<Placed>(sql`
    select pl.id, pl.person_id as "personId", pl.team_id as "teamId",
    pl.position_id as "positionId", p.name, t.code, t.customer, ${toldApart('po')} as title,
    pl.kind, pl.percent,
      pl.follows_id as "followsId", ${sinceOf('pl')} as "from", ${untilOfStay('pl')} as until
    from placement pl join person p on p.id = pl.person_id
    join position po on po.id = pl.position_id join team t on t.id = pl.team_id
    where pl.team_id = ${placed.teamId} and pl.kind = 'full' and pl.person_id <> ${placed.personId}
    and ${placedOn(pl, first)}
      and ${sinceOf('pl')} < ${first} and po.kind = ${swapping.here.kind} order by p.name limit 20`)
  return (await judged(db, rows, swapping)).filter((it) => it.exception && !it.elsewhere)
}
