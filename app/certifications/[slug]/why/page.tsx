import { ask } from '@/app/_web/ask'
import { Steps } from '@/components/course/steps'
import { ButtonLink } from '@/components/form/button'
import { DateField, Hidden } from '@/components/form/fields'
import { Card, List, Row } from '@/components/page/card'
import { Facts } from '@/components/page/facts'
import { Page } from '@/components/page/page'
import { Section } from '@/components/page/section'
import { Status } from '@/components/page/status'
import { DayText } from '@/components/page/when'
import { Because } from '@/components/page/why'
import { Filters } from '@/components/table/filters'
import { why } from '@/university/certification/awards/queries/why'

type Props = {
  params: Promise<{ slug: string }>
  searchParams: Promise<{ person?: string; on?: string }>
}
const purposes = {
  earn: 'What it takes',
  renew: 'What the next renewal takes',
  late: 'What a late renewal takes',
}

export default async function Why({ params, searchParams }: Props) {
  const it = await ask(why, { ...(await searchParams), ...(await params) })
  const { certification, status } = it
  const person = it.isMine ? '' : `&person=${it.person}`
  return (
    <Page
      title={`${status.counts ? 'Why certified' : 'Why not certified'}: ${certification.short}`}
      facts={certification.name}
      action={
        it.holdingId ? (
          <ButtonLink href={`/holdings/${it.holdingId}?on=${it.on}`}>The whole record</ButtonLink>
        ) : (
          <ButtonLink
            href={`/certifications/plan?hold=${certification.slug}${person}`}
            kind="primary"
          >
            Plan it for a date
          </ButtonLink>
        )
      }
      aside={
        <>
          <Section title="Rule">
            <Card>
              <Facts
                items={[
                  [
                    'Version',
                    <>
                      {`${it.rule.version}, from `}
                      <DayText key="from" day={it.rule.from} short />
                    </>,
                  ],
                  ['Lasts', it.rule.words],
                  ['From', certification.issuer],
                  ['The issuer says', it.issuersWord ?? undefined],
                ]}
              />
            </Card>
          </Section>
          <Section title="Another day">
            <Filters submit="Ask" label="Ask for another day">
              {!it.isMine && <Hidden name="person" value={it.person} />}
              <DateField name="on" label="Certified on" value={it.on} />
            </Filters>
          </Section>
        </>
      }
    >
      <Section title="The answer" note={<DayText day={it.on} today={it.today} />}>
        <Card>
          <Status tone={status.tone}>{status.label}</Status>
          <Because>{` ${status.because}`}</Because>
        </Card>
      </Section>
      {it.progress.length > 0 && (
        <Section
          title={purposes[it.purpose ?? 'earn']}
          note={
            it.since && it.since <= it.today ? (
              <>
                work from <DayText day={it.since} /> on counts
              </>
            ) : (
              'as of today'
            )
          }
        >
          <Card>
            <Steps of={it.progress} />
          </Card>
        </Section>
      )}
      {it.exams.length > 0 && (
        <Section title="Exams">
          <List>
            {it.exams.map((exam) => (
              <Row
                key={exam.id}
                title={exam.code}
                href={
                  it.hasDomains
                    ? `/certifications/${certification.slug}/readiness?${person.slice(1)}`
                    : `/certifications/${certification.slug}`
                }
                detail={
                  exam.booked ? (
                    <>
                      Booked for <DayText day={exam.booked} today={it.today} />.
                    </>
                  ) : (
                    'Not booked.'
                  )
                }
                action={
                  exam.booked ? undefined : (
                    <ButtonLink
                      href={`/certifications/bookings?exam=${exam.id}${person}`}
                      size="small"
                      label={`Book ${exam.code}`}
                    >
                      Book
                    </ButtonLink>
                  )
                }
              />
            ))}
          </List>
        </Section>
      )}
      {it.claims.length > 0 && (
        <Section title="Brought">
          <List>
            {it.claims.map((claim) => (
              <Row
                key={claim.id}
                title={`Certificate ${claim.number}`}
                href={`/evidence/${claim.id}`}
                detail={
                  claim.decidedAt
                    ? `Not accepted: ${claim.because}`
                    : 'Waits for someone else to verify it.'
                }
              />
            ))}
          </List>
        </Section>
      )}
    </Page>
  )
}
