import { ask } from '@/app/_web/ask'
import { ButtonLink } from '@/components/form/button'
import { TextField } from '@/components/form/fields'
import { Banner } from '@/components/page/banner'
import { dayText } from '@/components/page/dates'
import { Empty } from '@/components/page/empty'
import { NotKnown } from '@/components/page/not-known'
import { Page } from '@/components/page/page'
import { PersonName } from '@/components/page/person'
import { Section } from '@/components/page/section'
import { Status } from '@/components/page/status'
import { Because, Why } from '@/components/page/why'
import { Filters } from '@/components/table/filters'
import { Pager } from '@/components/table/pager'
import { Table } from '@/components/table/table'
import { together } from '@/university/staffing/coverage/queries/pairs-away'

export default async function Together({ searchParams }: { searchParams: Promise<object> }) {
  const it = await ask(together, await searchParams)
  const { team } = it.asked
  const address = (more: Record<string, string>) =>
    `?${new URLSearchParams(Object.entries({ team, ...more }).filter(([, value]) => value))}`
  return (
    <Page
      title="Who must not be away together"
      facts="Two people who alone hold something a team asks for on a shift: with both away, nobody does."
    >
      {it.clashes.map((pair) => (
        <Banner key={`${pair.code}${pair.a}${pair.b}`} tone="bad">
          {pair.aName} and {pair.bName} are both away{' '}
          {pair.booked
            .map((days) => `${dayText(days.from, true)} to ${dayText(days.until, true)}`)
            .join(' and ')}
          : nobody is left at{' '}
          <a href={`/coverage/${pair.code}?on=${pair.booked[0]?.from}`}>{pair.customer}</a> for{' '}
          {pair.skills.join('; ')}.
        </Banner>
      ))}
      <Filters>
        <TextField name="team" label="Customer" type="search" value={team} />
      </Filters>
      <Section
        title="Pairs"
        note="as placed today"
        link={{
          href: `/api/v1/away-together${address({ whole: '1', format: 'csv' })}`,
          label: 'CSV',
        }}
      >
        <Table
          caption="Pairs who must not be away together"
          columns={[
            { head: 'Team' },
            { head: 'One' },
            { head: 'The other' },
            { head: 'Only they hold' },
            { head: 'Booked away together' },
            { head: 'What to do' },
          ]}
          rows={it.rows.map((pair) => ({
            key: `${pair.code}${pair.a}${pair.b}`,
            cells: [
              <a key="t" href={`/teams/${pair.code}`}>
                {pair.customer}
              </a>,
              <PersonName key="a" name={pair.aName} href={`/people/${pair.a}`} />,
              <PersonName key="b" name={pair.bName} href={`/people/${pair.b}`} />,
              pair.skills.join('; '),
              pair.booked.length > 0 ? (
                <span key="d">
                  <Status tone="bad">Both away</Status>
                  {pair.booked.map((days) => (
                    <Because key={days.from}>
                      {dayText(days.from, true)} to {dayText(days.until, true)}
                    </Because>
                  ))}
                </span>
              ) : (
                <Status key="d" tone="good">
                  Not so far
                </Status>
              ),
              <span key="n">
                {it.everyone && (
                  <ButtonLink
                    size="small"
                    href={`/candidates?${pair.search}&notOn=${pair.code}&free=1`}
                    label={`Find a third beside ${pair.aName} and ${pair.bName}`}
                  >
                    Find a third
                  </ButtonLink>
                )}
                <Because>
                  <a
                    href={`/coverage/${pair.code}${pair.booked[0] ? `?on=${pair.booked[0].from}` : ''}`}
                    aria-label={`Who counts for ${pair.customer}`}
                  >
                    {pair.booked[0] ? 'That day' : 'Who counts'}
                  </a>
                </Because>
              </span>,
            ],
          }))}
          empty={
            it.problem ? (
              <NotKnown problem={it.problem} all="/staffing/together" />
            ) : (
              <Empty title="No such pair">
                Everything asked for is held on its shift by one person alone, or by three and more.
              </Empty>
            )
          }
        />
        <Pager
          page={it.page}
          pages={it.pages}
          count={it.count}
          noun={it.count === 1 ? 'reason' : 'reasons'}
          href={(page) => `/staffing/together${address({ page: String(page) })}`}
        />
      </Section>
      <Why label="Who is meant">
        People in place by a full placement on the same team and shift who hold a required
        certification, where they are exactly two; or the only two who count for a rule across the
        team. Where only one holds it see <a href="/coverage?thin=1">fewer than two holders</a>.
        Time away is entered on the person’s page.
      </Why>
    </Page>
  )
}
