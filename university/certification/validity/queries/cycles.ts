import { type SQL, type SQLWrapper, sql } from 'drizzle-orm'
import { prepared, type Reader } from '@/db'
import { type Json, listFrom } from '@/db/json'
import { named } from '@/db/named'
import { award, holding, suspension } from '@/db/tables/award'
import type { Cycle, Held } from '../rules/validity'

const p = sql.placeholder
const a = named(award, 'a')
const s = named(suspension, 's')

type Award = Record<
  'id' | 'issuedOn' | 'validFrom' | 'validUntil' | 'anchor' | 'revokedOn' | 'revokedBecause',
  SQLWrapper
>
/** SQL: an award as the rules read it, as JSON; with its id, and `more` of it. */
export const cycleJson = (it: Award, more: SQL = sql``): SQL => sql`json_object('id', ${it.id},
  'issuedOn', ${it.issuedOn}, 'validFrom', ${it.validFrom}, 'validUntil', ${it.validUntil},
  'anchor', ${it.anchor}, 'revokedOn', ${it.revokedOn},
  'revokedBecause', ${it.revokedBecause}${more})`

/** SQL: the suspensions of a holding as the rules read them, as a JSON list. */
export const suspensionsJson = (holdingId: SQLWrapper) => sql<Json<Held[]>>`(
  select json_group_array(json_object('from', ${s.from}, 'until', ${s.until}, 'because', ${s.because}))
  from suspension s where ${s.holdingId} = ${holdingId})`

export type HeldCycle = Cycle & {
  id: number
  holdingId: number
  certificationId: number
  source: string
}
const ofHolding = sql`, 'holdingId', ${a.holdingId}, 'certificationId', ${a.certificationId},
  'source', ${a.source}`

/** SQL: every award and suspension of a person, as JSON. */
export const cyclesColumns = {
  awards: sql<Json<HeldCycle[]>>`(select json_group_array(${cycleJson(a, ofHolding)}) from award a
    where a.person_id = ${p('person')})`,
  suspensions: sql<
    Json<(Held & { certificationId: number })[]>
  >`(select json_group_array(json_object('certificationId',
      h.certification_id, 'from', s."from", 'until', s.until, 'because', s.because))
    from ${holding} h join ${suspension} s on s.holding_id = h.id
    where h.person_id = ${p('person')})`,
}
const cycles = prepared((db) => db.select(cyclesColumns).from(sql`(select 1)`).prepare())
/** Everything ever awarded to a person, and every suspension. */
export async function cyclesOf(
  db: Reader,
  person: number,
): Promise<{ awards: HeldCycle[]; suspensions: (Held & { certificationId: number })[] }> {
  const row = await cycles(db).get({ person })
  return {
    awards: listFrom(row?.awards),
    suspensions: listFrom(row?.suspensions),
  }
}
