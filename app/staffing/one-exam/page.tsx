import { ask } from '@/app/_web/ask'
import { ButtonLink } from '@/components/form/button'
import { Empty } from '@/components/page/empty'
import { Page } from '@/components/page/page'
import { PersonName } from '@/components/page/person'
import { Tabs } from '@/components/page/tabs'
import { DayText } from '@/components/page/when'
import { Because, Why } from '@/components/page/why'
import { Table } from '@/components/table/table'
import { addDays } from '@/university/calendar'
import { oneExam } from '@/university/staffing/training/queries/one-exam'
import { PlaceLink } from '../place'
import { Remedy } from '../remedy'
import { addressOf, csvOf, SolvingFilters, TooMuchToSolve, whichSites } from '../solving'

export default async function OneExam({
  searchParams,
}: {
  searchParams: Promise<Record<string, string>>
}) {
  const params = await searchParams
  const it = await ask(oneExam, params)
  const best = it.rows[0]
  return (
    <Page
      title="The exam that fills most positions"
      facts={
        best ? (
          <>
            {best.person.name} with {best.short} fills{' '}
            {best.filled.length === 1
              ? 'one position more'
              : `${best.filled.length} positions more`}{' '}
            on <DayText day={it.on} />. Nothing filled is emptied for it.{' '}
            {whichSites(it.anywhere, it.site)}
          </>
        ) : it.problem ? (
          'One person, one certification more: what fills most positions, with everyone else moving as well as can be.'
        ) : (
          <>
            {it.empty} {it.empty === 1 ? 'position stays' : 'positions stay'} empty on{' '}
            <DayText day={it.on} /> however anyone moves. {whichSites(it.anywhere, it.site)}
          </>
        )
      }
      action={
        it.rows.length > 0 && (
          <ButtonLink href={`/api/v1/one-exam?${csvOf(it)}`} download>
            Save as CSV
          </ButtonLink>
        )
      }
    >
      <SolvingFilters it={it} asked={params.on} />
      <Tabs
        label="Days"
        items={[0, 30, 90, 180].map((days) => {
          const on = addDays(it.today, days)
          const { page: _, ...kept } = params
          return {
            href: `/staffing/one-exam?${new URLSearchParams({ ...kept, on })}`,
            label: days ? `In ${days} days` : 'Today',
            current: it.on === on,
          }
        })}
      />
      <TooMuchToSolve it={it} path="/staffing/one-exam" params={params} />
      {!it.problem && (
        <Table
          caption="One person, one certification more, and what it fills; most first"
          columns={[
            { head: 'Who' },
            { head: 'Exam' },
            { head: 'Fills', numeric: true },
            { head: 'Which, and by what moves' },
            { head: 'What to do' },
          ]}
          rows={it.rows.map((row) => ({
            key: `${row.person.id} ${row.slug} ${row.sits}`,
            cells: [
              <PersonName key="p" name={row.person.name} href={`/people/${row.person.id}`} />,
              <span key="e">
                <a href={`/certifications/${row.slug}`}>{row.short}</a>
                <Because>
                  {row.remedy ? (
                    <Remedy
                      it={{ ...row.remedy, exams: row.sits }}
                      person={row.person}
                      short={row.short}
                      slug={row.slug}
                      sees
                    >
                      {' · '}
                      <Ready row={row} />
                    </Remedy>
                  ) : (
                    <Ready row={row} />
                  )}
                </Because>
              </span>,
              row.filled.length,
              <span key="f">
                {row.filled.map((one, n) => (
                  <span key={one.id}>
                    {n > 0 && ' · '}
                    <PlaceLink it={one} />
                    {one.criticality === 3 && ', critical'}{' '}
                  </span>
                ))}
                <Because>
                  {row.moves.map((move, n) => (
                    <span key={move.id}>
                      {n > 0 && '; '}
                      {move.person ? (
                        <a href={`/people/${move.person.id}`}>{move.person.name}</a>
                      ) : (
                        'Nobody'
                      )}{' '}
                      to <PlaceLink it={move} />
                      {move.before && (
                        <>
                          {' in place of '}
                          <a href={`/people/${move.before.id}`}>{move.before.name}</a>
                        </>
                      )}
                    </span>
                  ))}
                </Because>
              </span>,
              <ButtonLink
                key="r"
                size="small"
                href={`/staffing/training/adopt?${new URLSearchParams({ on: it.on, line: row.line })}`}
                label={`Require ${row.short} of ${row.person.name}`}
              >
                Require it
              </ButtonLink>,
            ],
          }))}
          empty={
            it.empty ? (
              <Empty title="No single exam helps">
                Whoever is nearest to what is empty lacks more than one certification, the shift,
                the site or the room. See{' '}
                <a href={`/staffing/training?${addressOf(it)}`}>what to train</a> instead.
              </Empty>
            ) : (
              <Empty title="Nothing stays empty">
                Every position can be filled by moving people: <a href="/plans">make a plan</a>.
              </Empty>
            )
          }
        />
      )}
      <Why label="How this is counted">
        {it.tried.toLocaleString('en')} pairs of a person and a certification were looked at:
        everyone who lacks exactly one of what a position asks for. What each fills is solved
        exactly, with everyone else moving as well as can be. With a version asked for, the exam is
        taken to give the newest.
      </Why>
    </Page>
  )
}

type Row = NonNullable<Awaited<ReturnType<typeof oneExam.answer>>>['rows'][number]
const Ready = ({ row }: { row: Row }) => (
  <a
    href={`/certifications/${row.slug}/readiness?person=${row.person.id}`}
    aria-label={`How ready ${row.person.name} is for ${row.short}`}
  >
    How ready
  </a>
)
