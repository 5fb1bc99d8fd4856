import { ask } from '@/app/_web/ask'
import { Banner } from '@/components/page/banner'
import { Card } from '@/components/page/card'
import { dayText } from '@/components/page/dates'
import { Empty } from '@/components/page/empty'
import { Page } from '@/components/page/page'
import { PersonName } from '@/components/page/person'
import { Section } from '@/components/page/section'
import { Because, Why } from '@/components/page/why'
import { SpreadChart } from '@/components/picture/spread'
import { Pager } from '@/components/table/pager'
import { Table } from '@/components/table/table'
import { trackWords } from '@/university/catalogue/rules'
import { timeToUseful } from '@/university/staffing/coverage/queries/time-to-useful'

const said = (track: string) => trackWords[track] ?? track
const days = (n: number | null) => (n === null ? '–' : n.toLocaleString('en'))

export default async function TimeToUseful({ searchParams }: { searchParams: Promise<object> }) {
  const it = await ask(timeToUseful, await searchParams)
  return (
    <Page
      title="From enrolment to useful"
      facts="Days from the first enrolment in a track to the first full placement in a position that asks for a certification of it."
    >
      {it.problem && <Banner tone="due">{it.problem}</Banner>}
      <Section
        title="By track"
        note={
          it.only
            ? `in days, of the ${it.only.most.toLocaleString('en')} who came onto a team last, since ${dayText(it.only.since)}`
            : 'in days'
        }
      >
        {it.tracks.length > 0 && (
          <Card>
            <SpreadChart
              label="Days from enrolment to placement by track: least, middle half, median, most. The table has the figures."
              lines={it.tracks.map((track) => ({
                name: said(track.track),
                least: track.least ?? 0,
                q1: track.q1 ?? 0,
                median: track.median ?? 0,
                q3: track.q3 ?? 0,
                most: track.most ?? 0,
              }))}
            />
          </Card>
        )}
        <Table
          caption="Days from enrolment to useful, by track"
          columns={[
            { head: 'Track' },
            { head: 'People', numeric: true },
            { head: 'A quarter within', numeric: true },
            { head: 'Median', numeric: true },
            { head: 'Three quarters within', numeric: true },
            { head: 'To the certification', numeric: true },
            { head: 'From there to a team', numeric: true },
          ]}
          rows={it.tracks.map((track) => ({
            key: track.track,
            cells: [
              <a key="t" href={`/staffing/time-to-useful?team=${track.track}`}>
                {said(track.track)}
              </a>,
              track.n.toLocaleString('en'),
              days(track.q1),
              days(track.median),
              days(track.q3),
              days(track.toCertified),
              days(track.toPlaced),
            ],
          }))}
          empty={
            <Empty title="Nobody went the whole way yet">
              Someone shows here once they enrolled in a course of a track and then fill a position
              that asks for a certification of it.
            </Empty>
          }
        />
      </Section>
      {it.tracks.length > 0 && (
        <Section
          title={it.chosen ? `Everyone behind it: ${said(it.chosen)}` : 'Everyone behind it'}
          note="longest first"
          link={{
            href: `/api/v1/time-to-useful?team=${it.chosen}&whole=1&format=csv`,
            label: 'CSV',
          }}
        >
          <Table
            caption="People from enrolment to placement"
            columns={[
              { head: 'Person' },
              { head: 'Track' },
              { head: 'Enrolled' },
              { head: 'Certified' },
              { head: 'On a team' },
              { head: 'Days', numeric: true },
            ]}
            rows={it.rows.map((row) => ({
              key: `${row.track}${row.personId}`,
              cells: [
                <PersonName key="p" name={row.person} href={`/people/${row.personId}`} />,
                said(row.track),
                dayText(row.enrolledOn, true),
                row.certifiedOn ? (
                  <span key="c">
                    {dayText(row.certifiedOn, true)}
                    <Because>
                      {row.short}, after {row.toCertified} days
                    </Because>
                  </span>
                ) : (
                  'Not in between'
                ),
                <span key="o">
                  {dayText(row.placedOn, true)}
                  <Because>
                    <a href={`/teams/${row.code}`}>{row.customer}</a>
                  </Because>
                </span>,
                row.days.toLocaleString('en'),
              ],
            }))}
          />
          <Pager
            page={it.page}
            pages={it.pages}
            perPage={it.perPage}
            count={it.count}
            noun={it.count === 1 ? 'person' : 'people'}
            href={(page) =>
              `/staffing/time-to-useful?${it.chosen ? `team=${it.chosen}&` : ''}page=${page}`
            }
          />
        </Section>
      )}
      <Why label="How this is measured">
        From the day someone first asked for a seat in a course of the track to the first day of
        their first full placement in a position that asks for a certification of that track.
        Whoever was placed before they enrolled is not counted. The certification is the first of
        the track earned in between; medians of the two steps are over those who have one. Quarters
        are interpolated.
      </Why>
    </Page>
  )
}
