import type { Shift } from '../../../tables/people'
import {
  joinRequest,
  type PositionKind,
  placement,
  placementException,
  position,
  positionRequirement,
  team,
} from '../../../tables/staffing'
import { type Certifications, certificationOf } from '../certification/certifications'
import type { Key, People } from '../people'
import type { Rows } from '../rows'
import { companyZone, instantIn, type When } from '../when'

/**
 * Title, shift, what it asks for ("and" between groups, "or" inside), criticality, who is there and
 * since how many days.
 */
type Place = {
  title: string
  shift?: Shift
  asks?: string[][]
  critical?: 1 | 2 | 3
  who: Key | null
  days: number
  anywhere?: boolean
  kind?: PositionKind
}
type Team = {
  code: string
  customer: string
  site: string
  monthly: number
  days: number
  review: number
  places: Place[]
}

const anyLinux = [['RHCSA', 'LFCS', 'LPIC-1']]
const both = [['RHCE'], ['RHCSA']]
const mysql = [['MySQL 8.0 DBA OCP']]
const office = (
  leader: Key,
  account: Key,
  billing: Key,
  receivable: Key,
  days: number,
): Place[] => [
  { title: 'Team leader', kind: 'leader', critical: 3, who: leader, days },
  { title: 'Account manager', kind: 'account manager', critical: 2, who: account, days: days - 20 },
  {
    title: 'Billing specialist',
    kind: 'billing specialist',
    critical: 1,
    who: billing,
    days: days - 5,
    anywhere: true,
  },
  {
    title: 'Accounts-receivable specialist',
    kind: 'accounts-receivable specialist',
    critical: 1,
    who: receivable,
    days: days - 5,
    anywhere: true,
  },
]

