import { ask } from '@/app/_web/ask'
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
import { previewPosition } from '@/university/staffing/queries/preview-position'
import { changeAPosition } from '../../../../actions'
import { PositionFields } from '../../fields'

export default async function ChangePosition({ params, searchParams }: { params: Promise<{ code: string; id: string }>; searchParams: Promise<object> }) {
  const { code, id } = await params
  const it = await ask(previewPosition, { ...(await searchParams), code, position: id })
  const { given, preview } = it
  const lost = preview?.people.filter((one) => one.lost) ?? []
  const form = (
    <Card>
      <PreviewForm typed={given} wrong={it.wrong} submit="See what it would mean">
        <PositionFields
          of={{ ...given, criticality: Number(given.criticality), minProficiency: Number(given.minProficiency) }}
          shifts={it.shifts}
          tracks={it.tracks}
        />
        <DateField name="from" label="From" value={given.from} min={it.today} hint="A later day announces it." />
        <TextField name="reason" label="Why" value={given.reason} hint="Kept with the decision." required autoComplete="off" />
      </PreviewForm>
    </Card>
  )
  return (
    <Page
      title="Change the position"
      facts={
        <>
          <a href={`/teams/${it.position.code}/positions/${it.position.id}`}>{it.position.title}</a> with {it.position.customer} · {it.now}
        </>
      }
      aside={preview ? <Section title="The position">{form}</Section> : undefined}
    >
      {!it.may.ok && <Banner tone="plain">{it.may.because}</Banner>}
      {!preview && it.may.ok && form}
      {preview && (
        <>
          <Section title="What it would mean">
            {preview.able === 0 && <Banner tone="due">Nobody here could take it on these terms. It can be decided all the same.</Banner>}
            <Card>
              <Facts
                items={[
                  ['Becomes', preview.becomes],
                  ['Before', preview.was],
                  ['From', preview.label ? 'at once: a title has no dates' : <DayText key="f" day={preview.on} today={it.today} />],
                  [
                    'Could take it',
                    preview.able === null
                      ? undefined
                      : preview.able >= 20
                        ? '20 people or more'
                        : `${preview.able} ${preview.able === 1 ? 'person' : 'people'}`,
                  ],
                  ['No longer fit', preview.label ? undefined : lost.length ? lost.map((one) => one.name).join(', ') : 'nobody who does now'],
                  ['Taken back', preview.withdraws.length ? preview.withdraws.join('; ') : undefined],
                ]}
              />
              <Form action={changeAPosition} submit="Change it">
                <Hidden name="position" value={it.position.id} />
                {(['title', 'shift', 'site', 'criticality', 'minProficiency', 'track', 'from', 'reason'] as const).map((name) => (
                  <Hidden key={name} name={name} value={given[name]} />
                ))}
              </Form>
            </Card>
          </Section>
          {!preview.label && (
            <Section title="Who is in it" note="they stay in place, on the new terms; what was before that day stays as it was judged">
              {preview.people.length ? (
                <List>
                  {preview.people.map((one) => (
                    <Row
                      key={one.id}
                      title={one.name}
                      href={`/people/${one.id}`}
                      detail={[one.shadow && 'shadow', one.because].filter(Boolean).join(' · ')}
                      status={<Status tone={one.fits ? 'good' : 'bad'}>{one.fits ? 'Fits' : one.lost ? 'Would no longer fit' : 'Does not fit'}</Status>}
                    />
                  ))}
                </List>
              ) : (
                <Empty title="Nobody is in it" action={<a href={`/candidates?position=${it.position.id}`}>See who could take it</a>}>
                  The change is for whoever comes.
                </Empty>
              )}
            </Section>
          )}
        </>
      )}
    </Page>
  )
}
