import { sql } from 'drizzle-orm'
import { fromJson, type Json } from '@/db/json'
import { spoken } from '../../calendar'
import { sentenceOf } from '../../record/rules'
import { type Answering, sheet, some } from './scope'

type Row = {
  at: number
  by: string | null
  behalf: string | null
  verb: string
  detail: Json<Record<string, unknown>>
  personId: number | null
  person: string | null
  holdingId: number | null
  short: string | null
  position: string | null
  code: string | null
}

const said = (value: unknown): string =>
  value === null || value === undefined || value === ''
    ? 'nothing'
    : typeof value === 'object'
      ? Object.entries(value)
          .map(
            ([name, one]) =>
              `${name.replaceAll('_', ' ')}: ${one === null || one === '' ? 'nothing' : typeof one === 'object' ? JSON.stringify(one) : one}`,
          )
          .join('; ')
      : String(value)

/**
 * Every event that changed what was recorded before, with what stood there before and after, by
 * whom and why.
 */
export const editedAfterwards: Answering = async ({ db }, scope) => {
  const about = (kind: string) =>
    sql`(select x.subject_id from event_about x where x.event_id = e.id and x.kind = ${kind}
      limit 1)`
  const rows = await db.all<Row>(sql`
    select found.*, p.name as person, c.short, po.title as position, t.code from (
      select e.id, e.at, e.verb, e.detail, (select name from person where id = e.actor_id) as "by",
      (select name from person where id = e.on_behalf_of_id) as behalf,
        ${about('person')} as "personId", ${about('holding')} as "holdingId",
        ${about('certification')} as cert, ${about('position')} as pos, ${about('team')} as team_id
      from event e where e.at between ${scope.after} and ${scope.before}
      and json_type(e.detail, '$.before') is not null) found
    left join person p on p.id = found."personId" left join certification c on c.id = found.cert
    left join position po on po.id = found.pos left join team t on t.id = found.team_id
    where ${scope.ofCertification} and ${scope.ofPerson} and (${scope.ofTeam} or t.id is null)
    order by found.id desc limit ${scope.limit + 1}`)
  return sheet(scope, rows, {
    says: (all, more) =>
      `${some(all.length, 'record')} edited between ${spoken(scope.from)} and ${spoken(scope.until)}, newest first. Nothing is overwritten: each edit keeps what stood there.${more}`,
    columns: [
      { head: 'When', kind: 'instant' },
      { head: 'By' },
      { head: 'What' },
      { head: 'About' },
      { head: 'Before' },
      { head: 'After' },
      { head: 'Because' },
    ],
    row: (row) => {
      const { before, after, because, reason, until } = fromJson(row.detail)
      const subject = [row.person, row.short ?? row.position].filter(Boolean).join(', ')
      const href = row.holdingId
        ? `/holdings/${row.holdingId}`
        : row.personId
          ? `/people/${row.personId}`
          : row.code
            ? `/teams/${row.code}`
            : undefined
      return [
        row.at,
        `${row.by ?? 'Guildhall'}${row.behalf ? ` for ${row.behalf}` : ''}`,
        sentenceOf(row.verb),
        href ? { text: subject || 'the record', href } : subject,
        said(before),
        said(after ?? until),
        ([because, reason].find((it) => typeof it === 'string') as string | undefined) ?? null,
      ]
    },
  })
}
