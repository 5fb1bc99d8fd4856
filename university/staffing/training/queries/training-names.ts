import { sql } from 'drizzle-orm'
import type { Reader } from '@/db'
import { among } from '../../eligibility/queries/facts'
import type { Field } from '../../eligibility/rules/supply-and-demand'
import type { Told } from '../rules/empty-positions'
import { bestFor } from '../rules/people'
import type { TrainingPlan } from '../rules/plan'

/** The names of people and positions that are spoken of. Two statements. */
export async function toldOf(
  db: Reader,
  people: readonly number[],
  positions: readonly number[],
): Promise<Told> {
  const names = await db.all<{ id: number; name: string }>(
    sql`select id, name from person where id in ${among(people)}`,
  )
  const rows = await db.all<{ id: number; title: string; customer: string; code: string }>(sql`
    select po.id, po.title, t.customer, t.code from position po join team t on t.id = po.team_id
    where po.id in ${among(positions)}`)
  return {
    names: new Map(names.map((it) => [it.id, it.name])),
    positions: new Map(rows.map((it) => [it.id, it])),
  }
}

/** The people and positions a plan speaks of. */
export const spokenOf = ({ training, seating }: TrainingPlan, field: Field) => {
  const all = [...training.additions, ...training.late]
  const positions = [
    ...new Set([
      ...all.map((it) => it.position),
      ...training.remaining.map((it) => it.position),
      ...training.closed,
    ]),
  ]
  const incumbents = new Map(field.positions.map((it) => [it.id, it.personId]))
  const people = [
    ...all.map((it) => it.person),
    ...seating.seats.flatMap((it) => it.people),
    ...positions.flatMap((id) => incumbents.get(id) ?? []),
  ]
  const freed = training.additions.flatMap((it) => bestFor(training, field, it.position) ?? [])
  return { people: [...new Set([...people, ...freed])], positions }
}
