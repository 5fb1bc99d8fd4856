import { CertificationField, ShiftField, SiteField } from '@/components/form/choose'
import { CheckField, DateField, SelectField, TextField } from '@/components/form/fields'
import { Filters } from '@/components/table/filters'
import type { board } from '@/university/staffing/coverage/queries/board'

type Board = NonNullable<Awaited<ReturnType<typeof board.answer>>>

/** What the board is narrowed to; the address keeps it. */
export function Narrow({ it }: { it: Board }) {
  const { site, shift, certification, team, by, sort, mine, gaps, thin } = it.asked
  return (
    <Filters>
      <DateField name="on" label="On" value={it.on} />
      <SiteField value={site} sites={it.sites} />
      <ShiftField value={shift} />
      <CertificationField value={certification} certifications={it.certifications} />
      <TextField name="team" label="Customer" type="search" value={team} />
      <SelectField
        name="by"
        label="Show"
        value={by}
        options={[
          { value: 'requirement', label: 'By requirement' },
          { value: 'shift', label: 'By shift' },
          { value: 'site', label: 'By site' },
        ]}
      />
      <SelectField
        name="sort"
        label="Order"
        value={sort}
        options={[
          { value: 'worst', label: 'Worst first' },
          { value: 'value', label: 'Contract value' },
          { value: 'team', label: 'Customer' },
        ]}
      />
      <CheckField name="gaps" label="Only gaps" value={gaps} sends="1" />
      <CheckField name="thin" label="Fewer than two holders" value={thin} sends="1" />
      {it.everyone && it.leads > 0 && (
        <CheckField name="mine" label="Only teams I lead" value={mine} sends="1" />
      )}
    </Filters>
  )
}
