import { ask } from '@/app/_web/ask'
import { DateField, Hidden, SelectField, TextField } from '@/components/form/fields'
import { Form } from '@/components/form/form'
import { Card } from '@/components/page/card'
import { Page } from '@/components/page/page'
import { teamDecisions } from '@/university/staffing/teams/queries/team-decisions'
import { addAPosition } from '../../../actions'
import { PositionFields } from '../fields'

export default async function NewPosition({ params }: { params: Promise<{ code: string }> }) {
  const it = await ask(teamDecisions, await params)
  const like = {
    title: '',
    shift: null,
    site: it.site,
    criticality: 2,
    minProficiency: 0,
    track: null,
  }
  return (
    <Page
      title="Add a position"
      about={it.customer}
      facts={<a href={`/teams/${it.code}`}>{it.customer}</a>}
    >
      <Card>
        <Form
          action={addAPosition}
          submit="Add it, then say what it asks"
          because={it.mayDecide.ok ? undefined : it.mayDecide.because}
        >
          <Hidden name="team" value={it.id} />
          <SelectField
            name="kind"
            label="Kind"
            value="technician"
            options={it.kinds.map((value) => ({
              value,
              label: value.replace(/^./, (c) => c.toUpperCase()),
            }))}
          />
          <PositionFields of={like} shifts={it.shifts} tracks={it.tracks} />
          <DateField name="from" label="From" min={it.today} hint="Empty: today." />
          <DateField name="until" label="Until" min={it.today} hint="Empty: no end." />
          <TextField name="reason" label="Why" required autoComplete="off" />
        </Form>
      </Card>
    </Page>
  )
}
