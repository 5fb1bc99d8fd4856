import { and, eq, gt, isNotNull, isNull, lte, ne, or, sql } from 'drizzle-orm'
import type { Reader } from '@/db'
import { award } from '@/db/tables/award'
import { certification } from '@/db/tables/certification'
import { exam } from '@/db/tables/exam'
import { person } from '@/db/tables/people'
import { position, positionRequirement, team } from '@/db/tables/staffing'
import type { Day } from '../../calendar'
import { validOn } from '../../certification/validity/queries/valid-on'
import { lastsOn, notOverOn } from '../../day-sql'
import { announcedAfter, type Terms } from '../../roster/rules/terms'
import type { KnownForHoldings } from '../rules/holdings'
import type { KnownPerson } from '../rules/people'
import { sameRequirement, withVersion } from '../rules/position-row'
import type { KnownForPositions } from '../rules/positions'

/** Everybody, in the words of the file. */
export async function knownPeople(db: Reader): Promise<KnownPerson[]> {
  const rows = await db.select().from(person)
  const employeeOf = new Map(rows.map((it) => [it.id, it.employeeId]))
  return rows.map((it) => ({
    id: it.id,
    origin: it.origin,
    facts: {
      employee_id: it.employeeId,
      email: it.email,
      name: it.name,
      job_title: it.jobTitle,
      department: it.department,
      site: it.site,
      time_zone: it.timeZone,
      shift: it.shift,
      manager_employee_id: it.managerId === null ? null : (employeeOf.get(it.managerId) ?? null),
      hired_on: it.hiredOn,
      left_on: it.leftOn,
    },
  }))
}

/**
 * The people, the exams on offer, the certificates of these numbers that are on record, and what
 * these employees hold validly today.
 */
export async function knownForHoldings(
  db: Reader,
  numbers: readonly string[],
  employees: readonly string[],
  today: Day,
): Promise<KnownForHoldings> {
  const people = await db.select({ id: person.id, employeeId: person.employeeId }).from(person)
  const exams = await db
    .select({
      issuer: exam.issuer,
      code: exam.code,
      certificationId: exam.certificationId,
      awardedBy: certification.issuer,
    })
    .from(exam)
    .innerJoin(certification, eq(certification.id, exam.certificationId))
  const issuers = [...new Set(exams.map((it) => it.awardedBy))]
  // By issuer and number, because the index on certificates is. A renewal repeats the number of
  // what renewed it.
  const certificates = await db
    .select({
      issuer: award.issuer,
      number: sql<string>`${award.certificateNumber}`,
      employeeId: person.employeeId,
      examCode: award.examCode,
      earnedOn: award.issuedOn,
    })
    .from(award)
    .innerJoin(person, eq(person.id, award.personId))
    .where(
      and(
        sql`${award.issuer} in (select value from json_each(${JSON.stringify(issuers)}))`,
        sql`${award.certificateNumber} in (select value
          from json_each(${JSON.stringify([...new Set(numbers)])}))`,
        ne(award.source, sql`'renewal'`),
      ),
    )
  const held = employees.length
    ? await db
        .select({ personId: award.personId, certificationId: award.certificationId })
        .from(award)
        .where(
          and(
            sql`${award.personId} in (select e.id from ${person} e
              where e.employee_id in (select value
              from json_each(${JSON.stringify([...new Set(employees)])})))`,
            validOn(award, today),
          ),
        )
    : []
  const certified = new Set(held.map((it) => `${it.personId} ${it.certificationId}`))
  return {
    people: new Map(people.map((it) => [it.employeeId, it.id])),
    exams,
    certificates,
    certified,
  }
}

/**
 * Teams and their positions of today, each with what it asks in one spelling, and the exams there
 * are.
 */
export async function knownForPositions(db: Reader, today: Day): Promise<KnownForPositions> {
  const teams = await db.select().from(team)
  const codeOf = new Map(teams.map((it) => [it.id, it.code]))
  const next = await db
    .select()
    .from(position)
    .where(and(isNotNull(position.followsId), gt(position.from, today)))
  const following = new Map(next.map((it) => [it.followsId, it]))
  const line = (it: Terms): Terms[] => {
    const after = following.get(it.id)
    return after ? [it, ...line(after)] : [it]
  }
  const positions = await db
    .select()
    .from(position)
    // An announced change is not yet so: a file speaks of today.
    .where(
      and(notOverOn(position, today), or(isNull(position.followsId), lte(position.from, today))),
    )
  const requirements = await db
    .select({
      positionId: positionRequirement.positionId,
      group: positionRequirement.group,
      examCode: positionRequirement.examCode,
      minVersion: positionRequirement.minVersion,
    })
    .from(positionRequirement)
    .innerJoin(position, eq(position.id, positionRequirement.positionId))
    .where(and(lastsOn(positionRequirement, sql`max(${today}, ${position.from})`)))
  const asked = new Map<number, Map<number, string[]>>()
  for (const { positionId, group, examCode, minVersion } of requirements) {
    const groups = asked.get(positionId) ?? new Map<number, string[]>()
    asked.set(
      positionId,
      groups.set(group, [
        ...(groups.get(group) ?? []),
        withVersion(examCode ?? 'any exam', minVersion),
      ]),
    )
  }
  return {
    teams: teams.map((it) => ({
      id: it.id,
      code: it.code,
      origin: it.origin,
      facts: { customer: it.customer, contract_monthly_usd: it.contractMonthlyUsd, site: it.site },
    })),
    positions: positions.map((it) => ({
      id: it.id,
      team: codeOf.get(it.teamId) ?? '',
      kind: it.kind,
      ordinal: it.ordinal,
      facts: {
        site: it.site,
        requirement: sameRequirement([...(asked.get(it.id)?.values() ?? [])]),
        shift: it.shift,
        criticality: it.criticality,
      },
      announced: announcedAfter(line(it), today),
    })),
    codes: (await db.selectDistinct({ code: exam.code }).from(exam)).map((it) => it.code),
  }
}
