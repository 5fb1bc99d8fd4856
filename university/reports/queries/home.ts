import { z } from 'zod'
import { isSignedIn } from '../../actor'
import { no, yes } from '../../at'
import { extensionsWaiting } from '../../certification/required/queries/due-extensions'
import { myRequirements } from '../../certification/required/queries/must-hold'
import { question } from '../../kernel'
import { coverage } from '../../staffing/coverage/queries/outlook'
import { joining } from '../../staffing/join/queries/what-i-can-join'
import { seesEveryone } from '../../staffing/sight'
import { dueOf, factsLine } from '../rules/due'
import { mustDueOf } from '../rules/must-due'
import { certificationsOf } from '../rules/standing'
import { studyOf } from '../rules/studying'
import { waitingFor } from '../rules/waiting'
import { capital, inWords, some } from '../rules/words'
import { mine } from './home-mine'

type Joining = NonNullable<Awaited<ReturnType<typeof joining.answer>>>
const tones = {
  qualified: 'good',
  'expires during': 'due',
  'in grace': 'due',
  unqualified: 'bad',
} as const
const words = {
  qualified: 'Qualified',
  'expires during': 'Expires during',
  'in grace': 'In grace',
  unqualified: 'Not qualified',
}

/**
 * "What now?" for whoever is signed in: their own things in one statement, then what their roles
 * bring.
 */
export const home = question({
  input: z.object({}),
  async answer(at) {
    const { actor, now } = at
    if (!isSignedIn(actor)) return undefined
    const overall = seesEveryone(actor)
    // Whoever staffs teams looks for others, not for a team of their own.
    const [own, must, asked, open, gaps] = await Promise.all([
      mine(at),
      myRequirements.answer(at, {}),
      extensionsWaiting.answer(at, {}),
      overall ? undefined : joining.answer(at, {}),
      overall ? coverage.answer(at, { page: 1, all: '' }) : undefined,
    ])
    const due = [
      ...dueOf(own.places, own.holdings, own.sessions, actor, now),
      ...mustDueOf(must?.rows ?? [], actor.today, now),
    ].sort((a, b) => a.sort - b.sort)
    const waiting = [...waitingFor(own.waiting), ...moreTime(asked?.rows ?? [], overall)]
    const studying = studyOf(own.places, actor.timeZone, now)
    return {
      facts: factsLine(
        due,
        waiting.length + own.queue.length,
        open?.now.length ?? 0,
        gaps?.totals.withGap,
      ),
      studying,
      due,
      waiting,
      certifications: certificationsOf(own.holdings),
      teaching: own.teaching,
      queue: own.queue,
      teams: open && (open.now.length > 0 || open.opensMost.length > 0) ? teamsOf(open) : undefined,
      gaps: gaps && {
        rows: gaps.rows.slice(0, 6),
        empty: gaps.rows.reduce((sum, it) => sum + it.empty, 0),
        ...gaps.totals,
      },
      today: actor.today,
      zone: actor.timeZone,
      now,
    }
  },
  mayAsk: ({ actor }) => (isSignedIn(actor) ? yes : no('Sign in to see your day.')),
})

/** Requests for more time, as one thing that waits. */
function moreTime(rows: readonly { name: string; short: string }[], overall: boolean) {
  const [first] = rows
  if (!first) return []
  const title =
    rows.length === 1
      ? `${first.name} asks for more time to hold ${first.short}`
      : `${capital(some(rows.length, 'request'))} for more time`
  return [
    {
      title,
      detail: 'Granted or declined with a reason',
      action: 'Answer',
      href: overall ? '/requirements' : '/requirements/people',
    },
  ]
}

/** Three positions to ask for, and the one certification that opens most of the others. */
function teamsOf({ now, away, opensMost: [best] }: Joining) {
  return {
    rows: now.slice(0, 3).map((it) => ({
      ...it,
      place: [it.site, it.shift && `${it.shift}s`].filter(Boolean).join(', '),
      tone: tones[it.kind],
      word: words[it.kind],
    })),
    all: now.length > 3 ? `All ${inWords(now.length)}` : 'See more',
    best: best && {
      ...best,
      more: capital(some(away.length, 'more', 'more')),
      opens: some(best.positions, 'position'),
    },
  }
}
