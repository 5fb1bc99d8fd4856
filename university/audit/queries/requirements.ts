import { sql } from 'drizzle-orm'
import { named } from '@/db/named'
import { certificationVersion } from '@/db/tables/certification'
import { positionRequirement } from '@/db/tables/staffing'
import { spoken } from '../../calendar'
import { takesEffectBy } from '../../certification/validity/queries/versions-sql'
import { notOverOn } from '../../day-sql'
import { type Answering, sheet, some } from './scope'

const v = named(certificationVersion, 'v')

const r = named(positionRequirement, 'r')

type Row = {
  kind: string
  where: string
  href: string
  asks: string
  from: string
  until: string | null
  by: string | null
  decidedAt: number | null
  because: string
}

/**
 * What positions, certifications and people are asked for, and on which terms a position is since
 * they changed: who decided, when it holds from and until, why. In force on the day, or begun or
 * ended in the period.
 */
export const requirementsDecided: Answering = async ({ db }, scope) => {
  const touches = (
    from: string,
    until: string,
  ) => sql`(${sql.raw(from)} <= ${scope.on} and (${sql.raw(until)} is null
    or ${sql.raw(until)} >= ${scope.on})
    or ${sql.raw(from)} between ${scope.from} and ${scope.until}
    or ${sql.raw(until)} between ${scope.from} and ${scope.until})`
  const rows = await db.all<Row>(sql`select * from (
      select 'Position' as kind, t.customer || ': ' || po.title as "where",
      '/teams/' || t.code as href, c.short || coalesce(' (' || r.exam_code || ')', '') || ', group '
      || r."group" as asks,
        r."from", r.until, b.name as "by", (select min(e.at) from event_about x
        join event e on e.id = x.event_id where x.kind = 'position' and x.subject_id = po.id
        and e.verb = 'position.recorded') as "decidedAt",
        r.because, t.customer || po.title as sort
      from position_requirement r join position po on po.id = r.position_id
      join team t on t.id = po.team_id join certification c on c.id = r.certification_id
        left join person b on b.id = r.decided_by_id
      where ${scope.ofTeam} and ${scope.ofCertification} and ${touches('r."from"', 'r.until')}
        -- Where the position's terms changed while it was asked, it stands once, with the last of them.
        and not exists (select 1 from position n where n.follows_id = po.id and ${notOverOn(r, sql`n."from"`)})
      union all
      select 'Position', t.customer || ':
      ' || po.title, '/teams/' || t.code || '/positions/' || po.id, coalesce(po.shift || 's', 'any
      shift') || ', ' || coalesce(nullif(po.site, ''), 'anywhere')
          || ', criticality ' || po.criticality || iif(po.min_proficiency > 0 and po.track is not null, ',
          proficiency ' || po.min_proficiency || ' in ' || po.track, ''),
        po."from", po.until, b.name, po.decided_at, coalesce(po.because, ''), t.customer || po.title
      from position po join team t on t.id = po.team_id join (select '' as slug) c left join person b on b.id = po.decided_by_id
      where po.follows_id is not null and ${scope.ofTeam} and ${scope.ofCertification} and ${touches('po."from"', 'po.until')} and po.decided_at <= ${scope.known}
      union all
      select 'Certification', c.name, '/certifications/' || c.slug, 'Version
      ' || v.number || coalesce(', ' || v.validity_months || ' months', '') || coalesce(',
      counts until ' || v.sunset_on, ''),
        v.effective_from, null, b.name, v.decided_at, v.because, c.short
      from certification_version v join certification c on c.id = v.certification_id left join person b on b.id = v.decided_by_id
      where ${scope.ofCertification} and ${takesEffectBy(v, scope.until)} and (v.decided_at is null
      or v.decided_at <= ${scope.known})
        and (v.number > 1 or v.decided_by_id is not null)
      union all
      select 'People', coalesce(nullif(r.job_title, ''), (select customer from team where id = r.team_id), r.position_kind, iif(r.named, (select count(*) from hold_rule_person n where n.rule_id = r.id) || '
      named people', 'Everyone'))
          || coalesce(' in ' || nullif(r.site, ''), ''), '/certifications/' || c.slug, c.short || coalesce('
          by ' || r.due_on, ', ' || r.due_days || ' days ' || r.due_kind),
        r."from", r.until, b.name, r.at, r.because || coalesce('. Ended:
        ' || r.ended_because, ''), c.short
      from hold_rule r join certification c on c.id = r.certification_id left join person b on b.id = r.decided_by_id
      where ${scope.ofCertification} and ${touches('r."from"', 'r.until')} and r.at <= ${scope.known})
    order by kind = 'People', kind = 'Certification', sort, "from" desc limit ${scope.limit + 1}`)
  return sheet(scope, rows, {
    says: (all, more) => {
      const changed = all.filter((row) => row.from > scope.from && row.from <= scope.until).length
      return `${some(all.length, 'rule')} in force on ${spoken(scope.on)} or changed in the period; ${changed} began between ${spoken(scope.from)} and ${spoken(scope.until)}.${more}`
    },
    columns: [
      { head: 'Of' },
      { head: 'Where' },
      { head: 'Asks for' },
      { head: 'From', kind: 'day' },
      { head: 'Until', kind: 'day' },
      { head: 'Decided by' },
      { head: 'Recorded', kind: 'instant', hideOnPhone: true },
      { head: 'Because' },
    ],
    row: (row) => [
      row.kind,
      { text: row.where, href: row.href },
      row.asks,
      row.from,
      row.until,
      row.by ?? 'not recorded',
      row.decidedAt,
      row.because,
    ],
  })
}
