import { ask } from '@/app/_web/ask'
import { ButtonLink } from '@/components/form/button'
import { SelectField } from '@/components/form/fields'
import { ActionButton, Form } from '@/components/form/form'
import { Card } from '@/components/page/card'
import { Page } from '@/components/page/page'
import { Section } from '@/components/page/section'
import { DayText } from '@/components/page/when'
import { settings } from '@/university/people/queries/settings'
import { resetDemo, setZone } from './actions'

export default async function Settings() {
  const { zone, zones, today, maySetUp, demo, mayResetDemo } = await ask(settings, {})
  return (
    <Page
      title="Settings"
      facts={
        <>
          For the company, today is <DayText day={today} />.
        </>
      }
    >
      <Section
        title="The company’s calendar"
        note="decides when certifications and placements begin and end"
      >
        <Card>
          <Form
            action={setZone}
            submit="Set the zone"
            done="The zone is set."
            because={maySetUp.ok ? undefined : maySetUp.because}
          >
            <SelectField
              name="zone"
              label="Time zone"
              options={zones.map((it) => ({ value: it, label: it.replaceAll('_', ' ') }))}
              value={zone}
            />
          </Form>
        </Card>
      </Section>
      <Section title="Badges" note="signing keys, and issuers taken at their word">
        <ButtonLink href="/settings/badges">Keys and issuers</ButtonLink>
      </Section>
      {demo && (
        <Section title="The demo" note="every page carries its mark while it is on">
          <ActionButton
            action={resetDemo}
            because={mayResetDemo.ok ? undefined : mayResetDemo.because}
            confirm="Everything that was done here is erased, and the story begins again from this moment."
          >
            Reset demo
          </ActionButton>
        </Section>
      )}
    </Page>
  )
}
