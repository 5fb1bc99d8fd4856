import { sql } from 'drizzle-orm'
import type { Reader } from '@/db'
import { fromJson, type Json } from '@/db/json'
import { named } from '@/db/named'
import { award } from '@/db/tables/award'
import { type Definition, definitionsOn } from '../../requirements/queries/definitions'
import { cycleJson, suspensionsJson } from '../../validity/queries/cycles'
import { type Cycle, type Held, type Status, statusOn } from '../../validity/rules/validity'

const a = named(award, 'a')

export type Standing = {
  holdingId: number
  personId: number
  name: string
  certificationId: number
  definition: Definition
  status: Status
  /** The award that speaks for the day. */
  award: (Cycle & { id: number }) | null
}
type Row = {
  id: number
  personId: number
  name: string
  certificationId: number
  awards: Json<(Cycle & { id: number })[]>
  suspensions: Json<Held[]>
}

/**
 * How many holdings stand on a day, each judged by the rule itself: for what is decided about many
 * at once. Two statements.
 */
export async function standingsOf(
  db: Reader,
  holdings: readonly number[],
  today: string,
): Promise<Standing[]> {
  if (!holdings.length) return []
  const definitions = new Map((await definitionsOn(db, today)).map((it) => [it.id, it]))
  const rows = await db.all<Row>(sql`
    select h.id, h.person_id as "personId", p.name, h.certification_id as "certificationId",
      (select json_group_array(${cycleJson(a)}) from award a
        where a.holding_id = h.id) as awards,
      ${suspensionsJson(sql`h.id`)} as suspensions
    from holding h join person p on p.id = h.person_id where h.id in (select value
    from json_each(${JSON.stringify(holdings)})) order by p.name, h.id`)
  return rows.flatMap((row) => {
    const definition = definitions.get(row.certificationId)
    if (!definition) return []
    const awards = fromJson(row.awards)
    const status = statusOn(awards, fromJson(row.suspensions), definition.terms, today)
    return [
      {
        holdingId: row.id,
        personId: row.personId,
        name: row.name,
        certificationId: row.certificationId,
        definition,
        status,
        award: awards[status.award] ?? null,
      },
    ]
  })
}
