/**
 * Where one is in a long list: "21–40 of 344 people", and the pages beside it. `perPage` makes the
 * range exact.
 */
export function Pager(props: {
  page: number
  pages: number
  href: (page: number) => string
  count: number
  noun: string
  perPage?: number
}) {
  const { page, pages, href, count, noun, perPage } = props
  const range =
    perPage && count ? `${(page - 1) * perPage + 1}–${Math.min(page * perPage, count)} of ` : ''
  return (
    <nav className="pager" aria-label="Pages">
      <span>
        {range}
        {count.toLocaleString('en-US')} {noun}
      </span>
      {page > 1 && (
        <a className="btn s" rel="prev" href={href(page - 1)}>
          Previous
        </a>
      )}
      {pages > 1 && (
        <span>
          Page {page} of {pages.toLocaleString('en-US')}
        </span>
      )}
      {page < pages && (
        <a className="btn s" rel="next" href={href(page + 1)}>
          Next
        </a>
      )}
    </nav>
  )
}
