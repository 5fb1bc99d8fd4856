import { DateField, Hidden, SelectField, TextField } from '@/components/form/fields'
import { Form } from '@/components/form/form'
import { Card } from '@/components/page/card'
import { assign, waive } from '../actions'

/** For managers, staffing leads and the registrar. */
export function AssignForm({ offerings }: { offerings: { value: number; label: string }[] }) {
  return (
    <Card>
      <Form action={assign} submit="Assign" kind="plain" done="They have their place and are told.">
        <SelectField name="offering" label="Offering" options={offerings} />
        <TextField
          name="person"
          label="Their e-mail address"
          type="email"
          required
          autoComplete="off"
        />
        <TextField name="because" label="Why" required hint="They read this." />
      </Form>
    </Card>
  )
}

/** For the course's owner and the registrar. */
export function WaiveForm({ code, today }: { code: string; today: string }) {
  return (
    <Card>
      <Form action={waive} submit="Waive" kind="plain" done="They may enrol now.">
        <Hidden name="course" value={code} />
        <TextField
          name="person"
          label="Their e-mail address"
          type="email"
          required
          autoComplete="off"
        />
        <TextField name="reason" label="Why" required hint="Kept with the waiver." />
        <DateField name="until" label="Until" min={today} required />
      </Form>
    </Card>
  )
}
