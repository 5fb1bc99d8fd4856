import type { ReactNode } from 'react'

/** Filters are a form that GETs the same page: what was chosen is in the URL. `/` goes to the first field. */
export function Filters({ children, submit = 'Show', label = 'Filter' }: { children: ReactNode; submit?: string; label?: string }) {
  return (
    <search aria-label={label}>
      <form className="filters" data-filters="">
        {children}
        <button type="submit" className="btn">
          {submit}
        </button>
      </form>
    </search>
  )
}
