import { delegation, person, roleGrant, type Shift, setting } from '../../tables/people'
import type { Rows } from './rows'
import { addDays, companyZone, instantIn, type When } from './when'

const zones = {
  'San Antonio': 'America/Chicago',
  London: 'Europe/London',
  'Hong Kong': 'Asia/Hong_Kong',
  Blacksburg: 'America/New_York',
} as const
type Site = keyof typeof zones

/** key, name, job title, department, site, shift, manager's key, days since hired, teams at once */
type Line = readonly [string, string, string, string, Site, Shift, string, number, number]

/** The eight anyone can sign in as, by their address `<persona>@demo.example`. */
export const personas = {
  technician: 'rosa',
  newcomer: 'jamal',
  instructor: 'priya',
  staffing: 'marisol',
  leader: 'hana',
  manager: 'teresa',
  registrar: 'ingrid',
  auditor: 'samuel',
} as const

const linux = 'Linux Technician'
const database = 'Database Technician'
const lines = [
  ['rosa', 'Rosa Fontaine', linux, 'Support', 'San Antonio', 'day', 'teresa', 1620, 2],
  ['jamal', 'Jamal Okonkwo', linux, 'Support', 'San Antonio', 'day', 'teresa', 41, 1],
  [
    'priya',
    'Priya Raghunathan',
    'Senior Instructor',
    'University',
    'San Antonio',
    'day',
    'ingrid',
    2410,
    0,
  ],
  [
    'marisol',
    'Marisol Duarte',
    'Staffing Lead',
    'Staffing',
    'San Antonio',
    'day',
    'vivian',
    2980,
    0,
  ],
  ['hana', 'Hana Castillo', 'Team Leader', 'Support', 'San Antonio', 'day', 'teresa', 2215, 1],
  [
    'teresa',
    'Teresa Nakamura',
    'Support Manager',
    'Support',
    'San Antonio',
    'day',
    'vivian',
    3320,
    0,
  ],
  [
    'ingrid',
    'Ingrid Halvorsen',
    'Registrar',
    'University',
    'San Antonio',
    'day',
    'vivian',
    3705,
    0,
  ],
  ['samuel', 'Samuel Adeyemi', 'Internal Auditor', 'Finance', 'London', 'day', 'vivian', 1130, 0],
  [
    'vivian',
    'Vivian Kowalczyk-Reyes',
    'VP Customer Care',
    'Support',
    'San Antonio',
    'day',
    '',
    4890,
    0,
  ],
  ['gwen', 'Gwen Abernathy', 'Support Manager', 'Support', 'London', 'day', 'vivian', 2760, 0],
  ['chiming', 'Chi-Ming Lau', 'Support Manager', 'Support', 'Hong Kong', 'day', 'vivian', 2105, 0],
  [
    'lucinda',
    'Lucinda Weatherford',
    'Support Manager',
    'Support',
    'Blacksburg',
    'day',
    'vivian',
    1990,
    0,
  ],
  [
    'tadeo',
    'Tadeo Ibarra',
    'Database Instructor',
    'University',
    'San Antonio',
    'day',
    'ingrid',
    1875,
    0,
  ],
  [
    'fiona',
    'Fiona Macauley',
    'Service Instructor',
    'University',
    'London',
    'day',
    'ingrid',
    1440,
    0,
  ],
  ['weiling', 'Goh Wei-Ling', 'Instructor', 'University', 'Hong Kong', 'day', 'ingrid', 980, 0],
  [
    'anneke',
    'Anneke de Vries',
    'Staffing Coordinator',
    'Staffing',
    'London',
    'day',
    'marisol',
    760,
    0,
  ],
  [
    'dominic',
    'Dominic Achterberg',
    'Team Leader',
    'Support',
    'San Antonio',
    'day',
    'teresa',
    1710,
    1,
  ],
  [
    'solange',
    'Solange Mbeki',
    'Team Leader',
    'Support',
    'San Antonio',
    'evening',
    'teresa',
    1385,
    1,
  ],
  ['imogen', 'Imogen Hartley', 'Team Leader', 'Support', 'London', 'day', 'gwen', 1560, 1],
  ['rhys', 'Rhys Penhaligon', 'Team Leader', 'Support', 'London', 'day', 'gwen', 1015, 1],
  ['kwokwai', 'Cheung Kwok-Wai', 'Team Leader', 'Support', 'Hong Kong', 'day', 'chiming', 1820, 1],
  ['meera', 'Meera Subramaniam', 'Team Leader', 'Support', 'Hong Kong', 'day', 'chiming', 1240, 1],
  ['earl', 'Earl Whitcomb', 'Team Leader', 'Support', 'Blacksburg', 'day', 'lucinda', 2630, 1],
  [
    'bao',
    'Bao Doyle',
    'Account Manager',
    'Customer Success',
    'San Antonio',
    'day',
    'teresa',
    1300,
    3,
  ],
  [
    'cleo',
    'Cleo Papadakis',
    'Account Manager',
    'Customer Success',
    'London',
    'day',
    'gwen',
    1110,
    2,
  ],
  [
    'jun',
    'Jun Takahashi',
    'Account Manager',
    'Customer Success',
    'Hong Kong',
    'day',
    'chiming',
    890,
    2,
  ],
  [
    'patrice',
    'Patrice Laurent',
    'Account Manager',
    'Customer Success',
    'Blacksburg',
    'day',
    'lucinda',
    1475,
    2,
  ],
  ['uma', 'Uma Brandt', 'Billing Specialist', 'Billing', 'San Antonio', 'day', 'vivian', 1660, 3],
  ['niamh', 'Niamh O’Dowd', 'Billing Specialist', 'Billing', 'London', 'day', 'uma', 940, 3],
  ['sunny', 'Sunny Fernandes', 'Billing Specialist', 'Billing', 'Hong Kong', 'day', 'uma', 720, 3],
  [
    'lukasz',
    'Łukasz Grant',
    'Accounts Receivable Specialist',
    'Billing',
    'San Antonio',
    'day',
    'uma',
    1180,
    3,
  ],
  [
    'beatriz',
    'Beatriz Salgueiro',
    'Accounts Receivable Specialist',
    'Billing',
    'London',
    'day',
    'uma',
    1050,
    3,
  ],
  [
    'arjun',
    'Arjun Mehrotra',
    'Accounts Receivable Specialist',
    'Billing',
    'Hong Kong',
    'day',
    'uma',
    610,
    3,
  ],
  ['tariq', 'Tariq Quispe', linux, 'Support', 'San Antonio', 'night', 'teresa', 1905, 1],
  ['elif', 'Elif Moreau', linux, 'Support', 'San Antonio', 'night', 'teresa', 1520, 2],
  ['kofi', 'Kofi Lindqvist', linux, 'Support', 'San Antonio', 'night', 'teresa', 680, 1],
  ['nadia', 'Nadia Velasco', linux, 'Support', 'San Antonio', 'night', 'teresa', 1350, 1],
  ['yusuf', 'Yusuf Demirci', linux, 'Support', 'San Antonio', 'night', 'teresa', 2040, 2],
  ['sven', 'Sven Abara', linux, 'Support', 'San Antonio', 'evening', 'solange', 530, 1],
  ['ezra', 'Ezra Goldwater', linux, 'Support', 'San Antonio', 'evening', 'solange', 1225, 1],
  ['oystein', 'Øystein Tran', database, 'Support', 'San Antonio', 'day', 'teresa', 415, 1],
  ['carmen', 'Carmen Villaseñor', database, 'Support', 'San Antonio', 'day', 'teresa', 1790, 1],
  ['luz', 'Luz Marchetti', linux, 'Support', 'San Antonio', 'day', 'teresa', 960, 1],
  ['deshawn', 'DeShawn Pruitt', linux, 'Support', 'San Antonio', 'day', 'teresa', 1085, 1],
  [
    'grace',
    'Grace Nwosu',
    'Data Center Technician',
    'Data Center',
    'San Antonio',
    'day',
    'teresa',
    350,
    1,
  ],
  [
    'hector',
    'Héctor Zamarripa',
    'Data Center Technician',
    'Data Center',
    'San Antonio',
    'night',
    'teresa',
    1410,
    1,
  ],
  ['gideon', 'Gideon Marsh', linux, 'Support', 'San Antonio', 'night', 'teresa', 1260, 1],
  ['jurgen', 'Jürgen Okafor', linux, 'Support', 'London', 'night', 'gwen', 1570, 2],
  ['aoife', 'Aoife Brennan', linux, 'Support', 'London', 'day', 'gwen', 870, 1],
  ['callum', 'Callum Drummond', linux, 'Support', 'London', 'evening', 'gwen', 1160, 2],
  ['piotr', 'Piotr Wiśniewski', linux, 'Support', 'London', 'day', 'gwen', 1010, 1],
  ['zainab', 'Zainab Rahimi', database, 'Support', 'London', 'day', 'gwen', 1325, 2],
  ['hoyin', 'Chan Ho-Yin', linux, 'Support', 'Hong Kong', 'day', 'chiming', 1480, 2],
  ['mai', 'Nguyễn Thị Mai', linux, 'Support', 'Hong Kong', 'evening', 'chiming', 640, 1],
  ['rafael', 'Rafael Coutinho', linux, 'Support', 'Hong Kong', 'night', 'chiming', 1205, 2],
  ['ayesha', 'Ayesha Siddiqui', database, 'Support', 'Hong Kong', 'day', 'chiming', 1090, 2],
  ['travis', 'Travis Overstreet', linux, 'Support', 'Blacksburg', 'day', 'lucinda', 1330, 1],
  ['keisha', 'Keisha Dandridge', linux, 'Support', 'Blacksburg', 'evening', 'lucinda', 780, 1],
  ['anders', 'Anders Nygaard', linux, 'Support', 'Blacksburg', 'night', 'lucinda', 1640, 1],
  [
    'marguerite',
    'Marguerite Leblanc',
    database,
    'Support',
    'Blacksburg',
    'day',
    'lucinda',
    1980,
    1,
  ],
] as const satisfies readonly Line[]

