import type { ReactNode } from 'react'
import { Status, type Tone } from './status'
import { DayText } from './when'

export type Past = {
  on: string
  tone: Tone
  title: string
  detail: string
  by: string | null
  recordedOn: string | null
  href?: string
}

/** What happened day by day, newest first as given; a day that was written down later says when. */
export function History({
  items,
  today,
  empty,
}: {
  items: readonly Past[]
  today: string
  empty?: ReactNode
}) {
  if (!items.length) return empty
  return (
    <ol className="timeline">
      {items.map((item, i) => (
        <li key={i}>
          <Status tone={item.tone}>
            {item.href ? <a href={item.href}>{item.title}</a> : item.title}
          </Status>
          <span className="detail">
            <DayText day={item.on} today={today} />
            {item.by && ` · ${item.by}`}
            {item.recordedOn && ' · recorded '}
            {item.recordedOn && <DayText day={item.recordedOn} />}
          </span>
          {item.detail && <span className="detail">{item.detail}</span>}
        </li>
      ))}
    </ol>
  )
}
