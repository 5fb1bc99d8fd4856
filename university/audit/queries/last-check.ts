import { sql } from 'drizzle-orm'
import { fromJson, type Json } from '@/db/json'
import { checksOf } from './evidence'
import { isCertified, registerOn, withAward } from './register'
import { type Answering, held, person, sheet, some } from './scope'

type Row = {
  holdingId: number
  personId: number
  name: string
  short: string
  issuer: string
  number: string | null
  last: Json<[string, string, number, string | null, string]> | null
  nextOn: string | null
  file: number
}

/**
 * When each award from outside was last checked with its issuer; those never checked first. A
 * document alone is not the issuer.
 */
export const lastChecked: Answering = async ({ db }, scope) => {
  const it = registerOn(scope.on, scope.upTo, { joins: withAward })
  const rows = await db.all<Row>(sql`${it.with}, checked as materialized (
      select st.holding_id, p.id as person_id, p.name, c.short, a.issuer, a.certificate_number
      as number,
        (select json_array(v."on", v.method, v.confirmed, b.name, v.note) from (select *
        from ${checksOf}) v left join person b on b.id = v.by_id
          where v.method <> 'document' and v.at <= ${scope.known} order by v.at desc
          limit 1) as last,
        (select v.next_on from (select * from ${checksOf}) v where v.at <= ${scope.known}
        order by v.at desc limit 1) as next_on,
        exists (select 1 from evidence e where e.award_id = a.id) as file
      from ${it.from} and ${isCertified} and not c.in_house and ${scope.ofCertification}
      and ${scope.ofPerson} and ${scope.onTeam})
    select holding_id as "holdingId", person_id as "personId", name, short, issuer, number, last,
    next_on as "nextOn", file from checked
    order by last is not null, json_extract(last, '$[0]'), name, short limit ${scope.limit + 1}`)
  const read = rows.map((row) => ({
    ...row,
    check: row.last === null ? null : fromJson(row.last),
  }))
  return sheet(scope, read, {
    says: (all, more) =>
      `${some(all.length, 'award')} from outside; ${all.filter((row) => row.check === null).length} never checked with the issuer.${more}`,
    columns: [
      { head: 'Person' },
      { head: 'Certification' },
      { head: 'Issuer' },
      { head: 'Number' },
      { head: 'Last checked', kind: 'day' },
      { head: 'How' },
      { head: 'By', hideOnPhone: true },
      { head: 'What came back' },
      { head: 'Look again', kind: 'day' },
    ],
    row: ({ check, ...row }) => [
      person(row.name, row.personId),
      held(row.short, row.holdingId, scope.on),
      row.issuer,
      row.number,
      check?.[0] ?? null,
      check?.[1] ??
        (row.file ? 'never: rests on what was brought' : 'never: from the company’s file'),
      check?.[3] ?? null,
      check
        ? `${check[2] ? 'Confirmed' : 'Not confirmed'}${check[4] ? `: ${check[4]}` : ''}`
        : null,
      row.nextOn,
    ],
  })
}
