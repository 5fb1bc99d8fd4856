import { ask } from '@/app/_web/ask'
import { DateField, TextField } from '@/components/form/fields'
import { Form } from '@/components/form/form'
import { Card } from '@/components/page/card'
import { Page } from '@/components/page/page'
import { foundingATeam } from '@/university/staffing/teams/queries/team-decisions'
import { found } from '../actions'

export default async function NewTeam() {
  const it = await ask(foundingATeam, {})
  return (
    <Page
      title="Found a team"
      facts="A team serves one customer. Its positions come next, then what each asks, then who fills it."
    >
      <Card>
        <Form
          action={found}
          submit="Found the team"
          because={it.may.ok ? undefined : it.may.because}
        >
          <TextField name="customer" label="Customer" required autoComplete="off" />
          <TextField
            name="code"
            label="Code"
            hint="Two to twenty letters, digits or hyphens. It stays."
            required
            autoComplete="off"
            maxLength={20}
          />
          <TextField
            name="site"
            label="Site"
            hint={it.sites.length ? `Like ${it.sites.slice(0, 3).join(', ')}` : undefined}
            required
          />
          <TextField
            name="monthlyUsd"
            label="Contract, USD a month"
            type="number"
            min={0}
            required
          />
          <DateField name="since" label="Team since" value={it.today} />
          <DateField name="nextReviewOn" label="First review with the customer" min={it.today} />
        </Form>
      </Card>
    </Page>
  )
}
