import { sql } from 'drizzle-orm'
import { z } from 'zod'
import type { Reader } from '@/db'
import { named } from '@/db/named'
import { placement, positionRequirement } from '@/db/tables/staffing'
import { no, yes } from '../../../at'
import type { Day } from '../../../calendar'
import { forever, sayDay } from '../../../calendar'
import { notOverOn } from '../../../day-sql'
import { question } from '../../../kernel'
import type { Need } from '../../eligibility/facts'
import { among, factsOf, type Known } from '../../eligibility/queries/facts'
import { reachOf } from '../../eligibility/rules/award-days'
import { byWhich, eligibility, sayEligibility } from '../../eligibility/rules/eligibility'
import { givenAway } from '../../eligibility/rules/in-the-way'
import { nameOf, nameOfGroup } from '../../eligibility/rules/requirement'
import { seesEveryone } from '../../sight'
import { certificationsIn } from './candidate-rows'
import { readSearch, searchFields } from './search-input'

const r = named(positionRequirement, 'r')
const pl = named(placement, 'pl')

/** How many stand side by side at most. */
const most = 5

type Work = {
  personId: number
  certification: number
  last: Day
  customer: string
  current: number
}

/**
 * Some people beside each other, under the conditions of the search they were found by. Three
 * statements.
 */
export const compareCandidates = question({
  input: z.preprocess(
    (value) => value ?? {},
    searchFields.extend({
      /** The people, two to five. */
      row: z
        .preprocess((value) => [value ?? []].flat(), z.array(z.coerce.number().int().positive()))
        .catch([]),
    }),
  ),
  async answer({ db, actor }, asked) {
    const search = await readSearch(db, asked, actor.today)
    if (!search) return undefined
    const { need, position, problem } = search
    const ids = [...new Set(asked.row)].slice(0, most)
    const facts = await factsOf(db, ids, need.interval.from)
    const certifications = certificationsIn(need)
    const work = await lastWork(db, ids, certifications, actor.today)
    const people = ids.flatMap((id) => facts.get(id) ?? [])
    return {
      position: position && {
        id: position.id,
        title: position.title,
        code: position.code,
        customer: position.customer,
      },
      period: `${sayDay(need.interval.from)}${need.interval.until ? ` to ${sayDay(need.interval.until)}` : ''}`,
      asked,
      problem:
        problem ??
        (people.length < 2
          ? 'Tick two to five people in the list to see them side by side.'
          : undefined),
      /** More were ticked than stand side by side. */
      leftOut: Math.max(0, new Set(asked.row).size - most),
      groups: (need.segments[0]?.groups ?? []).map(nameOfGroup),
      people: people.map((person) => {
        const verdict = eligibility(person, need)
        return {
          id: person.id,
          name: person.name,
          kind: verdict.kind,
          verdict: sayEligibility(verdict),
          through: (need.segments[0]?.groups ?? []).map((group) => throughOf(group, person, need)),
          work: (need.segments[0]?.groups ?? []).map((group) => {
            const its = work.filter(
              (it) =>
                it.personId === person.id &&
                group.some((one) => one.certification === it.certification),
            )
            const last = its.sort((a, b) => (a.last < b.last ? 1 : -1))[0]
            return last
              ? { on: last.last, customer: last.customer, current: last.current === 1 }
              : null
          }),
          proficiencies: newest(person, need.interval.from),
          shift: person.shift,
          site: person.site,
          timeZone: person.timeZone ?? '',
          load: person.placements.filter((it) => it.from <= need.interval.from).length,
          capacity: person.capacity,
          percent: person.placements.some((it) => it.percent)
            ? givenAway(person.placements, need.interval)
            : null,
          teams: person.placements.map((it) => it.customer),
          away: (person.away ?? []).filter(
            (it) => need.interval.until === null || it.from <= need.interval.until,
          ),
        }
      }),
    }
  },
  mayAsk: ({ actor }) =>
    seesEveryone(actor) ? yes : no('Staffing leads, the registrar and auditors compare people.'),
})

type Group = Need['segments'][number]['groups'][number]
/** Through when someone meets a group, and by what; not at all on the first day is `null`. */
function throughOf(
  group: Group,
  person: Known,
  need: Need,
): { by: string; until: Day | null } | null {
  const reach = reachOf(group, person.awards, need.interval.from)
  if (reach === undefined) return null
  const by = byWhich(group, person.awards, need.interval.from)
  return { by: by ? nameOf(by) : nameOfGroup(group), until: reach === forever ? null : reach }
}

/** The newest assessment in each track by a day. */
function newest(person: Known, day: Day) {
  const byTrack = new Map(
    (person.proficiencies ?? []).filter((it) => it.assessedOn <= day).map((it) => [it.track, it]),
  )
  return [...byTrack.values()].sort((a, b) => a.track.localeCompare(b.track))
}

/** The last day each did work that asked for each certification, as far as placements say. */
const lastWork = async (
  db: Reader,
  people: readonly number[],
  certifications: readonly number[],
  today: Day,
): Promise<Work[]> =>
  certifications.length === 0
    ? []
    : db.all<Work>(sql`
        select pl.person_id as "personId", r.certification_id as certification, t.customer,
          max(min(coalesce(pl.until, ${today}), coalesce(r.until, ${today}), ${today})) as last,
          ${notOverOn(pl, today)} as current
        from placement pl join position_requirement r on r.position_id = pl.position_id
        and r.certification_id in ${among(certifications)}
          join team t on t.id = pl.team_id
        where pl.person_id in ${among(people)} and pl."from" <= ${today} and r."from" <= ${today}
        and ${notOverOn(pl, sql`r."from"`)} and ${notOverOn(r, sql`max(pl."from", r."from")`)}
        group by pl.person_id, r.certification_id`)
