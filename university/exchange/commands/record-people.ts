import { eq, max, sql } from 'drizzle-orm'
import type { Writer } from '@/db'
import { person } from '@/db/tables/people'
import type { At, Happening } from '../../at'
import type { Day } from '../../calendar'
import { endPlacesOf } from '../../enrolment/commands/withdraw-seat'
import { recordAll } from '../../event'
import { tellOfLeavers } from '../../staffing/placement/commands/tell-of-leavers'
import type { PeoplePlan } from '../rules/people'
import type { PersonFacts } from '../rules/person-row'
import { changed } from '../rules/verdicts'

const atOnce = 100

/**
 * Writes what a people file decided, with one event for each person it changed. `cameTo` hears the
 * share done.
 */
export async function recordPeople(
  at: At<Writer>,
  plan: PeoplePlan,
  source: { import: number },
  cameTo: (share: number) => Promise<void>,
): Promise<void> {
  const { db } = at
  const happenings: Happening[] = []
  const steps = plan.create.length + plan.update.length + plan.deactivate.length
  let done = 0
  const step = async (n: number) => {
    done += n
    if (n > 1 || done % atOnce === 0) await cameTo(done / (steps + 1))
  }

  const known = await db.select({ id: person.id, employeeId: person.employeeId }).from(person)
  const idOf = new Map(known.map((it) => [it.employeeId, it.id]))
  let next =
    ((
      await db
        .select({ id: max(person.id) })
        .from(person)
        .get()
    )?.id ?? 0) + 1
  const made = managersFirst(plan.create)
  for (const it of made) idOf.set(it.employee_id, next++)
  const rowOf = (it: PersonFacts) => ({
    ...columnsOf(it),
    managerId: it.manager_employee_id === null ? null : (idOf.get(it.manager_employee_id) ?? null),
  })

  // Addresses that move between people would meet each other on the way.
  for (const { id, before, after } of plan.update) {
    if (before.email !== after.email)
      await db
        .update(person)
        .set({ email: sql`'moving ' || ${person.id}` })
        .where(eq(person.id, id))
  }
  for (let from = 0; from < made.length; from += atOnce) {
    const some = made.slice(from, from + atOnce)
    await db.insert(person).values(
      some.map((it) => ({
        id: idOf.get(it.employee_id) as number,
        origin: 'hr' as const,
        ...rowOf(it),
      })),
    )
    for (const it of some)
      happenings.push({
        verb: 'person.recorded',
        detail: { about: { person: idOf.get(it.employee_id) as number }, ...source, after: it },
      })
    await step(some.length)
  }
  for (const { id, before, after } of plan.update) {
    await db
      .update(person)
      .set({
        ...rowOf(after),
        origin: 'hr',
        ...(before.job_title !== after.job_title && { jobSince: at.actor.today }),
      })
      .where(eq(person.id, id))
    happenings.push({
      verb: 'person.recorded',
      detail: { about: { person: id }, ...source, ...beforeAndAfter(before, after) },
    })
    await step(1)
  }
  for (const { id, before, leftOn } of plan.deactivate) {
    await db.update(person).set({ leftOn }).where(eq(person.id, id))
    const because = 'not in the people file any more'
    happenings.push({
      verb: 'person.recorded',
      detail: {
        about: { person: id },
        ...source,
        before: { left_on: before.left_on },
        after: { left_on: leftOn },
        because,
      },
    })
    await step(1)
  }
  await recordAll(at, happenings)
  await tellOfLeavers(at, going(plan))
  for (const id of leavers(plan, at.actor.today)) await endPlacesOf(at, id, 'Left the company.')
}

/**
 * Who has no day of work left after today by this file: their places in courses are free for
 * others.
 */
const leavers = ({ update, deactivate }: PeoplePlan, today: Day) => [
  ...update
    .filter(
      ({ before, after }) =>
        after.left_on !== before.left_on && after.left_on !== null && after.left_on <= today,
    )
    .map(({ id }) => id),
  ...deactivate.map(({ id }) => id),
]

/** Whose last day this file names anew. */
const going = ({ update, deactivate }: PeoplePlan) => [
  ...update
    .filter(({ before, after }) => after.left_on !== before.left_on && after.left_on !== null)
    .map(({ id }) => id),
  ...deactivate.map(({ id }) => id),
]

const columnsOf = (it: PersonFacts) => ({
  employeeId: it.employee_id,
  email: it.email,
  name: it.name,
  jobTitle: it.job_title,
  department: it.department,
  site: it.site,
  timeZone: it.time_zone,
  shift: it.shift,
  hiredOn: it.hired_on,
  leftOn: it.left_on,
})

/** The facts that differ, before and after. */
export function beforeAndAfter<T extends Record<string, string | number | null>>(
  before: T,
  after: T,
) {
  const keys = Object.keys(changed(before, after) ?? {})
  const only = (facts: T) => Object.fromEntries(keys.map((key) => [key, facts[key] ?? null]))
  return { before: only(before), after: only(after) }
}

/** So that everyone's manager is there before them; there are no circles in what was accepted. */
function managersFirst(people: readonly PersonFacts[]): PersonFacts[] {
  const byId = new Map(people.map((it) => [it.employee_id, it]))
  const ordered = new Set<PersonFacts>()
  for (const start of people) {
    const up: PersonFacts[] = []
    for (
      let it: PersonFacts | undefined = start;
      it && !ordered.has(it);
      it = byId.get(it.manager_employee_id ?? '')
    )
      up.push(it)
    for (const it of up.reverse()) ordered.add(it)
  }
  return [...ordered]
}
