import { ask } from '@/app/_web/ask'
import { findFor } from '@/app/candidates/find'
import { ButtonLink } from '@/components/form/button'
import { DayAsked } from '@/components/form/day-asked'
import { DaySlider } from '@/components/form/day-slider'
import { DateField } from '@/components/form/fields'
import { dayText } from '@/components/page/dates'
import { Empty } from '@/components/page/empty'
import { Page } from '@/components/page/page'
import { PersonName } from '@/components/page/person'
import { Section } from '@/components/page/section'
import { Status } from '@/components/page/status'
import { Because, Why } from '@/components/page/why'
import { Filters } from '@/components/table/filters'
import { Table } from '@/components/table/table'
import { teamDay } from '@/university/staffing/coverage/queries/team-day'

export default async function TeamDay({
  params,
  searchParams,
}: {
  params: Promise<{ team: string }>
  searchParams: Promise<{ on?: string }>
}) {
  const given = await searchParams
  const it = await ask(teamDay, { ...given, code: (await params).team })
  return (
    <Page
      title={`Who counts for ${it.customer}`}
      about={it.on === it.today ? undefined : dayText(it.on)}
      code={it.code}
      facts={`${it.counted} of ${it.rows.length} positions are covered on ${dayText(it.on)}.`}
      action={<ButtonLink href={`/teams/${it.code}?on=${it.on}`}>The team</ButtonLink>}
    >
      <DayAsked on={given.on} shown={it.on} />
      <DaySlider
        key={it.on}
        today={it.today}
        value={it.slider.value}
        max={it.slider.max}
        keep={{}}
      />
      <Filters label="On a date">
        <DateField name="on" label="On" value={it.on} />
      </Filters>
      <Section
        title="Each position"
        note="most critical first"
        link={{ href: `/coverage?on=${it.on}`, label: 'All teams' }}
      >
        <Table
          caption="Positions, who is in each, and whether they count"
          columns={[{ head: 'Position' }, { head: 'Person' }, { head: 'Counts' }, { head: 'Why' }]}
          rows={it.rows.map((row) => ({
            key: row.id,
            cells: [
              <span key="p">
                <a href={`/teams/${it.code}/positions/${row.id}`}>{row.title}</a>
                <Because>
                  {[row.shift, row.site, row.requires && `asks for ${row.requires}`]
                    .filter(Boolean)
                    .join(' · ')}
                </Because>
              </span>,
              row.person ? (
                <PersonName key="w" name={row.person.name} href={`/people/${row.person.id}`} />
              ) : (
                'Nobody'
              ),
              <Status
                key="c"
                tone={
                  row.counts
                    ? row.standing.tone === 'bad'
                      ? 'plain'
                      : row.standing.tone
                    : row.standing.word === 'Away'
                      ? 'due'
                      : 'bad'
                }
              >
                {row.counts ? 'Counts' : row.standing.word}
              </Status>,
              <span key="y">
                {row.counts && row.standing.word !== 'Certified' && row.standing.word !== 'In place'
                  ? `${row.standing.word}: `
                  : ''}
                {row.standing.because ||
                  (row.person
                    ? 'Nothing is asked for beyond being there'
                    : 'No full placement covers this day')}
                {it.everyone && !row.counts && (
                  <Because>
                    <a
                      href={findFor(row.id, it.on, it.today)}
                      aria-label={`Who can be ${row.title}`}
                    >
                      Who can take it
                    </a>
                  </Because>
                )}
              </span>,
            ],
          }))}
          empty={
            <Empty title="No position is open on this day">
              Positions begin and end on dates; try another one.
            </Empty>
          }
        />
      </Section>
      <Why label="Who counts">
        Someone counts who is in the position by a full placement on that day, works here, is not
        away, and holds everything the position asks for; or for whom an exception is in force.
        Shadows never count. Nothing later than today is known for certain: the page shows what
        stands if nobody acts.
      </Why>
    </Page>
  )
}
