import { DayText } from '@/components/page/when'
import type { Consequences } from './placement'

/** Whose placement it is, above an act on it. */
export function Whose({ it: { placement: it } }: { it: Consequences }) {
  return (
    <>
      <a href={`/placements/${it.id}`}>{it.name}</a>, {it.title} with{' '}
      <a href={`/teams/${it.code}`}>{it.customer}</a>, since <DayText day={it.from} short />
      {it.until && ' until '}
      {it.until && <DayText day={it.until} short />}
    </>
  )
}
