import type { ReactNode } from 'react'
import { DayText } from '../page/when'

/** The steps of a plan in their order: what, its last possible day, and what it gives. */
export function PlanSteps({ children }: { children: ReactNode }) {
  return <ol className="card list">{children}</ol>
}

type Gives = { short: string; until: string | null; restarted: boolean; wanted: boolean }
export function Given({ it }: { it: Gives }) {
  return (
    <span className="detail">
      {it.short} {it.restarted ? 'is renewed with it' : 'is held'}
      {it.until ? ', passed on that day, until ' : '; no end is computed'}
      {it.until && <DayText day={it.until} />}
    </span>
  )
}

/** A line under another. */
export const Detail = ({ children }: { children: ReactNode }) => (
  <span className="detail">{children}</span>
)
