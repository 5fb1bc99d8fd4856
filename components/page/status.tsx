import type { ReactNode } from 'react'

export type Tone = 'good' | 'due' | 'bad' | 'info' | 'plain'

/** A status is never colour alone: a word, an icon (drawn by the stylesheet) and a colour. */
export function Status({ tone, children }: { tone: Tone; children: ReactNode }) {
  return <span className={`tag ${tone}`}>{children}</span>
}
