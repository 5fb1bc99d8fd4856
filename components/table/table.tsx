import type { ReactNode } from 'react'

export type Column = {
  head: string
  /** Right-aligned, tabular figures; on a phone the figure keeps its head. */
  numeric?: boolean
  /** A cell that says nothing without its head keeps it on a phone. */
  named?: boolean
  hideOnPhone?: boolean
  /** The name this column sorts by in the URL. */
  sort?: string
}
export type TableRow = { key: string | number; cells: ReactNode[] }

/** What the rows are sorted by now, and the address that sorts them otherwise. */
export type Sort = {
  by: string
  descending: boolean
  href: (by: string, descending: boolean) => string
}

/**
 * Rows rendered on the server; on a phone each folds into a block. The caption is read out, and
 * shown where `showCaption`. Sort, filter and page are in the URL. `bare` keeps the heads for those
 * who have them read out.
 */
export function Table(props: {
  caption: string
  showCaption?: boolean
  columns: Column[]
  rows: TableRow[]
  empty?: ReactNode
  sort?: Sort
  bare?: boolean
}) {
  const { caption, showCaption, columns, rows, empty, sort, bare } = props
  if (!rows.length && empty) return empty
  const marks = columns.map(marksOf)
  return (
    <table className="table">
      <caption className={showCaption ? 'pb-2 text-left text-soft' : 'sr-only'}>{caption}</caption>
      <thead className={bare ? 'sr-only' : undefined}>
        <tr>
          {columns.map((column) => (
            <Head key={column.head} column={column} sort={sort} />
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.key}>
            {row.cells.map((cell, i) => (
              <td key={i} {...marks[i]}>
                {cell}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/**
 * Attributes of a column's cells; an absent one is left out, because an undefined is written into
 * the page for every cell.
 */
const marksOf = (column: Column) => ({
  ...(classOf(column) && { className: classOf(column) }),
  ...((column.numeric || column.named) && column.head && { 'data-head': column.head }),
})
const classOf = (column?: Column) =>
  [column?.numeric && 'num', column?.hideOnPhone && 'wide'].filter(Boolean).join(' ') || undefined

function Head({ column, sort }: { column: Column; sort?: Sort }) {
  if (!column.head) return <td className="border-b border-line" />
  const current = sort && column.sort === sort.by
  const direction = current ? (sort.descending ? 'descending' : 'ascending') : undefined
  return (
    <th scope="col" className={classOf(column)} aria-sort={direction}>
      {sort && column.sort ? (
        <a href={sort.href(column.sort, current ? !sort.descending : false)}>{column.head}</a>
      ) : (
        column.head
      )}
    </th>
  )
}