export type Key = (typeof lines)[number][0]
export type People = Record<Key, number>

const plain = (name: string) =>
  name
    .normalize('NFD')
    .replace(/[\u0300-\u036f’']/g, '')
    .replaceAll('Ø', 'O')
    .replaceAll('ø', 'o')
    .replaceAll('Ł', 'L')
    .replaceAll('ł', 'l')

/**
 * Sixty people at four sites, their managers, roles and stand-ins. Gideon left twelve days ago,
 * which is where a story begins.
 */
export function tellPeople(rows: Rows, when: When, passwordHash: string): People {
  const ids = {} as People
  const first = rows.next(person)
  lines.forEach(([key], i) => {
    ids[key] = first + i
  })
  const signsInAs = new Map<string, string>(
    Object.entries(personas).map(([persona, key]) => [key, persona]),
  )
  lines.forEach(([key, name, jobTitle, department, site, shift, manager, days, capacity], i) => {
    const persona = signsInAs.get(key)
    const hiredOn = when.day(-days)
    const id = rows.add(person, {
      employeeId: `D${String(i + 1).padStart(4, '0')}`,
      email: `${persona ?? plain(name).toLowerCase().replaceAll(' ', '.')}@demo.example`,
      name,
      jobTitle,
      department,
      site,
      timeZone: zones[site],
      shift,
      managerId: manager ? ids[manager as Key] : null,
      hiredOn,
      leftOn: key === 'gideon' ? when.day(-12) : null,
      capacity,
      extraTimePercent: key === 'mai' ? 50 : 0,
      passwordHash: persona ? passwordHash : null,
      origin: 'demo',
    })
    rows.tell(
      instantIn(companyZone, hiredOn, 8),
      null,
      'person.recorded',
      { person: id },
      { name, jobTitle, site, shift, hiredOn },
    )
  })
  rows.put(setting, { name: 'zone', value: companyZone })

  rows.tell(
    when.at(-26, 16, 5),
    ids.teresa,
    'person.recorded',
    { person: ids.gideon },
    { before: { leftOn: null }, after: { leftOn: when.day(-12) } },
  )
  rows.tell(
    when.at(-6, 10, 20),
    ids.teresa,
    'person.recorded',
    { person: ids.yusuf },
    {
      before: { capacity: 2 },
      after: { capacity: 1 },
      because: 'Four days a week from this month on.',
    },
  )

  const grant = (
    key: Key,
    role: 'registrar' | 'staffing lead' | 'auditor',
    days: number,
    until: number | null,
    reason: string,
  ) => {
    const from = when.day(-days)
    rows.add(roleGrant, {
      personId: ids[key],
      role,
      from,
      until: until === null ? null : when.day(until),
      grantedById: ids.vivian,
      reason,
    })
    rows.tell(
      instantIn(companyZone, from, 9),
      ids.vivian,
      'role.granted',
      { person: ids[key] },
      { role, from, until: until === null ? null : when.day(until), reason },
    )
  }
  grant('ingrid', 'registrar', 2900, null, 'Runs the university.')
  grant('marisol', 'staffing lead', 2100, null, 'Staffs every customer team.')
  grant(
    'anneke',
    'staffing lead',
    60,
    120,
    'Covers London mornings while the second site is built up.',
  )
  grant('samuel', 'auditor', 700, null, 'Reads everything for the yearly service report.')

  const standIn = (key: Key, delegate: Key, from: number, until: number, reason: string) => {
    rows.add(delegation, {
      personId: ids[key],
      delegateId: ids[delegate],
      from: when.day(from),
      until: when.day(until),
      reason,
    })
    const about = { person: [ids[key], ids[delegate]] }
    rows.tell(when.at(from - 4, 11), ids[key], 'delegation.made', about, {
      from: when.day(from),
      until: when.day(until),
      reason,
    })
  }
  standIn('gwen', 'teresa', -3, 11, 'On leave; Teresa approves for London.')
  standIn('uma', 'lukasz', -75, -61, 'Year-end close.')
  return ids
}

/** Midday of a day in the company's zone: when something of that day is told to have happened. */
export const noonOf = (day: string, days = 0) => instantIn(companyZone, addDays(day, days), 12)
