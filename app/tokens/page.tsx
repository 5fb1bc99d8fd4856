import { ask } from '@/app/_web/ask'
import { DateField, TextField } from '@/components/form/fields'
import { ActionButton, Form } from '@/components/form/form'
import { Card, List, Row } from '@/components/page/card'
import { Code } from '@/components/page/code'
import { Empty } from '@/components/page/empty'
import { Page } from '@/components/page/page'
import { Section } from '@/components/page/section'
import { Status } from '@/components/page/status'
import { When } from '@/components/page/when'
import { Because } from '@/components/page/why'
import { tokens } from '@/university/people/queries/tokens'
import { makeToken, revokeToken } from './actions'

export default async function Tokens() {
  const { tokens: list, seesAll, mayMake, zone, now } = await ask(tokens, {})
  return (
    <Page
      title="API tokens"
      facts={
        <>
          For programs that ask and do what you may. The{' '}
          <a href="/api/v1/openapi.json">description of the API</a> lists everything.
        </>
      }
    >
      <Section title="Make a token">
        <Card>
          <Form
            action={makeToken}
            submit="Make it"
            done="Made."
            because={mayMake.ok ? undefined : mayMake.because}
          >
            <TextField name="name" label="What it is for" placeholder="Nightly export" required />
            <TextField
              name="scopes"
              label="What it may do"
              value="read"
              hint="read: every question. write: every command. Or names of some, with commas: holders-on, people"
              required
            />
            <DateField name="expiresOn" label="Last day" hint="Leave it empty for no end" />
          </Form>
        </Card>
      </Section>
      <Section title={seesAll ? 'Everyone’s tokens' : 'Your tokens'}>
        {list.length ? (
          <List>
            {list.map(({ id, name, person, scopes, createdAt, expiresOn, alive, mayRevoke }) => (
              <Row
                key={id}
                title={name}
                detail={
                  <>
                    {seesAll && `${person}, `}
                    <Code>{scopes.join(', ')}</Code>, made{' '}
                    <When at={createdAt ?? 0} zone={zone} now={now} />
                    {expiresOn && `, until ${expiresOn}`}
                  </>
                }
                status={
                  alive ? <Status tone="good">Works</Status> : <Status tone="plain">Ended</Status>
                }
                action={
                  alive && (
                    <ActionButton
                      action={revokeToken}
                      input={{ token: id }}
                      size="small"
                      because={mayRevoke.ok ? undefined : mayRevoke.because}
                      confirm="The next request with this token is refused. It cannot be brought back."
                    >
                      Revoke
                    </ActionButton>
                  )
                }
              />
            ))}
          </List>
        ) : (
          <Empty title="No tokens yet">
            Make one when a program should ask for you. It is shown once.
          </Empty>
        )}
        <Because>Only a fingerprint of each token is kept, so nobody can read one again.</Because>
      </Section>
    </Page>
  )
}
