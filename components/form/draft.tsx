'use client'
import type { ReactNode } from 'react'
import { buttonClass } from './button'
import { Sent } from './form'

/**
 * A form whose answer is a page: it GETs the same address with what was typed, so that a preview
 * can be sent to someone, and gone back to. `values` fill the fields, `wrong` says what is wrong
 * with each.
 */
export function Draft({
  values,
  wrong,
  submit,
  children,
}: {
  values: Record<string, string>
  wrong: Record<string, string>
  submit: string
  children: ReactNode
}) {
  const typed = Object.fromEntries(Object.entries(values).filter(([, value]) => value))
  const faults = Object.keys(wrong).length
  return (
    <form className="form wide">
      {faults > 0 && (
        <p role="alert" className="banner bad">
          <span>
            {faults === 1
              ? 'One field needs another look; it says why.'
              : `${faults} fields need another look; each says why.`}
          </span>
        </p>
      )}
      <Sent value={{ typed, wrong }}>{children}</Sent>
      <div className="submit">
        <button type="submit" className={buttonClass('primary')}>
          {submit}
        </button>
      </div>
    </form>
  )
}

/** Fields that belong together, under a name; `mono` where the text of an area is a notation. */
export function Group({
  title,
  mono,
  children,
}: {
  title: string
  mono?: boolean
  children: ReactNode
}) {
  return (
    <fieldset className={mono ? 'group mono' : 'group'}>
      <legend>{title}</legend>
      {children}
    </fieldset>
  )
}
