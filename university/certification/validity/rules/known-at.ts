import type { Day } from '../../../calendar'
import type { Cycle, Held } from './validity'

/** An end that was moved at an instant, and what it was before. */
type Moved = { at: number; before: Day | null }
/**
 * An award with when each thing about it was recorded, in ms. An extension moved its end by a
 * decision; a redating moved its end and its anchor, because an older certificate came later.
 */
export type RecordedCycle = Cycle & {
  createdAt: number
  revokedAt: number | null
  extensions: readonly Moved[]
  redatings?: readonly Moved[]
}
/** A suspension with when it was recorded; ended early, `plannedUntil` is what its end had been. */
export type RecordedHeld = Held & { at: number; endedAt: number | null; plannedUntil: Day | null }

/**
 * The register as it was known at an instant: without the awards, revocations, extensions,
 * suspensions and reinstatements that were recorded later. What `statusOn` then says of a day is
 * what it would have said at that instant.
 */
export function asKnownAt(
  awards: readonly RecordedCycle[],
  suspensions: readonly RecordedHeld[],
  at: number,
): { awards: Cycle[]; suspensions: Held[] } {
  return {
    awards: awards
      .filter((it) => it.createdAt <= at)
      .map((it) => {
        const first = (moved: readonly Moved[]) =>
          moved.filter((one) => one.at > at).sort((a, b) => a.at - b.at)[0]
        const redated = first(it.redatings ?? [])
        const moved = first([...it.extensions, ...(it.redatings ?? [])])
        const unknown = it.revokedAt !== null && it.revokedAt > at
        const dates = {
          validUntil: moved ? moved.before : it.validUntil,
          anchor: redated ? redated.before : it.anchor,
        }
        return { ...it, ...dates, revokedOn: unknown ? null : it.revokedOn }
      }),
    suspensions: suspensions
      .filter((it) => it.at <= at)
      .map((it) => ({
        ...it,
        until: it.endedAt !== null && it.endedAt > at ? it.plannedUntil : it.until,
      })),
  }
}
