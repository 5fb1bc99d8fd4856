import type { ReactNode } from 'react'
import { Code } from './code'

/**
 * A page's head and body: title, one line of facts, one primary action, then content; `aside` is
 * the right column of facts. Also names the browser's tab; `about` says there what pages with the
 * same title differ in: whose, which one, where.
 */
export function Page(props: {
  title: string
  about?: string
  code?: string
  facts?: ReactNode
  action?: ReactNode
  aside?: ReactNode
  children?: ReactNode
}) {
  const { title, about, code, facts, action, aside, children } = props
  return (
    <>
      <title>{`${[title, about].filter(Boolean).join(' · ')} · Guildhall`}</title>
      <header className="head">
        <div>
          <h1>
            {title}
            {code && <Code>{code}</Code>}
          </h1>
          {facts && <div className="facts">{facts}</div>}
        </div>
        {action && <div className="do">{action}</div>}
      </header>
      {aside ? <Beside aside={aside}>{children}</Beside> : children}
    </>
  )
}

/** A right column beside a part of a page, where what follows needs the whole width. */
export function Beside({ aside, children }: { aside: ReactNode; children: ReactNode }) {
  return (
    <div className="two">
      <div>{children}</div>
      <aside>{aside}</aside>
    </div>
  )
}
