import type { ReactNode } from 'react'

/** First letters of the first and last name. */
export function initialsOf(name: string): string {
  const words = name.split(/[\s.-]+/).filter(Boolean)
  return [words[0], words.length > 1 ? words.at(-1) : undefined]
    .map((word) => [...(word ?? '')][0] ?? '')
    .join('')
    .toUpperCase()
}

/** A name with its initials; never cut off. */
export function PersonName({
  name,
  href,
  detail,
}: {
  name: string
  href?: string
  detail?: ReactNode
}) {
  const Tag = href ? 'a' : 'span'
  return (
    <>
      <Tag className="who" href={href} data-initials={initialsOf(name)}>
        {name}
      </Tag>
      {detail && <span className="detail">{detail}</span>}
    </>
  )
}
