import type { ReactNode } from 'react'
import { Code } from '../page/code'
import { Status, type Tone } from '../page/status'

/** What a table row is about: its name, its code, a line about it. */
export function Cell({
  title,
  code,
  detail,
  href,
}: {
  title: ReactNode
  code?: string
  detail?: ReactNode
  href?: string
}) {
  return (
    <>
      <b>{href ? <a href={href}>{title}</a> : title}</b>
      {code && <Code>{code}</Code>}
      {detail && <span className="detail">{detail}</span>}
    </>
  )
}

/** A status with its reason under it. */
export function Standing({
  tone,
  word,
  children,
}: {
  tone: Tone
  word: ReactNode
  children?: ReactNode
}) {
  return (
    <>
      <Status tone={tone}>{word}</Status>
      {children && <span className="detail">{children}</span>}
    </>
  )
}
