import { ask } from '@/app/_web/ask'
import { DayAsked } from '@/components/form/day-asked'
import { DateField, Hidden, TextField } from '@/components/form/fields'
import { Form } from '@/components/form/form'
import { Card } from '@/components/page/card'
import { Page } from '@/components/page/page'
import { Section } from '@/components/page/section'
import { DayText } from '@/components/page/when'
import { Filters } from '@/components/table/filters'
import { consequences } from '@/university/staffing/placement/queries/consequences'
import { end } from '../actions'
import { Breaks } from '../breaks'
import { Whose } from '../head'

export default async function End({
  params,
  searchParams,
}: {
  params: Promise<{ id: string }>
  searchParams: Promise<Record<string, string>>
}) {
  const given = await searchParams
  const it = await ask(consequences, { ...given, placement: (await params).id, act: 'end' })
  return (
    <Page title={`End the placement of ${it.placement.name}`} facts={<Whose it={it} />}>
      <Filters label="Last day" submit="Show">
        <DateField name="on" label="Last day" value={it.on} />
      </Filters>
      <DayAsked on={given.on} shown={it.on} />
      <Breaks it={it} />
      <Section title="End it">
        <Card>
          <p>
            {it.takenBack ? (
              'It has not begun by then: it is taken back, as if it had not been made.'
            ) : (
              <>
                The last day is <DayText day={it.on} today={it.today} />.
              </>
            )}
          </p>
          <Form
            action={end}
            submit={it.takenBack ? 'Take it back' : 'End the placement'}
            because={it.mayAct.ok ? undefined : it.mayAct.because}
          >
            <Hidden name="placement" value={it.placement.id} />
            <Hidden name="on" value={it.on} />
            <TextField name="reason" label="Why" required />
          </Form>
        </Card>
      </Section>
    </Page>
  )
}
