import { addDays, addMonths, type Day, lastDayOf } from '../../../calendar'
import { creditOpens, monthsFor } from '../../validity/rules/validity'
import { type Foreseen, type PlanFacts, type PlannedAward, plannedOf, ruleOn } from './plan-facts'

/**
 * The last day to begin an anchored certification so that its window is open on a day, for what can
 * be renewed then and no later: an exam about to be retired. Null: it is not anchored, or has no
 * end.
 */
export function lastToRenewOn(facts: PlanFacts, id: number, on: Day): Day | null {
  const { terms } = ruleOn(facts, id, on)
  const months = monthsFor(terms, plannedOf(facts, id).byDate, on)
  if (terms.method !== 'anchored' || months === null) return null
  const opens = (begun: Day) =>
    creditOpens({ validUntil: lastDayOf(begun, months), anchor: null }, terms) as Day
  // Months differ in length: from a little too late, back to the day itself.
  let day = addDays(addMonths(on, terms.windowMonths - months), terms.earlyCreditDays + 4)
  while (opens(day) > on) day = addDays(day, -1)
  return day
}

/**
 * Days before another, from today on, after which something can be done no more, or is judged
 * otherwise, whatever is held: a term, a rule or an exam changes, a suspension begins.
 */
export function deadlines(facts: PlanFacts, ids: ReadonlySet<number>, until: Day): Day[] {
  const own = [...ids].map((id) => plannedOf(facts, id))
  const days = [
    ...own.flatMap((it) => [
      ...it.byDate.map((term) => term.earnedUntil),
      ...it.versions.map((version) => addDays(version.effectiveFrom, -1)),
    ]),
    ...facts.suspensions
      .filter((it) => ids.has(it.certificationId))
      .map((it) => addDays(it.from, -1)),
    ...facts.exams.filter((it) => ids.has(it.certificationId)).map((it) => it.lastOn),
  ]
  return [...new Set(days)].filter(
    (day): day is Day => day !== null && day >= facts.today && day < until,
  )
}

/**
 * The days, from one on, after which something changes for what is planned: those of `deadlines`,
 * and the end of an award, its grace, its late path; for what is anchored, the last day to begin so
 * that it can be renewed on a deadline. Between two of them a later day never makes anything end
 * sooner, so only these need to be tried. Latest first; `until` is one of them.
 */
export function turningDays(
  facts: PlanFacts,
  ids: ReadonlySet<number>,
  until: Day,
): (seen: Foreseen, from: Day) => Day[] {
  const ends = (awards: readonly PlannedAward[]) =>
    awards.flatMap(({ certificationId: id, validUntil: end }) => {
      if (!ids.has(id) || end === null) return []
      const { terms } = ruleOn(facts, id, end)
      return [
        end,
        addDays(end, terms.graceDays),
        ...(terms.lateMonths ? [addMonths(end, terms.lateMonths)] : []),
      ]
    })
  const last = deadlines(facts, ids, until)
  const held = ends(facts.awards)
  const begun = last.length
    ? [...ids].flatMap((id) =>
        [...last, ...held].flatMap((day) =>
          day < facts.today ? [] : (lastToRenewOn(facts, id, day) ?? []),
        ),
      )
    : []
  const always = [until, ...last, ...held, ...begun]
  return (seen, from) => {
    const days = new Set(
      [...always, ...ends(seen.awards)].filter((day) => day >= from && day <= until),
    )
    return [...days].sort().reverse()
  }
}
