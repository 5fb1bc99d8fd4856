// Definitions as data: the words in which each reader is told that a certification ends.
import { type Day, spoken } from '../calendar'
import type { Kind } from '../outbox/kinds'
import type { Recipient } from './rules/steps'

export type Place = { position: number; title: string; team: string; customer: string }
/** An award that ends soon, or ended lately, without another after it. */
export type Ending = {
  holding: number
  person: string
  short: string
  until: Day
  daysLeft: number
  /** What renewal takes now, in words; empty where nobody knows. */
  renewal: string
  /** When the renewal window opens, where that is still to come. */
  opens: Day | null
  /** Until when it is in grace, and whether it counts meanwhile; null: there is no grace. */
  grace: { until: Day; counts: boolean } | null
  /** What replaces it, where it ends because it was replaced. */
  successor: string | null
  /** Positions that nobody else's certificate covers after the end. */
  places: readonly Place[]
}

type Words = {
  kind: Kind
  title: (it: Ending) => string
  because: (it: Ending) => string
  todo: (it: Ending) => string
  href: (it: Ending) => string
}

const rhythm =
  'Guildhall reminds 90, 60, 30, 14, 7 and 1 days before the end, on the day, and each week after.'
const ends = ({ daysLeft: n, until, successor }: Ending) => {
  const verb = successor ? ['stops counting', 'stopped counting'] : ['ends', 'ended']
  if (n > 1) return `${verb[0]} in ${n} days, on ${spoken(until)}`
  if (n === 1) return `${verb[0]} tomorrow, on ${spoken(until)}`
  return n === 0
    ? `${verb[0]} today, on ${spoken(until)}`
    : `${verb[1]} on ${spoken(until)}, ${n === -1 ? 'yesterday' : `${-n} days ago`}`
}
const named = (it: Place) => `${it.title} with ${it.customer}`
const notRenewed = ({ until, daysLeft }: Ending) =>
  `It ${daysLeft < 0 ? 'was' : 'is'} valid until ${spoken(until)} and was not renewed.`
const places = (it: Ending) => {
  const [first, ...more] = it.places
  if (!first) return ''
  return more.length
    ? `${named(first)} and ${more.length === 1 ? 'one more position' : `${more.length} more positions`}`
    : named(first)
}
const grace = ({ grace: it, daysLeft }: Ending) =>
  it && daysLeft < 0
    ? ` It is in grace until ${spoken(it.until)}, which ${it.counts ? 'counts' : 'does not count'} for a position.`
    : ''
const renewal = (it: Ending) =>
  it.renewal ? ` ${it.renewal}` : ' What renewal takes is on its page.'
const steps = (it: Ending) => {
  if (it.successor) return `${it.successor} replaces it: plan when to earn that.`
  if (it.opens && it.daysLeft >= 0) return `Renewal opens on ${spoken(it.opens)}.${renewal(it)}`
  return `${it.daysLeft < 0 ? 'To be certified again:' : 'To renew:'}${renewal(it)}`
}
const page = (it: Ending) => `/holdings/${it.holding}`

export const endings: Record<Recipient, Words> = {
  learner: {
    kind: 'ending',
    title: (it) => `Your ${it.short} ${ends(it)}`,
    because: (it) =>
      `${notRenewed(it)}${grace(it)}${it.places.length ? ` You are placed as ${places(it)}, which asks for it.` : ''} ${rhythm}`,
    todo: steps,
    href: page,
  },
  manager: {
    kind: 'ending of a report',
    title: (it) => `${it.person}’s ${it.short} ${ends(it)}`,
    because: (it) =>
      `${it.person} reports to you. ${notRenewed(it)}${grace(it)}${it.places.length ? ` They are placed as ${places(it)}, which asks for it.` : ''} Managers are told from 30 days on.`,
    todo: (it) => `Agree with them when they do it. ${steps(it)}`,
    href: page,
  },
  'staffing lead': {
    kind: 'ending of coverage',
    title: (it) => `${it.places[0]?.customer ?? 'A team'}: ${it.person}’s ${it.short} ${ends(it)}`,
    because: (it) =>
      `${it.person} is placed as ${places(it)}. The position asks for ${it.short}, and without it ${it.daysLeft < 0 ? 'is uncovered' : 'would be uncovered'}.${grace(it)} Staffing leads are told from 14 days on.`,
    todo: (it) =>
      `See who else qualifies, or agree with their manager when they renew. ${steps(it)}`,
    href: (it) => `/candidates?position=${it.places[0]?.position ?? ''}`,
  },
}
