import { ask } from '@/app/_web/ask'
import { findFor } from '@/app/candidates/find'
import { ButtonLink } from '@/components/form/button'
import { Empty } from '@/components/page/empty'
import { Page } from '@/components/page/page'
import { PersonName } from '@/components/page/person'
import { Status } from '@/components/page/status'
import { DayText } from '@/components/page/when'
import { Because, Why } from '@/components/page/why'
import { Pager } from '@/components/table/pager'
import { Table } from '@/components/table/table'
import { resigning } from '@/university/staffing/plans/queries/resignations'
import { PlaceLink } from '../place'
import { csvOf, SolvingFilters, TooMuchToSolve, whichSites } from '../solving'

export default async function Resignations({
  searchParams,
}: {
  searchParams: Promise<Record<string, string>>
}) {
  const params = await searchParams
  const it = await ask(resigning, params)
  return (
    <Page
      title="One resignation away"
      facts={
        it.problem ? (
          'Everyone in place is let go in turn, and everyone else reshuffled: who leaves something empty is listed.'
        ) : (
          <>
            Each of the {it.tried.toLocaleString('en')} people in place on <DayText day={it.on} />{' '}
            was let go in turn, and everyone else reshuffled as well as can be. These leave
            something empty. {whichSites(it.anywhere, it.site)}
          </>
        )
      }
      action={
        it.rows.length > 0 && (
          <ButtonLink href={`/api/v1/resigning?${csvOf(it)}`} download>
            Save as CSV
          </ButtonLink>
        )
      }
    >
      <SolvingFilters it={it} asked={params.on} />
      <TooMuchToSolve it={it} path="/staffing/resignations" params={params} />
      {!it.problem && (
        <Table
          caption="People the company cannot lose, worst first"
          columns={[
            { head: 'Without' },
            { head: 'Ends up empty, whoever moves' },
            { head: 'Weight', numeric: true },
            { head: 'Contracts a month', numeric: true },
            { head: 'What to do' },
          ]}
          rows={it.rows.map((row) => ({
            key: row.person,
            cells: [
              <PersonName
                key="p"
                name={row.name}
                href={`/people/${row.person}`}
                detail={row.serves.map((one) => one.customer).join(', ') || 'serves nobody today'}
              />,
              <span key="l">
                {row.lost.map((one, n) => (
                  <span key={one.id}>
                    {n > 0 && ' · '}
                    <PlaceLink it={one} />{' '}
                    {one.criticality === 3 && <Status tone="bad">Critical</Status>}{' '}
                  </span>
                ))}
                <Because>
                  {row.serves.some((one) => row.lost.some((lost) => lost.id === one.id))
                    ? 'Nobody else can take it.'
                    : 'Theirs can be filled, at the cost of this.'}
                </Because>
              </span>,
              row.weight,
              `${row.usd.toLocaleString('en')} USD`,
              <span key="n">
                {row.lost.slice(0, 1).map((one) => (
                  <Because key={one.id}>
                    <ButtonLink
                      size="small"
                      href={findFor(one.id, it.on, it.today)}
                      label={`Who is nearest to ${one.title}, ${one.customer}, besides ${row.name}`}
                    >
                      Who is nearest
                    </ButtonLink>
                  </Because>
                ))}
              </span>,
            ],
          }))}
          empty={
            <Empty title="Nobody is irreplaceable">
              Whoever leaves, everyone else can be moved so that nothing more is empty than today.
            </Empty>
          }
        />
      )}
      <Pager
        page={it.page}
        pages={it.pages}
        href={(page) =>
          `/staffing/resignations?${new URLSearchParams({ ...params, page: String(page) })}`
        }
        count={it.count}
        noun={it.count === 1 ? 'person' : 'people'}
      />
      <Why label="How this is counted">
        The weight adds the criticality, 1 to 3, of what ends up empty. It is exact: what stays
        empty is the least that could, by the same matching that makes plans, and not only the place
        the person is in. Contracts are those of the customers whose position ends up empty.
      </Why>
    </Page>
  )
}
