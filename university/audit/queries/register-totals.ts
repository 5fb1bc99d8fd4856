import { sql } from 'drizzle-orm'
import { spoken } from '../../calendar'
import { isCertified, registerOn, withAward } from './register'
import { type Answering, held, person, sheet, some } from './scope'

type Row = {
  holdingId: number
  personId: number
  name: string
  employeeId: string
  jobTitle: string
  site: string
  short: string
  since: string
  until: string | null
  employed: number
}

/** Everyone certified on the day, as known at the instant: the rows the totals are counted from. */
export const registerThatDay: Answering = async ({ db }, scope) => {
  const it = registerOn(scope.on, scope.upTo, { joins: withAward })
  const rows = await db.all<Row>(sql`${it.with}
    select st.holding_id as "holdingId", p.id as "personId", p.name, p.employee_id as "employeeId",
    p.job_title as "jobTitle", p.site, c.short, a.valid_from as since, st.until,
    ${it.employed} as employed
    from ${it.from} and ${isCertified} and ${scope.ofCertification} and ${scope.ofPerson}
    and ${scope.onTeam} order by c.short, p.name, st.holding_id limit ${scope.limit + 1}`)
  return sheet(scope, rows, {
    says: (all, more) => {
      const counts = new Map<string, number>()
      for (const { short } of all) counts.set(short, (counts.get(short) ?? 0) + 1)
      const most = [...counts].sort((a, b) => b[1] - a[1])
      const named = most.slice(0, 8).map(([short, n]) => `${short} ${n}`)
      return `${some(all.length, 'certification')} held on ${spoken(scope.on)}, ${all.filter((row) => row.employed).length} by people employed that day${named.length ? `: ${named.join(', ')}${most.length > 8 ? ' and others' : ''}` : ''}.${more}`
    },
    columns: [
      { head: 'Certification' },
      { head: 'Person' },
      { head: 'Employee id' },
      { head: 'Job', hideOnPhone: true },
      { head: 'Site', hideOnPhone: true },
      { head: 'Since', kind: 'day' },
      { head: 'Until', kind: 'day' },
      { head: 'Employed that day' },
    ],
    row: (row) => [
      held(row.short, row.holdingId, scope.on),
      person(row.name, row.personId),
      row.employeeId,
      row.jobTitle,
      row.site,
      row.since,
      row.until,
      row.employed ? 'yes' : 'no',
    ],
  })
}
