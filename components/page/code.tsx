import type { ReactNode } from 'react'

/** A code or command, set in mono: LNX-201. */
export function Code({ children }: { children: ReactNode }) {
  return <code className="code">{children}</code>
}

/** A long one, a key or an address, which may break anywhere. */
export function LongCode({ children }: { children: ReactNode }) {
  return <code className="code long">{children}</code>
}
