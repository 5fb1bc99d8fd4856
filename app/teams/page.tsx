import { ask } from '@/app/_web/ask'
import { ButtonLink } from '@/components/form/button'
import { Hidden, TextField } from '@/components/form/fields'
import { Empty } from '@/components/page/empty'
import { Page } from '@/components/page/page'
import { Status } from '@/components/page/status'
import { Tabs } from '@/components/page/tabs'
import { DayText } from '@/components/page/when'
import { Because } from '@/components/page/why'
import { Filters } from '@/components/table/filters'
import { Pager } from '@/components/table/pager'
import { Table } from '@/components/table/table'
import { teams } from '@/university/staffing/teams/queries/teams'

export default async function Teams({ searchParams }: { searchParams: Promise<object> }) {
  const it = await ask(teams, await searchParams)
  // A column nobody here may read anything in is not shown empty.
  const stands = it.rows.some((team) => team.gaps !== null)
  const terms = it.rows.some((team) => team.monthlyUsd !== null)
  const address = (more: Record<string, string>) =>
    `/teams?${new URLSearchParams(Object.entries({ q: it.q, mine: it.mine ? '1' : '', ...more }).filter(([, value]) => value))}`
  return (
    <Page
      title="Teams"
      facts="The people who serve one customer each."
      action={it.mayFound.ok && <ButtonLink href="/teams/new">Found a team</ButtonLink>}
    >
      {it.serves > 0 && (
        <Tabs
          items={[
            { href: address({ mine: '' }), label: 'All teams', current: !it.mine },
            { href: address({ mine: '1' }), label: 'My teams', current: it.mine },
          ]}
        />
      )}
      <Filters submit="Search">
        {it.mine && <Hidden name="mine" value="1" />}
        <TextField type="search" name="q" label="Customer, code or site" value={it.q} />
      </Filters>
      <Table
        caption="Customer teams"
        columns={[
          { head: 'Customer' },
          { head: 'Site', hideOnPhone: true },
          { head: 'Leader' },
          { head: 'Filled', numeric: true },
          ...(stands ? [{ head: 'Standing' }] : []),
          ...(terms ? [{ head: 'A month', numeric: true }] : []),
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
            ...(stands
              ? [
                  team.gaps === null ? null : (
                    <Stands
                      key="s"
                      positions={team.positions ?? 0}
                      gaps={team.gaps}
                      broken={team.broken}
                    />
                  ),
                ]
              : []),
            ...(terms
              ? [team.monthlyUsd === null ? null : `${team.monthlyUsd.toLocaleString('en')} USD`]
              : []),
            team.nextReviewOn && <DayText key="d" day={team.nextReviewOn} short />,
          ],
        }))}
        empty={
          <Empty
            title={
              it.q
                ? `No team ${it.mine ? 'of yours ' : ''}matches “${it.q}”`
                : it.mine
                  ? 'You are on no team'
                  : 'There are no teams yet'
            }
            action={
              it.q || it.mine ? <ButtonLink href="/teams">Show all teams</ButtonLink> : undefined
            }
          >
            {it.q
              ? 'Search by the customer’s name, the team’s code or its site.'
              : it.mine
                ? 'A team shows here once you are placed on it.'
                : 'Teams arrive with the positions file, under Imports.'}
          </Empty>
        }
      />
      <Pager
        page={it.page}
        pages={it.pages}
        href={(page) => address({ page: String(page) })}
        count={it.count}
        noun={it.count === 1 ? 'team' : 'teams'}
      />
    </Page>
  )
}

/** How many places are empty, and which rules across the team are broken today. */
function Stands({
  positions,
  gaps,
  broken,
}: {
  positions: number
  gaps: number
  broken: readonly string[]
}) {
  return (
    <>
      {positions === 0 ? (
        <Status tone="plain">No positions yet</Status>
      ) : (
        <Status tone={gaps > 0 ? 'bad' : 'good'}>{gaps > 0 ? `${gaps} empty` : 'Filled'}</Status>
      )}
      {broken.length > 0 && <Because>Broken: {broken.join('; ')}</Because>}
    </>
  )
}
