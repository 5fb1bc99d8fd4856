const minute = 60_000

/**
 * How long after the deadline a request still counts: networks are slow, clocks are not the
 * learner's.
 */
export const graceMs = 10_000
/** How soon after its start staff can take an empty attempt back as never begun. */
export const releaseMs = 60_000
/** How long after posting a grade can be disputed. */
export const disputeMs = 10 * 86_400_000

/**
 * What the deadline depends on: minutes, percent, instants in ms. `close` is when the offering
 * ends, null when it does not.
 */
export type Timing = {
  startedAt: number
  minutes: number
  extraPercent: number
  granted: number
  close: number | null
}

/** The limit and the person's own time on top of it, in ms. */
const ownTime = (minutes: number, extraPercent: number) => ({
  limit: minutes * minute,
  extra: (minutes * minute * extraPercent) / 100,
})

/** min(started + limit × accommodation + granted, close + accommodation). `granted` in ms. */
export function deadlineOf({ startedAt, minutes, extraPercent, granted, close }: Timing): number {
  const { limit, extra } = ownTime(minutes, extraPercent)
  const byLimit = startedAt + limit + extra + granted
  return close === null ? byLimit : Math.min(byLimit, close + extra)
}

/**
 * A deadline after more minutes were granted. It never moves back, whatever has changed since the
 * start.
 */
export function extended(
  deadline: number,
  timing: Omit<Timing, 'granted'>,
  moreMinutes: number,
): number {
  const before = deadlineOf({ ...timing, granted: 0, close: null })
  return Math.max(
    deadline,
    deadlineOf({ ...timing, granted: Math.max(0, deadline - before) + moreMinutes * minute }),
  )
}

export const isOver = (deadline: number, now: Date | number) => +now > deadline + graceMs

const rounded = (ms: number) => Math.round((ms / minute) * 10) / 10
/** "60 min (30 + your 30)", or "30 min" where there is no accommodation. */
export function timeAllowed(minutes: number, extraPercent: number): string {
  const { limit, extra } = ownTime(minutes, extraPercent)
  return extra > 0
    ? `${rounded(limit + extra)} min (${rounded(limit)} + your ${rounded(extra)})`
    : `${rounded(limit)} min`
}
