import { ask } from '@/app/_web/ask'
import { ButtonLink } from '@/components/button'
import { List, Row } from '@/components/card'
import { Empty } from '@/components/empty'
import { Hidden, TextField } from '@/components/fields'
import { Form } from '@/components/form'
import { Page } from '@/components/page'
import { Section } from '@/components/section'
import { Status } from '@/components/status'
import { DayText } from '@/components/when'
import { Why } from '@/components/why'
import { joining } from '@/university/staffing/queries/joining'
import { askLeader } from './actions'

export default async function Join() {
  const it = await ask(joining, {})
  const served =
    it.load.length === 0 ? 'You are on no team today' : `You are on ${it.load.length === 1 ? 'one team' : `${it.load.length} teams`} (${it.load.join(', ')})`
  return (
    <Page
      title="Teams I can join"
      facts={`${served}; ${it.capacity === 0 ? 'you are not on the list of those who serve customer teams' : `you can serve ${it.capacity} at once`}.`}
      aside={
        it.opensMost.length > 0 && (
          <Section title="What opens most">
            <List>
              {it.opensMost.map((best) => (
                <Row
                  key={best.short}
                  title={best.short}
                  href={best.slug && `/certifications/${best.slug}`}
                  detail={`Opens ${best.positions} ${best.positions === 1 ? 'position' : 'positions'} on ${best.teams} ${best.teams === 1 ? 'team' : 'teams'}`}
                />
              ))}
            </List>
          </Section>
        )
      }
    >
      <Section title="Open to you now" note="empty, on your shift and site, and you hold what they ask for">
        {it.now.length > 0 ? (
          <List>
            {it.now.map((position) => (
              <Row
                key={position.id}
                title={`${position.customer}, ${position.title}`}
                href={`/teams/${position.code}`}
                detail={
                  <>
                    Asks for {position.requires}.{' '}
                    {position.ends && (
                      <>
                        Yours ends <DayText day={position.ends} />: renew it to stay.
                      </>
                    )}
                  </>
                }
                status={position.asked ? <Status tone="info">Asked</Status> : undefined}
                action={
                  position.mayAsk.ok ? (
                    <Why label="Ask to join">
                      <Form action={askLeader} submit="Ask the leader" size="small" compact done="Asked.">
                        <Hidden name="position" value={position.id} />
                        <TextField name="note" label="What the leader should know" maxLength={500} />
                      </Form>
                    </Why>
                  ) : (
                    !position.asked && <Why>{position.mayAsk.because}</Why>
                  )
                }
              />
            ))}
          </List>
        ) : (
          <Empty title="Nothing is open to you today" action={<ButtonLink href="/certifications/all">What can be earned</ButtonLink>}>
            Positions appear here when one is empty on your shift and at your site and you hold what it asks for.
          </Empty>
        )}
      </Section>
      {it.away.length > 0 && (
        <Section title="One certification away">
          <List>
            {it.away.map((position) => (
              <Row
                key={position.id}
                title={`${position.customer}, ${position.title}`}
                href={`/teams/${position.code}`}
                detail={position.verdict}
                status={<Status tone="plain">Needs {position.missing?.name}</Status>}
              />
            ))}
          </List>
        </Section>
      )}
    </Page>
  )
}
