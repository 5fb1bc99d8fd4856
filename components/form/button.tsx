import type { ReactNode } from 'react'

export type ButtonKind = 'primary' | 'plain' | 'quiet'
const kinds = { primary: ' p', plain: '', quiet: ' q' }
/** The class of anything that looks like a button. */
export const buttonClass = (kind: ButtonKind = 'plain', small = false) =>
  `btn${kinds[kind]}${small ? ' s' : ''}`

/**
 * A link that looks like what it is for: the next step. `download` saves instead of opening;
 * `label` tells links that read alike apart, for who hears the page.
 */
export function ButtonLink(props: {
  href: string
  kind?: ButtonKind
  size?: 'small'
  download?: boolean
  label?: string
  children: ReactNode
}) {
  return (
    <a
      className={buttonClass(props.kind, props.size === 'small')}
      href={props.href}
      download={props.download}
      aria-label={props.label}
    >
      {props.children}
    </a>
  )
}
