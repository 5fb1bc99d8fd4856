import type { ReactNode } from 'react'
import { dayText } from '@/components/page/dates'
import { Status } from '@/components/page/status'
import { Because } from '@/components/page/why'

const said = {
  qualified: ['good', 'Qualified'],
  'expires during': ['due', 'Expires during'],
  'in grace': ['due', 'In grace'],
  unqualified: ['bad', 'Not qualified'],
} as const

/**
 * How someone stands, with every reason. `until`: the last day before a change of the position
 * after which they no longer fit.
 */
export function Verdict({
  kind,
  because,
  until,
  children,
}: {
  kind: keyof typeof said
  because: string
  until?: string | null
  children?: ReactNode
}) {
  const [tone, word] = until ? (['due', `Until ${dayText(until, true)}`] as const) : said[kind]
  return (
    <>
      <Status tone={tone}>{word}</Status>
      <Because wide>{because}</Because>
      {children}
    </>
  )
}
