import { ask } from '@/app/_web/ask'
import { ButtonLink } from '@/components/form/button'
import { TextField } from '@/components/form/fields'
import { Empty } from '@/components/page/empty'
import { Page } from '@/components/page/page'
import { PersonName } from '@/components/page/person'
import { DayText } from '@/components/page/when'
import { Filters } from '@/components/table/filters'
import { Pager } from '@/components/table/pager'
import { Table } from '@/components/table/table'
import { placed } from '@/university/staffing/placement/queries/placements'

export default async function Moving({ searchParams }: { searchParams: Promise<object> }) {
  const it = await ask(placed, await searchParams)
  return (
    <Page
      title="What breaks if I move this person?"
      about={it.q}
      facts="Find whom you mean; the next page shows the consequences on every team, and the smallest repair. Nothing is done yet."
    >
      <Filters submit="Find">
        <TextField type="search" name="q" label="Name, team code or customer" value={it.q} />
      </Filters>
      {it.q ? (
        <>
          <Table
            caption="Placements from today on"
            columns={[{ head: 'Who' }, { head: 'Where' }, { head: 'When' }, { head: '' }]}
            rows={it.rows.map((row) => ({
              key: row.id,
              cells: [
                <PersonName
                  key="n"
                  name={row.name}
                  href={`/people/${row.personId}`}
                  detail={row.kind === 'shadow' ? 'shadow' : ''}
                />,
                <a key="t" href={`/teams/${row.code}`}>
                  {row.customer}, {row.position}
                </a>,
                <span key="w">
                  <DayText day={row.from} short />{' '}
                  {row.until ? (
                    <>
                      to <DayText day={row.until} short />
                    </>
                  ) : (
                    'on'
                  )}
                </span>,
                <ButtonLink
                  key="m"
                  size="small"
                  href={`/placements/${row.id}/move`}
                  label={`What breaks if ${row.name} moves`}
                >
                  What breaks
                </ButtonLink>,
              ],
            }))}
            empty={
              <Empty title={`Nobody placed is found by “${it.q}”`}>
                Try the beginning of a first or last name, or the customer’s name.
              </Empty>
            }
          />
          <Pager
            page={it.page}
            pages={it.pages}
            count={it.count}
            noun={it.count === 1 ? 'placement' : 'placements'}
            href={(page) =>
              `/staffing/moving?${new URLSearchParams({ q: it.q, page: String(page) })}`
            }
          />
        </>
      ) : (
        <Empty title="Whom do you want to move?">
          Type a name, or a customer to see its whole team.
        </Empty>
      )}
    </Page>
  )
}
