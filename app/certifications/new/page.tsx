import { ask } from '@/app/_web/ask'
import { defineRule } from '@/app/certifications/actions'
import { RuleEffects } from '@/app/certifications/rule-effects'
import { RuleFields } from '@/app/certifications/rule-fields'
import { Hidden, TextField } from '@/components/form/fields'
import { Form } from '@/components/form/form'
import { Card } from '@/components/page/card'
import { Page } from '@/components/page/page'
import { Section } from '@/components/page/section'
import { rulePreview } from '@/university/certification/definitions/queries/rule-preview'

/** A certification of ours that is not there yet: previewed like a change, then defined. */
export default async function NewCertification({
  searchParams,
}: {
  searchParams: Promise<Record<string, string>>
}) {
  const { certification: _, ...query } = await searchParams
  const it = await ask(rulePreview, query)
  const because = it.mayMake.ok ? undefined : it.mayMake.because
  return (
    <Page
      title="A new certification"
      facts="Awarded by this university, by rule: as soon as somebody meets all of it."
    >
      <RuleEffects it={it}>
        <Section title="Decide">
          <Card>
            <Form
              action={defineRule}
              submit={`Define ${it.values.short ?? 'it'}`}
              because={because}
            >
              {Object.entries(it.values).map(([name, value]) => (
                <Hidden key={name} name={name} value={value} />
              ))}
              <TextField
                name="because"
                label="Why, and who decided it"
                hint="Stands beside the rule for everyone who asks."
                required
                autoComplete="off"
              />
            </Form>
          </Card>
        </Section>
      </RuleEffects>
      <Section
        title={it.preview ? 'Change it first' : 'The rule'}
        link={{ href: '/certifications/all', label: 'All certifications' }}
      >
        <Card>
          <RuleFields it={it} />
        </Card>
      </Section>
    </Page>
  )
}
