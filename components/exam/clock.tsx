'use client'
import { useEffect, useState } from 'react'

const two = (n: number) => String(n).padStart(2, '0')
const shown = (s: number) =>
  s >= 3600
    ? `${Math.floor(s / 3600)}:${two(Math.floor(s / 60) % 60)}:${two(s % 60)}`
    : `${two(Math.floor(s / 60))}:${two(s % 60)}`
const spoken = (s: number) =>
  s === 0
    ? 'Time is up.'
    : s > 60
      ? `${Math.round(s / 60)} minutes left.`
      : s === 60
        ? '1 minute left.'
        : `${s} seconds left.`

/**
 * The time left by the server's clock. Said aloud each minute, and each ten seconds in the last
 * one, not each second. At the end the paper is handed in.
 */
export function ExamClock({ deadline, now }: { deadline: number; now: number }) {
  const [left, setLeft] = useState(Math.max(0, Math.round((deadline - now) / 1000)))
  const [said, say] = useState('')
  useEffect(() => {
    const ahead = now - Date.now()
    let before = -1
    const timer = setInterval(() => {
      const seconds = Math.max(0, Math.ceil((deadline - Date.now() - ahead) / 1000))
      if (seconds === before) return
      if (seconds % (seconds > 60 ? 60 : 10) === 0) say(spoken(seconds))
      if (seconds === 0) {
        clearInterval(timer)
        dispatchEvent(new Event('exam-ended'))
      }
      before = seconds
      setLeft(seconds)
    }, 250)
    return () => clearInterval(timer)
  }, [deadline, now])
  return (
    <>
      <b role="timer" aria-live="off" className="clock" data-last={left <= 60 || undefined}>
        {shown(left)} left
      </b>
      <span className="sr-only" aria-live="polite">
        {said}
      </span>
    </>
  )
}
