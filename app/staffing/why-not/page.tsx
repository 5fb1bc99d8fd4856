import { ask } from '@/app/_web/ask'
import { ButtonLink } from '@/components/button'
import { Empty } from '@/components/empty'
import { TextField } from '@/components/fields'
import { Filters } from '@/components/filters'
import { Page } from '@/components/page'
import { Pager } from '@/components/pager'
import { Status } from '@/components/status'
import { Table } from '@/components/table'
import { positionsOpen } from '@/university/staffing/queries/positions-open'

export default async function WhyNot({ searchParams }: { searchParams: Promise<object> }) {
  const it = await ask(positionsOpen, await searchParams)
  const asked = (position: number) => `/candidates?${new URLSearchParams({ position: String(position), ...(it.name && { name: it.name }) })}`
  return (
    <Page
      title="Why can this person not join?"
      facts="Say whom you mean and choose the position: the next page gives every reason, and the quickest one to remove."
    >
      <Filters submit="Show positions">
        <TextField type="search" name="name" label="Person" value={it.name} placeholder="first or last name" />
        <TextField name="q" label="Customer or team code" value={it.q} placeholder="any" />
      </Filters>
      <Table
        caption="Positions open today, the empty and critical first"
        columns={[{ head: 'Position' }, { head: 'In it today' }, { head: 'Criticality', numeric: true }, { head: '' }]}
        rows={it.rows.map((row) => ({
          key: row.id,
          cells: [
            <a key="t" href={`/teams/${row.code}`}>
              {row.customer}, {row.title}
            </a>,
            row.holder ?? (
              <Status key="e" tone="bad">
                Empty
              </Status>
            ),
            row.criticality,
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
        empty={<Empty title={`No position is found by “${it.q}”`}>Try the beginning of the customer’s name, or the team’s code.</Empty>}
      />
      <Pager
        page={it.page}
        pages={it.pages}
        count={it.count}
        noun={it.count === 1 ? 'position' : 'positions'}
        href={(page) => `/staffing/why-not?${new URLSearchParams({ name: it.name, q: it.q, page: String(page) })}`}
      />
    </Page>
  )
}
