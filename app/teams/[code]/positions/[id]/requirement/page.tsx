import { ask } from '@/app/_web/ask'
import { CertificationNames } from '@/app/candidates/names'
import { Hidden, TextField } from '@/components/form/fields'
import { Form } from '@/components/form/form'
import { Banner } from '@/components/page/banner'
import { Card, List, Row } from '@/components/page/card'
import { Facts } from '@/components/page/facts'
import { Section } from '@/components/page/section'
import { DayText } from '@/components/page/when'
import { previewRequirement } from '@/university/staffing/teams/queries/preview-requirement'
import { setAsks } from '../../../../actions'
import { Decision, noLonger, WhoIsInIt } from '../decision'

type It = NonNullable<Awaited<ReturnType<typeof previewRequirement.answer>>>

export default async function Requirement({
  params,
  searchParams,
}: {
  params: Promise<{ code: string; id: string }>
  searchParams: Promise<object>
}) {
  const { code, id } = await params
  const it = await ask(previewRequirement, { ...(await searchParams), code, position: id })
  return (
    <Decision
      title="What the position asks for"
      now={`asks for ${it.now || 'nothing'}`}
      it={it}
      fields={
        <TextField
          name="asks"
          label="What it asks for"
          value={it.given.asks}
          hint="Short names or exam codes: & for and, | for or, >= for the oldest version: RHCSA>=RHEL 9 & (LFCS | LPIC-1). Empty asks for nothing."
          autoComplete="off"
        />
      }
      note={<CertificationNames certifications={it.certifications} />}
      meaning={it.preview && <Meaning it={it} preview={it.preview} />}
    />
  )
}

function Meaning({ it, preview }: { it: It; preview: NonNullable<It['preview']> }) {
  return (
    <>
      <Section title="What would change">
        {preview.warning && (
          <Banner tone="due">
            {preview.warning} It can be set all the same; nobody could fill the position as it
            stands.
          </Banner>
        )}
        <Card>
          <Facts
            items={[
              ['Asks for', preview.says || 'nothing'],
              ['Before', it.now || 'nothing'],
              ['From', <DayText key="f" day={preview.on} today={it.today} />],
              [
                'Hold all of it',
                preview.holders === null
                  ? 'everyone: nothing is asked'
                  : `${preview.holders.toLocaleString('en')} ${preview.holders === 1 ? 'person' : 'people'} that day`,
              ],
              ['No longer qualify', noLonger(preview.people)],
              ['Taken back', preview.withdraws.length ? preview.withdraws.join('; ') : undefined],
            ]}
          />
          <Form action={setAsks} submit="Set the requirement">
            <Hidden name="position" value={it.position.id} />
            <Hidden name="asks" value={it.given.asks} />
            <Hidden name="from" value={it.given.from} />
            <Hidden name="reason" value={it.given.reason} />
          </Form>
        </Card>
      </Section>
      <WhoIsInIt
        people={preview.people}
        position={it.position.id}
        on={preview.on}
        note="they stay in place; a position whose people do not meet it shows as not certified"
      />
      {preview.nearest.length > 0 && (
        <Section title="Who comes nearest">
          <List>
            {preview.nearest.map((one) => (
              <Row
                key={one.id}
                title={one.name}
                href={`/people/${one.id}`}
                detail={`has ${one.has}, lacks ${one.lacks}`}
              />
            ))}
          </List>
        </Section>
      )}
    </>
  )
}
