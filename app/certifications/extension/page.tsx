import { ask } from '@/app/_web/ask'
import { extendEveryone } from '@/app/certifications/actions'
import { DateField, Hidden, SelectField, TextField } from '@/components/form/fields'
import { Form } from '@/components/form/form'
import { Card, List, Row } from '@/components/page/card'
import { Empty } from '@/components/page/empty'
import { Page } from '@/components/page/page'
import { Section } from '@/components/page/section'
import { DayText, When } from '@/components/page/when'
import { Because } from '@/components/page/why'
import { Filters } from '@/components/table/filters'
import { Table } from '@/components/table/table'
import { issuerExtensions } from '@/university/certification/awards/queries/issuer-extension'

type It = Awaited<
  ReturnType<typeof ask<unknown, NonNullable<Awaited<ReturnType<typeof issuerExtensions.answer>>>>>
>

export default async function Extension({
  searchParams,
}: {
  searchParams: Promise<Record<string, string>>
}) {
  const it = await ask(issuerExtensions, await searchParams)
  const { asked, offered } = it
  return (
    <Page
      title="Issuer-wide extension"
      facts="An issuer moves the end of everything that ends between two days, for everyone. Anchors stay: renewals count from the old ends."
    >
      <Section title="What the issuer extends">
        <Filters submit="Show whom it moves" label="What the issuer extends">
          <SelectField
            name="issuer"
            label="Issuer"
            value={asked.issuer}
            options={[
              { value: '', label: 'Choose' },
              ...[...new Set(offered.map((one) => one.issuer))].map((value) => ({
                value,
                label: value,
              })),
            ]}
          />
          <SelectField
            name="certification"
            label="Certification"
            value={asked.certification}
            options={[
              { value: '', label: 'All of this issuer' },
              ...offered.map((one) => ({ value: one.slug, label: `${one.issuer}: ${one.short}` })),
            ]}
          />
          <DateField name="endsFrom" label="Ends from" value={asked.endsFrom} />
          <DateField name="endsUntil" label="Ends until" value={asked.endsUntil} />
          <DateField name="extendedTo" label="Extended to" value={asked.extendedTo} />
        </Filters>
        {!it.mayExtend.ok && <Because>{it.mayExtend.because}</Because>}
        {it.preview && <Preview it={it} preview={it.preview} />}
      </Section>
      <Section title="Decided so far" note="newest first">
        {it.decided.length ? (
          <List>
            {it.decided.map((one) => (
              <Row
                key={one.id}
                title={`${one.issuer}${one.short ? `: ${one.short}` : ', all certifications'}`}
                detail={
                  <>
                    What ends from <DayText day={one.endsFrom} /> until{' '}
                    <DayText day={one.endsUntil} /> ends on <DayText day={one.extendedTo} />{' '}
                    instead: {one.because.replace(/\.$/, '')}. Decided{one.by && ` by ${one.by}`},{' '}
                    <When at={one.at} zone={it.zone} now={it.now} />
                  </>
                }
                status={`${one.awards} ${one.awards === 1 ? 'award' : 'awards'}`}
                href={/^https?:/.test(one.source) ? one.source : undefined}
              />
            ))}
          </List>
        ) : (
          <Empty title="No issuer has extended everyone yet">
            When one announces it, say above what ends when, and look whom it moves before you
            decide.
          </Empty>
        )}
      </Section>
    </Page>
  )
}

function Preview({ it, preview }: { it: It; preview: NonNullable<It['preview']> }) {
  const people = preview.reduce((sum, row) => sum + row.people, 0)
  if (!people)
    return (
      <Empty title="Nobody is moved">
        Nothing of this issuer ends between these days, or it was moved already.
      </Empty>
    )
  return (
    <>
      <Table
        caption="Whom it moves"
        columns={[
          { head: 'Certification' },
          { head: 'Holders moved', numeric: true },
          { head: 'Of them ended, valid again', numeric: true },
        ]}
        rows={preview.map((row) => ({
          key: row.slug,
          cells: [
            <a key="to" href={`/certifications/${row.slug}`}>
              {row.short}
            </a>,
            row.people,
            row.standAgain,
          ],
        }))}
      />
      <Card>
        <Form
          action={extendEveryone}
          submit="Extend them"
          done="Extended. Their next renewals count from the old ends."
        >
          <Hidden name="issuer" value={it.asked.issuer} />
          <Hidden name="certification" value={it.asked.certification} />
          <Hidden name="endsFrom" value={it.asked.endsFrom} />
          <Hidden name="endsUntil" value={it.asked.endsUntil} />
          <Hidden name="extendedTo" value={it.asked.extendedTo} />
          <TextField name="because" label="What the issuer announced" required />
          <TextField
            name="source"
            label="Where"
            hint="The address of the announcement, if there is one"
          />
        </Form>
      </Card>
    </>
  )
}
