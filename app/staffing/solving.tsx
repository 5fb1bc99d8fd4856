import { CheckField, DateField, SelectField, TextField } from '@/components/fields'
import { Filters } from '@/components/filters'

const kinds = [
  { value: 'technician', label: 'Technicians' },
  { value: 'leader', label: 'Leaders' },
  { value: 'account manager', label: 'Account managers' },
  { value: 'billing specialist', label: 'Billing specialists' },
  { value: 'accounts-receivable specialist', label: 'Accounts-receivable specialists' },
  { value: 'all', label: 'All kinds of position' },
]

/** What the questions that solve a day are asked: when, which positions, of one team, across sites or not. */
export function SolvingFilters({ it }: { it: { on: string; kind: string; team: string; anywhere: boolean } }) {
  return (
    <Filters label="What is looked at">
      <DateField name="on" label="On" value={it.on} />
      <SelectField name="kind" label="Positions" options={kinds} value={it.kind} />
      <TextField name="team" label="Team" value={it.team} placeholder="all, or a code like NWF" />
      <CheckField name="anywhere" label="People serve any site" value={it.anywhere} />
    </Filters>
  )
}
