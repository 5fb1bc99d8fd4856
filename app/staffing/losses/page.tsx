import { ask } from '@/app/_web/ask'
import { Card } from '@/components/page/card'
import { dayText } from '@/components/page/dates'
import { Empty } from '@/components/page/empty'
import { Figure } from '@/components/page/figure'
import { NotKnown } from '@/components/page/not-known'
import { Page } from '@/components/page/page'
import { Section } from '@/components/page/section'
import { Status } from '@/components/page/status'
import { Tabs } from '@/components/page/tabs'
import { Because, Why } from '@/components/page/why'
import { Pager } from '@/components/table/pager'
import { Table } from '@/components/table/table'
import { losses } from '@/university/staffing/coverage/queries/losses'
import { causeWord } from '@/university/staffing/coverage/rules/falls'
import { Prevented } from './prevented'

export default async function Losses({ searchParams }: { searchParams: Promise<object> }) {
  const it = await ask(losses, await searchParams)
  const { within } = it.asked
  return (
    <Page
      title="Customers losing a required skill"
      about={`in ${within} days`}
      facts="Whose certification, exception, placement or employment ends, for which customer, and what would keep it. If nobody acts."
      aside={
        <Section title="Contracts at stake">
          <Card>
            {it.totals.map((total) => (
              <Figure
                key={total.within}
                small={total.within !== within}
                value={total.usd.toLocaleString('en')}
                unit=" USD a month"
                label={`${total.customers.toLocaleString('en')} ${total.customers === 1 ? 'customer' : 'customers'} within ${total.within} days`}
              />
            ))}
          </Card>
        </Section>
      }
    >
      <Tabs
        items={['30', '60', '90'].map((days) => ({
          href: `/staffing/losses?within=${days}`,
          label: `In ${days} days`,
          current: days === within,
        }))}
      />
      <Section
        title={`Within ${within} days`}
        note="largest contract first"
        link={{ href: `/api/v1/coverage-losses?within=${within}&whole=1&format=csv`, label: 'CSV' }}
      >
        <Table
          caption={`Customers that lose a required skill within ${within} days`}
          columns={[
            { head: 'Customer' },
            { head: 'What ends' },
            { head: 'What would prevent it' },
            { head: 'USD a month', numeric: true },
          ]}
          rows={it.rows.flatMap((row) =>
            row.falls.map((fall, n) => ({
              key: `${row.code}${fall.positionId}${fall.day}${fall.cause}${fall.skill}`,
              cells: [
                <span key="c">
                  <a href={`/coverage/${row.code}?on=${fall.day}`}>{row.customer}</a>
                  <Because>{[fall.title, fall.shift].join(' · ')}</Because>
                </span>,
                <span key="w">
                  <Status tone="due">{`${causeWord[fall.cause]}, ${dayText(fall.day, true)}`}</Status>
                  <Because>
                    <a href={`/people/${fall.personId}`}>{fall.why}</a>
                  </Because>
                </span>,
                <Prevented key="p" fall={fall} everyone={it.everyone} />,
                n === 0 ? row.monthlyUsd.toLocaleString('en') : '',
              ],
            })),
          )}
          empty={
            it.problem ? (
              <NotKnown problem={it.problem} all="/staffing/losses" />
            ) : (
              <Empty title={`No customer loses a skill within ${within} days`}>
                Everyone in a position that asks for something stays, and stays certified.
              </Empty>
            )
          }
        />
        <Pager
          page={it.page}
          pages={it.pages}
          perPage={it.perPage}
          count={it.count}
          noun={it.count === 1 ? 'customer' : 'customers'}
          href={(page) => `/staffing/losses?within=${within}&page=${page}`}
        />
      </Section>
      <Why label="How this is counted">
        A customer loses a skill when a position that asks for it is covered today, or will be, and
        stops being covered by that day. The contract counts once, however much ends. Time away is
        not a loss: see <a href="/staffing/together">who must not be away together</a>.
      </Why>
    </Page>
  )
}
