import type { EventSubject } from '@/db/tables/record'
import { type Actor, is } from '../actor'
import { isDay, spoken } from '../calendar'

/** Families of verbs that not everyone who sees a person, a team or a holding may read. */
export const families = {
  /** How someone signs in, and what was arranged for them: theirs. */
  private: ['signin', 'password', 'token', 'extra-time', 'delegation'],
  /** How an exam went: theirs and their markers'; a manager sees outcomes. */
  grades: ['attempt', 'grade'],
  /** Marks before they are posted: the markers'. */
  marking: ['answer'],
  /** Why someone unqualified stands in a team: its leader, staffing leads. */
  exceptions: ['exception'],
} as const
export type Family = keyof typeof families

export const readsEverything = (actor: Actor) => is(actor, 'registrar', 'auditor')

/** The families hidden from this viewer, beyond what the caller says they may see. */
export function hiddenFrom(actor: Actor, sees: readonly Family[]): Family[] {
  if (readsEverything(actor)) return []
  const granted = is(actor, 'staffing lead') ? [...sees, 'exceptions'] : sees
  return (Object.keys(families) as Family[]).filter((family) => !granted.includes(family))
}

const sentences: Record<string, string> = {
  'seat.requested': 'asked for a seat',
  'seat.approved': 'approved a seat',
  'seat.declined': 'declined a seat',
  'seat.withdrawn': 'withdrew from a seat',
  'seat.promoted': 'moved up from the waitlist',
  'seat.offered': 'was offered a seat',
  'seat.accepted': 'accepted a seat',
  'item.completed': 'completed an item',
  'lab.done': 'said a lab is done',
  'lab.confirmed': 'signed off a lab',
  'course.completed': 'completed a course',
  'attempt.started': 'started an exam',
  'attempt.submitted': 'handed in an exam',
  'attempt.voided': 'voided an attempt',
  'answer.saved': 'saved an answer',
  'answer.marked': 'marked an answer',
  'grade.posted': 'posted a grade',
  'certification.awarded': 'awarded a certification',
  'certification.revoked': 'revoked a certification',
  'certification.suspended': 'suspended a certification',
  'renewals.required': 'required renewal of many certifications',
  'certifications.awarded': 'awarded many certifications by hand',
  'certifications.revoked': 'revoked many certifications',
  'certification.reinstated': 'ended a suspension',
  'certification.extended': 'extended a certification',
  'certification.redated': 'moved an end, because an older certificate came later',
  'issuer.extended': 'followed an issuer who extends everyone',
  'holding.hidden': 'hid a certification from strangers',
  'holding.shown': 'let strangers see a certification again',
  'signing-key.made': 'made the first key for badges',
  'signing-key.changed': 'changed the key for badges',
  'issuer.trusted': 'took an issuer’s badges at their word',
  'issuer.distrusted': 'ended trust in an issuer’s badges',
  'booking.made': 'booked an outside exam',
  'booking.moved': 'moved a booked exam',
  'booking.cancelled': 'cancelled a booked exam',
  'booking.result': 'recorded how an outside exam went',
  'domains.mapped': 'said what teaches and practises a domain of an exam',
  'evidence.submitted': 'brought a certificate',
  'evidence.rejected': 'rejected a certificate',
  'evidence.checked': 'checked a certificate again',
  'path.defined': 'defined a path',
  'rule.defined': 'defined a certification',
  'rule.changed': 'changed the rule of a certification',
  'rule.carried-out': 'awarded what a change of rule made due',
  'requirement.set': 'stated who must hold what',
  'requirement.changed': 'changed who must hold what',
  'requirement.ended': 'ended who must hold what',
  'more-time.asked': 'asked for more time',
  'more-time.granted': 'granted more time',
  'more-time.declined': 'declined more time',
  'plan.made': 'made a plan',
  'plan.ready': 'finished a plan',
  'plan.failed': 'could not finish a plan',
  'plan.cancelled': 'stopped the work on a plan',
  'plan.adopted': 'adopted a plan',
  'search.saved': 'kept a search',
  'search.shared': 'changed who sees a kept search',
  'search.dropped': 'dropped a kept search',
  'shortlist.kept': 'kept someone on a shortlist',
  'shortlist.dropped': 'took someone off a shortlist',
  'placement.made': 'placed someone in a position',
  'placement.ended': 'ended a placement',
  'placement.moved': 'moved someone to another position',
  'placement.swapped': 'let two people take each other’s place',
  'placement.restored': 'undid a placement, a move or an end',
  'shadow.checked': 'ticked a line of a shadow’s checklist',
  'shadow.signed-off': 'signed a shadow off',
  'exception.signed': 'signed an exception',
  'team.founded': 'founded a team',
  'team.changed': 'changed a team',
  'review.held': 'recorded a review with the customer',
  'position.added': 'added a position',
  'position.changed': 'changed a position',
  'position.unchanged': 'took back an announced change of a position',
  'position.ended': 'ended a position',
  'position.asks': 'changed what a position asks for',
  'team-rule.set': 'set a rule across a team',
  'team-rule.ended': 'ended a rule across a team',
  'proficiency.assessed': 'assessed how well someone does the work',
  'away.entered': 'entered time away',
  'away.withdrawn': 'withdrew time away',
  'number.shared': 'shared a number with their teams',
  'number.withdrawn': 'withdrew a shared number',
  'join.asked': 'asked to join a team',
  'join.withdrawn': 'took a request to join back',
  'join.answered': 'answered a request to join',
  'training.adopted': 'adopted a training plan',
  'offering.drafted': 'asked for an offering',
  'offering.opened': 'opened an offering',
  'draft.declined': 'declined to open an offering',
  'role.granted': 'gave a role',
  'role.ended': 'ended a role',
  'delegation.made': 'arranged a delegate',
  'delegation.ended': 'ended a delegation',
  'token.made': 'made an API token',
  'token.revoked': 'revoked an API token',
  'person.recorded': 'recorded a person',
  'holding.recorded': 'recorded a holding',
  'position.recorded': 'recorded a position',
  'import.read': 'read a file in',
  'import.performed': 'performed an import',
  'demo.reset': 'reset the demo',
  'reminders.sent': 'sent reminders',
  'message.retried': 'had mail tried again',
  'notices.read': 'read notices',
  'signin.tried': 'a password was tried',
  'signin.succeeded': 'signed in',
  'signin.closed': 'closed a sign-in',
  'signin.opened': 'opened a sign-in again',
  'password.set': 'set a password',
  'extra-time.set': 'set extra exam time',
  'setting.changed': 'changed a setting',
}
/** A verb as people say it. */
export const sentenceOf = (verb: string) =>
  sentences[verb] ?? verb.replace('.', ' ').replaceAll('-', ' ')

