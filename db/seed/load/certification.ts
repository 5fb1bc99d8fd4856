import type { Fill } from './fill'

/**
 * Five holdings a person with one award each, earned within three years; one in forty was revoked.
 */
export async function fillHoldings({ run, one, size, now, today }: Fill): Promise<void> {
  const people = await one("select min(id) from person where employee_id like 'L%'")
  const base = Math.max(
    await one('select max(id) from holding'),
    await one('select max(id) from award'),
  )
  await run(
    `create temp table kind as select row_number() over (order by c.id) - 1 as at, count(*) over () as many, c.id, c.issuer, c.in_house,
      (select max(v.number) * 1000 from certification_version v where v.certification_id = c.id) as rule,
      (select max(v.id) from certification_version v where v.certification_id = c.id) as version,
      (select v.validity_months from certification_version v where v.certification_id = c.id order by v.id desc limit 1) as months,
      (select min(e.code) from exam e where e.certification_id = c.id and e.retired_on is null) as code
    from certification c`,
  )
  await run('create unique index temp.kind_at on kind (at)')
  await run(
    `with recursive k(k) as (select 0 union all select k + 1 from k where k < $each - 1),
    p(p) as (select 0 union all select p + 1 from p where p < $many - 1)
    insert into award (id, holding_id, person_id, certification_id, version_id, issued_on, valid_from, valid_until, anchor, source, issuer, exam_code, exam_version,
      version_rank, certificate_number, evidence, basis, verification_code, created_at, revoked_on, revoked_because)
    select $base + 1 + p * $each + k, $base + 1 + p * $each + k, $people + p, c.id, c.version, d, d,
      date(d, '+' || c.months || ' months', '-1 day'), date(d, '+' || c.months || ' months', '-1 day'),
      case when c.in_house then 'path' else 'import' end, c.issuer, c.code,
      case when c.issuer = 'Red Hat' then 'RHEL ' || (8 + p % 3) end, case when c.in_house then c.rule when c.issuer = 'Red Hat' then (8 + p % 3) * 1000 end,
      case when c.in_house then null else printf('LOAD-%d-%07d', k, p) end,
      '', '[]', printf('%08x-0000-4000-8000-%012x', k, p), $now - 86400000 * age,
      case when (p * 5 + k) % 40 = 3 then date(d, '+200 days') end, case when (p * 5 + k) % 40 = 3 then 'Withdrawn by the issuer.' end
    from (select p, k, (p * 17 + k * 211) % 1400 as age, date($today, '-' || ((p * 17 + k * 211) % 1400) || ' days') as d from p join k) x
    join kind c on c.at = (x.p + x.k * 5) % (select many from kind limit 1)`,
    { each: size.awardsEach, many: size.people, people, base, now, today },
  )
  await run(
    'insert into holding (id, person_id, certification_id) select holding_id, person_id, certification_id from award where id > $base',
    { base },
  )
  await run(
    `create temp table told as select (select max(id) from event) + row_number() over (order by created_at) as id, holding_id, person_id, certification_id, created_at as at from award where id > $base`,
    { base },
  )
  await run(
    `insert into event (id, at, verb, detail) select id, at, 'certification.awarded', '{}' from told`,
  )
  await run(
    "insert into event_about (kind, subject_id, event_id) select 'holding', holding_id, id from told union all select 'person', person_id, id from told union all select 'certification', certification_id, id from told",
  )
  await run('drop table told')
  await run('drop table kind')
}
