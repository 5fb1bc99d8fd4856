import { ask } from '@/app/_web/ask'
import { makeRule } from '@/app/certifications/actions'
import { RuleEffects } from '@/app/certifications/rule-effects'
import { RuleFields } from '@/app/certifications/rule-fields'
import { Hidden, TextField } from '@/components/form/fields'
import { Form } from '@/components/form/form'
import { Card } from '@/components/page/card'
import { Page } from '@/components/page/page'
import { Section } from '@/components/page/section'
import { spoken } from '@/university/calendar'
import { rulePreview } from '@/university/certification/definitions/queries/rule-preview'

type Props = { params: Promise<{ slug: string }>; searchParams: Promise<Record<string, string>> }

/**
 * A change of rule: first a preview, at its own address; then, with a reason, a version from its
 * day on.
 */
export default async function ChangeRule({ params, searchParams }: Props) {
  const { slug } = await params
  const it = await ask(rulePreview, { ...(await searchParams), certification: slug })
  const because = it.mayMake.ok ? undefined : it.mayMake.because
  return (
    <Page
      title={`The rule of ${it.of?.short}`}
      facts={`Version ${it.of?.version} holds until a change takes effect. A change is a new version from a day on; nothing already awarded moves.`}
    >
      <RuleEffects it={it}>
        <Section title="Decide">
          <Card>
            <Form
              action={makeRule}
              submit={`Let it hold from ${spoken(it.preview?.day ?? it.today)}`}
              because={because}
            >
              {Object.entries(it.values).map(([name, value]) => (
                <Hidden key={name} name={name} value={value} />
              ))}
              <Hidden name="certification" value={slug} />
              <TextField
                name="because"
                label="Why, and who decided it"
                hint="Stands beside the version for everyone who asks."
                required
                autoComplete="off"
              />
            </Form>
          </Card>
        </Section>
      </RuleEffects>
      <Section
        title={it.preview ? 'Change it again' : 'The rule'}
        link={{ href: `/certifications/${slug}`, label: 'Back to the certification' }}
      >
        <Card>
          <RuleFields it={it} />
        </Card>
      </Section>
    </Page>
  )
}
