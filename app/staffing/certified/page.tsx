import { ask } from '@/app/_web/ask'
import { ButtonLink } from '@/components/form/button'
import { DayAsked } from '@/components/form/day-asked'
import { DateField, TextField } from '@/components/form/fields'
import { dayText } from '@/components/page/dates'
import { Empty } from '@/components/page/empty'
import { Page } from '@/components/page/page'
import { DayText } from '@/components/page/when'
import { Filters } from '@/components/table/filters'
import { Pager } from '@/components/table/pager'
import { Table } from '@/components/table/table'
import { teamsOnADay } from '@/university/staffing/teams/queries/teams-on-a-day'

export default async function Certified({
  searchParams,
}: {
  searchParams: Promise<{ on?: string }>
}) {
  const given = await searchParams
  const it = await ask(teamsOnADay, given)
  return (
    <Page
      title="Was everyone on this team certified on that day?"
      about={dayText(it.on)}
      facts="Choose the day and the team: who was in which position, by which award, with which exceptions."
    >
      <Filters submit="Find">
        <TextField type="search" name="q" label="Customer or team code" value={it.q} />
        <DateField name="on" label="On" value={it.on} />
      </Filters>
      <DayAsked on={given.on} shown={it.on} />
      <Table
        caption="Teams"
        columns={[{ head: 'Team' }, { head: 'Site' }, { head: 'Since' }, { head: '' }]}
        rows={it.rows.map((row) => ({
          key: row.code,
          cells: [
            <a key="t" href={`/teams/${row.code}?on=${it.on}`}>
              {row.customer}
            </a>,
            row.site,
            <DayText key="s" day={row.since} short />,
            <ButtonLink
              key="l"
              size="small"
              href={`/teams/${row.code}/trail?on=${it.on}`}
              label={`${row.customer} on that day`}
            >
              That day
            </ButtonLink>,
          ],
        }))}
        empty={
          <Empty title={it.q ? `No team is found by “${it.q}”` : 'There was no team on that day'}>
            {it.q
              ? 'Try the beginning of the customer’s name, or the team’s code.'
              : 'Choose a later day.'}
          </Empty>
        }
      />
      <Pager
        page={it.page}
        pages={it.pages}
        count={it.count}
        noun={it.count === 1 ? 'team' : 'teams'}
        href={(page) =>
          `/staffing/certified?${new URLSearchParams({ ...(it.q && { q: it.q }), on: it.on, page: String(page) })}`
        }
      />
    </Page>
  )
}
