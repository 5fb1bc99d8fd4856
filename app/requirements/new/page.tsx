import { ask } from '@/app/_web/ask'
import { Hidden } from '@/components/form/fields'
import { Form } from '@/components/form/form'
import { PreviewForm } from '@/components/form/preview-form'
import { Card } from '@/components/page/card'
import { Facts } from '@/components/page/facts'
import { Page } from '@/components/page/page'
import { Section } from '@/components/page/section'
import { DayText } from '@/components/page/when'
import { ruleChoices } from '@/university/certification/required/queries/hold-rules'
import { previewHoldRule } from '@/university/certification/required/queries/preview-hold-rule'
import { changeRule, setRule } from '../actions'
import { TouchedPeople } from '../touched'
import { RuleFields } from './fields'

type Answer<Q extends { answer: (...args: never[]) => Promise<unknown> }> = NonNullable<
  Awaited<ReturnType<Q['answer']>>
>
type It = Answer<typeof previewHoldRule>

export default async function NewRule({
  searchParams,
}: {
  searchParams: Promise<Record<string, string>>
}) {
  const query = await searchParams
  const [choices, it] = [await ask(ruleChoices, {}), await ask(previewHoldRule, query)]
  const typed = Object.fromEntries(
    Object.entries(it.given).filter(([, value]) => value !== undefined),
  )
  const form = (
    <Card>
      <PreviewForm typed={typed} wrong={it.wrong} submit="See whom it means">
        <RuleFields of={choices} rule={it.rule} />
      </PreviewForm>
    </Card>
  )
  return (
    <Page
      title={it.rule ? `Change a rule about ${it.rule.short}` : 'New rule about who must hold what'}
      facts={
        it.rule
          ? 'The rule as it is ends the day before, and the new one begins.'
          : 'All conditions you set must be met. You see whom it means, by name, before anything changes.'
      }
      aside={it.preview && <Section title="The rule">{form}</Section>}
    >
      {it.preview ? <Preview it={it} preview={it.preview} typed={typed} /> : form}
    </Page>
  )
}

function Preview({
  it,
  preview,
  typed,
}: {
  it: It
  preview: NonNullable<It['preview']>
  typed: Record<string, unknown>
}) {
  const because = it.may.ok ? undefined : it.may.because
  const people = (n: number) => `${n.toLocaleString('en-US')} ${n === 1 ? 'person' : 'people'}`
  return (
    <>
      <Section title="Who it applies to">
        <Card>
          <Facts
            items={[
              ['Who', preview.whom],
              ['Due', preview.when],
              ['From', <DayText key="from" day={preview.on} today={it.today} />],
              ['Until', preview.until ? <DayText key="until" day={preview.until} /> : 'No end'],
              [
                'Means',
                `${people(preview.must)}, of whom ${preview.hold.toLocaleString('en-US')} hold it that day`,
              ],
              ['Added', `${people(preview.added.count)} whom no other rule asks`],
              ['Dropped', it.rule ? people(preview.dropped.count) : undefined],
            ]}
          />
          <Form
            action={it.rule ? changeRule : setRule}
            submit={it.rule ? 'Change the rule' : 'Set the rule'}
            because={because}
          >
            {Object.entries(typed).map(([name, value]) => (
              <Hidden key={name} name={name} value={String(value)} />
            ))}
            {it.rule && <Hidden name="rule" value={it.rule.id} />}
          </Form>
        </Card>
      </Section>
      <TouchedPeople
        title="Added"
        of={preview.added}
        none="Nobody new: everyone it means must hold it already."
      />
      {it.rule && (
        <TouchedPeople
          title="Dropped"
          of={preview.dropped}
          none="Nobody: everyone still must hold it."
        />
      )}
    </>
  )
}
