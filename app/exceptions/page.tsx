import { ask } from '@/app/_web/ask'
import { Empty } from '@/components/empty'
import { Page } from '@/components/page'
import { Pager } from '@/components/pager'
import { PersonName } from '@/components/person'
import { Status } from '@/components/status'
import { Table } from '@/components/table'
import { Tabs } from '@/components/tabs'
import { DayText } from '@/components/when'
import { Because } from '@/components/why'
import { exceptions } from '@/university/staffing/queries/exceptions'

export default async function Exceptions({ searchParams }: { searchParams: Promise<object> }) {
  const it = await ask(exceptions, await searchParams)
  return (
    <Page title="Exceptions" facts="People in a position without the certifications it asks for: why, who signed, until when. Each ends by itself.">
      <Tabs
        items={[
          { href: '/exceptions', label: 'In force', current: !it.ended },
          { href: '/exceptions?ended=1', label: 'Ended', current: it.ended },
        ]}
      />
      <Table
        caption={it.ended ? 'Exceptions that ended' : 'Exceptions in force'}
        columns={[{ head: 'Person' }, { head: 'Team and position' }, { head: 'Why' }, { head: 'Signed by' }, { head: 'Ends' }]}
        rows={it.rows.map((row) => ({
          key: row.id,
          cells: [
            <PersonName key="p" name={row.person} href={`/people/${row.personId}`} />,
            <span key="t">
              <a href={`/teams/${row.code}`}>{row.customer}</a>
              <Because>{row.position}</Because>
            </span>,
            row.reason,
            row.approver,
            <span key="e">
              <Status tone={it.ended ? 'plain' : row.daysLeft <= 14 ? 'due' : 'info'}>
                {it.ended ? 'Ended' : row.daysLeft === 0 ? 'Last day' : `${row.daysLeft} ${row.daysLeft === 1 ? 'day' : 'days'} left`}
              </Status>
              <Because>
                <DayText day={row.until} />
              </Because>
            </span>,
          ],
        }))}
        empty={
          <Empty title={it.ended ? 'No exception has ended' : 'No exception is in force'}>
            {it.ended ? 'Exceptions in force are beside.' : 'Everyone in a position holds what it asks for, or the gap shows under Coverage.'}
          </Empty>
        }
      />
      <Pager
        page={it.page}
        pages={it.pages}
        href={(page) => `/exceptions?${it.ended ? 'ended=1&' : ''}page=${page}`}
        count={it.count}
        noun={it.count === 1 ? 'exception' : 'exceptions'}
      />
    </Page>
  )
}
