import { dayText } from '@/components/page/dates'
import { Empty } from '@/components/page/empty'
import { PersonName } from '@/components/page/person'
import { Section } from '@/components/page/section'
import { Status } from '@/components/page/status'
import { Because } from '@/components/page/why'
import { Table } from '@/components/table/table'
import type { retire } from '@/university/staffing/coverage/queries/retirement'

type It = NonNullable<Awaited<ReturnType<typeof retire.answer>>>

/** 'the first 200 of 3,120' where not all are listed. */
const many = (listed: readonly object[], count: number) =>
  count > listed.length
    ? `the first ${listed.length.toLocaleString('en')} of ${count.toLocaleString('en')}`
    : count.toLocaleString('en')

/** Teams, bookings, people on the way and positions that a retirement touches. */
export function Under({ it }: { it: It }) {
  return (
    <>
      <Section
        title="Teams that lose cover"
        note={
          it.counts.losses > it.losses.length
            ? `${many(it.losses, it.counts.losses)}, if nobody acts`
            : 'if nobody acts'
        }
      >
        <Table
          caption="When which team loses cover"
          columns={[
            { head: 'From' },
            { head: 'Customer and position' },
            { head: 'Who' },
            { head: 'USD a month', numeric: true },
          ]}
          rows={it.losses.map((row) => ({
            key: `${row.day}${row.code}${row.title}${row.personId}`,
            cells: [
              dayText(row.day, true),
              <span key="c">
                <a href={`/coverage/${row.code}?on=${row.day}`}>{row.customer}</a>
                <Because>{row.title}</Because>
              </span>,
              <PersonName key="p" name={row.person} href={`/people/${row.personId}`} />,
              row.monthlyUsd.toLocaleString('en'),
            ],
          }))}
          empty={
            <Empty title="No team loses cover by it">
              Whoever is in a position that asks for it holds something else that will do, or nobody
              is.
            </Empty>
          }
        />
      </Section>
      <Section
        title="Exams booked"
        note={it.bookings.length === 0 ? 'none' : many(it.bookings, it.counts.bookings)}
      >
        {it.bookings.length > 0 && (
          <Table
            caption="Exams booked"
            columns={[{ head: 'Person' }, { head: 'Exam' }, { head: 'Day' }]}
            rows={it.bookings.map((row) => ({
              key: `${row.personId}${row.code}`,
              cells: [
                <PersonName key="p" name={row.person} href={`/people/${row.personId}`} />,
                row.code,
                <Status key="d" tone={row.bookedFor > it.on ? 'bad' : 'good'}>
                  {dayText(row.bookedFor, true)}
                  {row.bookedFor > it.on ? ', too late' : ', in time'}
                </Status>,
              ],
            }))}
          />
        )}
      </Section>
      <Section
        title="On the way"
        note={
          it.studying.length === 0
            ? 'nobody is in a course toward it'
            : `${many(it.studying, it.counts.studying)} in a course toward it`
        }
      >
        {it.studying.length > 0 && (
          <Table
            caption="People in a course toward it"
            columns={[{ head: 'Person' }, { head: 'Course' }]}
            rows={it.studying.map((row) => ({
              key: `${row.personId}${row.course}`,
              cells: [
                <PersonName key="p" name={row.person} href={`/people/${row.personId}`} />,
                <a key="c" href={`/courses/${row.course}`}>
                  {row.course}
                </a>,
              ],
            }))}
          />
        )}
      </Section>
      <Section title="Positions that ask for it" note={many(it.places, it.counts.places)}>
        {it.places.length > 0 && (
          <Table
            caption="Positions that ask for it"
            columns={[{ head: 'Customer and position' }, { head: 'Person' }, { head: 'Asked' }]}
            rows={it.places.map((row) => ({
              key: row.positionId,
              cells: [
                <span key="c">
                  <a href={`/teams/${row.code}/positions/${row.positionId}`}>{row.customer}</a>
                  <Because>
                    {row.title} · {row.shift}
                  </Because>
                </span>,
                row.personId && row.person ? (
                  <PersonName key="p" name={row.person} href={`/people/${row.personId}`} />
                ) : (
                  'Empty'
                ),
                <Status key="a" tone={row.examCode ? 'bad' : row.others > 0 ? 'info' : 'due'}>
                  {row.examCode
                    ? `Only by ${row.examCode}`
                    : row.others > 0
                      ? 'One of several'
                      : 'This alone'}
                </Status>,
              ],
            }))}
          />
        )}
      </Section>
    </>
  )
}
