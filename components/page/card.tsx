import type { ReactNode } from 'react'
import { Progress } from '../picture/progress'
import { Code } from './code'

export function Card({ id, children }: { id?: string; children: ReactNode }) {
  return (
    <div id={id} className="card pad">
      {children}
    </div>
  )
}

/** A card of rows. */
export function List({ children }: { children: ReactNode }) {
  return <ul className="card list">{children}</ul>
}

/** One row: what it is and a line about it; at the end its status and the one action. */
export function Row(props: {
  title: ReactNode
  code?: string
  detail?: ReactNode
  status?: ReactNode
  action?: ReactNode
  href?: string
  progress?: { value: number; max: number; label?: string }
}) {
  const { title, code, detail, status, action, href, progress } = props
  return (
    <li className="row">
      <div className="grow">
        <b>{href ? <a href={href}>{title}</a> : title}</b>
        {code && <Code>{code}</Code>}
        {detail && <span className="detail">{detail}</span>}
        {progress && <Progress {...progress} label={progress.label ?? 'Progress'} />}
      </div>
      {(status || action) && (
        <div className="end">
          {status}
          {action}
        </div>
      )}
    </li>
  )
}
