import { Fragment, type ReactNode } from 'react'

/**
 * Facts as label and value, for the right column; a word begins with a capital. An undefined value
 * leaves its line out.
 */
export function Facts({ items }: { items: (readonly [string, ReactNode])[] }) {
  return (
    <dl className="dl">
      {items
        .filter(([, value]) => value !== undefined)
        .map(([label, value]) => (
          <Fragment key={label}>
            <dt>{label}</dt>
            <dd>
              {typeof value === 'string' ? value.charAt(0).toUpperCase() + value.slice(1) : value}
            </dd>
          </Fragment>
        ))}
    </dl>
  )
}
