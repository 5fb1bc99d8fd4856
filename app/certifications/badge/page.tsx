import { ask } from '@/app/_web/ask'
import { ButtonLink } from '@/components/form/button'
import { FileField, SelectField, TextArea } from '@/components/form/fields'
import { Form } from '@/components/form/form'
import { Card } from '@/components/page/card'
import { Page } from '@/components/page/page'
import { Section } from '@/components/page/section'
import { bringingABadge } from '@/university/certification/evidence/queries/bring-a-badge'
import { bringBadge } from './actions'

export default async function BringBadge() {
  const { exams, most, email } = await ask(bringingABadge, {})
  return (
    <Page
      title="Bring a badge"
      facts="An Open Badge carries its issuer’s signature, so much of what a verifier would ask is checked at once."
      action={<ButtonLink href="/certifications">My certifications</ButtonLink>}
      aside={
        <Section title="What is checked">
          <Card>
            <p>
              That it was not changed since it was signed, that it is valid today, and that it was
              issued to {email}.
            </p>
            <p>
              Nothing is fetched from its issuer. Where the registrar knows the issuer’s key, the
              badge counts at once; otherwise it waits for the registrar.
            </p>
            <p>A badge that is refused is not kept.</p>
          </Card>
        </Section>
      }
    >
      <Section title="The badge">
        <Card>
          <Form action={bringBadge} submit="Check the badge">
            <FileField
              name="file"
              label="File"
              accept=".json,.jwt,.jws,.txt,.png,.svg"
              hint="JSON, JWT, PNG or SVG, at most 2 MB: the file its issuer gave you, not a screenshot of it."
              most={most}
              tooLarge="This file is larger than 2 MB. A badge is smaller; bring the file its issuer gave you."
            />
            <TextArea
              name="text"
              label="Or its text"
              hint="The JSON or the JWT, pasted."
              rows={3}
            />
            <SelectField
              name="exam"
              label="What it is for"
              hint="Only where the badge does not say it itself."
              options={[
                { value: '', label: 'As the badge says' },
                ...exams.map((it) => ({ value: it.id, label: `${it.short} · ${it.code}` })),
              ]}
            />
          </Form>
        </Card>
      </Section>
    </Page>
  )
}
