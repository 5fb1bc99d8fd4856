'use client'
import type { ReactNode } from 'react'
import { buttonClass } from '../form/button'

/** Prints the page; without JavaScript the browser’s own menu does. */
export function PrintButton({ children }: { children: ReactNode }) {
  return (
    <button type="button" className={buttonClass('primary')} onClick={() => window.print()}>
      {children}
    </button>
  )
}
