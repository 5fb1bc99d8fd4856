import { ask } from '@/app/_web/ask'
import { ButtonLink } from '@/components/button'
import { Empty } from '@/components/empty'
import { DateField, TextField } from '@/components/fields'
import { Filters } from '@/components/filters'
import { Page } from '@/components/page'
import { Pager } from '@/components/pager'
import { Table } from '@/components/table'
import { DayText } from '@/components/when'
import { teamsOnADay } from '@/university/staffing/queries/teams-on-a-day'

export default async function Certified({ searchParams }: { searchParams: Promise<object> }) {
  const it = await ask(teamsOnADay, await searchParams)
  return (
    <Page
      title="Was everyone on this team certified on that day?"
      facts="Choose the day and the team: who was in which position, by which award, with which exceptions."
    >
      <Filters submit="Find">
        <TextField type="search" name="q" label="Customer or team code" value={it.q} />
        <DateField name="on" label="On" value={it.on} />
      </Filters>
      <Table
        caption="Teams"
        columns={[{ head: 'Team' }, { head: 'Site' }, { head: 'Since' }, { head: '' }]}
        rows={it.rows.map((row) => ({
          key: row.code,
          cells: [
            <a key="t" href={`/teams/${row.code}`}>
              {row.customer}
            </a>,
            row.site,
            <DayText key="s" day={row.since} short />,
            <ButtonLink key="l" size="small" href={`/teams/${row.code}/trail?on=${it.on}`} label={`${row.customer} on that day`}>
              That day
            </ButtonLink>,
          ],
        }))}
        empty={<Empty title={`No team is found by “${it.q}”`}>Try the beginning of the customer’s name, or the team’s code.</Empty>}
      />
      <Pager
        page={it.page}
        pages={it.pages}
        count={it.count}
        noun={it.count === 1 ? 'team' : 'teams'}
        href={(page) => `/staffing/certified?${new URLSearchParams({ q: it.q, on: it.on, page: String(page) })}`}
      />
    </Page>
  )
}
