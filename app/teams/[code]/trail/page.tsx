import { ask } from '@/app/_web/ask'
import { ButtonLink } from '@/components/form/button'
import { DayAsked } from '@/components/form/day-asked'
import { DateField, Hidden, TextArea } from '@/components/form/fields'
import { Form } from '@/components/form/form'
import { Banner } from '@/components/page/banner'
import { Card, List, Row } from '@/components/page/card'
import { dayText } from '@/components/page/dates'
import { Empty } from '@/components/page/empty'
import { Page } from '@/components/page/page'
import { Section } from '@/components/page/section'
import { Status } from '@/components/page/status'
import { DayText } from '@/components/page/when'
import { Filters } from '@/components/table/filters'
import { trailOfTeam } from '@/university/staffing/teams/queries/team-trail'
import { review } from '../../actions'
import { TeamTabs } from '../tabs'
import { TeamRules } from '../team-rules'
import { Changes } from './changes'
import { Seats } from './seats'

export default async function TeamTrail({
  params,
  searchParams,
}: {
  params: Promise<{ code: string }>
  searchParams: Promise<{ on?: string }>
}) {
  const given = await searchParams
  const it = await ask(trailOfTeam, { ...given, ...(await params) })
  const at = (day: string) => `/teams/${it.code}/trail?on=${day}`
  const { around } = it
  return (
    <Page
      title={`${it.customer}: trail`}
      code={it.code}
      facts={
        <>
          As of <DayText day={it.on} today={it.today} />
          {it.on > it.today && ', as it is known now'}
        </>
      }
      action={
        <ButtonLink href={`/api/v1/team-trail?code=${it.code}&on=${it.on}&format=csv`} download>
          The day as CSV
        </ButtonLink>
      }
      aside={
        <>
          <Section title="Another day">
            <Filters label="As of a date">
              <DateField name="on" label="On" value={it.on} />
            </Filters>
          </Section>
          <Section title="Customer reviews">
            <Stepper at={at} previous={around.previous} next={around.next} />
            <List>
              {it.nextReviewOn && (
                <Row title={<DayText day={it.nextReviewOn} short />} detail="The next review" />
              )}
              {[...it.reviews].reverse().map((one) => (
                <Row
                  key={one.on}
                  title={<DayText day={one.on} short />}
                  href={at(one.on)}
                  detail={one.note}
                  status={one.on === it.on && <Status tone="info">Shown</Status>}
                />
              ))}
              {it.reviews.length === 0 && (
                <Row
                  title="None recorded"
                  detail="What changed is counted from the team’s first day."
                />
              )}
            </List>
            {it.mayReview.ok && (
              <Card>
                <Form
                  action={review}
                  submit="Record a review"
                  kind="plain"
                  compact
                  done="The review is recorded."
                >
                  <Hidden name="team" value={it.team} />
                  <DateField name="on" label="Held on" value={it.today} max={it.today} required />
                  <TextArea name="note" label="What was said" rows={3} />
                  <DateField
                    name="next"
                    label="Next review"
                    min={it.today}
                    hint="Empty: none is planned."
                  />
                </Form>
              </Card>
            )}
          </Section>
        </>
      }
    >
      <TeamTabs code={it.code} current="/trail" terms on={it.on === it.today ? undefined : it.on} />
      <DayAsked on={given.on} shown={it.on} />
      <Section
        title={
          it.on > it.today
            ? 'Is everyone certified on that day, if nobody acts?'
            : 'Was everyone certified on that day?'
        }
      >
        {it.seats.length > 0 && <Banner tone={it.everyone ? 'good' : 'bad'}>{it.answer}</Banner>}
        {it.seats.length > 0 ? (
          <Seats seats={it.seats} code={it.code} on={it.on} />
        ) : (
          <Empty
            title={it.on < it.since ? 'The team did not exist yet' : 'No positions on that day'}
          >
            {it.on < it.since
              ? `It began on ${dayText(it.since)}. Choose a later day.`
              : 'None of its positions was open then: nobody could be placed.'}
          </Empty>
        )}
      </Section>
      {it.rules.length > 0 && (
        <Section title="Rules across the team" note="as of that day">
          <TeamRules rules={it.rules} />
        </Section>
      )}
      {it.on >= it.since && (
        <Section
          title="What changed"
          note={
            around.last
              ? `since the review on ${dayText(around.last)}`
              : `since the team began on ${dayText(it.since)}`
          }
        >
          <Changes changes={it.changes} more={it.moreChanges} today={it.today} />
        </Section>
      )}
    </Page>
  )
}

/** From review to review. */
function Stepper({
  at,
  previous,
  next,
}: {
  at: (day: string) => string
  previous: string | null
  next: string | null
}) {
  if (!previous && !next) return null
  return (
    <p>
      {previous && (
        <ButtonLink size="small" href={at(previous)}>
          Review before
        </ButtonLink>
      )}{' '}
      {next && (
        <ButtonLink size="small" href={at(next)}>
          Review after
        </ButtonLink>
      )}
    </p>
  )
}
