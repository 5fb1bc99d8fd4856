import { Fragment } from 'react'
import { ask } from '@/app/_web/ask'
import { SelectField, TextArea, TextField } from '@/components/form/fields'
import { ActionButton, Form } from '@/components/form/form'
import { Card, List, Row } from '@/components/page/card'
import { Empty } from '@/components/page/empty'
import { Page } from '@/components/page/page'
import { Section } from '@/components/page/section'
import { Status } from '@/components/page/status'
import { recognition } from '@/university/recognition/queries'
import { putForward, vote } from './actions'

const monthOf = (period: string) =>
  new Date(`${period}-15T12:00:00Z`).toLocaleDateString('en', {
    month: 'long',
    year: 'numeric',
    timeZone: 'UTC',
  })

export default async function Recognition() {
  const it = await ask(recognition, {})
  return (
    <Page
      title="Wall of fame"
      facts={`Voting for ${monthOf(it.period)} is open until the month ends. Your vote is yours alone.`}
      aside={
        <Section title="Put someone forward">
          <Card>
            <Form
              action={putForward}
              submit="Put forward"
              done="Put forward. Your colleagues can vote for them now."
            >
              <SelectField
                name="award"
                label="For"
                options={it.awards.map((award) => ({ value: award.kind, label: award.title }))}
              />
              <TextField name="email" type="email" label="Their e-mail address" required />
              <TextArea
                name="story"
                label="What they did"
                hint="A sentence or two, as you would tell it."
                required
              />
            </Form>
          </Card>
        </Section>
      }
    >
      {it.awards.map((award) => (
        <Fragment key={award.kind}>
          <Section title={`${award.title}, ${monthOf(it.period)}`} note={award.what}>
            {award.nominees.length > 0 ? (
              <List>
                {award.nominees.map((nominee) => (
                  <Row
                    key={nominee.id}
                    title={nominee.name}
                    href={`/people/${nominee.personId}`}
                    detail={`“${nominee.story}” Put forward by ${nominee.by}.`}
                    status={nominee.votedFor ? <Status tone="good">Your vote</Status> : undefined}
                    action={
                      nominee.mayVote.ok ? (
                        <ActionButton
                          action={vote}
                          input={{ nomination: nominee.id }}
                          size="small"
                          label={`Vote for ${nominee.name}`}
                          confirm={`Vote for ${nominee.name}? You have one vote this month, and it cannot be changed.`}
                        >
                          Vote
                        </ActionButton>
                      ) : undefined
                    }
                  />
                ))}
              </List>
            ) : (
              <Empty title="Nobody was put forward this month">
                Tell what a colleague did: the month’s votes decide.
              </Empty>
            )}
          </Section>
          {award.winners.length > 0 && (
            <Section title={`${award.title}: who won it`}>
              <List>
                {award.winners.map((winner) => (
                  <Row
                    key={winner.id}
                    title={winner.name}
                    href={`/people/${winner.personId}`}
                    detail={`“${winner.story}”`}
                    status={<Status tone="info">{monthOf(winner.period)}</Status>}
                  />
                ))}
              </List>
            </Section>
          )}
        </Fragment>
      ))}
    </Page>
  )
}
