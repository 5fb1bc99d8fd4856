import { ask } from '@/app/_web/ask'
import { SelectField, TextField } from '@/components/form/fields'
import { Card, List, Row } from '@/components/page/card'
import { Empty } from '@/components/page/empty'
import { Figure } from '@/components/page/figure'
import { Page } from '@/components/page/page'
import { Section } from '@/components/page/section'
import { Status } from '@/components/page/status'
import { When } from '@/components/page/when'
import { Filters } from '@/components/table/filters'
import { Pager } from '@/components/table/pager'
import { Table } from '@/components/table/table'
import { promises } from '@/university/promises/queries'

const percent = (value: number | null, cases: number) =>
  value === null ? '–' : `${value.toFixed(1)}% of ${cases.toLocaleString('en')}`

export default async function Promises({ searchParams }: { searchParams: Promise<object> }) {
  const it = await ask(promises, await searchParams)
  const href = (page: number) =>
    `/promises?${new URLSearchParams({ days: String(it.days), team: it.team, page: String(page) })}`
  return (
    <Page
      title="Kept and broken"
      facts={`The three promises, over the last ${it.days} days.`}
      aside={it.promises.map((promise) => (
        <Section key={promise.kind} title={promise.says}>
          <Card>
            {promise.cases > 0 ? (
              <Figure
                value={`${((100 * promise.kept) / promise.cases).toFixed(1)}%`}
                label={`${promise.kept.toLocaleString('en')} of ${promise.cases.toLocaleString('en')} kept, ${(promise.cases - promise.kept).toLocaleString('en')} broken`}
              />
            ) : (
              'No case was measured.'
            )}
          </Card>
        </Section>
      ))}
    >
      <Filters>
        <SelectField
          name="days"
          label="Over"
          value={it.days}
          options={[7, 28, 90, 366].map((days) => ({
            value: days,
            label: days === 366 ? 'a year' : `${days} days`,
          }))}
        />
        <TextField name="team" label="Team" value={it.team} placeholder="code" />
      </Filters>
      <Section title="By team">
        <Table
          caption="Promises kept by team"
          columns={[
            { head: 'Team' },
            { head: 'Hardware', numeric: true },
            { head: 'Calls', numeric: true },
            { head: 'Transfers', numeric: true },
            { head: 'Broken', numeric: true },
          ]}
          rows={it.teams.map((team) => ({
            key: team.code,
            cells: [
              <a key="a" href={`/teams/${team.code}`}>
                {team.customer}
              </a>,
              percent(team.hardware, team.hardwareCases),
              percent(team.calls, team.callCases),
              percent(team.transfers, team.transferCases),
              team.broken,
            ],
          }))}
          empty={
            <Empty title="No case was measured">
              Cases arrive from the phone system and from tickets.
            </Empty>
          }
        />
        <Pager
          page={it.page}
          pages={it.pages}
          href={href}
          count={it.count}
          noun={it.count === 1 ? 'team' : 'teams'}
        />
      </Section>
      {it.seesCases && it.broken.length > 0 && (
        <Section title="Broken lately" note="of the teams whose cases you may see">
          <List>
            {it.broken.map((one) => (
              <Row
                key={one.id}
                title={one.because}
                code={one.reference}
                detail={
                  <>
                    {one.customer}, {one.promise} · <When at={one.at} zone={it.zone} now={it.now} />
                  </>
                }
                status={<Status tone="bad">Broken</Status>}
              />
            ))}
          </List>
        </Section>
      )}
    </Page>
  )
}
