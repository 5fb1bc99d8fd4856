import { ask } from '@/app/_web/ask'
import { ButtonLink } from '@/components/form/button'
import { Banner } from '@/components/page/banner'
import { Empty } from '@/components/page/empty'
import { Page } from '@/components/page/page'
import { PersonName } from '@/components/page/person'
import { Section } from '@/components/page/section'
import { Status } from '@/components/page/status'
import { Because, Why } from '@/components/page/why'
import { Pager } from '@/components/table/pager'
import { Table } from '@/components/table/table'
import { scarce } from '@/university/staffing/coverage/queries/scarce-skills'

export default async function Scarce({ searchParams }: { searchParams: Promise<object> }) {
  const it = await ask(scarce, await searchParams)
  const { certification } = it.asked
  const address = (more: Record<string, string>) =>
    `?${new URLSearchParams(Object.entries({ certification, ...more }).filter(([, value]) => value))}`
  return (
    <Page
      title="Rare certifications, held where nobody asks for them"
      facts="Positions lack them today, while people who hold them fill positions that do not ask for them."
    >
      {it.problem && <Banner tone="due">{it.problem}</Banner>}
      <Section title="Lacked today">
        <Table
          caption="Certifications that positions lack"
          columns={[
            { head: 'Certification' },
            { head: 'Positions that lack it', numeric: true },
            { head: 'Teams', numeric: true },
            { head: 'Sits elsewhere', numeric: true },
          ]}
          rows={it.certifications.map((row) => ({
            key: row.slug,
            cells: [
              row.elsewhere > 0 ? (
                <a
                  key="c"
                  href={`/staffing/scarce?certification=${row.slug}`}
                  aria-current={row.slug === certification ? 'true' : undefined}
                >
                  {row.short}
                </a>
              ) : (
                row.short
              ),
              row.lacking.toLocaleString('en'),
              row.teams.toLocaleString('en'),
              row.elsewhere === 0 ? (
                <span key="n">
                  0<Because>a certifying problem</Because>
                </span>
              ) : (
                row.elsewhere.toLocaleString('en')
              ),
            ],
          }))}
          empty={
            <Empty title="No position lacks a certification">
              Every position open today is filled by someone who holds what it asks for.
            </Empty>
          }
        />
      </Section>
      <Section
        title={it.chosen ? `Who could move: ${it.chosen.short}` : 'Who could move'}
        note="whose shift and site fit first"
        link={{
          href: `/api/v1/scarce-certifications${address({ whole: '1', format: 'csv' })}`,
          label: 'CSV',
        }}
      >
        <Table
          caption="People who hold a scarce certification where it is not asked for"
          columns={[
            { head: 'Person' },
            { head: 'Holds' },
            { head: 'Sits in' },
            { head: 'Fits' },
            { head: '' },
          ]}
          rows={it.rows.map((row) => ({
            key: `${row.placement}${row.short}`,
            cells: [
              <PersonName
                key="p"
                name={row.person}
                href={`/people/${row.personId}`}
                detail={`${row.shift}s, ${row.site}`}
              />,
              row.short,
              <span key="t">
                <a href={`/teams/${row.code}`}>{row.customer}</a>
                <Because>{row.title}</Because>
              </span>,
              <Status key="f" tone={row.fits > 0 ? 'good' : 'plain'}>
                {row.fits > 0
                  ? `${row.fits} on the right shift and site`
                  : 'On another shift or site'}
              </Status>,
              <ButtonLink
                key="m"
                size="small"
                href={`/placements/${row.placement}/move`}
                label={`See the move of ${row.person} from ${row.customer}`}
              >
                See the move
              </ButtonLink>,
            ],
          }))}
          empty={
            <Empty title="Nobody who could move">
              Whoever holds what is lacking already fills a position that asks for it, or none at
              all. Then it is a certifying problem.
            </Empty>
          }
        />
        <Pager
          page={it.page}
          pages={it.pages}
          perPage={it.perPage}
          count={it.count}
          noun={it.count === 1 ? 'person and certification' : 'people and certifications'}
          href={(page) => `/staffing/scarce${address({ page: String(page) })}`}
        />
      </Section>
      <Why label="How this is counted">
        A position lacks a certification when it asks for it and is empty, or whoever is in it does
        not hold it, an exception or not. Someone sits elsewhere when they hold it today and none of
        the positions they fill asks for it. A move shows first what it breaks where they leave.
      </Why>
    </Page>
  )
}
