'use client'
import type { ReactNode } from 'react'
import { Sent } from './form'

/**
 * A form that asks the same page what would happen: what was typed is in the URL, and nothing is
 * done. `wrong` stands under its fields.
 */
export function PreviewForm({
  typed,
  wrong,
  submit,
  children,
}: {
  typed: Record<string, unknown>
  wrong: Record<string, string>
  submit: string
  children: ReactNode
}) {
  return (
    <form className="form">
      {Object.keys(wrong).length > 0 && (
        <p role="alert" className="banner bad">
          <span>{Object.values(wrong).map(sentence).join(' ')}</span>
        </p>
      )}
      <Sent value={{ typed, wrong }}>{children}</Sent>
      <div className="submit">
        <button type="submit" className="btn">
          {submit}
        </button>
      </div>
    </form>
  )
}

const sentence = (text: string) =>
  `${text.charAt(0).toUpperCase()}${text.slice(1)}${/[.?]$/.test(text) ? '' : '.'}`
