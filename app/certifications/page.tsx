import { ask } from '@/app/_web/ask'
import { Book, Booking } from '@/app/certifications/bookings/booking'
import { Bring } from '@/app/evidence/bring'
import { Detail } from '@/components/course/plan'
import { Steps } from '@/components/course/steps'
import { ButtonLink } from '@/components/form/button'
import { Card, List, Row } from '@/components/page/card'
import { Empty } from '@/components/page/empty'
import { Page } from '@/components/page/page'
import { Section } from '@/components/page/section'
import { Status } from '@/components/page/status'
import { DayText } from '@/components/page/when'
import { Why } from '@/components/page/why'
import { myCertifications } from '@/university/certification/awards/queries/my-certifications'
import { myRequirements } from '@/university/certification/required/queries/must-hold'

type Mine = Awaited<
  ReturnType<typeof ask<unknown, NonNullable<Awaited<ReturnType<typeof myCertifications.answer>>>>>
>

export default async function MyCertifications({
  searchParams,
}: {
  searchParams: Promise<{ exam?: string; earnedOn?: string }>
}) {
  const mine = await ask(myCertifications, {})
  const must = await ask(myRequirements, {})
  const toHold = must.rows.filter((it) => it.state !== 'fulfilled' || it.tone === 'due')
  const valid = mine.held.filter((it) => it.status.counts).length
  const due = mine.held.filter((it) => it.status.word === 'due for renewal').length
  return (
    <Page
      title="My certifications"
      facts={`${valid} valid today${due ? `, ${due} due for renewal` : ''}.`}
      action={
        <>
          <ButtonLink href="/certifications/all">All certifications</ButtonLink>
          <ButtonLink href="/certifications/plan" kind="primary">
            Plan for a date
          </ButtonLink>
        </>
      }
      aside={
        <>
          <Section title="Book an exam">
            <Card>
              <Book exams={mine.toBook} mayBook={mine.mayBook} today={mine.today} person={null} />
            </Card>
          </Section>
          <Bring {...mine} chosen={await searchParams} />
        </>
      }
    >
      <Section title="Held">
        {mine.held.length ? (
          <List>
            {mine.held.map((it) => (
              <Row
                key={it.holdingId}
                title={it.name}
                code={/\s/.test(it.short) ? undefined : it.short}
                href={`/holdings/${it.holdingId}`}
                detail={<Held it={it} />}
                status={<Status tone={it.tone}>{it.label}</Status>}
              />
            ))}
          </List>
        ) : (
          <Empty
            title="You hold no certification yet"
            action={<ButtonLink href="/certifications/all">See what there is</ButtonLink>}
          >
            Courses and exams earn ours; what you earned outside counts here once someone else has
            verified it.
          </Empty>
        )}
      </Section>
      {mine.covers.length > 0 && (
        <Section title="One exam, several renewals">
          <List>
            {mine.covers.map((it) => (
              <Row
                key={it.what}
                title={it.what}
                href={it.href}
                detail={
                  <>
                    {it.because}
                    {it.moves.map((one) => (
                      <Moved key={one.slug} it={one} />
                    ))}
                  </>
                }
                action={
                  <ButtonLink
                    href={`/certifications/plan?${it.moves.map((one) => `hold=${one.slug}`).join('&')}`}
                    size="small"
                  >
                    Plan
                  </ButtonLink>
                }
              />
            ))}
          </List>
        </Section>
      )}
      {toHold.length > 0 && (
        <Section title="Required of you">
          <List>
            {toHold.map((it) => (
              <Row
                key={it.slug}
                title={it.name}
                href={it.holdingId ? `/holdings/${it.holdingId}` : `/certifications/${it.slug}/why`}
                detail={
                  <>
                    {it.because}
                    <Why label="Why it is required">
                      {it.rules
                        .map((rule) => `${rule.because} (${rule.whom}; ${rule.when})`)
                        .join(' And: ')}
                    </Why>
                  </>
                }
                status={<Status tone={it.tone}>{it.label}</Status>}
              />
            ))}
          </List>
        </Section>
      )}
      {mine.bookings.length > 0 && (
        <Section
          title="Booked exams"
          link={{ href: '/certifications/bookings', label: 'Move, cancel, results' }}
        >
          <List>
            {mine.bookings.map((it) => (
              <Booking
                key={it.id}
                it={it}
                today={mine.today}
                person={0}
                isMine
                readiness={it.readiness}
              />
            ))}
          </List>
        </Section>
      )}
      {mine.underWay.length > 0 && (
        <Section title="Working towards">
          <List>
            {mine.underWay.map((it) => (
              <Row
                key={it.slug}
                title={it.name}
                href={`/certifications/${it.slug}`}
                detail={
                  <Why
                    label={`${it.progress.length - it.done} of ${it.progress.length} still to do`}
                  >
                    <Steps of={it.progress} />
                  </Why>
                }
                progress={{
                  value: it.done,
                  max: it.progress.length,
                  label: `${it.done} of ${it.progress.length} met`,
                }}
                status={
                  <Status tone={it.tone}>{`${it.done} of ${it.progress.length} done`}</Status>
                }
              />
            ))}
          </List>
        </Section>
      )}
      {mine.claims.length > 0 && (
        <Section title="Brought for verification">
          <List>
            {mine.claims.map((it) => (
              <Row
                key={it.id}
                title={it.short}
                code={it.examCode ?? undefined}
                href={`/evidence/${it.id}`}
                detail={
                  <>
                    Certificate {it.number}, earned <DayText day={it.earnedOn} />.{' '}
                    {it.decidedAt
                      ? `Not confirmed: ${it.because}`
                      : 'It counts once someone else has verified it.'}
                  </>
                }
                status={
                  <Status tone={it.decidedAt ? 'bad' : 'info'}>
                    {it.decidedAt ? 'Rejected' : 'Claimed'}
                  </Status>
                }
              />
            ))}
          </List>
        </Section>
      )}
    </Page>
  )
}

function Moved({ it }: { it: Mine['covers'][number]['moves'][number] }) {
  return (
    <Detail>
      {it.short}
      {it.from ? ', now until ' : ', not held now'}
      {it.from && <DayText day={it.from} />}
      {it.until && '; passed today until '}
      {it.until && <DayText day={it.until} />}
    </Detail>
  )
}

function Held({ it }: { it: Mine['held'][number] }) {
  return (
    <>
      {it.status.because}
      {it.renewal.length > 0 && (
        <Why
          label={
            it.situation
              ? `What the ${nth(it.situation.renewal)} renewal takes`
              : 'What renewing takes'
          }
        >
          {it.progress ? <Steps of={it.progress} /> : it.renewal.join(' Or: ')}
        </Why>
      )}
    </>
  )
}

const nth = (n: number) => ['', 'first', 'second', 'third', 'fourth', 'fifth'][n] ?? `${n}th`
