// Places as data, one entry each: the left navigation, the phone's bar and the palette read this
// one list.
import { type Actor, is } from '../actor'

const groups = ['Learn', 'Teach', 'Staff', 'Promises', 'Recognition', 'Administer'] as const
export type Group = (typeof groups)[number]

export type Place = {
  href: string
  label: string
  /** On the phone's bar, where a word is all there is room for. */
  short?: string
  icon: string
  group: Group
  /** Addresses that belong to this place though they do not begin with its own. */
  also?: readonly string[]
  /** Which of the shell's counts stands beside it. */
  count?: CountName
  /** Whether this person has work here. Not a permission: each page's question has its own. */
  for: (actor: Actor) => boolean
}
export type CountName = 'learning' | 'held' | 'marking' | 'teaching' | 'exceptions' | 'teams'

const everyone = () => true
const teaches = (actor: Actor) => actor.teaches.length > 0 || actor.owns.length > 0
const staffs = (actor: Actor) => is(actor, 'staffing lead', 'registrar', 'auditor')
const leadsOrStaffs = (actor: Actor) => staffs(actor) || actor.leads.length > 0
const registers = (actor: Actor) => is(actor, 'registrar', 'auditor')

export const today = { href: '/', label: 'Today', icon: 'house' }

const places: readonly Place[] = [
  {
    href: '/catalogue',
    label: 'Catalogue',
    icon: 'library',
    group: 'Learn',
    also: ['/courses'],
    for: everyone,
  },
  {
    href: '/learning',
    label: 'My learning',
    short: 'Learning',
    icon: 'book-open',
    group: 'Learn',
    also: ['/exams'],
    count: 'learning',
    for: everyone,
  },
  {
    href: '/certifications',
    label: 'My certifications',
    short: 'Certified',
    icon: 'badge-check',
    group: 'Learn',
    also: ['/holdings'],
    count: 'held',
    for: everyone,
  },
  {
    href: '/teaching',
    label: 'My offerings',
    short: 'Offerings',
    icon: 'presentation',
    group: 'Teach',
    count: 'teaching',
    for: teaches,
  },
  {
    href: '/marking',
    label: 'Marking',
    icon: 'pen-line',
    group: 'Teach',
    count: 'marking',
    for: teaches,
  },
  {
    href: '/staffing',
    label: 'Staffing',
    icon: 'waypoints',
    group: 'Staff',
    also: ['/placements'],
    for: staffs,
  },
  {
    href: '/candidates',
    label: 'Find technicians',
    short: 'Find',
    icon: 'search-check',
    group: 'Staff',
    for: staffs,
  },
  {
    href: '/teams',
    label: 'Teams',
    icon: 'building-complex',
    group: 'Staff',
    count: 'teams',
    for: (a) => leadsOrStaffs(a) || a.serves.length > 0,
  },
  { href: '/coverage', label: 'Coverage', icon: 'grid-3x3', group: 'Staff', for: leadsOrStaffs },
  { href: '/plans', label: 'Plans', icon: 'route', group: 'Staff', for: staffs },
  {
    href: '/exceptions',
    label: 'Exceptions',
    icon: 'file-exclamation-point',
    group: 'Staff',
    count: 'exceptions',
    for: leadsOrStaffs,
  },
  {
    href: '/requirements',
    label: 'Requirements',
    icon: 'list-checks',
    group: 'Staff',
    for: staffs,
  },
  {
    href: '/requirements/people',
    label: 'Requirements',
    icon: 'list-checks',
    group: 'Staff',
    for: (a) => a.reports > 0 && !staffs(a),
  },
  {
    href: '/join',
    label: 'Teams I can join',
    short: 'Join',
    icon: 'user-plus',
    group: 'Staff',
    for: (a) => !staffs(a),
  },
  {
    href: '/approvals',
    label: 'Approvals',
    icon: 'stamp',
    group: 'Staff',
    for: (a) => a.reports > 0 || a.actsFor.length > 0 || is(a, 'registrar'),
  },
  {
    href: '/promises',
    label: 'Kept and broken',
    short: 'Promises',
    icon: 'gauge',
    group: 'Promises',
    for: (a) => leadsOrStaffs(a) || a.serves.length > 0,
  },
  { href: '/recognition', label: 'Awards', icon: 'trophy', group: 'Recognition', for: everyone },
  {
    href: '/people',
    label: 'People',
    icon: 'contact',
    group: 'Administer',
    for: (a) => registers(a) || a.reports > 0,
  },
  { href: '/roles', label: 'Roles', icon: 'shield', group: 'Administer', for: registers },
  {
    href: '/certifications/desk',
    label: 'Registrar’s desk',
    short: 'Desk',
    icon: 'landmark',
    group: 'Administer',
    also: ['/certifications/register', '/certifications/audit'],
    for: registers,
  },
  {
    href: '/certifications/all',
    label: 'All certifications',
    short: 'Certificates',
    icon: 'graduation-cap',
    group: 'Administer',
    for: registers,
  },
  { href: '/evidence', label: 'Evidence', icon: 'file-check', group: 'Administer', for: registers },
  { href: '/imports', label: 'Imports', icon: 'upload', group: 'Administer', for: registers },
  { href: '/record', label: 'Record', icon: 'scroll-text', group: 'Administer', for: registers },
  { href: '/settings', label: 'Settings', icon: 'settings', group: 'Administer', for: registers },
]

/** The groups a person has work in; those that are their job come before those everyone has. */
export function placesFor(actor: Actor): { group: Group; places: Place[] }[] {
  const first: Group[] = []
  if (is(actor, 'registrar', 'auditor')) first.push('Administer')
  if (is(actor, 'staffing lead')) first.push('Staff', 'Promises')
  if (teaches(actor)) first.push('Teach')
  const order = [...first, ...groups.filter((group) => !first.includes(group))]
  return order
    .map((group) => ({
      group,
      places: places.filter((place) => place.group === group && place.for(actor)),
    }))
    .filter((it) => it.places.length > 0)
}

const under = (path: string, href: string) => path === href || path.startsWith(`${href}/`)

/** The place an address belongs to: the longest one it begins with. */
export function placeOf(path: string): string | undefined {
  const address = path.split(/[?#]/)[0] ?? path
  if (address === '/') return '/'
  let best: { href: string; length: number } | undefined
  for (const { href, also = [] } of places)
    for (const start of [href, ...also])
      if (under(address, start) && start.length > (best?.length ?? 0))
        best = { href, length: start.length }
  return best?.href
}

/** The phone's bar: today and the first three places of this person's work. */
export const barOf = (actor: Actor) =>
  placesFor(actor)
    .flatMap((it) => it.places)
    .slice(0, 3)
