'use client'
import { useEffect, useRef } from 'react'

const keys = [
  ['Ctrl K', 'Search, or go anywhere'],
  ['/', 'To the filter of this page, or search'],
  ['?', 'This list'],
  ['Esc', 'Close what is open'],
  ['J  K', 'Next and previous, in the marking queue'],
  ['0 … 9', 'Choose a level, in the marking queue'],
] as const

export function Keys({ close }: { words: string; close: () => void }) {
  const dialog = useRef<HTMLDialogElement>(null)
  useEffect(() => dialog.current?.showModal(), [])
  return (
    <dialog ref={dialog} className="ask" onClose={close} aria-labelledby="keys-title">
      <h2 id="keys-title" className="mb-3">
        Keys
      </h2>
      <dl className="dl mb-5">
        {keys.map(([key, does]) => (
          <div key={key} className="contents">
            <dt>
              <kbd>{key}</kbd>
            </dt>
            <dd className="text-left!">{does}</dd>
          </div>
        ))}
      </dl>
      <form method="dialog">
        <button type="submit" className="btn">
          Close
        </button>
      </form>
    </dialog>
  )
}
