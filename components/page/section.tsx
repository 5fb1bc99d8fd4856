import type { ReactNode } from 'react'

/**
 * A part of a page under its own heading, with a short note beside it and one link at the end of
 * the line.
 */
export function Section({
  title,
  note,
  link,
  children,
}: {
  title: string
  note?: ReactNode
  link?: { href: string; label: string }
  children: ReactNode
}) {
  return (
    <section>
      <header>
        <h2>{title}</h2>
        {note && <span>{note}</span>}
        {link && <a href={link.href}>{link.label}</a>}
      </header>
      {children}
    </section>
  )
}
