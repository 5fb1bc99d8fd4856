import { sql } from 'drizzle-orm'
import { spoken } from '../../calendar'
import { sourceText } from '../../certification/validity/rules/words'
import { isCertified, registerOn, withAward } from './register'
import { type Answering, held, person, sheet, some } from './scope'

type Row = {
  holdingId: number
  personId: number
  name: string
  employeeId: string
  short: string
  source: keyof typeof sourceText
  examCode: string | null
  number: string | null
  issuedOn: string
  until: string | null
  recordedAt: number
  recordedBy: string | null
  basis: string
  link: string | null
  file: string | null
  checks: string | null
}

/** SQL: the checks of award `a`, its own and those of the evidence it came from. */
export const checksOf = sql`verification v where v.award_id = a.id or v.evidence_id in (select id
  from evidence where award_id = a.id)`

/**
 * Every award that speaks for someone on the day: what it rests on, who verified it, how, when, and
 * what came back.
 */
export const evidenceBehind: Answering = async ({ db }, scope) => {
  const it = registerOn(scope.on, scope.upTo, { joins: withAward })
  const rows = await db.all<Row>(sql`${it.with}
    select st.holding_id as "holdingId", p.id as "personId", p.name, p.employee_id as "employeeId",
    c.short, a.source, a.exam_code as "examCode", a.certificate_number as number,
      a.issued_on as "issuedOn", st.until, a.created_at as "recordedAt", (select b.name
      from person b where b.id = a.by_id) as "recordedBy",
      (select group_concat(json_extract(value, '$.what') || coalesce(', ' || json_extract(value,
      '$.on'), ''), '; ') from json_each(a.basis)) as basis,
      coalesce((select nullif(e.link, '') from evidence e where e.award_id = a.id
      limit 1), nullif(a.evidence, '')) as link,
      (select coalesce(e.file_name, 'file') || ' (SHA-256 ' || e.file_hash || ')' from evidence e
      where e.award_id = a.id and e.file_hash is not null limit 1) as file,
      (select group_concat(said, '; ')
      from (select v."on" || ', ' || v.method || coalesce(', ' || b.name, '') || ': ' ||
      iif(v.confirmed, 'confirmed', 'not confirmed') || coalesce(', ' || nullif(v.note, ''),
      '') as said
        from (select * from ${checksOf} order by v.at) v
        left join person b on b.id = v.by_id)) as checks
    from ${it.from} and ${isCertified} and ${scope.ofCertification} and ${scope.ofPerson}
    and ${scope.onTeam}
    order by p.name, c.short, st.holding_id limit ${scope.limit + 1}`)
  return sheet(scope, rows, {
    says: (all, more) => {
      const outside = all.filter(
        (row) => row.source === 'evidence' || row.source === 'import' || row.source === 'renewal',
      )
      const checked = all.filter((row) => row.checks !== null).length
      return `${some(all.length, 'award')} counted on ${spoken(scope.on)}; ${outside.length} came from outside, ${checked} with a check on record.${more}`
    },
    columns: [
      { head: 'Person' },
      { head: 'Employee id', hideOnPhone: true },
      { head: 'Certification' },
      { head: 'How' },
      { head: 'Exam', hideOnPhone: true },
      { head: 'Number' },
      { head: 'Earned', kind: 'day' },
      { head: 'Until', kind: 'day' },
      { head: 'Recorded', kind: 'instant', hideOnPhone: true },
      { head: 'Recorded by', hideOnPhone: true },
      { head: 'Rests on' },
      { head: 'Link or file' },
      { head: 'Checked: when, how, by whom, what came back' },
    ],
    row: (row) => [
      person(row.name, row.personId),
      row.employeeId,
      held(row.short, row.holdingId, scope.on),
      sourceText[row.source],
      row.examCode,
      row.number,
      row.issuedOn,
      row.until,
      row.recordedAt,
      row.recordedBy,
      row.basis,
      [row.link, row.file].filter(Boolean).join('; '),
      row.checks,
    ],
  })
}
