import type { ReactNode } from 'react'
import type { Tone } from './status'

/** One thing to know before the rest of the page. */
export function Banner({ tone, children }: { tone: Tone; children: ReactNode }) {
  return (
    <div className={`banner ${tone}`}>
      <div>{children}</div>
    </div>
  )
}
