import { DateField, Hidden, TextField } from '@/components/form/fields'
import { Form } from '@/components/form/form'
import { Why } from '@/components/page/why'
import { sign } from './actions'

type Props = {
  placement: number
  name: string /** The first day it could end on, and the last. */
  from: string
  until: string | null
}

/** Lets someone stay who is not certified: why, and until when. */
export const SignException = ({ placement, name, from, until }: Props) => (
  <Why label="Sign an exception">
    <Form
      action={sign}
      submit="Sign the exception"
      label={`Sign the exception for ${name}`}
      kind="plain"
      size="small"
      compact
      done="Signed."
    >
      <Hidden name="placement" value={placement} />
      <TextField name="reason" label={`Why ${name} may be here`} required />
      <DateField name="until" label="It ends on" required min={from} max={until ?? undefined} />
    </Form>
  </Why>
)
