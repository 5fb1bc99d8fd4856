import { sql } from 'drizzle-orm'
import type { Reader } from '@/db'
import { type At, no } from '../../../at'
import { rowsOfPosition } from '../../../roster/queries/terms'
import type { Need } from '../../eligibility/facts'
import { among, factsOf } from '../../eligibility/queries/facts'
import { waysFor } from '../../eligibility/queries/ways-to-certify'
import {
  eligibility,
  fitsUntil,
  neededFrom,
  neverLifted,
  sayEligibility,
  takesException,
} from '../../eligibility/rules/eligibility'
import { endsDuring } from '../../eligibility/rules/ends-during'
import { givenAway, proficiencyOn } from '../../eligibility/rules/in-the-way'
import { quickestOf } from '../../eligibility/rules/quickest'
import { mayPlace } from '../../placement/rules/placement'
import type { Search } from './search-input'

/** The certifications a need asks for, once each. */
export const certificationsIn = (need: Need): number[] => [
  ...new Set(
    need.segments.flatMap((segment) => segment.groups.flat()).map((it) => it.certification),
  ),
]

/**
 * People found as a list shows them: judged with every reason, and the quickest one to remove.
 * Three statements, whatever their number.
 */
export async function candidateRows(
  at: At<Reader>,
  { need, position }: Search,
  found: readonly { id: number; load: number }[],
) {
  const { db, actor, now } = at
  const asked = certificationsIn(need)
  const ids = found.map((it) => it.id)
  const facts = await factsOf(db, ids, need.interval.from, asked)
  const ways = await waysFor(db, ids, asked, actor.today, now)
  const rows = rowsOfPosition(sql`${position?.id ?? 0}`)
  const known = await db.all<{ id: number; accepted: number | null; kept: number }>(sql`
    select person_id as id, accepted, 0 as kept from join_request where position_id in ${rows}
    and (decided_at is null or accepted)
    union all select person_id, null, 1 from shortlisted where owner_id = ${actor.id}
    and ${position ? sql`position_id in ${rows}` : sql`position_id is null`}
    and person_id in ${among(ids)}`)
  return found.flatMap(({ id: personId, load }) => {
    const request = known.find((it) => it.id === personId && !it.kept)
    const person = facts.get(personId)
    if (!person) return []
    const verdict = eligibility(person, need)
    const hard =
      verdict.kind === 'unqualified' && verdict.reasons.some((it) => neverLifted.has(it.kind))
    const ending = endsDuring(person, need).map((it) => it.certification)
    const percent = givenAway(person.placements, need.interval)
    const level =
      need.proficiency && proficiencyOn(person, need.proficiency.track, need.interval.from)
    return [
      {
        id: personId,
        name: person.name,
        shift: person.shift,
        site: person.site,
        timeZone: person.timeZone,
        load,
        capacity: person.capacity,
        /** Of their working time given away on the busiest day; null where no share was agreed. */
        percent: person.placements.some((it) => it.percent) ? percent : null,
        proficiency: need.proficiency ? (level?.level ?? 0) : null,
        asked: request
          ? request.accepted
            ? 'Asked to join; the leader agrees'
            : 'Asked to join; the leader has not answered'
          : '',
        /** On one's own shortlist, for this position or in general. */
        kept: known.some((it) => it.id === personId && it.kept),
        kind: verdict.kind,
        verdict: sayEligibility(verdict),
        reasons: verdict.kind === 'unqualified' ? verdict.reasons : [],
        notes: verdict.notes ?? [],
        quickest: quickestOf(verdict, ending, ways(personId), need.interval.from),
        takesException: takesException(verdict),
        /**
         * The last day before a change of the position after which they no longer fit, where that
         * alone is in the way: they can be placed until then.
         */
        fitsUntil: fitsUntil(verdict) ?? null,
        /** From which day on the exception is needed. */
        neededFrom: neededFrom(verdict, need.interval.from),
        mayPlace: !position
          ? no('Choose a position to place someone.')
          : hard
            ? no('No exception lifts what is in the way.')
            : mayPlace(actor, personId),
      },
    ]
  })
}
