'use client'
import { useId, useState } from 'react'
import { dayText } from '../page/dates'
import { Hidden } from './fields'

/**
 * Days from today on a native slider, sent by its own form (`ahead`); what else is in the address
 * is kept. The day it stands on is written beside it while it moves; without JavaScript it is shown
 * once sent.
 */
export function DaySlider({
  today,
  value,
  max,
  keep,
}: {
  today: string
  value: number
  max: number
  keep: Record<string, string>
}) {
  const [days, setDays] = useState(value)
  const id = useId()
  const day = new Date(Date.parse(today) + days * 86_400_000).toISOString().slice(0, 10)
  const months = Math.round(max / 30.4)
  return (
    <form className="slider" aria-label="Move in time">
      {Object.entries(keep).map(
        ([name, kept]) => kept && <Hidden key={name} name={name} value={kept} />,
      )}
      <label htmlFor={id}>Days from today</label>
      <input
        id={id}
        type="range"
        name="ahead"
        min={0}
        max={max}
        defaultValue={value}
        aria-valuetext={`${days} days, ${dayText(day)}`}
        onChange={(event) => setDays(Number(event.currentTarget.value))}
      />
      <output htmlFor={id}>{dayText(day, true)}</output>
      <button type="submit" className="btn">
        Go
      </button>
      <span className="ends" aria-hidden="true">
        <i>Today</i>
        <i>{months} months</i>
      </span>
    </form>
  )
}
