import { cookies } from 'next/headers'
import { ask } from '@/app/_web/ask'
import { company, refusalCookie } from '@/app/_web/company'
import { ButtonLink } from '@/components/form/button'
import { Hidden, SelectField, TextField } from '@/components/form/fields'
import { ActionButton, Form } from '@/components/form/form'
import { Banner } from '@/components/page/banner'
import { Card, List, Row } from '@/components/page/card'
import { Page } from '@/components/page/page'
import { Section } from '@/components/page/section'
import { environment } from '@/db/environment'
import { welcome } from '@/university/people/queries/welcome'
import { wayBack } from '@/university/people/rules/sign-in'
import { firstRegistrar, signIn, signInAs } from './actions'

const problems: Record<string, string> = {
  company:
    'Signing in with the company account did not work. Try again; if it stays, tell the people who run it.',
  refused: 'Your company account was recognised, but you cannot come in. Ask the registrar.',
}

export default async function SignIn({
  searchParams,
}: {
  searchParams: Promise<Record<string, string | undefined>>
}) {
  const { to, problem } = await searchParams
  const back = wayBack(to)
  const { personas, needsRegistrar } = await ask(welcome, { demo: environment().DEMO === 'on' })
  const said =
    problem &&
    ((problem === 'refused' && (await cookies()).get(refusalCookie)?.value) || problems[problem])
  if (needsRegistrar) return <FirstRegistrar />
  return (
    <Page title="Sign in" facts="The university of the people who keep our customers running.">
      {said && <Banner tone="bad">{said}</Banner>}
      {company() && (
        <Section title="With your company account">
          <ButtonLink href={`/sign-in/company?to=${encodeURIComponent(back)}`} kind="primary">
            Continue to the company’s sign-in
          </ButtonLink>
        </Section>
      )}
      {personas.length > 0 && (
        <Section title="Look around as" note="this is a demo: one click, no password">
          <List>
            {personas.map(({ email, name, as, does }) => (
              <Row
                key={email}
                title={as}
                detail={`${name}: ${does}`}
                action={
                  <ActionButton
                    action={signInAs}
                    input={{ email, to: back }}
                    size="small"
                    label={`Sign in as ${as.toLowerCase()}`}
                  >
                    Sign in
                  </ActionButton>
                }
              />
            ))}
          </List>
        </Section>
      )}
      <Section title="With an e-mail address and a password">
        <Card>
          <Form action={signIn} submit="Sign in" kind={company() ? 'plain' : 'primary'}>
            <Hidden name="to" value={back} />
            <TextField
              name="email"
              label="E-mail address"
              type="email"
              autoComplete="username"
              required
            />
            <TextField
              name="password"
              label="Password"
              type="password"
              autoComplete="current-password"
              required
            />
          </Form>
        </Card>
      </Section>
    </Page>
  )
}

function FirstRegistrar() {
  const zones = Intl.supportedValuesOf('timeZone').map((zone) => ({
    value: zone,
    label: zone.replaceAll('_', ' '),
  }))
  return (
    <Page
      title="Open this university"
      facts="Nobody runs it yet. The first registrar adds the others, or reads them in from a file."
    >
      <Card>
        <Form action={firstRegistrar} submit="Become the registrar">
          <TextField name="name" label="Your name" autoComplete="name" required />
          <TextField
            name="email"
            label="E-mail address"
            type="email"
            autoComplete="username"
            required
          />
          <TextField
            name="password"
            label="Password"
            type="password"
            autoComplete="new-password"
            hint="At least 12 characters"
            required
          />
          <SelectField
            name="zone"
            label="The company’s time zone"
            options={zones}
            value="America/Chicago"
            hint="Its calendar decides when a certification ends"
          />
        </Form>
      </Card>
    </Page>
  )
}
