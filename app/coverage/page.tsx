import { ask } from '@/app/_web/ask'
import { Empty } from '@/components/empty'
import { Page } from '@/components/page'
import { Pager } from '@/components/pager'
import { Status } from '@/components/status'
import { Table } from '@/components/table'
import { Tabs } from '@/components/tabs'
import { Why } from '@/components/why'
import { coverage } from '@/university/staffing/queries/coverage'

export default async function Coverage({ searchParams }: { searchParams: Promise<object> }) {
  const it = await ask(coverage, await searchParams)
  const { totals } = it
  return (
    <Page
      title="Coverage"
      facts={
        totals.atRisk === 0
          ? `All ${totals.teams} teams are covered for the next 90 days.`
          : `${totals.withGap} of ${totals.teams} teams have a gap now; ${totals.lapsing} more ${totals.lapsing === 1 ? 'place falls' : 'places fall'} within 90 days, on contracts of ${totals.usdAtRisk.toLocaleString('en')} USD a month.`
      }
    >
      <Tabs
        items={[
          { href: '/coverage', label: 'Teams at risk', current: !it.all },
          { href: '/coverage?all=1', label: 'All teams', current: it.all },
        ]}
      />
      <Table
        caption="Gaps now, and what falls within 30, 60 and 90 days if nobody acts"
        columns={[
          { head: 'Team' },
          { head: 'Gaps now' },
          { head: 'Exceptions', numeric: true },
          { head: 'In 30 days', numeric: true },
          { head: 'In 60 days', numeric: true },
          { head: 'In 90 days', numeric: true },
          { head: 'A month', numeric: true },
        ]}
        rows={it.rows.map((row) => ({
          key: row.code,
          cells: [
            <a key="a" href={`/teams/${row.code}`}>
              {row.customer}
            </a>,
            <Gaps key="g" {...row} />,
            row.excepted,
            row.in30,
            row.in60,
            row.in90,
            `${row.monthlyUsd.toLocaleString('en')} USD`,
          ],
        }))}
        empty={<Empty title="Nothing falls within 90 days">Every position is filled by someone who stays certified, and no exception ends.</Empty>}
      />
      <Pager
        page={it.page}
        pages={it.pages}
        href={(page) => `/coverage?${it.all ? 'all=1&' : ''}page=${page}`}
        count={it.count}
        noun={it.count === 1 ? 'team' : 'teams'}
      />
      <Why label="How this is counted">
        A gap is a position that is empty, or filled by someone who does not meet it and has no exception. The days count, each including the one before it,
        positions met today that are lost by then: a certification ends, an exception or a placement ends, or the person leaves. Teams are in the order of their
        gaps, weighted by how much an empty position hurts the customer.
      </Why>
    </Page>
  )
}

function Gaps({ empty, critical, uncertified }: { empty: number; critical: number; uncertified: number }) {
  if (empty + uncertified === 0) return <Status tone="good">None</Status>
  const parts = [empty > 0 && `${empty} empty${critical > 0 ? `, ${critical} critical` : ''}`, uncertified > 0 && `${uncertified} not certified`]
  return <Status tone="bad">{parts.filter(Boolean).join(' · ')}</Status>
}
