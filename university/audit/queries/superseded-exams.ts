import { sql } from 'drizzle-orm'
import { named } from '@/db/named'
import { certificationVersion } from '@/db/tables/certification'
import { spoken } from '../../calendar'
import { inForceOn } from '../../certification/validity/queries/versions-sql'
import { isCertified, registerOn, withAward } from './register'
import { type Answering, held, person, sheet, some } from './scope'

const v = named(certificationVersion, 'v')

type Row = {
  holdingId: number
  personId: number
  name: string
  short: string
  examCode: string | null
  retiredOn: string | null
  until: string | null
  successor: string | null
  sunsetOn: string | null
  version: number
  from: string
  by: string | null
  because: string
}

/**
 * Awards that count on the day though their exam was withdrawn or their certification replaced,
 * each with the version of the rule that lets it count.
 */
export const supersededCounting: Answering = async ({ db }, scope) => {
  const { on } = scope
  const joins = sql`${withAward} join certification_version v on v.certification_id = c.id
    and ${inForceOn(v, on, scope.known)} left join certification s on s.id = v.successor_id
    left join exam e on e.certification_id = c.id and e.code = a.exam_code
    and e.retired_on <= ${on}`
  const it = registerOn(on, scope.upTo, { joins })
  const rows = await db.all<Row>(sql`${it.with}
    select st.holding_id as "holdingId", p.id as "personId", p.name, c.short,
    a.exam_code as "examCode", e.retired_on as "retiredOn", st.until, s.short as successor,
    v.sunset_on as "sunsetOn",
      v.number as version, v.effective_from as "from", (select name from person
      where id = v.decided_by_id) as "by", v.because
    from ${it.from} and ${isCertified} and (v.successor_id is not null or e.retired_on is not null)
    and ${scope.ofCertification} and ${scope.ofPerson} and ${scope.onTeam}
    order by c.short, p.name, st.holding_id limit ${scope.limit + 1}`)
  return sheet(scope, rows, {
    says: (all, more) =>
      all.length
        ? `${some(all.length, 'award')} of ${some(new Set(all.map((row) => row.short)).size, 'certification')} counted on ${spoken(on)} though the exam was withdrawn or the certification replaced.${more}`
        : `On ${spoken(on)} nothing counted by a withdrawn exam or a replaced certification.`,
    columns: [
      { head: 'Person' },
      { head: 'Certification' },
      { head: 'Exam' },
      { head: 'Withdrawn', kind: 'day' },
      { head: 'Replaced by' },
      { head: 'Counts until', kind: 'day' },
      { head: 'By which rule' },
      { head: 'Decided by', hideOnPhone: true },
      { head: 'Because' },
    ],
    row: (row) => {
      const end =
        row.sunsetOn && (!row.until || row.sunsetOn < row.until) ? row.sunsetOn : row.until
      const counts = row.sunsetOn
        ? `what was earned counts until ${spoken(row.sunsetOn)}`
        : 'what was earned counts to its own end'
      return [
        person(row.name, row.personId),
        held(row.short, row.holdingId, on),
        row.examCode,
        row.retiredOn,
        row.successor,
        end,
        `Version ${row.version}, from ${spoken(row.from)}: ${counts}`,
        row.by,
        row.because,
      ]
    },
  })
}
