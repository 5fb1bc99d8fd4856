import type { ReactNode } from 'react'

/**
 * The reason that stands under a status or a button. `wide`: a long one, where its column is the
 * table's widest.
 */
export function Because({ wide, children }: { wide?: boolean; children: ReactNode }) {
  return <span className={wide ? 'because wide-text' : 'because'}>{children}</span>
}

/** "Why?" opens to the facts and the rule behind what is shown. */
export function Why({
  label = 'Why?',
  open,
  children,
}: {
  label?: string
  open?: boolean
  children: ReactNode
}) {
  return (
    <details className="why" open={open}>
      <summary>{label}</summary>
      <div>{children}</div>
    </details>
  )
}
