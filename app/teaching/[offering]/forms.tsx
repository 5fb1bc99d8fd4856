import { Hidden, TextField } from '@/components/form/fields'
import { Form } from '@/components/form/form'
import { Card } from '@/components/page/card'
import type { Verdict } from '@/university/at'
import { cancelAll, setSeats } from '../actions'

/** The capacity. Empty means no limit. */
export function Seats({
  offering,
  seats,
  verdict,
}: {
  offering: number
  seats: number | null
  verdict: Verdict
}) {
  return (
    <Card>
      <Form
        action={setSeats}
        submit="Change"
        kind="plain"
        because={verdict.ok ? undefined : verdict.because}
      >
        <Hidden name="offering" value={offering} />
        <TextField
          name="seats"
          label="Capacity"
          type="number"
          min={0}
          value={seats}
          hint="More seats move the queue up at once. Fewer remove nobody. Empty: no limit."
        />
      </Form>
    </Card>
  )
}

export function CancelOffering({ offering, people }: { offering: number; people: number }) {
  return (
    <Card>
      <Form action={cancelAll} submit="Cancel the offering" kind="plain">
        <Hidden name="offering" value={offering} />
        <TextField
          name="because"
          label="Why"
          required
          hint={`Ends the place of ${people === 1 ? 'one person' : `${people} people`}; they are told and shown other dates. This cannot be undone.`}
        />
      </Form>
    </Card>
  )
}
