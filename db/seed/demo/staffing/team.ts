import { away, personContact, proficiency } from '../../../tables/availability'
import { positionRequirement, teamReview, teamRule } from '../../../tables/staffing'
import { type Certifications, certificationOf } from '../certification/certifications'
import type { Key, People } from '../people'
import type { Rows } from '../rows'
import { companyZone, instantIn, type When } from '../when'
import type { Teams } from './teams'

type Told = { rows: Rows; when: When; people: People; certifications: Certifications; teams: Teams }

/**
 * What teams ask as a whole, how well people do the work, who is away next week, the numbers they
 * share, and the review Northwind was told at.
 */
export function tellTeamWork({ rows, when, people, certifications, teams }: Told): void {
  const at = (days: number, hour = 10) => instantIn(companyZone, when.day(days), hour)
  const idOf = (name: string) => certificationOf(certifications, name).id

  const rule = (
    code: string,
    days: number,
    it: Pick<typeof teamRule.$inferInsert, 'kind' | 'n' | 'certificationId' | 'track'>,
    says: string,
    because: string,
  ) => {
    const teamId = teams.team[code] as number
    rows.add(teamRule, {
      teamId,
      ...it,
      from: when.day(days),
      decidedById: people.marisol,
      decidedAt: at(days),
      because,
    })
    rows.tell(
      at(days),
      people.marisol,
      'team-rule.set',
      { team: teamId },
      { rule: says, from: when.day(days), reason: because },
    )
  }
  rule(
    'NWF',
    -200,
    { kind: 'at least', n: 2, certificationId: idOf('RHCE') },
    'At least 2 people who hold RHCE',
    'One on leave must not leave the gateways without an engineer.',
  )
  rule(
    'NWF',
    -200,
    { kind: 'at most juniors', n: 2, track: 'linux' },
    'At most 2 juniors in linux',
    'Agreed at the review.',
  )
  rule(
    'MOR',
    -150,
    { kind: 'each shift', n: 1 },
    'At least one person on each shift',
    'The wards never close.',
  )
  rule(
    'BRO',
    -90,
    { kind: 'each shift', n: 1, certificationId: idOf('RHCSA') },
    'At least one person on each shift who holds RHCSA',
    'Agreed in the contract.',
  )

  const assess = (
    key: Key,
    track: string,
    level: number,
    days: number,
    by: Key,
    because: string,
  ) => {
    rows.add(proficiency, {
      personId: people[key],
      track,
      level,
      assessedOn: when.day(days),
      assessedById: people[by],
      because,
      at: at(days, 15),
    })
    rows.tell(
      at(days, 15),
      people[by],
      'proficiency.assessed',
      { person: people[key] },
      { track, on: when.day(days), reason: because, after: { level } },
    )
  }
  assess('rosa', 'linux', 2, -420, 'hana', 'Takes calls alone; asks before touching storage.')
  assess(
    'rosa',
    'linux',
    3,
    -60,
    'hana',
    'Brought Grace up to speed and wrote the runbook for the gateways.',
  )
  assess('tariq', 'linux', 4, -300, 'hana', 'Whom the others call at four in the morning.')
  assess(
    'oystein',
    'mysql',
    3,
    -30,
    'hana',
    'Knows these databases better than any exam would tell.',
  )
  assess('grace', 'linux', 1, -4, 'hana', 'First week beside Rosa.')
  assess('kofi', 'linux', 2, -80, 'teresa', 'Covered two nights without a call to anyone.')
  assess(
    'travis',
    'linux',
    1,
    -25,
    'earl',
    'Good on the phone; does not yet touch storage without asking.',
  )
  assess('elif', 'linux', 3, -140, 'teresa', 'Leads the night desk when Dominic is off.')
  assess('ayesha', 'mysql', 4, -210, 'chiming', 'Designed the replication everyone copies.')

  const leave = (key: Key, from: number, until: number, because: string, by: Key = key) => {
    rows.add(away, {
      personId: people[key],
      from: when.day(from),
      until: when.day(until),
      because,
      enteredById: people[by],
      enteredAt: at(-15),
    })
    rows.tell(
      at(-15),
      people[by],
      'away.entered',
      { person: people[key] },
      { from: when.day(from), until: when.day(until), because },
    )
  }
  leave('tariq', 6, 12, 'Leave')

  const share = (key: Key, label: string, number: string) => {
    rows.add(personContact, { personId: people[key], label, number, sharedAt: at(-100) })
    rows.tell(at(-100), people[key], 'number.shared', { person: people[key] }, { label })
  }
  share('hana', 'mobile', '+1 210 555 0142')
  share('hana', 'home', '+1 210 555 0187')
  share('rosa', 'mobile', '+1 210 555 0119')
  share('tariq', 'radio', '210 555 0173 x4')
  share('bao', 'mobile', '+1 210 555 0101')
  share('oystein', 'mobile', '+1 210 555 0166')
  share('imogen', 'mobile', '+44 20 7946 0991')

  // Northwind moved its carriers to a newer Ansible: the night places ask for RHCE since, and the
  // review that followed was told so.
  const northwind = teams.team.NWF as number
  const changed = -75
  const because =
    'The customer automated its carriers’ gateways; nights must be able to change a playbook.'
  for (const name of ['NWF Technician, nights 1', 'NWF Technician, nights 2']) {
    const positionId = teams.position[name] as number
    for (const row of rows
      .of(positionRequirement)
      .filter((it) => it.positionId === positionId && it.certificationId === idOf('RHCE'))) {
      // The place asked for RHCSA alone until then.
      Object.assign(row, {
        from: when.day(changed),
        because,
        decidedById: people.marisol,
        decidedAt: at(changed),
      })
    }
    const about = { team: northwind, position: positionId }
    rows.tell(at(changed), people.marisol, 'position.asks', about, {
      from: when.day(changed),
      reason: because,
      before: 'RHCSA',
      after: 'RHCE and RHCSA',
    })
  }
  const review = (days: number, note: string) => {
    rows.add(teamReview, {
      teamId: northwind,
      on: when.day(days),
      note,
      byId: people.hana,
      at: at(days, 16),
    })
    rows.tell(
      at(days, 16),
      people.hana,
      'review.held',
      { team: northwind },
      { on: when.day(days), note },
    )
  }
  review(-160, 'Content with the nights. Asked who covers when Tariq is on leave.')
  review(
    -68,
    'Told them nights now ask for RHCE. They want the second night place filled before the peak season.',
  )
}
