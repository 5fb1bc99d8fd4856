import { ask } from '@/app/_web/ask'
import { CertificationField } from '@/components/form/choose'
import { Hidden, SelectField } from '@/components/form/fields'
import { Empty } from '@/components/page/empty'
import { Page } from '@/components/page/page'
import { PersonName } from '@/components/page/person'
import { Status } from '@/components/page/status'
import { Tabs } from '@/components/page/tabs'
import { Because, Why } from '@/components/page/why'
import { Cell } from '@/components/table/cell'
import { Filters } from '@/components/table/filters'
import { Pager } from '@/components/table/pager'
import { Table } from '@/components/table/table'
import { RuleReasons } from '@/components/team/rule-reasons'
import { requirements } from '@/university/certification/required/queries/must-hold'
import { MoreTimeAsked } from '../waiting'

const views = [
  { value: '', label: 'All' },
  { value: 'overdue', label: 'Overdue' },
  { value: '30', label: 'Due in 30 days' },
  { value: '60', label: 'Due in 60 days' },
  { value: '90', label: 'Due in 90 days' },
  { value: 'extended', label: 'More time granted' },
  { value: 'fulfilled', label: 'Fulfilled' },
]

export default async function RequirementsByPerson({
  searchParams,
}: {
  searchParams: Promise<Record<string, string>>
}) {
  const it = await ask(requirements, await searchParams)
  const { view, certification, rule } = it.asked
  const address = (page: number) =>
    `/requirements/people?${new URLSearchParams({ view, certification, ...(rule && { rule: String(rule) }), page: String(page) })}`
  return (
    <Page
      title="Requirements to hold"
      facts={
        it.all
          ? 'Who must hold what, soonest due first.'
          : 'What your people must hold, soonest due first.'
      }
    >
      <MoreTimeAsked />
      {it.all && (
        <Tabs
          items={[
            { href: '/requirements', label: 'By rule', current: false },
            { href: '/requirements/people', label: 'By person', current: true },
            { href: '/requirements?view=placements', label: 'For placements', current: false },
            { href: '/requirements?view=ended', label: 'Ended', current: false },
          ]}
        />
      )}
      <Filters>
        <SelectField name="view" label="Show" value={view} options={views} />
        <CertificationField value={certification} certifications={it.certifications} />
        {rule && <Hidden name="rule" value={rule} />}
      </Filters>
      <Table
        caption="Who must hold what"
        columns={[{ head: 'Person' }, { head: 'Must hold' }, { head: 'State' }]}
        empty={<Empty title="Nobody matches">Choose another filter, or every certification.</Empty>}
        rows={it.rows.map((row) => ({
          key: `${row.personId} ${row.slug}`,
          cells: [
            <PersonName
              key="who"
              name={row.name}
              href={`/people/${row.personId}`}
              detail={[row.jobTitle, row.site].filter(Boolean).join(', ')}
            />,
            <span key="what">
              <Cell
                title={row.short}
                href={row.holdingId ? `/holdings/${row.holdingId}` : `/certifications/${row.slug}`}
              />
              <Why
                label={
                  row.rules.length === 1
                    ? 'Required by one rule'
                    : `Required by ${row.rules.length} rules`
                }
              >
                <RuleReasons of={row.rules} />
              </Why>
            </span>,
            <span key="state">
              <Status tone={row.tone}>{row.label}</Status>
              <Because>{row.because}</Because>
            </span>,
          ],
        }))}
      />
      <Pager
        page={it.page}
        pages={it.pages}
        href={address}
        count={it.count}
        noun={it.count === 1 ? 'requirement' : 'requirements'}
        perPage={50}
      />
    </Page>
  )
}
