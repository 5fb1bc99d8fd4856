// Definitions as data: which event tells whom, and in what words. A notice is a reading of the
// event spine, never a row of its own.
import type { EventSubject } from '@/db/tables/record'
import { spoken } from '../calendar'
import { sayLevel } from '../roster/rules/proficiency'

/** What a notice may say, as the reading found it. */
export type Happened = {
  /** Who did it; empty for the university itself. */
  by: string
  /** Whom it is about, when that is not the reader. */
  person: string
  course: string
  certification: string
  /** The customer of the team. */
  team: string
  teamCode: string
  offering: string
  detail: Record<string, unknown>
}

/**
 * `person`: whom the event is about. `manager`: the manager of that person. `leader`: who leads the
 * team. `instructor`: who teaches the offering. Anything else is a granted role.
 */
export type Audience =
  | 'person'
  | 'manager'
  | 'leader'
  | 'instructor'
  | 'staffing lead'
  | 'registrar'

export type Notice = {
  verb: string
  to: Audience
  /** Told only where the event's detail says so by this name. */
  only?: 'unheard' | 'accepted'
  text: (it: Happened) => string
  href: (about: Partial<Record<EventSubject, number>>, it: Happened) => string
}

/** The reason, under either of the names that events keep it by. */
const because = ({ detail: { because, reason } }: Happened) => {
  const why = because || reason
  return typeof why === 'string' && why ? `: ${why}` : ''
}
const note = ({ detail }: Happened) =>
  typeof detail.note === 'string' && detail.note ? `: ${detail.note}` : ''
/** The level an assessment came to, and the one before it where that was another. */
const levelNow = ({ detail }: Happened) => {
  const level = (it: unknown) =>
    typeof it === 'object' && it !== null && 'level' in it && typeof it.level === 'number'
      ? it.level
      : undefined
  const [before, after] = [level(detail.before), level(detail.after)]
  if (after === undefined) return ''
  return ` as ${sayLevel(after)}${before !== undefined && before !== after ? ` (before: ${before})` : ''}`
}
const learning = (about: Partial<Record<EventSubject, number>>) =>
  about.enrolment ? `/learning/${about.enrolment}` : '/learning'
const holding = (about: Partial<Record<EventSubject, number>>) =>
  about.holding ? `/holdings/${about.holding}` : '/certifications'
const course = (it: Happened) => it.course || 'a course'
const certification = (it: Happened) => it.certification || 'a certification'
const team = (it: Happened) => it.team || 'a customer team'
const teamPage = (_: unknown, it: Happened) => (it.teamCode ? `/teams/${it.teamCode}` : '/teams')
const by = (it: Happened) => it.by || 'The university'

