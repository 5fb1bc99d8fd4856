// The registrar's desk as data: its tabs, and what each says a row needs next.

import { type Actor, is } from '../../actor'
import { type Day, spoken } from '../../calendar'
import type { StatusWord } from '../../certification/validity/rules/validity'

export const tabs = [
  '30',
  '60',
  '90',
  'grace',
  'lapsed',
  'claimed',
  'suspended',
  'revoked',
  'superseded',
] as const
export type Tab = (typeof tabs)[number]
export const tabLabels: Record<Tab, string> = {
  '30': 'Ends in 30 days',
  '60': '60 days',
  '90': '90 days',
  grace: 'In grace',
  lapsed: 'Lapsed',
  claimed: 'Claimed',
  suspended: 'Suspended',
  revoked: 'Revoked',
  superseded: 'Superseded',
}
const planning: readonly Tab[] = ['30', '60', '90', 'grace', 'lapsed']

/**
 * A staffing lead plans around what ends and what ended; the rest is between the registrar and the
 * holder.
 */
export const tabsFor = (actor: Actor): readonly Tab[] =>
  is(actor, 'registrar', 'auditor') ? tabs : is(actor, 'staffing lead') ? planning : []

export const acts = ['renew', 'award', 'revoke'] as const
export type Act = (typeof acts)[number]
export const actLabels: Record<Act, string> = {
  renew: 'Require renewal',
  award: 'Award by hand',
  revoke: 'Revoke',
}
/** Which acts make sense in a tab. A claim is judged one by one: each check is its own. */
export const actsIn = (tab: Tab): readonly Act[] =>
  tab === 'claimed'
    ? []
    : tab === 'lapsed'
      ? ['renew', 'award']
      : tab === 'revoked'
        ? ['award']
        : tab === 'suspended'
          ? ['revoke']
          : acts

export const sorts = ['until', 'name', 'certification', 'site'] as const

type Next = {
  word: StatusWord
  inHouse: boolean
  bookedFor: Day | null
  mustHoldBy: Day | null
  teams: number
}

/** The one thing to do about a row, in a few words. */
export function nextStep({ word, inHouse, bookedFor, mustHoldBy, teams }: Next): string {
  if (word === 'claimed') return 'Check it with the issuer'
  if (word === 'suspended') return 'End the suspension, or revoke'
  if (word === 'revoked')
    return teams ? 'Find someone else for the team' : 'Nothing, unless it is earned anew'
  if (bookedFor) return `Exam booked for ${spoken(bookedFor)}`
  if (mustHoldBy) return `Must renew by ${spoken(mustHoldBy)}`
  if (word === 'lapsed')
    return teams ? 'Require it again, or cover the team' : 'Let it rest, or require it again'
  return inHouse ? 'Require renewal' : 'Require renewal: an exam is to be booked'
}

/** Why a row is where it is, where no decision of a person says it. */
export function whyHere(word: StatusWord, until: Day | null, daysLeft: number | null): string {
  if (word === 'grace')
    return `Ended ${until ? spoken(until) : ''}; ${daysLeft} ${daysLeft === 1 ? 'day' : 'days'} of grace left`
  if (word === 'lapsed') return `Ended ${until ? spoken(until) : ''}, not renewed since`
  if (word === 'claimed') return 'Evidence was brought and waits for someone else to verify it'
  if (until === null) return 'No end is known'
  return daysLeft === 0 ? 'Today is its last day' : `Ends ${spoken(until)}, not renewed yet`
}
