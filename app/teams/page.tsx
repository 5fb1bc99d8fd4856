import { ask } from '@/app/_web/ask'
import { Empty } from '@/components/empty'
import { TextField } from '@/components/fields'
import { Filters } from '@/components/filters'
import { Page } from '@/components/page'
import { Pager } from '@/components/pager'
import { Status } from '@/components/status'
import { Table } from '@/components/table'
import { Tabs } from '@/components/tabs'
import { DayText } from '@/components/when'
import { teams } from '@/university/staffing/queries/teams'

export default async function Teams({ searchParams }: { searchParams: Promise<object> }) {
  const it = await ask(teams, await searchParams)
  const href = (page: number) => `/teams?${new URLSearchParams({ ...(it.q && { q: it.q }), ...(it.mine && { mine: '1' }), page: String(page) })}`
  return (
    <Page title="Teams" facts="The people who serve one customer each.">
      {it.serves > 0 && (
        <Tabs
          items={[
            { href: '/teams', label: 'All teams', current: !it.mine },
            { href: '/teams?mine=1', label: 'My teams', current: it.mine },
          ]}
        />
      )}
      <Filters submit="Search">
        <TextField type="search" name="q" label="Customer, code or site" value={it.q} />
      </Filters>
      <Table
        caption="Customer teams"
        columns={[
          { head: 'Customer' },
          { head: 'Site', hideOnPhone: true },
          { head: 'Leader' },
          { head: 'Filled', numeric: true },
          { head: 'Standing' },
          { head: 'A month', numeric: true },
          { head: 'Next review', hideOnPhone: true },
        ]}
        rows={it.rows.map((team) => ({
          key: team.id,
          cells: [
            <a key="a" href={`/teams/${team.code}`}>
              {team.customer}
            </a>,
            team.site,
            team.leader ?? 'none',
            team.positions === null ? team.filled : `${team.filled} of ${team.positions}`,
            team.gaps === null ? null : team.gaps > 0 ? (
              <Status key="s" tone="bad">
                {team.gaps} empty
              </Status>
            ) : (
              <Status key="s" tone="good">
                Filled
              </Status>
            ),
            team.monthlyUsd === null ? null : `${team.monthlyUsd.toLocaleString('en')} USD`,
            team.nextReviewOn && <DayText key="d" day={team.nextReviewOn} short />,
          ],
        }))}
        empty={
          <Empty title={it.q ? `No team matches “${it.q}”` : 'There are no teams yet'} action={it.q ? <a href="/teams">Show all teams</a> : undefined}>
            {it.q ? 'Search by the customer’s name, the team’s code or its site.' : 'Teams arrive with the positions file, under Imports.'}
          </Empty>
        }
      />
      <Pager page={it.page} pages={it.pages} href={href} count={it.count} noun={it.count === 1 ? 'team' : 'teams'} />
    </Page>
  )
}
