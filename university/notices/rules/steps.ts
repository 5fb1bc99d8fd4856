/**
 * Days before the last valid day on which someone is reminded; below zero: days after it, weekly
 * for twelve weeks.
 */
export const steps = [
  90, 60, 30, 14, 7, 1, 0, -7, -14, -21, -28, -35, -42, -49, -56, -63, -70, -77, -84,
] as const
export type Step = (typeof steps)[number]

/** The first and the last number of days left at which a step can be due. */
export const earliest = steps[0]
export const latest = (steps.at(-1) as number) - 6

/**
 * The one step to send with so many days left: the nearest passed, unless it, or a later one, was
 * sent. A job that slept sends no heap of old ones.
 */
export function stepDue(daysLeft: number, sent: readonly number[]): Step | null {
  if (daysLeft > earliest || daysLeft < latest) return null
  const step = steps.findLast((it) => it >= daysLeft) as Step
  return sent.some((it) => it <= step) ? null : step
}

const recipients = ['learner', 'manager', 'staffing lead'] as const
export type Recipient = (typeof recipients)[number]

/**
 * Who is told at a step: the learner always, the manager from 30 days on, the staffing lead from 14
 * on where a team would stand uncovered.
 */
export const toldAt = (step: Step, atStake: boolean): Recipient[] =>
  recipients.filter(
    (it) => it === 'learner' || (it === 'manager' ? step <= 30 : step <= 14 && atStake),
  )

/**
 * What makes two reminders the same: the cycle (the award and its end, which an extension moves),
 * the step, and who reads it.
 */
export const keyOf = (it: { award: number; until: string; step: number }, person: number) =>
  `ending/${it.award}/${it.until}/${it.step}/${person}`
