'use client'
import { type ReactNode, useContext, useId } from 'react'
import { Sent } from './form'

type Common = {
  name: string
  label: ReactNode
  hint?: ReactNode
  required?: boolean
  disabled?: boolean
}
type Option = { value: string | number; label: string; note?: ReactNode; disabled?: boolean }

/**
 * What every control of a field shares: its ids, what was typed before a refusal, and what is wrong
 * with it.
 */
function useField({ name, hint, required, disabled }: Common) {
  const id = useId()
  const { typed, wrong } = useContext(Sent)
  const told = [hint && `${id}h`, wrong[name] && `${id}w`].filter(Boolean).join(' ') || undefined
  return {
    typed: typed[name],
    wrong: wrong[name],
    id,
    given: {
      id,
      name,
      required,
      disabled,
      'aria-describedby': told,
      'aria-invalid': wrong[name] ? true : undefined,
    },
  }
}
const text = (typed: unknown, value?: string | number | null) =>
  typeof typed === 'string' ? typed : (value ?? undefined)

function Around({
  id,
  label,
  hint,
  wrong,
  children,
}: {
  id: string
  label: ReactNode
  hint?: ReactNode
  wrong?: string
  children: ReactNode
}) {
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      {children}
      {hint && <small id={`${id}h`}>{hint}</small>}
      {wrong && (
        <span id={`${id}w`} className="wrong">
          {wrong}
        </span>
      )}
    </div>
  )
}

type TextProps = Common & {
  type?:
    | 'text'
    | 'email'
    | 'password'
    | 'number'
    | 'search'
    | 'url'
    | 'time'
    | 'datetime-local'
    | 'month'
  value?: string | number | null
  autoComplete?: string
  placeholder?: string
  min?: number | string
  max?: number | string
  step?: number | string
  maxLength?: number
  autoFocus?: boolean
  list?: string
}
export function TextField({
  name,
  label,
  hint,
  required,
  disabled,
  type = 'text',
  value,
  ...rest
}: TextProps) {
  const field = useField({ name, label, hint, required, disabled })
  return (
    <Around {...field} label={label} hint={hint}>
      <input
        className="input"
        type={type}
        defaultValue={text(field.typed, value)}
        {...rest}
        {...field.given}
      />
    </Around>
  )
}

/** A calendar date, with the browser's own picker. */
export function DateField({
  name,
  label,
  hint,
  required,
  disabled,
  value,
  min,
  max,
}: Common & { value?: string | null; min?: string; max?: string }) {
  const field = useField({ name, label, hint, required, disabled })
  return (
    <Around {...field} label={label} hint={hint}>
      <input
        className="input"
        type="date"
        defaultValue={text(field.typed, value)}
        min={min}
        max={max}
        {...field.given}
      />
    </Around>
  )
}

export function TextArea({
  name,
  label,
  hint,
  required,
  disabled,
  value,
  rows = 4,
  maxLength,
}: Common & { value?: string | null; rows?: number; maxLength?: number }) {
  const field = useField({ name, label, hint, required, disabled })
  return (
    <Around {...field} label={label} hint={hint}>
      <textarea
        className="input"
        rows={rows}
        maxLength={maxLength}
        defaultValue={text(field.typed, value)}
        {...field.given}
      />
    </Around>
  )
}

export function SelectField({
  name,
  label,
  hint,
  required,
  disabled,
  options,
  value,
}: Common & { options: Option[]; value?: string | number | null }) {
  const field = useField({ name, label, hint, required, disabled })
  const chosen = text(field.typed, value)
  return (
    <Around {...field} label={label} hint={hint}>
      <select key={chosen} className="input" defaultValue={chosen} {...field.given}>
        {options.map((option) => (
          <option key={option.value} value={option.value} disabled={option.disabled}>
            {option.label}
          </option>
        ))}
      </select>
    </Around>
  )
}

/** `most` in bytes: a larger file is refused before it is sent, with `tooLarge`. */
export function FileField({
  name,
  label,
  hint,
  required,
  disabled,
  accept,
  most,
  tooLarge,
}: Common & { accept?: string; most?: number; tooLarge?: string }) {
  const field = useField({ name, label, hint, required, disabled })
  const weigh = (input: HTMLInputElement) =>
    input.setCustomValidity(
      most && (input.files?.[0]?.size ?? 0) > most ? (tooLarge ?? 'This file is too large.') : '',
    )
  return (
    <Around {...field} label={label} hint={hint}>
      <input
        className="input"
        type="file"
        accept={accept}
        onChange={(event) => weigh(event.currentTarget)}
        {...field.given}
      />
    </Around>
  )
}

/**
 * One yes or no. Sends `on` when ticked, nothing otherwise, as browsers do; `sends` changes the
 * word.
 */
export function CheckField({
  name,
  label,
  hint,
  required,
  disabled,
  value,
  sends,
}: Common & { value?: boolean; sends?: string }) {
  const field = useField({ name, label, hint, required, disabled })
  const typed = useContext(Sent).typed
  return (
    <div className="field">
      <label className="check">
        <input
          type="checkbox"
          value={sends}
          defaultChecked={Object.keys(typed).length ? name in typed : value}
          {...field.given}
        />
        <span>{label}</span>
      </label>
      {hint && <small id={`${field.id}h`}>{hint}</small>}
      {field.wrong && (
        <span id={`${field.id}w`} className="wrong">
          {field.wrong}
        </span>
      )}
    </div>
  )
}

/** A short list to choose from, all of it visible: one, or several where `multiple`. */
export function ChoiceField(
  props: Common & {
    options: Option[]
    value?: string | number | readonly (string | number)[] | null
    multiple?: boolean
  },
) {
  const { name, label, hint, options, value, multiple, required, disabled } = props
  const field = useField(props)
  const chosen = [field.typed ?? value ?? []].flat().map(String)
  return (
    <fieldset
      className="field"
      disabled={disabled}
      aria-describedby={field.given['aria-describedby']}
    >
      <legend>{label}</legend>
      {options.map((option) => (
        <label key={option.value} className="check">
          <input
            type={multiple ? 'checkbox' : 'radio'}
            name={name}
            value={option.value}
            required={required && !multiple}
            disabled={option.disabled}
            defaultChecked={chosen.includes(String(option.value))}
          />
          <span>{option.label}</span>
          {option.note !== undefined && <small>{option.note}</small>}
        </label>
      ))}
      {hint && <small id={`${field.id}h`}>{hint}</small>}
      {field.wrong && (
        <span id={`${field.id}w`} className="wrong">
          {field.wrong}
        </span>
      )}
    </fieldset>
  )
}

export function Hidden({ name, value }: { name: string; value: string | number | boolean }) {
  return <input type="hidden" name={name} value={String(value)} />
}
