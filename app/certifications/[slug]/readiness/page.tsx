import { ask } from '@/app/_web/ask'
import { Detail } from '@/components/course/plan'
import { ButtonLink } from '@/components/form/button'
import { Card, List, Row } from '@/components/page/card'
import { Empty } from '@/components/page/empty'
import { Figure } from '@/components/page/figure'
import { Page } from '@/components/page/page'
import { Section } from '@/components/page/section'
import { Status } from '@/components/page/status'
import { DayText } from '@/components/page/when'
import { Why } from '@/components/page/why'
import { readiness } from '@/university/certification/exams/queries/readiness'
import { halfLife, leastAnswers } from '@/university/certification/exams/rules/readiness'

type Props = { params: Promise<{ slug: string }>; searchParams: Promise<{ person?: string }> }
type It = NonNullable<Awaited<ReturnType<typeof readiness.answer>>>
type Domain = It['domains'][number]
const percentText = (percent: number | null) =>
  percent === null ? '–' : `${Math.round(percent)} %`

export default async function Readiness({ params, searchParams }: Props) {
  const it = await ask(readiness, { ...(await searchParams), ...(await params) })
  const { certification, total } = it
  const weakest = it.domains.find((one) => one.id === it.weakest)
  return (
    <Page
      title={`Ready for ${certification.short}?`}
      facts={
        <>
          {it.isMine ? 'From your own practice here' : `${it.person.name}, from practice here`}; not
          the issuer’s word.
          {it.booking && (
            <>
              {' '}
              Booked for <DayText day={it.booking.on} today={it.today} />
              {it.booking.place && `, ${it.booking.place}`}.
            </>
          )}
        </>
      }
      action={
        <ButtonLink href={`/certifications/${certification.slug}`}>
          {certification.short}
        </ButtonLink>
      }
      aside={<Aside it={it} />}
    >
      {it.domains.length === 0 ? (
        <Empty title="Its domains are not known here">
          The issuer’s list of what the exam covers was not collected, so there is nothing to
          measure against.
        </Empty>
      ) : (
        <>
          <Section title="The whole exam">
            <Card>
              <Figure value={percentText(total.percent)} label={total.because} tone={total.tone} />
            </Card>
          </Section>
          {weakest && weakest.percent !== null && weakest.percent < 80 && (
            <Section
              title="Study this first"
              note={`${weakest.name}, ${percentText(weakest.percent)}`}
            >
              {weakest.study.length + weakest.practice.length > 0 ? (
                <List>
                  <ToDo it={weakest} />
                </List>
              ) : (
                <Empty title="Nothing here teaches it">
                  No lesson or question is mapped to it yet; the course owners can.
                </Empty>
              )}
            </Section>
          )}
          <Section
            title="Domain by domain"
            note={it.basis ? `Weights in ${it.basis}` : 'The issuer publishes no weights'}
          >
            <List>
              {it.domains.map((one) => (
                <Row
                  key={one.id}
                  title={one.name}
                  detail={
                    <About it={one} basis={it.basis} today={it.today} sees={it.sees.evidence} />
                  }
                  progress={
                    one.percent === null
                      ? undefined
                      : {
                          value: one.percent,
                          max: 100,
                          label: `${one.name}: ${percentText(one.percent)}`,
                        }
                  }
                  status={
                    <Status tone={one.tone}>
                      {one.percent === null
                        ? one.label
                        : `${percentText(one.percent)}, ${one.label.toLowerCase()}`}
                    </Status>
                  }
                />
              ))}
            </List>
          </Section>
        </>
      )}
    </Page>
  )
}

function About({
  it,
  basis,
  today,
  sees,
}: {
  it: Domain
  basis: string | null
  today: string
  sees: boolean
}) {
  return (
    <>
      {it.weight !== null && `${it.weight}${basis === 'percent' ? ' %' : ' points'} of the exam. `}
      {it.answers} {it.answers === 1 ? 'answer' : 'answers'}
      {it.lastOn && (
        <>
          , the last <DayText day={it.lastOn} today={today} />
        </>
      )}
      .
      {sees && it.sources.length > 0 && (
        <Why label="From which exams">
          {it.sources.map((one) => (
            <Detail key={`${one.code} ${one.on}`}>
              {one.title} ({one.code}), <DayText day={one.on} />: {one.answers}{' '}
              {one.answers === 1 ? 'answer' : 'answers'}
            </Detail>
          ))}
        </Why>
      )}
      {it.study.length + it.practice.length > 0 && (
        <Why label="What to study and practise">
          {[...it.study, ...it.practice].map((one) => (
            <Detail key={one.item}>
              <a href={one.href}>{one.title}</a> ({one.code})
            </Detail>
          ))}
        </Why>
      )}
    </>
  )
}

function ToDo({ it }: { it: Domain }) {
  return (
    <>
      {it.study.slice(0, 4).map((one) => (
        <Row
          key={one.item}
          title={one.title}
          href={one.href}
          detail={`${one.kind === 'lab' ? 'Lab' : 'Lesson'} in ${one.code}, ${one.minutes} minutes`}
        />
      ))}
      {it.practice.slice(0, 2).map((one) => (
        <Row
          key={one.item}
          title={one.title}
          href={one.href}
          detail={`Practice in ${one.code}: ${one.questions} ${one.questions === 1 ? 'question' : 'questions'} on it`}
        />
      ))}
    </>
  )
}

function Aside({ it }: { it: It }) {
  return (
    <>
      <Section title="How it is counted">
        <Card>
          <Detail>
            {`The half-life mean of posted answers: the newest counts most, and one ${halfLife} answers earlier half as much. Below ${leastAnswers} answers nothing is said. 80 % and more reads as ready, from 60 % as nearly there; that is our reading, not the issuer’s pass mark.`}
          </Detail>
        </Card>
      </Section>
      {it.isMine && !it.booking && (
        <ButtonLink href="/certifications/bookings" kind="plain">
          Book the exam
        </ButtonLink>
      )}
      {it.maps && (
        <ButtonLink href={`/certifications/${it.certification.slug}/domains`}>
          What belongs to which domain
        </ButtonLink>
      )}
    </>
  )
}
