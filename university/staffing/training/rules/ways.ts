import { type Day, daysBetween, forever } from '../../../calendar'
import type { Cycle } from '../../../certification/validity/rules/validity'
import type { Before, Besides, Way } from './course'
import type { Known, PersonPast, Wanted } from './facts'
import { ourWay } from './our-way'
import { outsideWay } from './outside-way'

const nothing: PersonPast = {
  awards: [],
  suspended: new Set(),
  bookings: [],
  work: {
    courses: new Map(),
    exams: new Map(),
    labs: new Map(),
    verified: new Map(),
    started: new Set(),
  },
}

/**
 * How one person could come to hold a certification that counts on a day: what they would have to
 * do from today on, one after the other. Null: it cannot be earned, not by them or not any more.
 */
export function wayTo(
  known: Known,
  person: number,
  wanted: Wanted,
  today: Day,
  on: Day,
  asked: readonly number[] = [],
): Way | null {
  const it = known.certifications.get(wanted.certification)
  const past = known.past.get(person) ?? nothing
  if (
    !it ||
    asked.includes(it.id) ||
    (it.sunsetOn !== null && it.sunsetOn < on) ||
    past.suspended.has(it.id)
  )
    return null
  const own = past.awards.filter(
    (one) => one.certification === it.id && (one.revokedOn === null || one.revokedOn > today),
  )
  const besides: Besides = (ids) =>
    othersFirst(known, past, person, ids, today, on, [...asked, it.id])
  const one = { known, past, it, before: nearestBefore(own, today), today, on, besides }
  return it.inHouse ? ourWay(one) : outsideWay(one, wanted)
}

/** Renewing what still runs is nearest, then what ran out lately, then what was never held. */
function nearestBefore(own: readonly Cycle[], today: Day): Before {
  const last = own
    .map((it) => it.validUntil ?? forever)
    .sort()
    .at(-1)
  if (last === undefined) return { renews: false, distance: 40 }
  if (last >= today) return { renews: true, distance: 10 }
  return { renews: false, distance: 20 + Math.min(15, Math.floor(daysBetween(last, today) / 90)) }
}

/**
 * Certifications that must be valid besides and would not be: each is to be earned too. Null: one
 * of them cannot be.
 */
function othersFirst(
  known: Known,
  past: PersonPast,
  person: number,
  ids: readonly number[],
  today: Day,
  on: Day,
  asked: readonly number[],
) {
  const also: Wanted[] = []
  let from = today
  for (const id of ids) {
    if (
      past.awards.some(
        (one) =>
          one.certification === id &&
          one.validFrom <= on &&
          (one.validUntil ?? on) >= on &&
          one.revokedOn === null,
      )
    )
      continue
    const way = wayTo(
      known,
      person,
      { certification: id, examCode: null } as Wanted,
      today,
      on,
      asked,
    )
    if (!way) return null
    also.push(...way.also, { certification: id, examCode: null } as Wanted)
    if (way.ready > from) from = way.ready
  }
  return { also, from }
}
