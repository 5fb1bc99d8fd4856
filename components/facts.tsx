import { Fragment, type ReactNode } from 'react'

/** Facts as label and value, for the right column. An undefined value leaves its line out. */
export function Facts({ items }: { items: (readonly [string, ReactNode])[] }) {
  return (
    <dl className="dl">
      {items
        .filter(([, value]) => value !== undefined)
        .map(([label, value]) => (
          <Fragment key={label}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </Fragment>
        ))}
    </dl>
  )
}