const pages: Partial<Record<EventSubject, string>> = {
  person: '/people/',
  course: '/courses/',
  certification: '/certifications/',
  holding: '/holdings/',
  team: '/teams/',
  import: '/imports/',
  evidence: '/evidence/',
  rule: '/requirements/',
}
export type Subject = {
  kind: EventSubject
  id: number
  name: string | null
  ref: string | number
}
/** What an event touched, in words, with its page where it has one. */
export function subjectOf({ kind, id, name, ref }: Subject) {
  const page = pages[kind]
  return { kind, id, name: name ?? `${kind} ${id}`, href: page && ref ? page + ref : undefined }
}

/**
 * What an event keeps, as short facts to read: before and after beside each other, nothing nested.
 */
export function factsOf(detail: Record<string, unknown>): [string, string][] {
  const text = (value: unknown) =>
    value === null || value === ''
      ? 'none'
      : isInstant(value)
        ? `${spoken(new Date(value).toISOString().slice(0, 10))} ${new Date(value).toISOString().slice(11, 16)} UTC`
        : typeof value === 'string' && isDay(value)
          ? spoken(value)
          : typeof value === 'object'
            ? JSON.stringify(value)
            : String(value)
  return Object.entries(detail)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => [
      name.replaceAll(/([a-z])([A-Z])/g, '$1 $2').toLowerCase(),
      text(value),
    ])
}

/** Instants are the only numbers of this size: milliseconds between 2001 and 2100. */
const isInstant = (value: unknown): value is number =>
  typeof value === 'number' && value > 1e12 && value < 4.1e12
