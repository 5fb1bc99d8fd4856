import type { ReactNode } from 'react'
import { When } from '../page/when'

export type Moment = {
  at: number | Date
  zone: string
  title: ReactNode
  detail?: ReactNode
  by?: ReactNode
}

/** What happened, newest first as given: what, when, by whom. */
export function Timeline({ items, now }: { items: Moment[]; now: Date }) {
  return (
    <ol className="timeline">
      {items.map((item, i) => (
        <li key={i}>
          <b>{item.title}</b>
          <span className="detail">
            <When at={item.at} zone={item.zone} now={now} />
            {item.by && <> · {item.by}</>}
          </span>
          {item.detail && <span className="detail">{item.detail}</span>}
        </li>
      ))}
    </ol>
  )
}
