import type { ReactNode } from 'react'
import { Status } from '@/components/status'
import { Because } from '@/components/why'

const said = {
  qualified: ['good', 'Qualified'],
  'expires during': ['due', 'Expires during'],
  'in grace': ['due', 'In grace'],
  unqualified: ['bad', 'Not qualified'],
} as const

/** How someone stands, with every reason. */
export function Verdict({ kind, because, children }: { kind: keyof typeof said; because: string; children?: ReactNode }) {
  const [tone, word] = said[kind]
  return (
    <>
      <Status tone={tone}>{word}</Status>
      <Because wide>{because}</Because>
      {children}
    </>
  )
}
