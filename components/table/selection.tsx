import type { ReactNode } from 'react'
import { buttonClass } from '../form/button'

/**
 * Rows to tick and what can be done with them: a form that GETs the preview, so that what was
 * chosen is in its address and nothing happens before it was looked at. `all` stands for everything
 * that matches, however many pages it has.
 */
export function Selection(props: {
  action: string
  /** What narrows the list, carried on. */
  carried: Record<string, string>
  acts: { name: string; label: string }[]
  /** How many match, and how many of them are on this page. */
  count: number
  shown: number
  children: ReactNode
}) {
  const { action, carried, acts, count, shown, children } = props
  if (!acts.length || !count) return children
  return (
    <form action={action} className="selection">
      {Object.entries(carried).map(
        ([name, value]) => value && <input key={name} type="hidden" name={name} value={value} />,
      )}
      <div className="acts">
        <span>With the rows ticked</span>
        {acts.map(({ name, label }) => (
          <button
            key={name}
            type="submit"
            name="act"
            value={name}
            className={buttonClass('plain', true)}
          >
            {label}…
          </button>
        ))}
        {count > shown && (
          <label className="check">
            <input type="checkbox" name="all" value="1" />
            <span>All {count.toLocaleString('en')} that match, also on other pages</span>
          </label>
        )}
      </div>
      {children}
    </form>
  )
}

/**
 * What can be done with rows ticked elsewhere on the page (`Tick` with its `form`), where the rows
 * hold forms themselves.
 */
export function TickedForm({
  id,
  action,
  carried,
  submit,
}: {
  id: string
  action: string
  carried: Record<string, string>
  submit: string
}) {
  return (
    <form id={id} action={action} className="selection">
      {Object.entries(carried).map(
        ([name, value]) => value && <input key={name} type="hidden" name={name} value={value} />,
      )}
      <div className="acts">
        <span>With the rows ticked</span>
        <button type="submit" className={buttonClass('plain', true)}>
          {submit}
        </button>
      </div>
    </form>
  )
}

type TickProps = {
  value: number | string
  label: string
  name?: string
  checked?: boolean
  form?: string
}
/**
 * The box that chooses a row. `name` tells kinds of rows in one form apart; `checked` rows are
 * proposed; `form` names a form it does not stand in.
 */
export function Tick({ value, label, name = 'row', checked, form }: TickProps) {
  return (
    <span className="check">
      <input
        type="checkbox"
        name={name}
        value={value}
        aria-label={label}
        defaultChecked={checked}
        form={form}
      />
    </span>
  )
}
