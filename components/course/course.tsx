import type { ReactNode } from 'react'
import { Code } from '../page/code'

/**
 * What to choose from beside what was found. On a phone the choices are behind a button; `active`
 * says how many are made.
 */
export function Browse({
  choices,
  active,
  children,
}: {
  choices: ReactNode
  active: number
  children: ReactNode
}) {
  return (
    <div className="browse">
      <details className="choose">
        <summary className="btn">Filter{active > 0 && ` (${active})`}</summary>
        {choices}
      </details>
      <div>{children}</div>
    </div>
  )
}

/**
 * One course in the catalogue: what it is, a line of facts, its status for the reader and the one
 * action.
 */
export function CourseRow(props: {
  code: string
  title: string
  href: string
  summary: string
  facts: ReactNode[]
  status?: ReactNode
  action?: ReactNode
}) {
  const { code, title, href, summary, facts, status, action } = props
  return (
    <li className="course">
      <div>
        <Code>{code}</Code>
        <h2>
          <a href={href}>{title}</a>
        </h2>
        <p>{summary}</p>
        <div className="line">
          {facts.filter(Boolean).map((fact, i) => (
            <span key={i}>{fact}</span>
          ))}
          {status}
        </div>
      </div>
      {action && <div className="end">{action}</div>}
    </li>
  )
}

type Part = {
  id: number
  title: string
  note?: ReactNode
  done?: boolean
  href?: string
  current?: boolean
}
/**
 * What a course holds, in order: each part done or to do, with a note such as its minutes. Without
 * `done` it is only a table of contents.
 */
export function Outline({ label, items }: { label: string; items: Part[] }) {
  return (
    <ol className="card toc" aria-label={label}>
      {items.map(({ id, title, note, done, href, current }) => {
        const mark = done === undefined ? undefined : done ? 'done' : 'todo'
        const inside = (
          <>
            <span>{title}</span>
            {note && <small>{note}</small>}
          </>
        )
        return (
          <li key={id}>
            {href ? (
              <a className={mark} href={href} aria-current={current ? 'page' : undefined}>
                {inside}
              </a>
            ) : (
              <div className={mark}>{inside}</div>
            )}
          </li>
        )
      })}
    </ol>
  )
}

/** The foot of a lesson: back on the left, what comes next on the right. */
export function Onward({ children }: { children: ReactNode }) {
  return <div className="onward">{children}</div>
}

/** A checklist: each step with its state and what can be done about it. */
export function Steps({
  items,
}: {
  items: { id: number; text: ReactNode; status: ReactNode; action?: ReactNode }[]
}) {
  return (
    <ol className="card checklist">
      {items.map(({ id, text, status, action }) => (
        <li key={id}>
          <div>{text}</div>
          <div className="end">
            {status}
            {action}
          </div>
        </li>
      ))}
    </ol>
  )
}
