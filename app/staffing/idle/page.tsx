import { ask } from '@/app/_web/ask'
import { ButtonLink } from '@/components/form/button'
import { CertificationField } from '@/components/form/choose'
import { Banner } from '@/components/page/banner'
import { dayText } from '@/components/page/dates'
import { Empty } from '@/components/page/empty'
import { Page } from '@/components/page/page'
import { PersonName } from '@/components/page/person'
import { Section } from '@/components/page/section'
import { Because, Why } from '@/components/page/why'
import { Filters } from '@/components/table/filters'
import { Pager } from '@/components/table/pager'
import { Table } from '@/components/table/table'
import { idle } from '@/university/staffing/coverage/queries/idle-people'

export default async function Idle({ searchParams }: { searchParams: Promise<object> }) {
  const it = await ask(idle, await searchParams)
  const { certification } = it.asked
  const address = (more: Record<string, string>) =>
    `?${new URLSearchParams(Object.entries({ certification, ...more }).filter(([, value]) => value))}`
  return (
    <Page
      title="Certified, but not done the work for a year"
      facts="They hold it today, have held it for a year, and in that year filled no position that asks for it."
    >
      <Filters>
        <CertificationField
          value={certification}
          certifications={it.certifications}
          none="Every certification that is asked for"
        />
      </Filters>
      {it.problem && <Banner tone="due">{it.problem}</Banner>}
      <Section
        title="Longest first"
        link={{
          href: `/api/v1/certified-idle${address({ whole: '1', format: 'csv' })}`,
          label: 'CSV',
        }}
      >
        <Table
          caption="People certified who have not done the work for a year"
          columns={[
            { head: 'Person' },
            { head: 'Certification' },
            { head: 'Not since' },
            { head: 'Days', numeric: true },
            { head: 'Valid until' },
            { head: '' },
          ]}
          rows={it.rows.map((row) => ({
            key: row.holdingId,
            cells: [
              <PersonName
                key="p"
                name={row.person}
                href={`/people/${row.personId}`}
                detail={[row.jobTitle, row.site].filter(Boolean).join(', ')}
              />,
              <a key="c" href={`/holdings/${row.holdingId}`}>
                {row.short}
              </a>,
              <span key="s">
                {dayText(row.since, true)}
                <Because>
                  {row.lastDay
                    ? 'last day in a position that asks for it'
                    : 'certified then, never placed by it'}
                </Because>
              </span>,
              row.days.toLocaleString('en'),
              row.validUntil ? dayText(row.validUntil, true) : 'No end known',
              <ButtonLink
                key="n"
                size="small"
                href={`/staffing/why-not?${new URLSearchParams({ name: row.person })}`}
                label={`Where ${row.person} could serve`}
              >
                Where they could serve
              </ButtonLink>,
            ],
          }))}
          empty={
            <Empty title="Everyone certified does the work">
              Whoever holds something that is asked for filled such a position within the last year,
              or has held it for less.
            </Empty>
          }
        />
        <Pager
          page={it.page}
          pages={it.pages}
          perPage={it.perPage}
          count={it.count}
          noun={it.count === 1 ? 'certification held' : 'certifications held'}
          href={(page) => `/staffing/idle${address({ page: String(page) })}`}
        />
      </Section>
      <Why label="What counts as the work">
        A full placement in a position that asks for the certification while it asks for it, on any
        day of the last 365. Shadowing is not counted, nor are certifications that no position asks
        for today. Proficiency assessed since then is on the person’s page.
      </Why>
    </Page>
  )
}
