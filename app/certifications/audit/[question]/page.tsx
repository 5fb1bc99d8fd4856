import { ask } from '@/app/_web/ask'
import { ButtonLink } from '@/components/form/button'
import { Banner } from '@/components/page/banner'
import { timeText } from '@/components/page/dates'
import { Empty } from '@/components/page/empty'
import { Page } from '@/components/page/page'
import { DayText, When } from '@/components/page/when'
import { Why } from '@/components/page/why'
import { Filters } from '@/components/table/filters'
import { Pager } from '@/components/table/pager'
import { Table } from '@/components/table/table'
import { auditAnswer } from '@/university/audit/queries/audit'
import type { Cell, Column } from '@/university/audit/rules/audit'
import { addressOf, ScopeFields } from '../scope-fields'

type Props = {
  params: Promise<{ question: string }>
  searchParams: Promise<Record<string, string | string[]>>
}

export default async function Answer({ params, searchParams }: Props) {
  const it = await ask(auditAnswer, { ...(await searchParams), ...(await params) })
  const { scope, asked, columns } = it
  const path = `/certifications/audit/${it.question}`
  const frozen = {
    ...asked,
    on: scope.on,
    from: scope.from,
    until: scope.until,
    known: new Date(scope.known).toISOString(),
  }
  return (
    <Page
      title={it.short}
      facts={it.asks}
      action={
        <>
          <ButtonLink href={addressOf('/certifications/audit', asked)}>
            All twelve questions
          </ButtonLink>
          {it.count > 0 && (
            <ButtonLink href={addressOf(`${path}/csv`, frozen)} download>
              Save as CSV
            </ButtonLink>
          )}
        </>
      }
    >
      <Filters label="What is asked about">
        <ScopeFields scope={scope} asked={asked} choices={it.choices} by={it.by} />
      </Filters>
      <Banner tone="info">
        {it.says} As known <When at={scope.known} zone={scope.zone} now={it.now} />.{' '}
        {it.also && <a href={it.also.href}>{it.also.label}</a>}
      </Banner>
      <Table
        caption={it.asks}
        columns={columns.map(({ head, hideOnPhone, kind }) => ({
          head,
          hideOnPhone,
          named: kind === 'day' || kind === 'instant',
          numeric: kind === 'number',
        }))}
        rows={it.rows.map((row, i) => ({
          key: i,
          cells: columns.map((column, n) => shown(column, row[n], scope.zone, +it.now)),
        }))}
        empty={<Empty title="Nothing to show">{it.says}</Empty>}
      />
      <Pager
        page={it.page}
        pages={it.pages}
        perPage={it.perPage}
        count={it.count}
        noun={it.count === 1 ? 'row' : 'rows'}
        href={(page) => addressOf(path, asked, { page: String(page) })}
      />
    </Page>
  )
}

function shown({ head, kind }: Column, cell: Cell | undefined, zone: string, now: number) {
  if (cell === null || cell === undefined || cell === '') return ''
  if (typeof cell === 'object')
    return (
      <a key={head} href={cell.href}>
        {cell.text}
      </a>
    )
  if (kind === 'day' && typeof cell === 'string') return <DayText key={head} day={cell} short />
  if (kind === 'instant' && typeof cell === 'number') return timeText(cell, zone, now)
  const text = String(cell)
  // One long cell would make every row a page high.
  if (text.length <= 140) return text
  return (
    <Why key={head} label={`${text.slice(0, 60).replace(/\s\S*$/, '')}…`}>
      {text}
    </Why>
  )
}
