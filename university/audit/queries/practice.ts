import { sql } from 'drizzle-orm'
import { spoken } from '../../calendar'
import { continues, untilOfStay } from '../../roster/queries/terms'
import { type Answering, person, sheet, some } from './scope'

type Row = {
  kind: string
  personId: number
  name: string
  what: string
  href: string
  on: number
  by: string | null
  detail: string | null
  after: string | null
}

/**
 * How ability is checked beyond the exam: labs an assessor signed off step by step, and placements
 * as a shadow beside someone.
 */
export const abilityBeyondExam: Answering = async ({ db }, scope) => {
  const rows = await db.all<Row>(sql`
    select 'Lab signed off' as kind, p.id as "personId", p.name, c.code || ': ' || i.title as what,
    '/courses/' || c.code as href, d.at as "on", b.name as "by",
      (select count(*) || ' of ' || (select count(*) from lab_step s
      where s.item_id = i.id) || ' steps seen done' || coalesce('; ' || group_concat(nullif(r.note,
      ''), '; '), '')
        from lab_result r join lab_step s on s.id = r.step_id where r.enrolment_id = e.id
        and s.item_id = i.id and r.confirmed_at is not null) as detail,
      (select group_concat(said, '; ') from (select n.short || ' ' || a.issued_on as said
      from award a join certification n on n.id = a.certification_id
        where a.person_id = p.id and a.source in ('path', 'renewal')
        and a.created_at between d.at and d.at + 7 * 86400000)) as "after"
    from completion d join item i on i.id = d.item_id and i.kind = 'lab'
    join enrolment e on e.id = d.enrolment_id and d.by_id <> e.person_id
    join person p on p.id = e.person_id
      join offering o on o.id = e.offering_id join course c on c.id = o.course_id
      join person b on b.id = d.by_id
    where d.at between ${scope.after} and ${scope.before} and ${scope.ofPerson} and ${scope.onTeam}
    union all
    select 'Shadow placement', p.id, p.name, t.customer || ': ' || po.title, '/teams/' || t.code,
    pl.placed_at, b.name,
      'From ' || pl."from" || coalesce(' until ' || ${untilOfStay('pl')}, '') || coalesce(' beside '
      || (select group_concat(q.name, ', ') from placement f join person q on q.id = f.person_id
      where f.position_id = pl.position_id
        and f.kind = 'full' and f."from" <= coalesce(pl.until, '9999')
        and coalesce(f.until, '9999') >= pl."from"), '') || coalesce('. ' || nullif(pl.because,
        ''), ''),
      (select 'Full from ' || f."from" from placement f where f.person_id = pl.person_id
      and f.kind = 'full' and f.team_id = pl.team_id and f."from" > pl."from" order by f."from"
      limit 1)
    from placement pl join position po on po.id = pl.position_id join team t on t.id = pl.team_id
    join person p on p.id = pl.person_id left join person b on b.id = pl.placed_by_id
    where pl.kind = 'shadow' and not ${continues('pl')} and pl."from" <= ${scope.until}
    and coalesce(${untilOfStay('pl')}, '9999') >= ${scope.from} and pl.placed_at <= ${scope.known}
    and ${scope.ofTeam} and ${scope.ofPerson}
    order by "on" desc limit ${scope.limit + 1}`)
  return sheet(scope, rows, {
    says: (all, more) => {
      const labs = all.filter((row) => row.kind === 'Lab signed off').length
      return `Between ${spoken(scope.from)} and ${spoken(scope.until)}: ${some(labs, 'lab').toLowerCase()} signed off by an assessor, ${some(all.length - labs, 'shadow placement').toLowerCase()}. Nobody signs off their own.${more}`
    },
    columns: [
      { head: 'How' },
      { head: 'Person' },
      { head: 'What' },
      { head: 'When', kind: 'instant' },
      { head: 'Seen or placed by' },
      { head: 'Details' },
      { head: 'What it led to' },
    ],
    row: (row) => [
      row.kind,
      person(row.name, row.personId),
      { text: row.what, href: row.href },
      row.on,
      row.by,
      row.detail,
      row.after,
    ],
  })
}
