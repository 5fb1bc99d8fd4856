import type { Day } from '../../calendar'
import type { Cycle, Held } from './validity'

/** An award with when each thing about it was recorded. Instants in ms; `extensions`: each moved the end, from `before`. */
export type RecordedCycle = Cycle & { createdAt: number; revokedAt: number | null; extensions: readonly { at: number; before: Day }[] }
/** A suspension with when it was recorded; ended early, `plannedUntil` is what its end had been. */
export type RecordedHeld = Held & { at: number; endedAt: number | null; plannedUntil: Day | null }

/**
 * The register as it was known at an instant: without the awards, revocations, extensions, suspensions and reinstatements
 * that were recorded later. What `statusOn` then says of a day is what it would have said at that instant.
 */
export function asKnownAt(awards: readonly RecordedCycle[], suspensions: readonly RecordedHeld[], at: number): { awards: Cycle[]; suspensions: Held[] } {
  return {
    awards: awards
      .filter((it) => it.createdAt <= at)
      .map((it) => {
        const later = it.extensions.filter((one) => one.at > at).sort((a, b) => a.at - b.at)[0]
        const unknown = it.revokedAt !== null && it.revokedAt > at
        return { ...it, validUntil: later ? later.before : it.validUntil, revokedOn: unknown ? null : it.revokedOn }
      }),
    suspensions: suspensions.filter((it) => it.at <= at).map((it) => ({ ...it, until: it.endedAt !== null && it.endedAt > at ? it.plannedUntil : it.until })),
  }
}
