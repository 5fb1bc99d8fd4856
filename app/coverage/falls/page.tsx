import { ask } from '@/app/_web/ask'
import { ButtonLink } from '@/components/form/button'
import { ShiftField } from '@/components/form/choose'
import { DayAsked } from '@/components/form/day-asked'
import { DaySlider } from '@/components/form/day-slider'
import { DateField, SelectField, TextField } from '@/components/form/fields'
import { dayText } from '@/components/page/dates'
import { Empty } from '@/components/page/empty'
import { NotKnown } from '@/components/page/not-known'
import { Page } from '@/components/page/page'
import { Section } from '@/components/page/section'
import { Status } from '@/components/page/status'
import { Tabs } from '@/components/page/tabs'
import { DayText } from '@/components/page/when'
import { Because, Why } from '@/components/page/why'
import { Filters } from '@/components/table/filters'
import { Pager } from '@/components/table/pager'
import { Table } from '@/components/table/table'
import { falls } from '@/university/staffing/coverage/queries/falls'
import { causeWord } from '@/university/staffing/coverage/rules/falls'
import { Next } from './next'

export default async function Falls({ searchParams }: { searchParams: Promise<{ on?: string }> }) {
  const given = await searchParams
  const it = await ask(falls, given)
  const { cause, team, site, shift } = it.asked
  const address = (more: Record<string, string>) =>
    `?${new URLSearchParams(Object.entries({ on: it.on, cause, team, site, shift, ...more }).filter(([, value]) => value))}`
  return (
    <Page
      title="Positions that lose cover"
      facts={
        it.count === 0
          ? `Nothing falls between today and ${dayText(it.on)}.`
          : `${it.count.toLocaleString('en')} ${it.count === 1 ? 'position falls' : 'times a position falls'} between today and ${dayText(it.on)} if nobody acts, for ${it.teams.toLocaleString('en')} ${it.teams === 1 ? 'customer' : 'customers'} worth ${it.usd.toLocaleString('en')} USD a month.`
      }
    >
      <Tabs
        items={[
          { href: `/coverage${address({ cause: '' })}`, label: 'Board', current: false },
          {
            href: `/coverage/falls${address({})}`,
            label: 'Positions that lose cover',
            current: true,
          },
          { href: '/staffing/losses', label: 'Customers losing a skill', current: false },
        ]}
      />
      <DayAsked on={given.on} shown={it.on} />
      <DaySlider
        key={it.on}
        today={it.today}
        value={it.slider.value}
        max={it.slider.max}
        keep={{ cause, team, site, shift }}
      />
      <Filters>
        <DateField name="on" label="Until" value={it.on} min={it.today} max={it.horizon.until} />
        <SelectField
          name="cause"
          label="Cause"
          value={cause}
          options={[
            { value: '', label: 'Anything' },
            ...Object.entries(it.byCause).map(([value, n]) => ({
              value,
              label: `${causeWord[value]} (${n})`,
            })),
          ]}
        />
        <ShiftField value={shift} />
        <TextField name="team" label="Customer" type="search" value={team} />
        {site && <TextField name="site" label="Site" value={site} />}
      </Filters>
      <Section
        title="In order of time"
        link={{
          href: `/api/v1/coverage-falls${address({ whole: '1', format: 'csv' })}`,
          label: 'CSV',
        }}
      >
        <Table
          caption="Positions that lose cover, and why"
          columns={[
            { head: 'From' },
            { head: 'Customer and position' },
            { head: 'Because' },
            { head: 'What to do' },
            { head: 'USD a month', numeric: true },
          ]}
          rows={it.rows.map((row) => ({
            key: `${row.day}${row.positionId}${row.cause}${row.personId}`,
            cells: [
              <DayText key="d" day={row.day} today={it.today} short />,
              <span key="p">
                <a href={`/coverage/${row.code}?on=${row.day}`}>{row.customer}</a>
                <Because>{[row.title, row.shift, row.skill].filter(Boolean).join(' · ')}</Because>
              </span>,
              <span key="w">
                <Status tone={row.cause === 'away' || row.cause === 'new terms' ? 'due' : 'bad'}>
                  {causeWord[row.cause]}
                </Status>
                <Because>
                  {row.personId ? <a href={`/people/${row.personId}`}>{row.why}</a> : row.why}
                </Because>
              </span>,
              <Next key="n" it={row} everyone={it.everyone} />,
              row.monthlyUsd.toLocaleString('en'),
            ],
          }))}
          empty={
            it.problem ? (
              <NotKnown problem={it.problem} all="/coverage/falls" />
            ) : cause || team || site || shift ? (
              <Empty
                title="No position loses cover this way by then"
                action={
                  <ButtonLink href={`/coverage/falls?on=${it.on}`}>
                    Show everything that falls
                  </ButtonLink>
                }
              >
                Look further ahead, or at all of it.
              </Empty>
            ) : (
              <Empty title="No position loses cover by then">
                Everyone in a position stays, stays certified and is at work. Look further ahead.
              </Empty>
            )
          }
        />
        <Pager
          page={it.page}
          pages={it.pages}
          perPage={it.perPage}
          count={it.count}
          noun={it.count === 1 ? 'fall' : 'falls'}
          href={(page) => `/coverage/falls${address({ page: String(page) })}`}
        />
      </Section>
      <Why label="What is listed">
        Each day on which a position that was covered the day before is not any more: a
        certification ends, is revoked, suspended or counts no more; the position begins to ask for
        something, or changes to a shift or site that is not theirs; an exception, a placement or an
        employment ends; someone is away; a position opens with nobody in it. What is a gap today is
        on the board, not here.
      </Why>
    </Page>
  )
}
