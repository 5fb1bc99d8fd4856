'use client'

/**
 * What is shown when something of ours broke: what to do, and the number under which the log knows
 * it.
 */
export function Trouble({ number, again }: { number?: string; again: () => void }) {
  return (
    <div className="empty">
      <b>Something of ours broke</b>
      <p>
        Nothing was half saved. Try again; if it stays broken, tell the registrar
        {number ? ` and give the number ${number}` : ''}.
      </p>
      <button type="button" className="btn p" onClick={again}>
        Try again
      </button>
    </div>
  )
}
