import { ask } from '@/app/_web/ask'
import { Banner } from '@/components/banner'
import { Empty } from '@/components/empty'
import { Page } from '@/components/page'
import { PersonName } from '@/components/person'
import { Table } from '@/components/table'
import { DayText } from '@/components/when'
import { Because, Why } from '@/components/why'
import { oneExam } from '@/university/staffing/queries/one-exam'
import { SolvingFilters, whichSites } from '../solving'

export default async function OneExam({ searchParams }: { searchParams: Promise<Record<string, string>> }) {
  const it = await ask(oneExam, await searchParams)
  const best = it.rows[0]
  return (
    <Page
      title="The exam that fills most"
      facts={
        best ? (
          <>
            {best.person.name} with {best.short} fills {best.filled.length === 1 ? 'one position more' : `${best.filled.length} positions more`} on{' '}
            <DayText day={it.on} />. Nothing filled is emptied for it. {whichSites(it.anywhere)}
          </>
        ) : (
          <>
            {it.empty} {it.empty === 1 ? 'position stays' : 'positions stay'} empty on <DayText day={it.on} /> however anyone moves. {whichSites(it.anywhere)}
          </>
        )
      }
    >
      <SolvingFilters it={it} />
      {it.problem && <Banner tone="bad">{it.problem}</Banner>}
      <Table
        caption="One person, one certification more, and what it fills; most first"
        columns={[{ head: 'Who' }, { head: 'Exam' }, { head: 'Fills', numeric: true }, { head: 'Which, and by what moves' }]}
        rows={it.rows.map((row) => ({
          key: `${row.person.id} ${row.slug} ${row.sits}`,
          cells: [
            <PersonName key="p" name={row.person.name} href={`/people/${row.person.id}`} />,
            <span key="e">
              <a href={`/certifications/${row.slug}`}>{row.short}</a>
              <Because>
                {row.sits.length ? `sits ${row.sits.join(' or ')}` : 'earned in house'} ·{' '}
                <a href={`/certifications/${row.slug}/readiness?person=${row.person.id}`} aria-label={`How ready ${row.person.name} is for ${row.short}`}>
                  How ready
                </a>
              </Because>
            </span>,
            row.filled.length,
            <span key="f">
              {row.filled.map((one, n) => (
                <span key={one.id}>
                  {n > 0 && ' · '}
                  <a href={`/teams/${one.code}`}>
                    {one.title}, {one.customer}
                  </a>
                  {one.criticality === 3 && ', critical'}{' '}
                </span>
              ))}
              <Because>
                {row.moves
                  .map((move) => `${move.person?.name ?? 'Nobody'} to ${move.title}, ${move.customer}${move.before ? ` in place of ${move.before.name}` : ''}`)
                  .join('; ')}
              </Because>
            </span>,
          ],
        }))}
        empty={
          it.empty ? (
            <Empty title="No single exam helps">
              Whoever is nearest to what is empty lacks more than one certification, the shift, the site or the room. See what to train instead.
            </Empty>
          ) : (
            <Empty title="Nothing stays empty">Every position can be filled by moving people: make a plan.</Empty>
          )
        }
      />
      <Why label="How this is counted">
        {it.tried.toLocaleString('en')} pairs of a person and a certification were looked at: everyone who lacks exactly one of what a position asks for. What
        each fills is solved exactly, with everyone else moving as well as can be. With a version asked for, the exam is taken to give the newest.
      </Why>
    </Page>
  )
}
