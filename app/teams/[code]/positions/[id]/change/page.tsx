import { ask } from '@/app/_web/ask'
import { Hidden } from '@/components/form/fields'
import { Form } from '@/components/form/form'
import { Banner } from '@/components/page/banner'
import { Card } from '@/components/page/card'
import { Facts } from '@/components/page/facts'
import { Section } from '@/components/page/section'
import { DayText } from '@/components/page/when'
import { previewPosition } from '@/university/staffing/teams/queries/preview-position'
import { changeAPosition } from '../../../../actions'
import { PositionFields } from '../../fields'
import { Decision, noLonger, WhoIsInIt } from '../decision'

type It = NonNullable<Awaited<ReturnType<typeof previewPosition.answer>>>
const typed = [
  'title',
  'shift',
  'site',
  'criticality',
  'minProficiency',
  'track',
  'from',
  'reason',
] as const

export default async function ChangePosition({
  params,
  searchParams,
}: {
  params: Promise<{ code: string; id: string }>
  searchParams: Promise<object>
}) {
  const { code, id } = await params
  const it = await ask(previewPosition, { ...(await searchParams), code, position: id })
  const { given, preview } = it
  return (
    <Decision
      title="Change the position"
      now={it.now}
      it={it}
      fields={
        <PositionFields
          of={{
            ...given,
            criticality: Number(given.criticality),
            minProficiency: Number(given.minProficiency),
          }}
          shifts={it.shifts}
          tracks={it.tracks}
        />
      }
      meaning={preview && <Meaning it={it} preview={preview} />}
    />
  )
}

function Meaning({ it, preview }: { it: It; preview: NonNullable<It['preview']> }) {
  return (
    <>
      <Section title="What would change">
        {preview.able === 0 && (
          <Banner tone="due">
            Nobody here could take it on these terms. It can be decided all the same.
          </Banner>
        )}
        <Card>
          <Facts
            items={[
              ['Becomes', preview.becomes],
              ['Before', preview.was],
              [
                'From',
                preview.label ? (
                  'at once: a title has no dates'
                ) : (
                  <DayText key="f" day={preview.on} today={it.today} />
                ),
              ],
              [
                'Could take it',
                preview.able === null
                  ? undefined
                  : preview.able >= 20
                    ? '20 people or more'
                    : `${preview.able} ${preview.able === 1 ? 'person' : 'people'}`,
              ],
              ['No longer qualify', preview.label ? undefined : noLonger(preview.people)],
              ['Taken back', preview.withdraws.length ? preview.withdraws.join('; ') : undefined],
            ]}
          />
          <Form action={changeAPosition} submit="Change it">
            <Hidden name="position" value={it.position.id} />
            {typed.map((name) => (
              <Hidden key={name} name={name} value={it.given[name]} />
            ))}
          </Form>
        </Card>
      </Section>
      {!preview.label && (
        <WhoIsInIt
          people={preview.people}
          position={it.position.id}
          on={preview.on}
          note="they stay in place, on the new terms; what was before that day stays as it was judged"
        />
      )}
    </>
  )
}
