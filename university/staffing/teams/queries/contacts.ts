import { sql } from 'drizzle-orm'
import { z } from 'zod'
import { named } from '@/db/named'
import type { Shift } from '@/db/tables/people'
import { person } from '@/db/tables/people'
import type { PositionKind } from '@/db/tables/staffing'
import { placement, position } from '@/db/tables/staffing'
import { isSignedIn } from '../../../actor'
import { no, yes } from '../../../at'
import type { Day } from '../../../calendar'
import { employedOn } from '../../../employment'
import { question } from '../../../kernel'
import { openOn, placedOn } from '../../../place'
import { awayOn } from '../../eligibility/queries/availability-sql'
import { seesEveryone, seesInside, seesTerms } from '../../sight'

const po = named(position, 'po')
const pl = named(placement, 'pl')
const p = named(person, 'p')

type Row = {
  id: number
  name: string
  email: string
  position: string
  kind: PositionKind
  shadow: number
  shift: Shift
  site: string
  timeZone: string
  numbers: string
  away: number
  backOn: Day | null
}

/** Nothing is read for who may not; `may` refuses them. */
const outside = {} as never

/**
 * Everyone on a team today with the numbers they chose to share: a sheet for the day the phones are
 * down.
 */
export const contacts = question({
  input: z
    .object({ code: z.string().trim().max(20) })
    .describe('The people of a team today and the numbers they chose to share'),
  async answer({ db, actor, now }, { code }) {
    if (!isSignedIn(actor)) return undefined
    const today = actor.today
    const team = await db.get<
      { id: number; code: string; customer: string; site: string } | undefined
    >(sql`select id, code, customer, site from team where code = ${code}`)
    if (!team) return undefined
    if (!seesInside(actor, team.id)) return outside
    const terms = seesTerms(actor, team.id)
    const rows = await db.all<Row>(sql`
      select p.id, p.name, p.email, po.title as position, po.kind, pl.kind = 'shadow' as shadow,
      coalesce(po.shift, p.shift) as shift, p.site, p.time_zone as "timeZone",
      ${awayOn(sql`p.id`, today)} as away,
        (select max(w.until) from away w where w.person_id = p.id and w.withdrawn_at is null
        and w."from" <= ${today} and w.until >= ${today}) as "backOn",
        (select json_group_array(json_object('label', n.label, 'number', n.number))
        from (select k.label, k.number from person_contact k where k.person_id = p.id
        and k.withdrawn_at is null order by k.shared_at, k.id) n) as numbers
      from placement pl join position po on po.id = pl.position_id
      join person p on p.id = pl.person_id
      where pl.team_id = ${team.id} and ${placedOn(pl, today)} and ${openOn(po, today)}
      and ${employedOn(p, today)}
      order by case po.kind when 'leader' then 0 when 'account manager' then 1
      when 'technician' then 2 when 'billing specialist' then 3 else 4 end,
        case coalesce(po.shift, p.shift) when 'day' then 0 when 'evening' then 1 else 2
        end, pl.kind = 'shadow', p.name`)
    return {
      code: team.code,
      customer: team.customer,
      site: team.site,
      today,
      now,
      zone: actor.timeZone,
      printedBy: actor.name,
      trail: terms,
      isMember: actor.serves.includes(team.id),
      self: actor.id,
      rows: rows.map(({ numbers, shadow, away, ...row }) => ({
        ...row,
        shadow: shadow === 1,
        /**
         * That someone is away is for whoever sees what it does to coverage, and themselves; until
         * when, for whoever staffs.
         */
        away: away === 1 && (terms || row.id === actor.id),
        backOn: seesEveryone(actor) || row.id === actor.id ? row.backOn : null,
        numbers: JSON.parse(numbers) as { label: string; number: string }[],
      })),
    }
  },
  may: (_, { code }) =>
    code
      ? yes
      : no(
          'The contact sheet is for the team’s people, staffing leads, the registrar and auditors.',
        ),
})
