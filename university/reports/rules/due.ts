import type { Actor } from '../../actor'
import { addDays, dayIn, daysBetween, sayDay } from '../../calendar'
import type { Holding, Place, Session } from '../queries/home-mine'
import { capital, inWords, ordinal, some } from './words'

/** `at`: an instant to show with its zone in place of words. `sort`: when it matters, in ms. */
export type Due = {
  key: string
  title: string
  code?: string
  detail: string
  tone: 'bad' | 'due' | 'info'
  word: string
  at?: number
  zone?: string
  action: string
  href: string
  sort: number
}

const dayMs = 86_400_000
/** How far ahead home looks for what is due. */
const soon = 14

/**
 * What is overdue or due soon, and where one stands in a line: the most pressing first. The date
 * decides, nothing is stored.
 */
export function dueOf(
  places: readonly Place[],
  holdings: readonly Holding[],
  sessions: readonly Session[],
  actor: Pick<Actor, 'today' | 'timeZone'>,
  now: Date,
): Due[] {
  const due: Due[] = []
  for (const it of places) {
    const place = {
      key: `e${it.id}`,
      title: it.title,
      code: it.code,
      href: it.state === 'enrolled' ? `/learning/${it.id}` : '/learning',
    }
    if (it.state === 'offered' && it.offerEndsAt)
      due.push({
        ...place,
        detail: 'A seat is held for you until then',
        tone: 'due',
        word: 'Offer ends',
        at: it.offerEndsAt,
        zone: it.zone,
        action: 'Answer',
        sort: it.offerEndsAt,
      })
    else if (it.state === 'waitlisted')
      due.push({
        ...place,
        title: `Waitlist: ${it.title}`,
        detail: `You are ${ordinal(it.ahead + 1).toLowerCase()} of ${inWords(it.waiting)}. A seat freed becomes yours in turn`,
        tone: 'info',
        word: `${ordinal(it.ahead + 1)} in line`,
        action: 'Details',
        sort: +now + 900 * dayMs,
      })
    else if (it.state === 'requested')
      due.push({
        ...place,
        title: `Asked: ${it.title}`,
        detail: 'Waits for an answer',
        tone: 'info',
        word: 'Asked',
        action: 'Details',
        sort: +now + 901 * dayMs,
      })
    else if (
      it.state === 'enrolled' &&
      it.endsAt &&
      it.done < it.required &&
      it.endsAt < +now + soon * dayMs
    ) {
      const left = daysBetween(dayIn(now, it.zone), dayIn(it.endsAt, it.zone))
      const late = it.endsAt < +now
      due.push({
        ...place,
        detail: `${capital(some(it.required - it.done, 'step'))} left of ${inWords(it.required)}`,
        tone: late ? 'bad' : 'due',
        word: late
          ? `${some(Math.max(1, -left), 'day')} overdue`.replace(/^./, (c) => c.toUpperCase())
          : 'Ends',
        ...(late ? {} : { at: it.endsAt, zone: it.zone }),
        action: 'Go on',
        sort: it.endsAt,
      })
    }
  }
  for (const it of sessions)
    due.push({
      key: `s${it.id}`,
      title: it.title,
      code: it.code,
      detail: it.cancelled ? `Cancelled: ${it.cancelled}` : it.room || 'Where is still to be said',
      tone: it.cancelled ? 'bad' : 'info',
      word: it.cancelled ? 'Cancelled' : 'Session',
      ...(it.cancelled ? {} : { at: it.startsAt, zone: it.zone }),
      action: 'Details',
      href: it.enrolment ? `/learning/${it.enrolment}` : `/teaching/${it.offering}`,
      sort: it.startsAt,
    })
  for (const { id, short, status } of holdings)
    if (status.word === 'due for renewal' && status.daysLeft !== null && status.daysLeft <= 30)
      due.push({
        key: `h${id}`,
        title: `Renew ${short}`,
        detail: `Valid through ${sayDay(status.until ?? addDays(actor.today, status.daysLeft))}; renewed in time, it keeps its date`,
        tone: status.daysLeft <= 14 ? 'bad' : 'due',
        word:
          status.daysLeft === 0
            ? 'Last day'
            : `${status.daysLeft} ${status.daysLeft === 1 ? 'day' : 'days'} left`,
        action: 'What it takes',
        href: `/holdings/${id}`,
        sort: +now + status.daysLeft * dayMs,
      })
  return due.sort((a, b) => a.sort - b.sort)
}

/** The line under the date: what is due, what waits, what is open. */
export function factsLine(due: readonly Due[], waiting: number, teams: number, gaps = 0): string {
  const pressing = due.filter((it) => it.tone !== 'info').length
  const said = [
    gaps ? `${capital(some(gaps, 'team'))} ${gaps === 1 ? 'has' : 'have'} a gap.` : '',
    pressing
      ? `${capital(some(pressing, 'thing'))} ${pressing === 1 ? 'is' : 'are'} due.`
      : gaps || waiting
        ? ''
        : 'Nothing is due.',
    waiting
      ? `${capital(some(waiting, 'thing'))} ${waiting === 1 ? 'waits' : 'wait'} for you.`
      : '',
    teams ? `You are certified for ${some(teams, 'open position')} on other teams.` : '',
  ]
  return said.filter(Boolean).join(' ')
}
