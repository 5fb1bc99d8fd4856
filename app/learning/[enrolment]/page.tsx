import { ask } from '@/app/_web/ask'
import { withdraw } from '@/app/courses/actions'
import { Outline } from '@/components/course/course'
import { ButtonLink } from '@/components/form/button'
import { ActionButton } from '@/components/form/form'
import { Banner } from '@/components/page/banner'
import { Card, List, Row } from '@/components/page/card'
import { Facts } from '@/components/page/facts'
import { Page } from '@/components/page/page'
import { PersonName } from '@/components/page/person'
import { Section } from '@/components/page/section'
import { Status } from '@/components/page/status'
import { When } from '@/components/page/when'
import { Progress } from '@/components/picture/progress'
import { outcomeWords } from '@/university/enrolment/rules/seat'
import { outline } from '@/university/learning/queries/outline'
import { itemWords } from '@/university/learning/rules'

export default async function OutlinePage({ params }: { params: Promise<{ enrolment: string }> }) {
  const it = await ask(outline, await params)
  const { zone, now } = it.viewer
  return (
    <Page
      title={it.title}
      code={it.course}
      facts={
        it.outcome
          ? 'Finished'
          : `${it.done} of ${it.required} done, about ${it.minutesLeft} minutes left`
      }
      action={
        it.own &&
        it.next &&
        !it.outcome && (
          <ButtonLink href={`/learning/${it.id}/${it.next.id}`} kind="primary">
            {it.done ? 'Continue' : 'Start'}
          </ButtonLink>
        )
      }
      aside={
        <Section title="Your place">
          <Card>
            <Facts
              items={[
                [
                  'Learner',
                  it.own ? undefined : (
                    <PersonName key="p" name={it.person} href={`/people/${it.personId}`} />
                  ),
                ],
                ['Offering', it.offering],
                [
                  'Begins',
                  it.startsAt ? (
                    <When key="s" at={it.startsAt} zone={zone} now={now} />
                  ) : (
                    'any time'
                  ),
                ],
                [
                  'Ends',
                  it.endsAt ? <When key="e" at={it.endsAt} zone={zone} now={now} /> : undefined,
                ],
                [
                  'Outcome',
                  it.outcome ? (
                    <Status key="o" tone={outcomeWords[it.outcome].tone}>
                      {outcomeWords[it.outcome].text}
                    </Status>
                  ) : (
                    'none yet'
                  ),
                ],
                [
                  'Taught by',
                  it.instructors.length
                    ? it.instructors.map((p) => (
                        <PersonName key={p.id} name={p.name} href={`/people/${p.id}`} />
                      ))
                    : undefined,
                ],
              ]}
            />
            <Progress value={it.done} max={it.required} label={`Progress in ${it.title}`} />
            {it.mayWithdraw.ok && it.state === 'enrolled' && (
              <ActionButton
                action={withdraw}
                input={{ enrolment: it.id }}
                size="small"
                confirm="The seat goes to the first in line. What is done stays recorded."
              >
                {it.own ? 'Withdraw' : 'Remove from the offering'}
              </ActionButton>
            )}
          </Card>
        </Section>
      }
    >
      {!it.own && (
        <Banner tone="info">
          You read this as someone who teaches or checks it. Only {it.person} adds to it.
        </Banner>
      )}
      {it.sessions.length > 0 && (
        <Section title="Sessions">
          <List>
            {it.sessions.map((s) => (
              <Row
                key={s.id}
                title={s.title}
                detail={
                  <>
                    <When at={s.startsAt} zone={zone} now={now} />
                    {s.room && ` · ${s.room}`}
                    {s.because && ` · ${s.because}`}
                  </>
                }
                status={s.cancelledAt && <Status tone="bad">Cancelled</Status>}
                action={
                  s.link &&
                  !s.cancelledAt &&
                  s.endsAt > +now && (
                    <ButtonLink href={s.link} label={`Join: ${s.title}`}>
                      Join
                    </ButtonLink>
                  )
                }
              />
            ))}
          </List>
        </Section>
      )}
      <Section title="What it holds">
        <Outline
          label="Parts of this course"
          items={it.items.map((i) => ({
            id: i.id,
            title: i.title,
            href: `/learning/${it.id}/${i.id}`,
            done: i.doneAt !== null,
            note: `${itemWords[i.kind]}, ${i.minutes} min${i.required ? '' : ', optional'}`,
          }))}
        />
      </Section>
    </Page>
  )
}
