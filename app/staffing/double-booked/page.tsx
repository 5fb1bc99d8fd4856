import { ask } from '@/app/_web/ask'
import { ButtonLink } from '@/components/form/button'
import { dayText } from '@/components/page/dates'
import { Empty } from '@/components/page/empty'
import { Page } from '@/components/page/page'
import { PersonName } from '@/components/page/person'
import { Section } from '@/components/page/section'
import { Status } from '@/components/page/status'
import { Because, Why } from '@/components/page/why'
import { Pager } from '@/components/table/pager'
import { Table } from '@/components/table/table'
import { doubleBooked } from '@/university/staffing/coverage/queries/double-bookings'

const words = {
  capacity: 'Over capacity',
  time: 'Over 100 %',
  away: 'Away meanwhile',
  leaves: 'Past the last day',
} as const

export default async function DoubleBooked({ searchParams }: { searchParams: Promise<object> }) {
  const it = await ask(doubleBooked, await searchParams)
  return (
    <Page
      title="Double-booked"
      facts={
        it.count === 0
          ? 'Nobody is placed beyond what they can do.'
          : `${it.count.toLocaleString('en')} ${it.count === 1 ? 'person is' : 'people are'} placed beyond what they can do, today or later.`
      }
    >
      <Section
        title="Who, and what to do"
        link={{ href: '/api/v1/double-booked?whole=1&format=csv', label: 'CSV' }}
      >
        <Table
          caption="People placed beyond what they can do"
          columns={[
            { head: 'Person' },
            { head: 'What is wrong' },
            { head: 'Placed with' },
            { head: 'What to do' },
          ]}
          rows={it.rows.map((row) => ({
            key: row.id,
            cells: [
              <PersonName
                key="p"
                name={row.name}
                href={`/people/${row.id}`}
                detail={row.jobTitle}
              />,
              <span key="w">
                {row.troubles.map((trouble) => (
                  <span key={trouble.text}>
                    <Status tone={trouble.kind === 'away' ? 'due' : 'bad'}>
                      {words[trouble.kind]}
                    </Status>
                    <Because>{trouble.text}</Because>
                  </span>
                ))}
              </span>,
              <span key="b">
                {row.bookings.map((booking) => (
                  <span key={booking.id}>
                    <a href={`/teams/${booking.code}`}>{booking.customer}</a>
                    <Because>
                      {booking.title}
                      {booking.kind === 'shadow' && ', shadow'}, since {dayText(booking.from, true)}
                      {booking.until && ` to ${dayText(booking.until, true)}`}
                      {booking.percent !== null && `, ${booking.percent} %`}
                    </Because>
                  </span>
                ))}
              </span>,
              <span key="d">
                {row.troubles.map((trouble) => trouble.remedy).join('. ')}.
                <Because>
                  {row.bookings.map((booking) => (
                    <ButtonLink
                      key={booking.id}
                      size="small"
                      href={`/placements/${booking.id}`}
                      label={`The placement of ${row.name} with ${booking.customer}`}
                    >
                      {booking.customer}
                    </ButtonLink>
                  ))}
                </Because>
              </span>,
            ],
          }))}
          empty={
            <Empty title="Nobody is double-booked">
              Nobody serves more teams than their capacity, gives more than all of their time, is
              away for more than a week of it, or is placed past their last day.
            </Empty>
          }
        />
        <Pager
          page={it.page}
          pages={it.pages}
          perPage={it.perPage}
          count={it.count}
          noun={it.count === 1 ? 'person' : 'people'}
          href={(page) => `/staffing/double-booked?page=${page}`}
        />
      </Section>
      <Why label="How this can happen">
        Nobody can be placed on more teams than their capacity or for more than 100 %: the database
        refuses it. A capacity lowered afterwards, time away entered later and a last day agreed
        later leave what stands in place and show it here.
      </Why>
    </Page>
  )
}
