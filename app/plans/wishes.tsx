import { CheckField, DateField, SelectField } from '@/components/fields'

const kinds = [
  { value: 'technician', label: 'Technicians' },
  { value: 'leader', label: 'Leaders' },
  { value: 'account manager', label: 'Account managers' },
  { value: 'billing specialist', label: 'Billing specialists' },
  { value: 'accounts-receivable specialist', label: 'Accounts-receivable specialists' },
  { value: '', label: 'All kinds of position' },
]

/** What a plan is asked, as fields of a form. */
export function WishFields({ on, min, kind, sameSite, rules }: { on: string; min: string; kind: string; sameSite: boolean; rules: boolean }) {
  return (
    <>
      <DateField name="on" label="For the day" value={on} min={min} required />
      <SelectField name="kinds" label="Positions" options={kinds} value={kind} />
      <CheckField name="sameSite" label="People serve only their own site" hint="Whoever serves from elsewhere takes an exception." value={sameSite} />
      <CheckField
        name="rules"
        label="Keep the rules across each team"
        hint="At least so many holders, at most so many juniors, each shift. This takes longer: you can leave the page meanwhile."
        value={rules}
      />
    </>
  )
}
