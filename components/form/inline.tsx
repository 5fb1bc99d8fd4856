import type { ReactNode } from 'react'

/** A line of text in which `backticks` mark code. */
export function Inline({ text }: { text: string }): ReactNode {
  return text.split(/`([^`]+)`/).map((part, i) => (i % 2 ? <code key={i}>{part}</code> : part))
}
/** The same where only text can stand, as in an option of a select. */
export const plainText = (text: string) => text.replaceAll('`', '')
