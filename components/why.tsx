import type { ReactNode } from 'react'

/** The reason that stands under a status or a button. */
export function Because({ children }: { children: ReactNode }) {
  return <span className="because">{children}</span>
}

/** "Why?" opens to the facts and the rule behind what is shown. */
export function Why({ label = 'Why?', open, children }: { label?: string; open?: boolean; children: ReactNode }) {
  return (
    <details className="why" open={open}>
      <summary>{label}</summary>
      <div>{children}</div>
    </details>
  )
}
