import { ask } from '@/app/_web/ask'
import { ButtonLink } from '@/components/form/button'
import { Card, List } from '@/components/page/card'
import { Empty } from '@/components/page/empty'
import { Page } from '@/components/page/page'
import { Section } from '@/components/page/section'
import { bookings } from '@/university/certification/exams/queries/bookings'
import { Book, Booking, Tend } from './booking'

export default async function Bookings({
  searchParams,
}: {
  searchParams: Promise<Record<string, string>>
}) {
  const query = await searchParams
  const it = await ask(bookings, query)
  const open = it.rows.filter((row) => row.open)
  const past = it.rows.filter((row) => !row.open)
  const whose = { today: it.today, person: it.person.id, isMine: it.isMine }
  return (
    <Page
      title={it.isMine ? 'My booked exams' : `Booked exams of ${it.person.name}`}
      facts="The place itself is booked with the issuer; here it says when, where and how it went."
      action={
        <ButtonLink href={it.isMine ? '/certifications' : `/people/${it.person.id}`}>
          {it.isMine ? 'My certifications' : it.person.name}
        </ButtonLink>
      }
      aside={
        <Section title="Book an exam">
          <Card>
            <Book {...it} person={it.isMine ? null : it.person.id} chosen={query.exam} />
          </Card>
        </Section>
      }
    >
      <Section title="Coming up">
        {open.length ? (
          <List>
            {open.map((row) => (
              <Booking key={row.id} it={row} {...whose}>
                <Tend it={row} today={it.today} corrects={it.corrects} />
              </Booking>
            ))}
          </List>
        ) : (
          <Empty title="No exam is booked">
            Book the place with the issuer, then say here when it is: readiness is shown beside it.
          </Empty>
        )}
      </Section>
      {past.length > 0 && (
        <Section title="Before">
          <List>
            {past.map((row) => (
              <Booking key={row.id} it={row} {...whose}>
                <Tend it={row} today={it.today} corrects={it.corrects} />
              </Booking>
            ))}
          </List>
        </Section>
      )}
    </Page>
  )
}
