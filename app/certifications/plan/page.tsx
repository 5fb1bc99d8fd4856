import { ask } from '@/app/_web/ask'
import { Detail, Given, PlanSteps } from '@/components/course/plan'
import { ButtonLink } from '@/components/form/button'
import { ChoiceField, DateField, Hidden } from '@/components/form/fields'
import { Banner } from '@/components/page/banner'
import { Card, List, Row } from '@/components/page/card'
import { Empty } from '@/components/page/empty'
import { Figure } from '@/components/page/figure'
import { Page } from '@/components/page/page'
import { Section } from '@/components/page/section'
import { Status } from '@/components/page/status'
import { DayText } from '@/components/page/when'
import { Filters } from '@/components/table/filters'
import { plan } from '@/university/certification/awards/queries/plan'

type It = NonNullable<Awaited<ReturnType<typeof plan.answer>>>

export default async function Plan({
  searchParams,
}: {
  searchParams: Promise<Record<string, string | string[]>>
}) {
  const it = await ask(plan, await searchParams)
  const exams = it.cost.exams
  return (
    <Page
      title={it.isMine ? 'Plan for a date' : `Plan for ${it.person.name}`}
      facts="The fewest exams, then the least time, to hold what you choose on one date. Every day named is the last one that works."
      action={<ButtonLink href="/certifications">My certifications</ButtonLink>}
      aside={<Choose it={it} />}
    >
      {it.wanted.length === 0 ? (
        <Empty title="Choose what to hold, and on which date">
          One exam can renew several certifications, but only while they are current. The plan finds
          which to sit, and by when.
        </Empty>
      ) : (
        <>
          <Section title="To hold it all" note={<DayText day={it.on} today={it.today} />}>
            <Card>
              <Figure
                value={exams}
                label={`${exams === 1 ? 'exam' : 'exams'}${it.cost.hours ? `, about ${it.cost.hours} hours with courses` : ''}`}
                tone={exams || it.cost.hours ? 'plain' : 'good'}
              />
            </Card>
          </Section>
          {it.steps.length > 0 && (
            <Section title="In this order">
              <PlanSteps>
                {it.steps.map((step, n) => (
                  <Step key={`${step.what} ${n}`} it={step} />
                ))}
              </PlanSteps>
            </Section>
          )}
          {it.needless.length > 0 && (
            <Banner tone="info">
              {it.needless
                .map((one) => `No need to sit ${one.code}: ${one.short} is renewed on the way.`)
                .join(' ')}
            </Banner>
          )}
          {it.held.length > 0 && (
            <Section title="Held already">
              <List>
                {it.held.map((one) => (
                  <Row
                    key={one.slug}
                    title={one.short}
                    href={`/certifications/${one.slug}/why?on=${it.on}`}
                    detail={one.until ? <DayText day={one.until} /> : 'No end known'}
                    status={<Status tone="good">Nothing to do</Status>}
                  />
                ))}
              </List>
            </Section>
          )}
          {it.impossible.length > 0 && (
            <Section title="Cannot be held on that date">
              <List>
                {it.impossible.map((one) => (
                  <Row
                    key={one.slug}
                    title={one.short}
                    href={`/certifications/${one.slug}`}
                    detail={one.because}
                    status={<Status tone="bad">Not possible</Status>}
                  />
                ))}
              </List>
            </Section>
          )}
          {it.cautions.map((text) => (
            <Banner key={text} tone="plain">
              {text}
            </Banner>
          ))}
        </>
      )}
    </Page>
  )
}

function Step({ it }: { it: It['steps'][number] }) {
  const title =
    it.kind === 'exam'
      ? `Sit ${it.what} for ${it.short}`
      : it.courses.length
        ? `Pass ${it.what} for ${it.short}`
        : `${it.short} follows`
  return (
    <Row
      title={title}
      href={
        it.kind === 'exam'
          ? `/certifications/${it.slug}`
          : it.courses[0]
            ? `/courses/${it.courses[0].code}`
            : `/certifications/${it.slug}`
      }
      detail={
        <>
          By <DayText day={it.latest} />
          {it.keepBy && (
            <>
              ; by <DayText day={it.keepBy} /> nothing lapses in between
            </>
          )}
          . {it.why}
          {it.courses.map((course) => (
            <Detail key={course.code}>{`${course.title}, ${course.hours} hours`}</Detail>
          ))}
          {it.gives.map((one) => (
            <Given key={one.slug} it={one} />
          ))}
        </>
      }
      action={
        it.examId ? (
          <ButtonLink
            href={`/certifications/bookings?exam=${it.examId}`}
            size="small"
            label={`Book ${it.what}`}
          >
            Book
          </ButtonLink>
        ) : undefined
      }
    />
  )
}

function Choose({ it }: { it: It }) {
  return (
    <Section title="What to hold">
      <Card>
        <Filters submit="Plan" label="What to hold and when">
          {!it.isMine && <Hidden name="person" value={it.person.id} />}
          <DateField name="on" label="On" value={it.on} min={it.today} max={it.latest} />
          <ChoiceField
            name="hold"
            label="Certifications"
            multiple
            value={it.wanted}
            options={it.choices.map((one) => ({
              value: one.slug,
              label: one.short,
              note: one.issuer,
            }))}
          />
        </Filters>
      </Card>
    </Section>
  )
}