const teams: Team[] = [
  {
    code: 'NWF',
    customer: 'Northwind Freight',
    site: 'San Antonio',
    monthly: 25_000,
    days: 980,
    review: 21,
    places: [
      ...office('hana', 'bao', 'uma', 'lukasz', 975),
      { title: 'Technician, days', shift: 'day', asks: anyLinux, who: 'rosa', days: 610 },
      {
        title: 'Technician, nights',
        shift: 'night',
        asks: both,
        critical: 3,
        who: 'tariq',
        days: 840,
      },
      {
        title: 'Technician, nights',
        shift: 'night',
        asks: both,
        critical: 3,
        who: null,
        days: 730,
      },
      { title: 'Database technician', shift: 'day', asks: mysql, who: 'oystein', days: 40 },
    ],
  },
  {
    code: 'HAL',
    customer: 'Halden Insurance',
    site: 'San Antonio',
    monthly: 31_500,
    days: 1240,
    review: 54,
    places: [
      ...office('dominic', 'bao', 'uma', 'lukasz', 1200),
      { title: 'Technician, days', shift: 'day', asks: anyLinux, who: 'deshawn', days: 520 },
      {
        title: 'Fault desk technician, days',
        shift: 'day',
        asks: [['guild-fault-isolation']],
        critical: 3,
        who: null,
        days: 20,
      },
      {
        title: 'Technician, nights',
        shift: 'night',
        asks: [['RHCE']],
        critical: 3,
        who: 'elif',
        days: 455,
      },
      { title: 'Technician, on call', asks: [['RHCSA']], who: 'yusuf', days: 300 },
      {
        title: 'Database technician',
        shift: 'day',
        asks: [['guild-mysql-replication', 'MySQL 8.0 DBA OCP']],
        who: 'carmen',
        days: 236,
      },
    ],
  },
  {
    code: 'MOR',
    customer: 'Morrow Health',
    site: 'San Antonio',
    monthly: 42_000,
    days: 1030,
    review: 33,
    places: [
      ...office('solange', 'bao', 'uma', 'lukasz', 1000),
      { title: 'Technician, days', shift: 'day', asks: anyLinux, who: 'luz', days: 240 },
      {
        title: 'Technician, evenings',
        shift: 'evening',
        asks: [['guild-three-promises']],
        who: 'sven',
        days: 235,
      },
      {
        title: 'Technician, nights',
        shift: 'night',
        asks: [['RHCSA']],
        critical: 3,
        who: 'yusuf',
        days: 690,
      },
      {
        title: 'Technician, nights',
        shift: 'night',
        asks: [['LPIC-1', 'LFCS']],
        who: 'nadia',
        days: 410,
      },
    ],
  },
  {
    code: 'KES',
    customer: 'Kestrel & Rowe Solicitors',
    site: 'London',
    monthly: 18_200,
    days: 870,
    review: 12,
    places: [
      ...office('imogen', 'cleo', 'niamh', 'beatriz', 850),
      { title: 'Technician, days', shift: 'day', asks: anyLinux, who: 'aoife', days: 400 },
      {
        title: 'Technician, evenings',
        shift: 'evening',
        asks: [['RHCSA', 'LFCS']],
        who: 'callum',
        days: 390,
      },
      {
        title: 'Technician, nights',
        shift: 'night',
        asks: [['RHCE']],
        critical: 3,
        who: 'jurgen',
        days: 505,
      },
      {
        title: 'Database technician',
        shift: 'day',
        asks: [['MySQL 8.0 DBA OCP', 'guild-mysql-replication']],
        who: 'zainab',
        days: 470,
      },
    ],
  },
  {
    code: 'SAL',
    customer: 'Saltmarsh Publishing',
    site: 'London',
    monthly: 9_400,
    days: 640,
    review: 75,
    places: [
      ...office('rhys', 'cleo', 'niamh', 'beatriz', 630),
      { title: 'Technician, days', shift: 'day', asks: anyLinux, who: 'piotr', days: 350 },
      { title: 'Technician, on call', asks: [['RHCSA']], who: 'callum', days: 120 },
      { title: 'Database technician', shift: 'day', asks: mysql, who: 'zainab', days: 220 },
    ],
  },
  {
    code: 'LAN',
    customer: 'Lantau Ferries',
    site: 'Hong Kong',
    monthly: 22_800,
    days: 910,
    review: 40,
    places: [
      ...office('kwokwai', 'jun', 'sunny', 'arjun', 600),
      { title: 'Technician, days', shift: 'day', asks: [['RHCSA']], who: 'hoyin', days: 560 },
      {
        title: 'Technician, evenings',
        shift: 'evening',
        asks: [['RHCSA', 'LFCS']],
        who: 'mai',
        days: 280,
      },
      {
        title: 'Technician, nights',
        shift: 'night',
        asks: [['RHCSA']],
        critical: 3,
        who: 'rafael',
        days: 470,
      },
      { title: 'Database technician', shift: 'day', asks: mysql, who: 'ayesha', days: 515 },
    ],
  },
  {
    code: 'JUN',
    customer: 'Junction Payments',
    site: 'Hong Kong',
    monthly: 56_000,
    days: 480,
    review: 5,
    places: [
      ...office('meera', 'jun', 'sunny', 'arjun', 470),
      {
        title: 'Platform technician, days',
        shift: 'day',
        asks: [['CKA'], ['RHCSA', 'LFCS']],
        critical: 3,
        who: 'hoyin',
        days: 300,
      },
      {
        title: 'Technician, nights',
        shift: 'night',
        asks: [['RHCE']],
        critical: 3,
        who: 'rafael',
        days: 260,
      },
      {
        title: 'Database technician',
        shift: 'day',
        asks: mysql,
        critical: 3,
        who: 'ayesha',
        days: 265,
      },
    ],
  },
  {
    code: 'BRO',
    customer: 'Blue Ridge Outfitters',
    site: 'Blacksburg',
    monthly: 14_600,
    days: 1160,
    review: 88,
    places: [
      ...office('earl', 'patrice', 'niamh', 'beatriz', 900),
      {
        title: 'Technician, days',
        shift: 'day',
        asks: [['RHCSA', 'LFCS']],
        who: 'travis',
        days: 700,
      },
      {
        title: 'Technician, evenings',
        shift: 'evening',
        asks: [['RHCSA']],
        who: 'keisha',
        days: 330,
      },
      {
        title: 'Technician, nights',
        shift: 'night',
        asks: both,
        critical: 3,
        who: 'anders',
        days: 880,
      },
      {
        title: 'Database technician',
        shift: 'day',
        asks: mysql,
        critical: 3,
        who: 'marguerite',
        days: 700,
      },
    ],
  },
]

export type Teams = { team: Record<string, number>; position: Record<string, number> }

/**
 * Eight customers, the places on their teams and who is in them. Two places are empty, and one
 * waits for exactly what a newcomer can earn.
 */
