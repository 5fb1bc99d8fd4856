import type { Fill } from './fill'

/**
 * Teams of six places, nine in ten filled, each technician's place with its certification; eight
 * weeks of promise cases.
 */
export async function fillStaffing({ run, one, size, now, today }: Fill): Promise<void> {
  const people = await one("select min(id) from person where employee_id like 'L%'")
  const base = await one('select max(id) from team')
  const place = await one('select max(id) from position')
  const n = 'with recursive n(i) as (select 1 union all select i + 1 from n where i < $many)'
  await run(
    `${n} insert into team (id, code, customer, site, contract_monthly_usd, since, next_review_on, origin)
    select $base + i, printf('L%05d', i), 'Customer ' || i, '["San Antonio","Blacksburg","London","Sydney","Hong Kong"]' ->> ('$[' || (i % 5) || ']'),
      5000 + i * 7919 % 60000, date($today, '-' || (100 + i * 13 % 1500) || ' days'), date($today, '+' || (i % 90) || ' days'), 'local' from n`,
    { many: size.teams, base, today },
  )
  await run(
    `${n} insert into position (id, team_id, kind, title, ordinal, site, shift, criticality, "from")
    select $place + (i - 1) * 6 + k.key + 1, $base + i, k.value ->> 0, k.value ->> 1, k.value ->> 2, t.site, k.value ->> 3, 1 + (i + k.key) % 3, t.since
    from n join team t on t.id = $base + i
    join json_each('[["leader","Team leader",1,null],["account manager","Account manager",1,null],["technician","Technician, days",1,"day"],["technician","Technician, nights",1,"night"],["billing specialist","Billing specialist",1,null],["accounts-receivable specialist","Accounts-receivable specialist",1,null]]') k`,
    { many: size.teams, base, place },
  )
  await run(
    `insert into position_requirement (position_id, "group", certification_id, "from", because)
    select p.id, 1, c.id, p."from", 'Agreed with the customer.' from position p
    join certification c on c.slug in ('redhat-rhcsa', case when p.id % 3 then 'lf-lfcs' else 'redhat-rhcsa' end) where p.id > $place and p.kind = 'technician'`,
    { place },
  )
  await run(
    `insert into placement (position_id, team_id, person_id, kind, "from", placed_at) select id, team_id, $people + (id - $place) % $many, 'full', date("from", '+10 days'), $now - 86400000 * 50
    from position where id > $place and id % 10 <> 4`,
    { place, people, many: size.people, now },
  )
  await run(
    `with recursive n(i) as (select 0 union all select i + 1 from n where i < 39)
    insert into promise_case (reference, team_id, promise, at, kept, because)
    select t.code || '-' || i, t.id, '["answered in three rings","fixed in one transfer","hardware in one hour"]' ->> ('$[' || (i % 3) || ']'),
      $now - 86400000 * (i + t.id % 16) - 60000 * i, (t.id + i) % 25 > 0, 'Measured.' from n join team t on t.id > $base`,
    { base, now },
  )
}
