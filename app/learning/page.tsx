import { ask } from '@/app/_web/ask'
import { accept, passOn, withdraw } from '@/app/courses/actions'
import { ButtonLink } from '@/components/form/button'
import { ActionButton } from '@/components/form/form'
import { List, Row } from '@/components/page/card'
import { Empty } from '@/components/page/empty'
import { Page } from '@/components/page/page'
import { Section } from '@/components/page/section'
import { Status } from '@/components/page/status'
import { When } from '@/components/page/when'
import { outcomeWords, stateWords } from '@/university/enrolment/rules/seat'
import { myLearning } from '@/university/learning/queries/my-learning'

export default async function LearningPage() {
  const it = await ask(myLearning, {})
  const { zone, now } = it.viewer
  return (
    <Page
      title="My learning"
      facts={factsText(it.studying.length, it.waiting.length, it.finished.length)}
      action={<ButtonLink href="/catalogue">Find a course</ButtonLink>}
    >
      <Section title="Studying">
        {it.studying.length ? (
          <List>
            {it.studying.map((e) => (
              <Row
                key={e.id}
                title={e.title}
                code={e.course}
                href={`/learning/${e.id}`}
                detail={
                  e.nextTitle
                    ? `${e.done} of ${e.required} done. Next: ${e.nextTitle}`
                    : `${e.done} of ${e.required} done`
                }
                progress={{ value: e.done, max: e.required, label: `Progress in ${e.title}` }}
                action={
                  <ButtonLink
                    href={e.nextId ? `/learning/${e.id}/${e.nextId}` : `/learning/${e.id}`}
                    kind="primary"
                    label={`${e.progress === 'not started' ? 'Start' : 'Continue'}: ${e.title}`}
                  >
                    {e.progress === 'not started' ? 'Start' : 'Continue'}
                  </ButtonLink>
                }
              />
            ))}
          </List>
        ) : (
          <Empty
            title="You are not enrolled in anything"
            action={<ButtonLink href="/catalogue">Open the catalogue</ButtonLink>}
          >
            The catalogue shows what leads to the certifications your teams ask for.
          </Empty>
        )}
      </Section>
      {it.waiting.length > 0 && (
        <Section title="Waiting" note="A seat that frees goes to the first in line">
          <List>
            {it.waiting.map((e) => (
              <Row
                key={e.id}
                title={e.title}
                code={e.offering}
                href={`/courses/${e.course}`}
                detail={
                  <>
                    {e.startsAt && (
                      <>
                        Starts <When at={e.startsAt} zone={zone} now={now} />.{' '}
                      </>
                    )}
                    {e.state === 'offered' && e.offerEndsAt && (
                      <>
                        Answer by <When at={e.offerEndsAt} zone={zone} now={now} />, then it goes to
                        the next in line.
                      </>
                    )}
                  </>
                }
                status={
                  <Status tone={stateWords[e.state].tone}>
                    {e.state === 'waitlisted'
                      ? `Number ${e.position} in line`
                      : stateWords[e.state].text}
                  </Status>
                }
                action={
                  <>
                    {e.state === 'offered' && (
                      <ActionButton
                        action={accept}
                        input={{ enrolment: e.id }}
                        kind="primary"
                        label={`Accept: ${e.title}`}
                      >
                        Accept
                      </ActionButton>
                    )}
                    <ActionButton
                      action={e.state === 'offered' ? passOn : withdraw}
                      input={{ enrolment: e.id }}
                      confirm="Your place in the queue ends; asking again puts you at its end."
                      label={`${e.state === 'offered' ? 'Pass on' : 'Withdraw'}: ${e.title}`}
                    >
                      {e.state === 'offered' ? 'Pass on' : 'Withdraw'}
                    </ActionButton>
                  </>
                }
              />
            ))}
          </List>
        </Section>
      )}
      {it.finished.length > 0 && (
        <Section title="Finished">
          <List>
            {it.finished.map((e) => (
              <Row
                key={e.id}
                title={e.title}
                code={e.course}
                href={
                  e.state === 'enrolled' || e.state === 'closed'
                    ? `/learning/${e.id}`
                    : `/courses/${e.course}`
                }
                detail={e.outcomeAt && <When at={e.outcomeAt} zone={zone} now={now} />}
                status={
                  e.outcome && (
                    <Status tone={outcomeWords[e.outcome].tone}>
                      {outcomeWords[e.outcome].text}
                    </Status>
                  )
                }
              />
            ))}
          </List>
        </Section>
      )}
      {it.ended.length > 0 && (
        <Section title="Ended early">
          <List>
            {it.ended.map((e) => (
              <Row
                key={e.id}
                title={e.title}
                code={e.offering}
                href={`/courses/${e.course}`}
                detail={[e.because, e.by].filter(Boolean).join(' · ')}
                status={<Status tone={stateWords[e.state].tone}>{stateWords[e.state].text}</Status>}
                action={
                  e.state === 'cancelled' && (
                    <ButtonLink href={`/courses/${e.course}`}>Other dates</ButtonLink>
                  )
                }
              />
            ))}
          </List>
        </Section>
      )}
    </Page>
  )
}

const factsText = (studying: number, waiting: number, finished: number) =>
  [`${studying} under way`, waiting && `${waiting} waiting`, finished && `${finished} finished`]
    .filter(Boolean)
    .join(', ')
