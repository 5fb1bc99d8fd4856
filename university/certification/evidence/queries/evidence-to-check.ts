import { type SQL, sql } from 'drizzle-orm'
import { z } from 'zod'
import { named } from '@/db/named'
import { award } from '@/db/tables/award'
import { person } from '@/db/tables/people'
import { is } from '../../../actor'
import { no, yes } from '../../../at'
import type { Day } from '../../../calendar'
import { notLeftOn } from '../../../employment'
import { page } from '../../../input'
import { question } from '../../../kernel'
import { mayCheck } from '../../awards/rules/decisions'
import { isRevoked, notEndedOn } from '../../validity/queries/valid-on'

const w = named(person, 'w')
const a = named(award, 'a')

const size = 50
/**
 * Beyond this a count is only "more than": counting every import of a large company takes longer
 * than reading a page of it.
 */
const counted = 1000

const checkViews = ['again', 'unconfirmed', 'file', 'imports'] as const
export type CheckView = (typeof checkViews)[number]

/**
 * SQL: award `a` still counts for somebody who works here, so that it matters whether it is right.
 */
const matters = (
  day: Day,
) => sql`not (${isRevoked(a)}) and ${notEndedOn({ validUntil: sql`+${a.validUntil}` }, day)}
  and exists (select 1 from person w where w.id = a.person_id and ${notLeftOn(w, day)})`
/** SQL: `v` is the last check of its award. */
const isLast = sql`not exists (select 1 from verification l where l.award_id = v.award_id
  and (l.at > v.at or (l.at = v.at and l.id > v.id)))`
const neverWithIssuer = sql`not exists (select 1 from verification k where k.award_id = a.id
  and k.confirmed and k.method <> 'document')`

/**
 * SQL: the awards of a list, as ids. `cross join` and the plus signs keep the walk where it is
 * short: along the checks, or along the awards until a page is full.
 */
function awardsIn(view: CheckView, day: Day): SQL {
  switch (view) {
    case 'again':
      return sql`select a.id, v.next_on as sort from verification v
        cross join award a on a.id = v.award_id where v.next_on <= ${day} and ${isLast}
        and ${matters(day)}`
    case 'unconfirmed':
      return sql`select a.id, v."on" as sort from verification v
        cross join award a on a.id = v.award_id where not v.confirmed and ${isLast}
        and ${matters(day)}`
    case 'file':
      // By what somebody brought, and by imports that were looked at since: an import nobody looked
      // at is the next list.
      return sql`select a.id, a.issued_on as sort from (select award_id from evidence
        where award_id is not null union select award_id from verification
        where award_id is not null) x
        cross join award a on a.id = x.award_id where ${neverWithIssuer} and ${matters(day)}`
    case 'imports':
      return sql`select a.id, '' as sort from award a where a.source = 'import'
        and not exists (select 1 from verification k where k.award_id = a.id)
        and not exists (select 1 from evidence b where b.award_id = a.id) and ${matters(day)}`
  }
}
const countOf = (view: CheckView, day: Day) =>
  sql<number>`(select count(*) from (${awardsIn(view, day)} limit ${counted + 1}))`

type Row = {
  id: number
  holdingId: number
  personId: number
  name: string
  jobTitle: string
  short: string
  issuer: string
  examCode: string | null
  number: string | null
  issuedOn: Day
  source: string
  revokedOn: Day | null
  evidenceId: number | null
  fileName: string | null
  lastOn: Day | null
  lastMethod: string | null
  lastNote: string | null
  nextOn: Day | null
  lookUp: string | null
}

/**
 * Certificates that count and whose truth is due for another look, was not confirmed, rests on a
 * file alone, or was never checked.
 */
export const evidenceToCheck = question({
  input: z
    .object({ view: z.enum(checkViews).catch('again'), page })
    .describe(
      'Certificates to look at again, not confirmed, resting on a file alone, or imported and never checked',
    ),
  async answer({ db, actor }, { view, page }) {
    const day = actor.today
    const counts = await db.get<Record<CheckView | 'waiting', number>>(
      sql`select ${sql.join(
        checkViews.map((it) => sql`${countOf(it, day)} as ${sql.identifier(it)}`),
        sql`, `,
      )}, (select count(*) from evidence where decided_at is null) as waiting`,
    )
    const last = (column: string) =>
      sql`(select ${sql.identifier(column)} from verification v where v.award_id = a.id
        order by v.at desc, v.id desc limit 1)`
    const rows = await db.all<Row>(sql`
      with listed as (${awardsIn(view, day)} order by ${view === 'imports' ? sql`1` : sql`2, 1`}
      limit ${size} offset ${(page - 1) * size})
      select a.id, a.holding_id as "holdingId", p.id as "personId", p.name,
      p.job_title as "jobTitle", c.short, a.issuer, a.exam_code as "examCode",
        a.certificate_number as number, a.issued_on as "issuedOn", a.source,
        a.revoked_on as "revokedOn", e.id as "evidenceId", e.file_name as "fileName",
        ${last('on')} as "lastOn", ${last('method')} as "lastMethod", ${last('note')} as "lastNote",
        ${last('next_on')} as "nextOn",
        (select json_extract(v.facts, '$.verification.url') from certification_version v
        where v.certification_id = c.id order by v.number desc limit 1) as "lookUp"
      from listed cross join award a on a.id = listed.id join person p on p.id = a.person_id
      join certification c on c.id = a.certification_id
        left join evidence e on e.id = (select max(n.id) from evidence n where n.award_id = a.id)
      order by listed.sort, a.id`)
    const count = counts?.[view] ?? 0
    return {
      view,
      counts: Object.fromEntries(
        Object.entries(counts ?? {}).map(([name, n]) => [
          name,
          n > counted ? `more than ${counted.toLocaleString('en-US')}` : String(n),
        ]),
      ),
      count: Math.min(count, counted),
      page,
      pages: Math.max(1, Math.ceil(Math.min(count, counted) / size)),
      today: day,
      rows: rows.map((row) => ({ ...row, mayCheck: mayCheck(actor, row) })),
    }
  },
  mayAsk: ({ actor }) =>
    is(actor, 'registrar', 'auditor') ? yes : no('Certificates are checked by the registrar.'),
})
