import type { ReactNode } from 'react'

// The floor of every figure about pages: the barest dynamic Next application that checks the
// session.
export default function Layout({ children }: { children: ReactNode }) {
  return (
    <html lang="en">
      <body>{children}</body>
    </html>
  )
}
