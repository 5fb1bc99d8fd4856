import { CheckField, DateField, SelectField, TextField } from '@/components/fields'
import { Filters } from '@/components/filters'
import type { board } from '@/university/staffing/queries/coverage/board'

type Board = NonNullable<Awaited<ReturnType<typeof board.answer>>>

/** What the board is narrowed to; the address keeps it. */
export function Narrow({ it }: { it: Board }) {
  const { site, shift, certification, team, by, sort, mine, gaps, thin } = it.asked
  return (
    <Filters>
      <DateField name="on" label="On" value={it.on} />
      <SelectField
        name="site"
        label="Site"
        value={site}
        options={[{ value: '', label: 'Every site' }, ...it.sites.map((value) => ({ value, label: value }))]}
      />
      <SelectField
        name="shift"
        label="Shift"
        value={shift}
        options={[
          { value: '', label: 'Every shift' },
          { value: 'day', label: 'Days' },
          { value: 'evening', label: 'Evenings' },
          { value: 'night', label: 'Nights' },
        ]}
      />
      <SelectField
        name="certification"
        label="Certification"
        value={certification}
        options={[{ value: '', label: 'Every certification' }, ...it.certifications.map((one) => ({ value: one.slug, label: one.short }))]}
      />
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
      {it.everyone && it.leads > 0 && <CheckField name="mine" label="Only teams I lead" value={mine} sends="1" />}
    </Filters>
  )
}
