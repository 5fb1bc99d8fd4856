import {
  certification,
  certificationRequirement,
  certificationVersion,
} from '../../../tables/certification'
import { position, positionRequirement } from '../../../tables/staffing'
import { type Courses, courseOf } from '../courses'
import { noonOf, type People } from '../people'
import type { Rows } from '../rows'
import { addMonths, type When } from '../when'
import type { Teams } from './teams'

/**
 * Halden Insurance moves to containers in four weeks. Nobody holds our new certificate for it; its
 * course is full and begins tomorrow, so a new offering has to be opened: too late for the first
 * day, in good time for the summer.
 */
export function tellContainers(
  rows: Rows,
  when: When,
  people: People,
  courses: Courses,
  teams: Teams,
): void {
  const began = addMonths(when.today, -2)
  const slug = 'guild-containers'
  const certificationId = rows.add(certification, {
    slug,
    short: 'Guild: Containers',
    name: 'Guild certificate in containers on a customer’s cluster',
    issuer: 'Guildhall',
    inHouse: true,
    track: 'linux',
    level: 'professional',
  })
  const versionId = rows.add(certificationVersion, {
    certificationId,
    number: 1,
    effectiveFrom: began,
    validityMonths: 24,
    validityKnown: true,
    method: 'anchored',
    windowMonths: 3,
    checkedOn: when.day(-30),
    decidedById: people.ingrid,
    decidedAt: noonOf(began, -10),
    because: 'Two customers said that they will move to containers this winter.',
    facts: {},
  })
  rows.add(certificationRequirement, {
    versionId,
    group: 1,
    kind: 'course',
    courseId: courseOf(courses, 'K8S-220').id,
  })
  const from = when.day(25)
  const because =
    'Agreed with Halden Insurance: the claims system runs in containers from that day on.'
  const place = {
    teamId: teams.team.HAL as number,
    kind: 'technician' as const,
    title: 'Container technician',
    ordinal: 1,
    site: 'San Antonio',
    shift: 'day' as const,
  }
  const positionId = rows.add(position, { ...place, criticality: 3, from })
  rows.add(positionRequirement, {
    positionId,
    group: 1,
    certificationId,
    from,
    decidedById: people.marisol,
    because,
  })
  rows.tell(
    when.at(-4, 15, 10),
    people.marisol,
    'position.recorded',
    { team: place.teamId, position: positionId },
    { title: place.title, from },
  )
}
