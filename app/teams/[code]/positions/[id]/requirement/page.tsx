import { ask } from '@/app/_web/ask'
import { CertificationNames } from '@/app/candidates/names'
import { Banner } from '@/components/banner'
import { Card, List, Row } from '@/components/card'
import { Empty } from '@/components/empty'
import { Facts } from '@/components/facts'
import { DateField, Hidden, TextField } from '@/components/fields'
import { Form } from '@/components/form'
import { Page } from '@/components/page'
import { PreviewForm } from '@/components/preview-form'
import { Section } from '@/components/section'
import { Status } from '@/components/status'
import { DayText } from '@/components/when'
import { previewRequirement } from '@/university/staffing/queries/preview-requirement'
import { setAsks } from '../../../../actions'

export default async function Requirement({ params, searchParams }: { params: Promise<{ code: string; id: string }>; searchParams: Promise<object> }) {
  const { code, id } = await params
  const it = await ask(previewRequirement, { ...(await searchParams), code, position: id })
  const { given, preview } = it
  const lost = preview?.people.filter((one) => one.lost) ?? []
  const form = (
    <Card>
      <PreviewForm typed={given} wrong={it.wrong} submit="See what it would mean">
        <TextField
          name="asks"
          label="What it asks for"
          value={given.asks}
          hint="Short names or exam codes: & for and, | for or, >= for the oldest version: RHCSA>=RHEL 9 & (LFCS | LPIC-1). Empty asks for nothing."
          autoComplete="off"
        />
        <DateField name="from" label="From" value={given.from} min={it.today} />
        <TextField name="reason" label="Why" value={given.reason} hint="Kept with the decision." required autoComplete="off" />
      </PreviewForm>
      <CertificationNames certifications={it.certifications} />
    </Card>
  )
  return (
    <Page
      title="What the position asks for"
      facts={
        <>
          <a href={`/teams/${it.position.code}/positions/${it.position.id}`}>{it.position.title}</a> with {it.position.customer} · asks for{' '}
          {it.now || 'nothing'}
        </>
      }
      aside={preview ? <Section title="The requirement">{form}</Section> : undefined}
    >
      {!it.may.ok && <Banner tone="plain">{it.may.because}</Banner>}
      {!preview && it.may.ok && form}
      {preview && (
        <>
          <Section title="What it would mean">
            {preview.warning && <Banner tone="due">{preview.warning} It can be set all the same; nobody could fill the position as it stands.</Banner>}
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
                  ['No longer qualify', lost.length ? lost.map((one) => one.name).join(', ') : 'nobody who does now'],
                  ['Taken back', preview.withdraws.length ? preview.withdraws.join('; ') : undefined],
                ]}
              />
              <Form action={setAsks} submit="Set the requirement">
                <Hidden name="position" value={it.position.id} />
                <Hidden name="asks" value={given.asks} />
                <Hidden name="from" value={given.from} />
                <Hidden name="reason" value={given.reason} />
              </Form>
            </Card>
          </Section>
          <Section title="Who is in it" note="they stay in place; a position whose people do not meet it shows as not certified">
            {preview.people.length ? (
              <List>
                {preview.people.map((one) => (
                  <Row
                    key={one.id}
                    title={one.name}
                    href={`/people/${one.id}`}
                    detail={[one.shadow && 'shadow', one.because].filter(Boolean).join(' · ')}
                    status={
                      <Status tone={one.qualifies ? 'good' : 'bad'}>
                        {one.qualifies ? 'Qualifies' : one.lost ? 'Would no longer qualify' : 'Does not qualify'}
                      </Status>
                    }
                  />
                ))}
              </List>
            ) : (
              <Empty title="Nobody is in it" action={<a href={`/candidates?position=${it.position.id}`}>See who could take it</a>}>
                The requirement is for whoever comes.
              </Empty>
            )}
          </Section>
          {preview.nearest.length > 0 && (
            <Section title="Who comes nearest">
              <List>
                {preview.nearest.map((one) => (
                  <Row key={one.id} title={one.name} href={`/people/${one.id}`} detail={`has ${one.has}, lacks ${one.lacks}`} />
                ))}
              </List>
            </Section>
          )}
        </>
      )}
    </Page>
  )
}
