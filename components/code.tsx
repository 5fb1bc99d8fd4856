import type { ReactNode } from 'react'

/** A code or command, set in mono: LNX-201. */
export function Code({ children }: { children: ReactNode }) {
  return <code className="code">{children}</code>
}