export const notices: readonly Notice[] = [
  {
    verb: 'seat.approved',
    to: 'person',
    text: (it) => `${by(it)} approved your place in ${course(it)}`,
    href: () => '/learning',
  },
  {
    verb: 'seat.declined',
    to: 'person',
    text: (it) => `Your place in ${course(it)} was declined${because(it)}`,
    href: () => '/learning',
  },
  {
    verb: 'seat.promoted',
    to: 'person',
    text: (it) => `A seat freed: you are enrolled in ${course(it)}`,
    href: learning,
  },
  {
    verb: 'seat.offered',
    to: 'person',
    text: (it) => `A seat in ${course(it)} is offered to you; answer before the offer lapses`,
    href: () => '/learning',
  },
  {
    verb: 'seat.requested',
    to: 'manager',
    text: (it) =>
      `${it.person} ${it.detail.state === 'enrolled' ? 'enrolled in' : it.detail.state === 'waitlisted' ? 'waits in the queue for' : 'asks for a place in'} ${course(it)}`,
    href: (about, it) =>
      it.detail.state === 'enrolled' || it.detail.state === 'waitlisted'
        ? `/people/${about.person ?? ''}`
        : '/approvals',
  },
  {
    verb: 'lab.confirmed',
    to: 'person',
    text: (it) =>
      `${by(it)} ${it.detail.confirmed === 'no' ? 'gave back' : 'signed'} a lab step of ${course(it)}${note(it)}`,
    href: learning,
  },
  {
    verb: 'lab.done',
    to: 'instructor',
    text: (it) =>
      `${it.person || 'A learner'} ${it.detail.done === 'no' ? 'took lab work back' : 'has lab work ready to be seen'} in ${course(it)}`,
    href: (about) => `/teaching/${about.offering ?? ''}`,
  },
  {
    verb: 'course.completed',
    to: 'manager',
    text: (it) => `${it.person} completed ${course(it)}`,
    href: (about) => `/people/${about.person ?? ''}`,
  },
  {
    verb: 'attempt.submitted',
    to: 'instructor',
    text: (it) => `An exam of ${course(it)} was handed in`,
    href: () => '/marking',
  },
  {
    verb: 'attempt.voided',
    to: 'person',
    text: (it) => `Your exam attempt in ${course(it)} was set aside${because(it)}`,
    href: learning,
  },
  {
    verb: 'grade.posted',
    to: 'person',
    text: (it) => `Your result in ${course(it)} is posted`,
    href: learning,
  },
  {
    verb: 'certification.awarded',
    to: 'person',
    text: (it) => `You are certified: ${certification(it)}`,
    href: holding,
  },
  {
    verb: 'certification.awarded',
    to: 'manager',
    text: (it) => `${it.person} is certified: ${certification(it)}`,
    href: holding,
  },
  {
    verb: 'certification.revoked',
    to: 'person',
    text: (it) => `Your ${certification(it)} was revoked${because(it)}`,
    href: holding,
  },
  {
    verb: 'certification.revoked',
    to: 'staffing lead',
    text: (it) => `${it.person} no longer holds ${certification(it)}${because(it)}`,
    href: holding,
  },
  {
    verb: 'certification.suspended',
    to: 'person',
    text: (it) => `Your ${certification(it)} is suspended${because(it)}`,
    href: holding,
  },
  {
    verb: 'certification.suspended',
    to: 'staffing lead',
    text: (it) => `${it.person}: ${certification(it)} is suspended${because(it)}`,
    href: holding,
  },
  {
    verb: 'certification.reinstated',
    to: 'person',
    text: (it) => `Your ${certification(it)} counts again${because(it)}`,
    href: holding,
  },
  {
    verb: 'certification.extended',
    to: 'person',
    text: (it) =>
      `Your ${certification(it)} was extended${typeof it.detail.after === 'string' ? ` until ${spoken(it.detail.after)}` : ''}${because(it)}`,
    href: holding,
  },
  {
    verb: 'booking.made',
    to: 'person',
    text: (it) =>
      `${by(it)} booked ${typeof it.detail.exam === 'string' ? it.detail.exam : 'an exam'} for you${typeof it.detail.on === 'string' ? `, on ${spoken(it.detail.on)}` : ''}`,
    href: () => '/certifications/bookings',
  },
  {
    verb: 'evidence.submitted',
    to: 'registrar',
    text: (it) => `${by(it)} brought a certificate of ${certification(it)}`,
    href: (about) => `/evidence/${about.evidence ?? ''}`,
  },
  {
    verb: 'evidence.rejected',
    to: 'person',
    text: (it) => `Your certificate of ${certification(it)} was not confirmed${because(it)}`,
    href: (about) => `/evidence/${about.evidence ?? ''}`,
  },
  {
    verb: 'requirement.set',
    to: 'person',
    text: (it) => `You must hold ${certification(it)}${because(it)}`,
    href: () => '/certifications',
  },
  {
    verb: 'more-time.asked',
    to: 'manager',
    text: (it) => `More time is asked for ${it.person} to hold ${certification(it)}${because(it)}`,
    href: () => '/requirements/people',
  },
  {
    verb: 'more-time.asked',
    to: 'registrar',
    only: 'unheard',
    text: (it) =>
      `More time is asked for ${it.person} to hold ${certification(it)}, and no manager is there to answer${because(it)}`,
    href: () => '/requirements/people',
  },
  {
    verb: 'more-time.granted',
    to: 'person',
    text: (it) => `More time to hold ${certification(it)} was granted${because(it)}`,
    href: () => '/certifications',
  },
  {
    verb: 'more-time.declined',
    to: 'person',
    text: (it) => `More time to hold ${certification(it)} was declined${because(it)}`,
    href: () => '/certifications',
  },
  {
    verb: 'placement.made',
    to: 'person',
    text: (it) => `${by(it)} placed you with ${team(it)}`,
    href: teamPage,
  },
  {
    verb: 'placement.made',
    to: 'leader',
    text: (it) => `${it.person} joins ${team(it)}`,
    href: teamPage,
  },
  {
    verb: 'placement.ended',
    to: 'person',
    text: (it) => `Your place with ${team(it)} ends${because(it)}`,
    href: teamPage,
  },
  {
    verb: 'placement.ended',
    to: 'leader',
    text: (it) => `${it.person} leaves ${team(it)}${because(it)}`,
    href: teamPage,
  },
  {
    verb: 'placement.moved',
    to: 'person',
    text: (it) => `${by(it)} moved you to ${team(it)}${because(it)}`,
    href: teamPage,
  },
  {
    verb: 'placement.moved',
    to: 'leader',
    text: (it) => `${it.person} is moved to another position${because(it)}`,
    href: teamPage,
  },
  {
    verb: 'placement.swapped',
    to: 'person',
    text: (it) => `${by(it)} let you and a colleague take each other’s place${because(it)}`,
    href: teamPage,
  },
  {
    verb: 'placement.swapped',
    to: 'leader',
    text: (it) => `${by(it)} let two people take each other’s place${because(it)}`,
    href: teamPage,
  },
  {
    verb: 'placement.restored',
    to: 'person',
    text: (it) => `${by(it)} undid a change of your places with customers`,
    href: teamPage,
  },
  {
    verb: 'placement.restored',
    to: 'leader',
    text: (it) => `${by(it)} undid a change with ${team(it)}`,
    href: teamPage,
  },
  {
    verb: 'shadow.signed-off',
    to: 'person',
    text: (it) => `${by(it)} signed you off: you are full with ${team(it)}`,
    href: teamPage,
  },
  {
    verb: 'shadow.signed-off',
    to: 'staffing lead',
    text: (it) => `${it.person} is full with ${team(it)}: signed off by ${by(it)}`,
    href: teamPage,
  },
  {
    verb: 'proficiency.assessed',
    to: 'person',
    text: (it) =>
      `${by(it)} assessed your work in ${typeof it.detail.track === 'string' ? it.detail.track : 'a track'}${levelNow(it)}${because(it)}`,
    href: (about) => `/people/${about.person ?? ''}`,
  },
  {
    verb: 'exception.signed',
    to: 'leader',
    text: (it) => `${by(it)} signed an exception for ${it.person} with ${team(it)}`,
    href: () => '/exceptions',
  },
  {
    verb: 'join.asked',
    to: 'leader',
    text: (it) => `${it.person} asks to join ${team(it)}`,
    href: teamPage,
  },
  {
    verb: 'join.asked',
    to: 'staffing lead',
    only: 'unheard',
    text: (it) => `${it.person} asks to join ${team(it)}, and no leader is there to answer`,
    href: teamPage,
  },
  {
    verb: 'join.answered',
    to: 'staffing lead',
    only: 'accepted',
    text: (it) => `${by(it)} agrees that ${it.person} joins ${team(it)}: place them`,
    href: (about, it) =>
      `/candidates?position=${about.position ?? ''}&name=${encodeURIComponent(it.person)}`,
  },
  {
    verb: 'join.answered',
    to: 'person',
    text: (it) =>
      `${by(it)} ${it.detail.accepted === false ? 'turned down your wish' : 'agreed with your wish'} to join ${team(it)}${because(it)}`,
    href: teamPage,
  },
  {
    verb: 'role.granted',
    to: 'person',
    text: (it) =>
      `${by(it)} made you ${typeof it.detail.role === 'string' ? it.detail.role : 'an officer of the university'}`,
    href: () => '/',
  },
  {
    verb: 'offering.drafted',
    to: 'person',
    text: (it) => `${by(it)} asks you to open an offering of ${course(it)}${because(it)}`,
    href: () => '/teaching/drafts',
  },
  {
    verb: 'offering.drafted',
    to: 'registrar',
    text: (it) => `${by(it)} asks for an offering of ${course(it)}${because(it)}`,
    href: () => '/teaching/drafts',
  },
  {
    verb: 'offering.opened',
    to: 'person',
    text: (it) =>
      `The offering of ${course(it)} you asked for is open${typeof it.detail.code === 'string' ? `: ${it.detail.code}` : ''}`,
    href: () => '/teaching/drafts',
  },
  {
    verb: 'draft.declined',
    to: 'person',
    text: (it) => `The offering of ${course(it)} you asked for was declined${because(it)}`,
    href: () => '/teaching/drafts',
  },
  {
    verb: 'role.ended',
    to: 'person',
    text: (it) =>
      `Your role ${typeof it.detail.role === 'string' ? `as ${it.detail.role} ` : ''}ends`,
    href: () => '/',
  },
  {
    verb: 'delegation.made',
    to: 'person',
    text: (it) => `${by(it)} arranged who acts for whom: see the dates`,
    href: () => '/',
  },
]

/** The verbs each audience is told of. */
export const verbsFor = (to: Audience) =>
  notices.filter((notice) => notice.to === to).map((notice) => notice.verb)
/** Of these, the ones told only where the detail says so. */
export const conditionsOf = (to: Audience) =>
  notices.flatMap((notice) =>
    notice.to === to && notice.only ? [{ verb: notice.verb, only: notice.only }] : [],
  )
