import { type Mode, offering, offeringInstructor, session } from '../../tables/catalogue'
import { type Courses, courseOf } from './courses'
import type { Key, People } from './people'
import type { Rows } from './rows'
import { dayIn, hour, type When } from './when'

export type Offering = {
  id: number
  code: string
  course: string
  startsAt: number | null
  endsAt: number | null
  mode: Mode
}
export type Offerings = ReturnType<typeof tellOfferings>

type Meeting = {
  day: number
  hour: number
  minute?: number
  hours: number
  title: string
  cancelled?: { at: number; by: Key; because: string }
}
type Dated = {
  course: string
  mode: Mode
  seats: number
  zone: string
  room: string
  by: Key[]
  approval?: true
  meetings: Meeting[]
  /** First and last day of enrolment, in days from now. */
  from: number
  until: number
  cancelled?: { at: number; by: Key; because: string }
  closedAt?: number
}

/**
 * Every course can be begun any day but three, which need a room; and nine dated deliveries in
 * every stage of their life.
 */
export function tellOfferings(rows: Rows, when: When, people: People, courses: Courses) {
  const { at } = when
  const anyDay = (code: string, ...by: Key[]): Offering => {
    const { id: courseId, versionId } = courseOf(courses, code)
    const row = {
      code: `${code}-ANY`,
      courseVersionId: versionId,
      courseId,
      mode: 'self-paced' as const,
      seats: null,
      timeZone: 'America/Chicago',
    }
    const id = rows.add(offering, { ...row, enrolFrom: when.day(-1090) })
    for (const key of by) rows.add(offeringInstructor, { offeringId: id, personId: people[key] })
    return { id, code: row.code, course: code, startsAt: null, endsAt: null, mode: row.mode }
  }

  const codes = new Set<string>()
  const dated = (it: Dated): Offering => {
    const { id: courseId, versionId } = courseOf(courses, it.course)
    const meetings = it.meetings.map((m) => {
      const startsAt = at(m.day, m.hour, m.minute ?? 0, it.zone)
      return { ...m, startsAt, endsAt: startsAt + m.hours * hour }
    })
    const startsAt = Math.min(...meetings.map((m) => m.startsAt))
    const endsAt = Math.max(...meetings.map((m) => m.endsAt))
    let code = `${it.course}-${dayIn(startsAt, it.zone).slice(0, 7)}`
    for (let letter = 'B'; codes.has(code); letter = String.fromCharCode(letter.charCodeAt(0) + 1))
      code = `${code.slice(0, it.course.length + 8)}-${letter}`
    codes.add(code)
    const id = rows.add(offering, {
      code,
      courseVersionId: versionId,
      courseId,
      mode: it.mode,
      seats: it.seats,
      enrolFrom: when.day(it.from),
      enrolUntil: when.day(it.until),
      startsAt,
      endsAt,
      timeZone: it.zone,
      approval: it.approval ?? false,
      cancelledAt: it.cancelled?.at,
      cancelledById: it.cancelled && people[it.cancelled.by],
      cancelledBecause: it.cancelled?.because,
      closedAt: it.closedAt,
    })
    for (const key of it.by) rows.add(offeringInstructor, { offeringId: id, personId: people[key] })
    for (const { title, startsAt, endsAt, cancelled } of meetings) {
      const off = {
        cancelledAt: cancelled?.at,
        cancelledById: cancelled && people[cancelled.by],
        cancelledBecause: cancelled?.because,
      }
      rows.add(session, {
        offeringId: id,
        title,
        startsAt,
        endsAt,
        timeZone: it.zone,
        room: it.room,
        link: `https://meet.example/${code.toLowerCase()}`,
        ...off,
      })
    }
    return { id, code, course: it.course, startsAt, endsAt, mode: it.mode }
  }

  const america = 'America/Chicago'
  const london = 'Europe/London'
  const hongKong = 'Asia/Hong_Kong'
  const round = courseOf(courses, 'SEC-110')
  const roundEnds = at(-3, 18)
  const roundRow = {
    code: `SEC-110-${dayIn(roundEnds, america).slice(0, 4)}`,
    courseVersionId: round.versionId,
    courseId: round.id,
    mode: 'self-paced' as const,
  }
  const roundId = rows.add(offering, {
    ...roundRow,
    seats: null,
    timeZone: america,
    enrolFrom: when.day(-33),
    startsAt: at(-33, 8),
    endsAt: roundEnds,
  })
  rows.add(offeringInstructor, { offeringId: roundId, personId: people.ingrid })

  return {
    'LNX-201': anyDay('LNX-201', 'priya', 'weiling'),
    'LNX-204': anyDay('LNX-204', 'priya', 'tadeo'),
    'LNX-310': anyDay('LNX-310', 'weiling'),
    'ANS-210': anyDay('ANS-210', 'priya'),
    'MYS-201': anyDay('MYS-201', 'tadeo'),
    'MYS-302': anyDay('MYS-302', 'tadeo'),
    'SUP-101': anyDay('SUP-101', 'fiona'),
    'NET-101': anyDay('NET-101', 'fiona'),
    'SEC-110': anyDay('SEC-110', 'ingrid'),
    /** The yearly round of the customer data acknowledgement, over since three days. */
    round: {
      id: roundId,
      code: roundRow.code,
      course: 'SEC-110',
      startsAt: at(-33, 8),
      endsAt: roundEnds,
      mode: 'self-paced',
    } satisfies Offering,
    /** Full, begins tomorrow: a seat came free today. */
    kubernetes: dated({
      course: 'K8S-220',
      mode: 'instructor-led',
      seats: 6,
      zone: america,
      room: 'Alamo room',
      by: ['priya', 'weiling'],
      from: -50,
      until: 1,
      meetings: [
        { day: 1, hour: 15, hours: 3, title: 'Why does the pod not run' },
        { day: 2, hour: 15, hours: 3, title: 'Nodes and rollouts' },
      ],
    }),
    /** Running: one evening is today, the next is cancelled because its instructor is ill. */
    ansible: dated({
      course: 'ANS-210',
      mode: 'blended',
      seats: 12,
      zone: america,
      room: 'Mission room',
      by: ['priya'],
      from: -45,
      until: -8,
      meetings: [
        { day: -7, hour: 16, hours: 2, title: 'Inventory and the second run' },
        { day: 0, hour: 16, hours: 2, title: 'Roles' },
        {
          day: 3,
          hour: 16,
          hours: 2,
          title: 'A rollout that stops by itself',
          cancelled: {
            at: when.ago(190),
            by: 'priya',
            because: 'The lab hosts are being rebuilt. Another evening is being sought.',
          },
        },
        { day: 10, hour: 16, hours: 2, title: 'Questions before the exam' },
      ],
    }),
    linuxLive: dated({
      course: 'LNX-201',
      mode: 'instructor-led',
      seats: 12,
      zone: america,
      room: 'Alamo room',
      by: ['priya'],
      from: -40,
      until: 7,
      meetings: [
        { day: 9, hour: 9, hours: 4, title: 'Services and the journal' },
        { day: 10, hour: 9, hours: 4, title: 'Storage' },
        { day: 11, hour: 9, hours: 4, title: 'When it does not boot' },
      ],
    }),
    storageLondon: dated({
      course: 'LNX-204',
      mode: 'blended',
      seats: 10,
      zone: london,
      room: 'Fleet room',
      by: ['tadeo', 'priya'],
      from: -30,
      until: 14,
      meetings: [
        { day: 16, hour: 10, hours: 3, title: 'Degraded, replaced, rebuilt' },
        { day: 17, hour: 10, hours: 3, title: 'One disk, one hour' },
      ],
    }),
    replicationHongKong: dated({
      course: 'MYS-302',
      mode: 'instructor-led',
      seats: 8,
      zone: hongKong,
      room: 'Peak room',
      by: ['weiling', 'tadeo'],
      from: -25,
      until: 18,
      meetings: [
        { day: 20, hour: 9, minute: 30, hours: 4, title: 'Binary log, GTIDs, delay' },
        { day: 21, hour: 9, minute: 30, hours: 4, title: 'Switchover and recovery' },
      ],
    }),
    nightShift: dated({
      course: 'LNX-330',
      mode: 'blended',
      seats: 8,
      zone: america,
      room: 'Mission room',
      by: ['priya', 'weiling'],
      from: -20,
      until: 24,
      meetings: [{ day: 26, hour: 22, hours: 4, title: 'A night on the consoles' }],
    }),
    leading: dated({
      course: 'LED-210',
      mode: 'instructor-led',
      seats: 10,
      zone: london,
      room: 'Fleet room',
      by: ['fiona'],
      approval: true,
      from: -30,
      until: 15,
      meetings: [{ day: 18, hour: 14, hours: 3, title: 'The person you cannot lose' }],
    }),
    mysqlCancelled: dated({
      course: 'MYS-201',
      mode: 'instructor-led',
      seats: 10,
      zone: america,
      room: 'Alamo room',
      by: ['tadeo'],
      from: -40,
      until: 3,
      cancelled: {
        at: at(-5, 11, 20),
        by: 'tadeo',
        because:
          'Three of ten seats were taken. The course can be begun any day by oneself; the next room is booked for spring.',
      },
      meetings: [{ day: 5, hour: 9, hours: 6, title: 'Accounts and backups' }],
    }),
    linuxPast: dated({
      course: 'LNX-201',
      mode: 'instructor-led',
      seats: 10,
      zone: america,
      room: 'Alamo room',
      by: ['priya'],
      from: -120,
      until: -72,
      closedAt: at(-55, 12),
      meetings: [
        { day: -70, hour: 9, hours: 4, title: 'Services and the journal' },
        { day: -69, hour: 9, hours: 4, title: 'Storage' },
        { day: -68, hour: 9, hours: 4, title: 'When it does not boot' },
      ],
    }),
  }
}
