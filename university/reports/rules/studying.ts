import { dayIn, daysBetween } from '../../calendar'
import type { Place } from '../queries/home-mine'

const weekdays = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday']

/** "on Thursday", "yesterday", "today", "12 days ago". */
export function dayBefore(at: number, now: Date, zone: string): string {
  const day = dayIn(at, zone)
  const ago = daysBetween(day, dayIn(now, zone))
  if (ago <= 0) return 'today'
  if (ago === 1) return 'yesterday'
  return ago < 7 ? `on ${weekdays[new Date(`${day}T12:00:00Z`).getUTCDay()]}` : `${ago} days ago`
}

const minutes = (ms: number) => {
  const n = Math.max(1, Math.round(ms / 60_000))
  return n < 60 ? `${n} min left` : `${Math.floor(n / 60)} h ${n % 60} min left`
}

export type Study = {
  key: string
  title: string
  code: string
  detail: string
  href: string
  action: string
  left?: string
  progress?: { value: number; max: number }
}

/**
 * What can be gone on with here and now: an open exam first, then courses by when one was last in
 * them.
 */
export function studyOf(places: readonly Place[], zone: string, now: Date, most = 4): Study[] {
  const running = places.filter((it) => it.state === 'enrolled' && (it.startsAt ?? 0) <= +now)
  const exams = running.flatMap(({ attempt, code }) =>
    attempt
      ? [
          {
            key: `a${attempt.id}`,
            title: /^exam/i.test(attempt.item) ? attempt.item : `Exam: ${attempt.item}`,
            code,
            detail: `An attempt is open: ${attempt.answered} of ${attempt.questions} answered`,
            left: minutes(attempt.deadline - +now),
            href: `/exams/${attempt.id}`,
            action: 'Go back in',
          },
        ]
      : [],
  )
  const courses = running
    .filter((it) => it.next && !it.attempt)
    .sort((a, b) => (b.lastAt ?? b.requestedAt) - (a.lastAt ?? a.requestedAt))
    .map(({ id, title, code, next, done, required, lastAt }) => ({
      key: `e${id}`,
      title,
      code,
      detail: next
        ? `${next.kind.charAt(0).toUpperCase()}${next.kind.slice(1)} ${next.number} of ${next.of}, ${next.title}${lastAt ? `; you were here ${dayBefore(lastAt, now, zone)}` : ''}`
        : '',
      href: next ? `/learning/${id}/${next.id}` : `/learning/${id}`,
      action: done ? 'Continue' : 'Start',
      progress: { value: done, max: required },
    }))
  return [...exams, ...courses].slice(0, most)
}
