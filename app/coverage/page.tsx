import { ask } from '@/app/_web/ask'
import { DayAsked } from '@/components/form/day-asked'
import { DaySlider } from '@/components/form/day-slider'
import { dayText } from '@/components/page/dates'
import { Empty } from '@/components/page/empty'
import { NotKnown } from '@/components/page/not-known'
import { Page } from '@/components/page/page'
import { Section } from '@/components/page/section'
import { Status } from '@/components/page/status'
import { Tabs } from '@/components/page/tabs'
import { Because, Why } from '@/components/page/why'
import { Pager } from '@/components/table/pager'
import { Table } from '@/components/table/table'
import { NeedCells } from '@/components/team/need-cells'
import { board } from '@/university/staffing/coverage/queries/board'
import { Narrow } from './narrow'

type Board = NonNullable<Awaited<ReturnType<typeof board.answer>>>

export default async function Coverage({
  searchParams,
}: {
  searchParams: Promise<{ on?: string }>
}) {
  const given = await searchParams
  const it = await ask(board, given)
  const { on, today } = it
  const { site, shift, certification, team, by, sort, mine, gaps, thin } = it.asked
  const kept = {
    site,
    shift,
    certification,
    team,
    by,
    sort,
    mine: mine ? '1' : '',
    gaps: gaps ? '1' : '',
    thin: thin ? '1' : '',
  }
  const address = (more: Record<string, string>) =>
    `?${new URLSearchParams(Object.entries({ on, ...kept, ...more }).filter(([, value]) => value))}`
  return (
    <Page title="Coverage" facts={factsOf(it)}>
      <Tabs
        items={[
          { href: `/coverage${address({})}`, label: 'Board', current: true },
          {
            href: `/coverage/falls?${new URLSearchParams(Object.entries({ on: on > today ? on : '', site, shift, team }).filter(([, value]) => value))}`,
            label: 'Positions that lose cover',
            current: false,
          },
          { href: '/staffing/losses', label: 'Customers losing a skill', current: false },
        ]}
      />
      <DayAsked on={given.on} shown={on} />
      <DaySlider key={on} today={today} value={it.slider.value} max={it.slider.max} keep={kept} />
      <Narrow it={it} />
      <Section
        title={on === today ? 'Today' : `On ${dayText(on)}`}
        note={`${sort === 'worst' ? 'worst first' : sort === 'value' ? 'by contract value' : 'by customer'}${on < today ? ', as it is known now' : on > today ? ', if nobody acts' : ''}`}
        link={{
          href: `/api/v1/coverage-board${address({ whole: '1', format: 'csv' })}`,
          label: 'CSV',
        }}
      >
        <Table
          caption="Teams against what they ask for"
          columns={[
            { head: 'Team' },
            { head: 'Positions' },
            { head: by === 'requirement' ? 'In place, of needed' : `Positions covered by ${by}` },
            { head: 'USD a month', numeric: true },
          ]}
          rows={it.rows.map((row) => ({
            key: row.code,
            cells: [
              <span key="t">
                <a href={`/teams/${row.code}?on=${on}`}>{row.customer}</a>
                <Because>
                  {row.site} ·{' '}
                  <a
                    href={`/coverage/${row.code}?on=${on}`}
                    aria-label={`Why: who counts for ${row.customer}`}
                  >
                    Why
                  </a>
                </Because>
              </span>,
              <Gaps key="g" row={row} />,
              <NeedCells
                key="c"
                label={`What ${row.customer} needs`}
                cells={(row.cells ?? []).map((cell) => ({
                  ...cell,
                  note: noteOf(cell),
                }))}
              />,
              row.monthlyUsd.toLocaleString('en'),
            ],
          }))}
          empty={<Nothing it={it} />}
        />
        <Pager
          page={it.page}
          pages={it.pages}
          perPage={it.perPage}
          count={it.count}
          noun={it.count === 1 ? 'team' : 'teams'}
          href={(page) => `/coverage${address({ page: String(page) })}`}
        />
      </Section>
      <Why label="How this is counted">
        A position is covered when a full placement is in force on the day and that person works
        here, is not away, holds all that is asked for and reaches the proficiency it asks for, or
        an exception is in force. Shadows, and whoever is away, do not count. Worst first weighs
        each gap by how much it hurts the customer: critical ones nine times, ordinary ones four,
        the rest once; then by contract value.
      </Why>
    </Page>
  )
}

function factsOf({ totals, on, today, count }: Board) {
  const when = on === today ? 'today' : `on ${dayText(on)}`
  if (!totals) return `${count.toLocaleString('en')} ${count === 1 ? 'team' : 'teams'} ${when}.`
  if (totals.teams === 0) return `No team asks for anything like this ${when}.`
  if (totals.withGap === 0)
    return totals.teams === 1
      ? `The one team is covered ${when}.`
      : `All ${totals.teams.toLocaleString('en')} teams are covered ${when}.`
  const parts = [
    totals.empty > 0 && `${totals.empty.toLocaleString('en')} empty`,
    totals.uncertified > 0 && `${totals.uncertified.toLocaleString('en')} not qualified`,
    totals.away > 0 && `${totals.away.toLocaleString('en')} away`,
  ].filter(Boolean)
  return `${totals.withGap.toLocaleString('en')} of ${totals.teams.toLocaleString('en')} ${totals.teams === 1 ? 'team has' : totals.withGap === 1 ? 'teams has' : 'teams have'} a gap ${when}: ${parts.join(', ')}; on contracts of ${totals.usdWithGap.toLocaleString('en')} USD a month.`
}

const noteOf = ({ thin, short }: NonNullable<Board['rows'][number]['cells']>[number]) =>
  [
    thin && `${thin.holders} here, ${thin.company.toLocaleString('en')} in the company`,
    short > 0 && `${short} below the proficiency asked for`,
  ]
    .filter(Boolean)
    .join(', ') || undefined

function Gaps({ row }: { row: Board['rows'][number] }) {
  const missing = row.empty + row.away + row.uncertified
  const parts = [
    row.empty > 0 && `${row.empty} empty${row.critical > 0 ? `, ${row.critical} critical` : ''}`,
    row.uncertified > 0 && `${row.uncertified} not qualified`,
    row.away > 0 && `${row.away} away`,
  ]
  return (
    <>
      <Status tone={missing === 0 ? 'good' : 'bad'}>
        {row.positions - missing} of {row.positions} covered
      </Status>
      {missing > 0 && <Because>{parts.filter(Boolean).join(' · ')}</Because>}
      {row.broken.map((rule) => (
        <Because key={rule}>
          <Status tone="bad">Rule broken</Status> {rule}
        </Because>
      ))}
      {row.excepted > 0 && (
        <Because>
          <a href={`/exceptions?team=${row.code}`}>
            {row.excepted} by {row.excepted === 1 ? 'an exception' : 'exceptions'}
          </a>
        </Because>
      )}
    </>
  )
}

function Nothing({ it }: { it: Board }) {
  if (it.problem) return <NotKnown problem={it.problem} all="/coverage" />
  if (it.asked.thin)
    return (
      <Empty title="Every team has at least two">
        Everything asked for is held by two people in place on its site and shift, or the company as
        a whole has too few.
      </Empty>
    )
  if (it.asked.gaps)
    return (
      <Empty title="No team has a gap">Every position asked about is covered on this day.</Empty>
    )
  return (
    <Empty title="No team to show">
      No team has a position that fits these filters on this day. Widen them, or choose another day.
    </Empty>
  )
}
