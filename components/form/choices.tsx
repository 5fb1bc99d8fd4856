'use client'
import type { FormEvent, ReactNode } from 'react'

type Choice = { value: string; label: string; count: number; chosen: boolean }

/**
 * Filters that show at once when ticked; without JavaScript the button does it. Words wait for
 * Enter.
 */
export function Choices({
  groups,
  words,
  children,
}: {
  groups: { name: string; label: string; choices: Choice[] }[]
  words: string
  children?: ReactNode
}) {
  const ticked = (event: FormEvent<HTMLFormElement>) => {
    if ((event.target as HTMLInputElement).type === 'checkbox') event.currentTarget.requestSubmit()
  }
  return (
    <form onChange={ticked} data-filters="">
      <div className="field">
        <label htmlFor="words">Words</label>
        <input id="words" className="input" type="search" name="q" defaultValue={words} />
      </div>
      {groups
        .filter(({ choices }) => choices.length > 0)
        .map(({ name, label, choices }) => (
          <fieldset key={name}>
            <legend>{label}</legend>
            {choices.map(({ value, label, count, chosen }) => (
              <label key={value} className="check">
                <input type="checkbox" name={name} value={value} defaultChecked={chosen} />
                <span>{label}</span>
                <small>{count}</small>
              </label>
            ))}
          </fieldset>
        ))}
      {children}
      <button type="submit" className="btn s">
        Show
      </button>
    </form>
  )
}
