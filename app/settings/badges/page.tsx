import { ask } from '@/app/_web/ask'
import { Hidden, SelectField, TextField } from '@/components/form/fields'
import { Form } from '@/components/form/form'
import { Card, List, Row } from '@/components/page/card'
import { LongCode } from '@/components/page/code'
import { Empty } from '@/components/page/empty'
import { Page } from '@/components/page/page'
import { Section } from '@/components/page/section'
import { Status } from '@/components/page/status'
import { When } from '@/components/page/when'
import { Why } from '@/components/page/why'
import { clock } from '@/db/environment'
import { signingKeys } from '@/university/certification/badges/queries/issuer'
import { changeKey, endTrust, makeKey, trust } from '../actions'

export default async function Badges() {
  const { keys, trusted, issuers, zone, mayMake, mayRotate, mayTrust } = await ask(signingKeys, {})
  const now = clock()
  const because = (verdict: typeof mayTrust) => (verdict.ok ? undefined : verdict.because)
  return (
    <Page
      title="Badges"
      facts={
        <>
          What our badges are signed with, and whose badges we take at their word.{' '}
          <a href="/issuer/about">What outsiders see</a>
        </>
      }
    >
      <Section title="Signing keys" note="the private part never leaves the server">
        {keys.length ? (
          <List>
            {keys.map((it) => (
              <Row
                key={it.id}
                title={<LongCode>{it.publicMultibase}</LongCode>}
                detail={
                  <>
                    {it.because} <When at={it.madeAt} zone={zone} now={now} />.
                    {it.retiredAt && (
                      <>
                        {' '}
                        Retired <When at={it.retiredAt} zone={zone} now={now} />.
                      </>
                    )}
                  </>
                }
                status={
                  <Status tone={it.retiredAt ? 'plain' : 'good'}>
                    {it.retiredAt ? 'Retired' : 'In use'}
                  </Status>
                }
              />
            ))}
          </List>
        ) : (
          <Empty title="No key was made yet">The start of the server makes the first one.</Empty>
        )}
        <Card>
          {keys.length ? (
            <Form
              action={changeKey}
              submit="Sign with a new key"
              kind="plain"
              because={because(mayRotate)}
              done="A new key signs from now on."
            >
              <TextField
                name="because"
                label="Reason"
                hint="The old key is retired and stays published: what it signed can still be checked."
                required
              />
            </Form>
          ) : (
            <Form action={makeKey} submit="Make the first key" because={because(mayMake)} />
          )}
        </Card>
      </Section>
      <Section
        title="Issuers taken at their word"
        note="their badges are verified by the signature alone"
      >
        {trusted.length ? (
          <List>
            {trusted.map((it) => (
              <Row
                key={it.keyId}
                title={it.speaksFor}
                detail={
                  <>
                    {it.issuer}, key <LongCode>{it.keyId}</LongCode>
                    <Why label="End this">
                      <Form
                        action={endTrust}
                        submit="Take its badges at their word no more"
                        kind="plain"
                        because={because(mayTrust)}
                      >
                        <Hidden name="keyId" value={it.keyId} />
                        <TextField name="because" label="Reason" required />
                      </Form>
                    </Why>
                  </>
                }
              />
            ))}
          </List>
        ) : (
          <Empty title="None">
            Every badge someone brings waits for the registrar, who looks it up with its issuer.
          </Empty>
        )}
        <Card>
          <Form
            action={trust}
            submit="Take its badges at their word"
            because={because(mayTrust)}
            done="From now on its badges are verified by their signature."
          >
            <SelectField
              name="speaksFor"
              label="Whose certifications"
              options={issuers.map((it) => ({ value: it, label: it }))}
              required
            />
            <TextField
              name="issuer"
              label="Issuer, as its badges name it"
              hint="An address or a DID: issuer.id."
              required
              autoComplete="off"
            />
            <TextField
              name="keyId"
              label="Key, as its badges name it"
              hint="The proof’s verificationMethod, or the JWT’s kid."
              required
              autoComplete="off"
            />
            <TextField
              name="key"
              label="The key itself"
              hint="Ed25519 as a multikey, z6Mk…, from the issuer’s own page. Nothing is fetched."
              required
              autoComplete="off"
            />
            <TextField name="because" label="Reason" hint="Where you looked the key up." required />
          </Form>
        </Card>
      </Section>
    </Page>
  )
}
