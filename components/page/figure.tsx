import type { ReactNode } from 'react'
import type { Tone } from './status'

const ink = {
  good: ' text-good',
  due: ' text-due',
  bad: ' text-bad',
  info: ' text-info',
  plain: '',
}

/** One number that matters, and what it counts. */
export function Figure({
  value,
  unit,
  label,
  tone = 'plain',
  small,
}: {
  value: ReactNode
  unit?: string
  label?: ReactNode
  tone?: Tone
  small?: boolean
}) {
  return (
    <div>
      <span className={`figure${small ? ' s' : ''}${ink[tone]}`}>
        {value}
        {unit && <small>{unit}</small>}
      </span>
      {label && <span className="detail">{label}</span>}
    </div>
  )
}
