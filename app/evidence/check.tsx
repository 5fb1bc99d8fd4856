import { DateField, Hidden, SelectField, TextField } from '@/components/form/fields'
import { Form } from '@/components/form/form'
import type { Verdict } from '@/university/at'
import { addDays, addMonths } from '@/university/calendar'
import { methodText } from '@/university/certification/evidence/rules/evidence'
import { checkAgain } from './actions'

/** How a check was done; a document only where there is one to look at. */
export function HowField({
  hasFile,
  optional,
  value,
}: {
  hasFile: boolean
  optional?: boolean
  value?: string
}) {
  const methods = Object.entries(methodText).filter(([method]) => hasFile || method !== 'document')
  return (
    <SelectField
      name="method"
      label="How it was checked"
      required={!optional}
      value={value}
      options={[
        ...(optional ? [{ value: '', label: 'Not checked' }] : []),
        ...methods.map(([value, label]) => ({ value, label })),
      ]}
    />
  )
}

/** The day to look again at, a year ahead unless someone says otherwise. */
export const AgainField = ({ today }: { today: string }) => (
  <DateField
    name="nextOn"
    label="Look again on"
    value={addMonths(today, 12)}
    min={addDays(today, 1)}
    hint="Empty: never."
  />
)

/** Looks again at a certificate that counts already. */
export function CheckForm({
  award,
  hasFile,
  today,
  mayCheck,
}: {
  award: number
  hasFile: boolean
  today: string
  mayCheck: Verdict
}) {
  return (
    <Form
      action={checkAgain}
      submit="Record the check"
      because={mayCheck.ok ? undefined : mayCheck.because}
      done="Recorded."
    >
      <Hidden name="award" value={award} />
      <HowField hasFile={hasFile} />
      <SelectField
        name="confirmed"
        label="Was it confirmed?"
        options={[
          { value: 'yes', label: 'Yes, it is as recorded' },
          { value: 'no', label: 'No' },
        ]}
      />
      <TextField name="note" label="What came back" required autoComplete="off" />
      <AgainField today={today} />
    </Form>
  )
}
