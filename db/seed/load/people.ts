import type { Fill } from './fill'

const given =
  'Amara,Bjørn,Camila,Dmitri,Élodie,Farid,Gráinne,Hiroshi,Ifeoma,João,Katarzyna,Leilani,Mateo,Ngozi,Ólafur,Paloma,Qiang,Rukhsana,Siobhán,Thabo,Ulrike,Vikram,Wanjiru,Ximena,Yaw,Zsófia,Anita,Bradley,Chloé,Desmond,Eun-ji,Fatou,Guillermo,Huda,Ilse,Jasper,Keiko,Lamar,Miriam,Noah'
const family =
  'Abara,Bergström,Castellanos,Dlamini,Eriksen,Fitzgerald,García,Haugen,Ibrahim,Jovanović,Kapoor,Lefèvre,Müller,Nakagawa,O’Sullivan,Pereira,Quiñones,Rossi,Söderberg,Takeda,Ueda,Venter,Whitfield,Xu,Yıldız,Zieliński,Achebe,Brandão,Chaudhry,Delacroix,Engström,Farrell,Goldberg,Hernández,Ivanova,Johansson,Kamau,Lindgren,Mahmoud,Novák'
const list = (names: string) => JSON.stringify(names.split(','))

/** People in a reporting line ten wide, at five sites, in three shifts; one in thirty has left. */
export async function fillPeople({ run, one, size, today }: Fill): Promise<void> {
  const base = await one('select max(id) from person')
  await run(
    `with recursive n(i) as (select 1 union all select i + 1 from n where i < $many)
    insert into person (id, employee_id, email, name, job_title, department, site, time_zone, shift, manager_id, hired_on, left_on, capacity, extra_time_percent, origin)
    select $base + i, printf('L%06d', i), printf('l%06d@load.example', i),
      ($given ->> ('$[' || (i % 40) || ']')) || ' ' || ($family ->> ('$[' || ((i / 40 + i) % 40) || ']')),
      case when i <= $many / 10 then 'Support Manager' else '["Linux Technician","Linux Technician","Linux Technician","Database Technician","Network Technician","Data Center Technician","Account Manager","Billing Specialist","Accounts Receivable Specialist","Team Leader"]' ->> ('$[' || (i % 10) || ']') end,
      'Support',
      '["San Antonio","Blacksburg","London","Sydney","Hong Kong"]' ->> ('$[' || (i * 7 % 5) || ']'),
      '["America/Chicago","America/New_York","Europe/London","Australia/Sydney","Asia/Hong_Kong"]' ->> ('$[' || (i * 7 % 5) || ']'),
      '["day","day","evening","night"]' ->> ('$[' || (i / 5 % 4) || ']'),
      case when i > 10 then $base + i / 10 end,
      date($today, '-' || (400 + i * 37 % 3000) || ' days'),
      case when i % 30 = 17 and i > $many / 10 then date($today, '-' || (i % 300) || ' days') end,
      1 + i % 3, case when i % 50 = 0 then 50 else 0 end, 'local'
    from n`,
    { many: size.people, base, today, given: list(given), family: list(family) },
  )
}
