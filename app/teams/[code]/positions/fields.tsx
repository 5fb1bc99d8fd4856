import { SelectField, TextField } from '@/components/form/fields'
import { trackWords } from '@/university/catalogue/rules'
import { levels, sayLevel } from '@/university/roster/rules/proficiency'

type Facts = {
  title: string
  shift: string | null
  site: string
  criticality: number
  minProficiency: number
  track: string | null
}

/** What a position is, to be filled in. */
export function PositionFields({
  of,
  shifts,
  tracks,
}: {
  of?: Facts
  shifts: readonly string[]
  tracks: readonly string[]
}) {
  return (
    <>
      <TextField
        name="title"
        label="Title"
        value={of?.title}
        hint="What the team calls it: Technician, nights"
        required
        autoComplete="off"
      />
      <SelectField
        name="shift"
        label="Shift"
        value={of?.shift ?? ''}
        options={[
          { value: '', label: 'Any shift' },
          ...shifts.map((value) => ({ value, label: `${value}s` })),
        ]}
      />
      <TextField name="site" label="Site" value={of?.site} hint="Empty: anywhere." />
      <SelectField
        name="criticality"
        label="Criticality"
        value={of?.criticality ?? 2}
        options={[
          { value: 3, label: '3: the customer is hurt at once when it is empty' },
          { value: 2, label: '2: it is felt within days' },
          { value: 1, label: '1: it can wait' },
        ]}
      />
      <SelectField
        name="minProficiency"
        label="Least proficiency"
        value={of?.minProficiency ?? 0}
        options={levels.map((_, value) => ({
          value,
          label: value === 0 ? 'none is asked' : sayLevel(value),
        }))}
      />
      <SelectField
        name="track"
        label="In the track"
        value={of?.track ?? ''}
        options={[
          { value: '', label: 'No track' },
          ...tracks.map((value) => ({ value, label: trackWords[value] ?? value })),
        ]}
      />
    </>
  )
}
