import { ask } from '@/app/_web/ask'
import { ButtonLink } from '@/components/form/button'
import { TextField } from '@/components/form/fields'
import { Empty } from '@/components/page/empty'
import { Page } from '@/components/page/page'
import { Status } from '@/components/page/status'
import { Filters } from '@/components/table/filters'
import { Pager } from '@/components/table/pager'
import { Table } from '@/components/table/table'
import { positionsOpen } from '@/university/staffing/search/queries/open-positions'

export default async function WhyNot({ searchParams }: { searchParams: Promise<object> }) {
  const it = await ask(positionsOpen, await searchParams)
  const asked = (position: number) =>
    `/candidates?${new URLSearchParams({ position: String(position), ...(it.name && { name: it.name }) })}`
  return (
    <Page
      title={it.name ? `Why can ${it.name} not join?` : 'Why can this person not join?'}
      about={it.q}
      facts="Say whom you mean and choose the position: the next page gives every reason, and the quickest one to remove."
    >
      <Filters submit="Show positions">
        <TextField
          type="search"
          name="name"
          label="Person"
          value={it.name}
          placeholder="first or last name"
        />
        <TextField name="q" label="Customer or team code" value={it.q} placeholder="any" />
      </Filters>
      <Table
        caption="Positions open today, the empty and critical first"
        columns={[
          { head: 'Position' },
          { head: 'In it today' },
          { head: 'If it is empty' },
          { head: '' },
        ]}
        rows={it.rows.map((row) => ({
          key: row.id,
          cells: [
            <a key="t" href={`/teams/${row.code}/positions/${row.id}`}>
              {row.customer}, {row.title}
            </a>,
            row.holder ?? (
              <Status key="e" tone="bad">
                Empty
              </Status>
            ),
            { 3: 'Critical', 2: 'Important', 1: 'Can wait' }[row.criticality as 1 | 2 | 3],
            <ButtonLink
              key="w"
              size="small"
              href={asked(row.id)}
              label={`${it.name ? `Why not ${it.name}` : 'Who can, and who cannot'}: ${row.customer}, ${row.title}`}
            >
              {it.name ? `Why not ${it.name}?` : 'Who can, who cannot'}
            </ButtonLink>,
          ],
        }))}
        empty={
          it.q ? (
            <Empty title={`No position is found by “${it.q}”`}>
              Try the beginning of the customer’s name, or the team’s code.
            </Empty>
          ) : (
            <Empty
              title="No position is open today"
              action={<ButtonLink href="/teams">See the teams</ButtonLink>}
            >
              A team shows here once it has a position.
            </Empty>
          )
        }
      />
      <Pager
        page={it.page}
        pages={it.pages}
        count={it.count}
        noun={it.count === 1 ? 'position' : 'positions'}
        href={(page) =>
          `/staffing/why-not?${new URLSearchParams({ ...(it.name && { name: it.name }), ...(it.q && { q: it.q }), page: String(page) })}`
        }
      />
    </Page>
  )
}
