import type { Writer } from '@/db'
import { offeringInstructor } from '@/db/tables/catalogue'
import { enrolment } from '@/db/tables/enrolment'
import { roleGrant } from '@/db/tables/people'
import { placement, position, team } from '@/db/tables/staffing'
import { aCourse, aPerson, noon } from '../world'

/**
 * Who may be asking. `self` is the person a row is about; manager, leader and instructor are
 * theirs.
 */
export const roles = [
  'nobody',
  'employee',
  'self',
  'manager',
  'leader',
  'instructor',
  'owner',
  'staffing lead',
  'registrar',
  'auditor',
] as const
export type Role = (typeof roles)[number]

/** What one of them meets: allowed, refused with a reason, or nothing to see. */
export type Expected = 'yes' | 'refused' | 'not found'

/**
 * A row of the matrix: `given` prepares what the input speaks of and returns the input; a role that
 * is not named meets `others`. Rows share one world and nothing is performed, so a row leaves other
 * people's things as they are.
 */
export type Row = { given: (db: Writer, stage: Stage) => unknown; others: Expected } & Partial<
  Record<Role, Expected>
>
export type Rows = Record<string, Row>

export type Stage = Awaited<ReturnType<typeof setStage>>

/**
 * One small cast: `self` works for `manager`, serves on `leader`'s team, and is enrolled where
 * `instructor` teaches.
 */
export async function setStage(db: Writer) {
  const manager = await aPerson(db, { name: 'Mara Manager' })
  const self = await aPerson(db, { name: 'Sol Self', managerId: manager })
  const employee = await aPerson(db, { name: 'Emil Employee' })
  const leader = await aPerson(db, { name: 'Lea Leader' })
  const instructor = await aPerson(db, { name: 'Ines Instructor' })
  const owner = await aPerson(db, { name: 'Otto Owner' })
  const staffingLead = await aPerson(db, { name: 'Stella Staffing', roles: ['staffing lead'] })
  const registrar = await aPerson(db, { name: 'Rhea Registrar', roles: ['registrar'] })
  const auditor = await aPerson(db, { name: 'Aldo Auditor', roles: ['auditor'] })
  const [grant] = await db.select({ id: roleGrant.id }).from(roleGrant)

  const [t] = await db
    .insert(team)
    .values({ code: 'T9001', customer: 'Example Ltd', site: 'Chicago', since: '2020-01-01' })
    .returning({ id: team.id })
  const seat = (kind: 'leader' | 'technician', ordinal = 1) =>
    db
      .insert(position)
      .values({ teamId: t!.id, kind, title: kind, ordinal, from: '2020-01-01' })
      .returning({ id: position.id })
  const [leads] = await seat('leader')
  const [serves] = await seat('technician')
  const [open] = await seat('technician', 2)
  const place = (positionId: number, personId: number) =>
    db
      .insert(placement)
      .values({ positionId, teamId: t!.id, personId, from: '2020-01-01', placedAt: +noon })
      .returning({ id: placement.id })
  await place(leads!.id, leader)
  const [placed] = await place(serves!.id, self)

  const taught = await aCourse(db, { code: 'PRM-101', ownerId: owner })
  await db
    .insert(offeringInstructor)
    .values({ offeringId: taught.offeringId, personId: instructor })
  const [enrolled] = await db
    .insert(enrolment)
    .values({
      personId: self,
      offeringId: taught.offeringId,
      state: 'enrolled',
      requestedAt: +noon,
      enrolledAt: +noon,
    })
    .returning({ id: enrolment.id })

  const cast: Record<Role, number> = {
    nobody: 0,
    employee,
    self,
    manager,
    leader,
    instructor,
    owner,
    'staffing lead': staffingLead,
    registrar,
    auditor,
  }
  return {
    /** Ids of the people, by role. */
    cast,
    ...taught,
    enrolment: enrolled!.id,
    team: t!.id,
    teamCode: 'T9001',
    /** The technician's position `self` is in, and one that is empty. */
    position: serves!.id,
    openPosition: open!.id,
    placement: placed!.id,
    /** Somebody's role. */
    grant: grant!.id,
  }
}
