import { ask } from '@/app/_web/ask'
import { Form } from '@/components/form/form'
import { Card } from '@/components/page/card'
import { Empty } from '@/components/page/empty'
import { Page } from '@/components/page/page'
import { Section } from '@/components/page/section'
import { Status } from '@/components/page/status'
import { DayText, When } from '@/components/page/when'
import { Because } from '@/components/page/why'
import { Pager } from '@/components/table/pager'
import { Table } from '@/components/table/table'
import { Following } from '@/components/team/following'
import { plans } from '@/university/staffing/plans/queries/plans'
import { make } from './actions'
import { askedShort } from './asked'
import { standingOf } from './standing'
import { WishFields } from './wishes'

export default async function Plans({ searchParams }: { searchParams: Promise<object> }) {
  const it = await ask(plans, await searchParams)
  return (
    <Page
      title="Plans"
      facts={`${it.waiting === 0 ? 'None waits' : it.waiting === 1 ? 'One waits' : `${it.waiting} wait`} to be adopted. A plan says who should fill which position on a day: most critical positions first, then as few moves as possible, then sparing what is scarce. It changes nothing until it is adopted.`}
      aside={
        <Section title="Make a plan">
          <Card>
            <Form
              action={make}
              submit="Make a plan"
              because={it.mayMake.ok ? undefined : it.mayMake.because}
            >
              <WishFields
                on={it.tomorrow}
                min={it.tomorrow}
                kind="technician"
                anywhere={false}
                rules={false}
              />
            </Form>
          </Card>
        </Section>
      }
    >
      {it.working && <Following seconds={2} />}
      <Table
        caption="Plans, the newest first"
        columns={[
          { head: 'For' },
          { head: 'State' },
          { head: 'Changes', numeric: true },
          { head: 'Stay empty', numeric: true },
          { head: 'Made' },
        ]}
        rows={it.rows.map((row) => {
          const standing = standingOf(row)
          return {
            key: row.id,
            cells: [
              <span key="a">
                <a href={`/plans/${row.id}`}>
                  Plan {row.id}, for <DayText day={row.on} />
                </a>
                <Because>{askedShort(row.wishes)}</Because>
              </span>,
              <span key="s">
                <Status tone={standing.tone}>{standing.word}</Status>
                {standing.because && <Because>{standing.because}</Because>}
              </span>,
              row.state === 'ready' ? row.changes : '–',
              row.state === 'ready' ? row.empty : '–',
              <span key="m">
                <When at={row.madeAt} zone={it.zone} now={it.now} />
                <Because>{row.by}</Because>
              </span>,
            ],
          }
        })}
        empty={
          <Empty title="No plan was made yet">
            Choose a day and make one: it shows what would move, what it fills and what stays empty,
            with the proof.
          </Empty>
        }
      />
      <Pager
        page={it.page}
        pages={it.pages}
        href={(page) => `/plans?page=${page}`}
        count={it.count}
        noun={it.count === 1 ? 'plan' : 'plans'}
      />
    </Page>
  )
}