export function tellTeams(rows: Rows, when: When, people: People, known: Certifications): Teams {
  const made: Teams = { team: {}, position: {} }
  const early = (days: number) => instantIn(companyZone, when.day(-days), 9, 30)

  function place(
    key: Key,
    positionId: number,
    teamId: number,
    days: number,
    more: Partial<typeof placement.$inferInsert> = {},
  ) {
    const about = { person: people[key], team: teamId, position: positionId }
    const placedAt = more.placedAt ?? early(days + 4)
    const id = rows.add(placement, {
      positionId,
      teamId,
      personId: people[key],
      from: when.day(-days),
      placedById: people.marisol,
      placedAt,
      ...more,
    })
    rows.tell(
      placedAt,
      people.marisol,
      'placement.made',
      { ...about, placement: id },
      { from: when.day(-days), kind: more.kind ?? 'full', because: more.because },
    )
    if (more.until && more.until < when.today)
      rows.tell(
        instantIn(companyZone, more.until, 18),
        more.endedById ?? null,
        'placement.ended',
        { ...about, placement: id },
        { until: more.until, because: more.endedBecause },
      )
    return id
  }

  for (const { code, customer, site, monthly, days, review, places } of teams) {
    const teamId = rows.add(team, {
      code,
      customer,
      site,
      contractMonthlyUsd: monthly,
      since: when.day(-days),
      nextReviewOn: when.day(review),
      origin: 'demo',
    })
    made.team[code] = teamId
    places.forEach((it, n) => {
      const kind = it.kind ?? 'technician'
      const ordinal =
        1 +
        places.slice(0, n).filter((p) => (p.kind ?? 'technician') === kind && p.title === it.title)
          .length
      const from = it.who ? days : it.days
      const row = {
        teamId,
        kind,
        title: it.title,
        ordinal,
        site: it.anywhere ? '' : site,
        shift: it.shift ?? null,
        criticality: it.critical ?? 2,
        from: when.day(-from),
      }
      const positionId = rows.add(position, row)
      made.position[`${code} ${it.title} ${ordinal}`] = positionId
      rows.tell(
        early(from),
        people.marisol,
        'position.recorded',
        { team: teamId, position: positionId },
        { title: it.title, from: when.day(-from) },
      )
      it.asks?.forEach((group, g) => {
        for (const name of group) {
          const wanted = {
            certificationId: certificationOf(known, name).id,
            decidedById: people.marisol,
            because: `Agreed with ${customer}.`,
          }
          rows.add(positionRequirement, {
            positionId,
            group: g + 1,
            from: when.day(-from),
            ...wanted,
          })
        }
      })
      if (it.who) place(it.who, positionId, teamId, it.days)
    })
  }

  // Northwind's second night technician resigned; the place has been empty since.
  const nights = made.position['NWF Technician, nights 2'] as number
  const northwind = made.team.NWF as number
  place('gideon', nights, northwind, 725, {
    until: when.day(-12),
    endedById: people.marisol,
    endedBecause: 'Left the company.',
  })

  // Øystein keeps Northwind's databases without the certification, by an exception that is about to
  // end.
  const databases = made.position['NWF Database technician 1'] as number
  const oystein = { person: people.oystein, team: northwind, position: databases }
  const reason =
    'Carried the same databases at his last employer for six years. Sits 1Z0-908 before this ends.'
  const standing = rows.of(placement).find((row) => row.positionId === databases)?.id as number
  rows.add(placementException, {
    placementId: standing,
    reason,
    approverId: people.marisol,
    from: when.day(-40),
    until: when.day(5),
    at: early(44),
  })
  rows.tell(
    early(44) + 1000,
    people.marisol,
    'exception.signed',
    { ...oystein, placement: standing },
    { from: when.day(-40), until: when.day(5), reason },
  )

  // Grace stands beside Rosa for her first weeks on a customer.
  place('grace', made.position['NWF Technician, days 1'] as number, northwind, 9, {
    kind: 'shadow',
    until: when.day(47),
    because: 'Newly certified; watches and is watched for eight weeks.',
  })

  const ask = (
    key: Key,
    name: string,
    at: number,
    note: string,
    answer?: { at: number; by: Key; accepted: boolean; because: string },
  ) => {
    const positionId = made.position[name] as number
    const about = {
      person: people[key],
      position: positionId,
      team: made.team[name.slice(0, 3)] as number,
    }
    rows.add(joinRequest, {
      positionId,
      personId: people[key],
      at,
      note,
      decidedAt: answer?.at,
      decidedById: answer && people[answer.by],
      accepted: answer?.accepted,
      because: answer?.because,
    })
    rows.tell(at, people[key], 'join.asked', about, { note })
    if (answer)
      rows.tell(answer.at, people[answer.by], 'join.answered', about, {
        accepted: answer.accepted,
        because: answer.because,
      })
  }
  ask(
    'kofi',
    'NWF Technician, nights 2',
    when.at(-2, 23, 40),
    'I covered two of Gideon’s shifts this month and know the carriers’ gateway by now.',
  )
  ask(
    'ezra',
    'NWF Technician, nights 2',
    when.at(-9, 21, 15),
    'I would change to nights for this team.',
    {
      at: when.at(-8, 10, 5),
      by: 'hana',
      accepted: false,
      because:
        'The place needs RHCE as well as RHCSA. ANS-210 starts the way there; ask again with the exam booked.',
    },
  )
  return made
}
