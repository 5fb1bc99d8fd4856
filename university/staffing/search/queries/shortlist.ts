import { sql } from 'drizzle-orm'
import { z } from 'zod'
import { named } from '@/db/named'
import { person as personTable } from '@/db/tables/people'
import { placement } from '@/db/tables/staffing'
import { is } from '../../../actor'
import { no, yes } from '../../../at'
import { type Day, dayIn } from '../../../calendar'
import { employedOn } from '../../../employment'
import { question } from '../../../kernel'
import { placedOn } from '../../../place'
import { lastDayOfPosition, positionOnDay } from '../../../roster/queries/terms'
import {
  factsOf,
  needOf,
  onwardJson,
  type Position,
  readOnward,
  readRequirement,
  requirementJson,
} from '../../eligibility/queries/facts'
import { eligibility, sayEligibility } from '../../eligibility/rules/eligibility'
import { mayPlace, usualUntil } from '../../placement/rules/placement'

const pl = named(placement, 'pl')
const p = named(personTable, 'p')

type Row = Omit<Position, 'requirement' | 'onward'> & {
  kept: number
  note: string
  at: number
  personId: number
  position: number | null
  requirement: string | null
  onward: string | null
  taken: string | null
  load: number
}

/**
 * Whom a staffing lead keeps in mind, by position, each judged anew from today; those kept in
 * general last.
 */
export const shortlist = question({
  input: z.preprocess((value) => value ?? {}, z.object({})),
  async answer({ db, actor }) {
    const today = actor.today
    const rows = await db.all<Row>(sql`
      select k.id as kept, k.note, k.at, k.person_id as "personId", po.id as position, po.id,
      po.kind, po.title, po.site, po.shift, po.criticality,
        po.min_proficiency as "minProficiency", po.track, po."from", po.until,
        ${lastDayOfPosition('po')} as lasts, po.team_id as "teamId", t.code, t.customer,
        t.site as "teamSite",
        case when po.id is not null then ${requirementJson(today)}
        end as requirement, ${onwardJson(today)} as onward,
        (select p.name from placement pl join person p on p.id = pl.person_id
        where pl.position_id = po.id and pl.kind = 'full' and ${placedOn(pl, today)}
        and ${employedOn(p, today)} limit 1) as taken,
        (select count(*) from placement pl where pl.person_id = k.person_id
        and ${placedOn(pl, today)}) as load
      from shortlisted k left join position po on po.id =
      ${positionOnDay(sql`k.position_id`, today)} left join team t on t.id = po.team_id
      where k.owner_id = ${actor.id} order by po.id is null, t.customer, po.title, po.id, k.at desc
      limit 200`)
    const facts = await factsOf(db, [...new Set(rows.map((it) => it.personId))], today)
    return {
      rows: rows.flatMap((row) => {
        const person = facts.get(row.personId)
        if (!person) return []
        const position =
          row.position === null
            ? undefined
            : {
                ...row,
                requirement: readRequirement(row.requirement ?? '[]'),
                onward: readOnward(row.onward),
              }
        const from = position && position.from > today ? position.from : today
        const verdict =
          position &&
          eligibility(person, needOf(position, { from, until: usualUntil(from, position.lasts) }))
        return [
          {
            id: row.kept,
            note: row.note,
            since: dayIn(row.at, actor.timeZone),
            person: { id: person.id, name: person.name, shift: person.shift, site: person.site },
            load: row.load,
            capacity: person.capacity,
            position: position && {
              id: position.id,
              title: position.title,
              code: position.code,
              customer: position.customer,
              taken: row.taken,
              over: isOver(position, today),
            },
            kind: verdict?.kind,
            verdict: verdict && sayEligibility(verdict),
            mayPlace: mayPlace(actor, person.id),
          },
        ]
      }),
    }
  },
  mayAsk: ({ actor }) =>
    is(actor, 'staffing lead') ? yes : no('A shortlist is kept by a staffing lead.'),
})

const isOver = (position: { until: Day | null }, today: Day) =>
  position.until !== null && position.until < today
