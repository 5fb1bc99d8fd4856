import { DateField, SelectField, TextField } from '@/components/form/fields'
import { trackWords } from '@/university/catalogue/rules'

type Choice = { value: string; label: string }

/** What a rule across a team says, to be filled in. */
export function RuleFields({
  certifications,
  tracks,
  today,
}: {
  certifications: Choice[]
  tracks: string[]
  today: string
}) {
  return (
    <>
      <SelectField
        name="kind"
        label="Rule"
        options={[
          { value: 'at least', label: 'At least so many who hold a certification' },
          { value: 'at most juniors', label: 'At most so many juniors in a track' },
          { value: 'each shift', label: 'At least so many on each shift' },
        ]}
      />
      <TextField name="n" label="How many" type="number" min={0} max={100} value={1} required />
      <SelectField
        name="certification"
        label="Who hold"
        hint="Needed for the first kind; on each shift it may stay empty."
        options={[{ value: '', label: 'Anyone' }, ...certifications]}
      />
      <SelectField
        name="track"
        label="Juniors in"
        hint="A junior was assessed below 2 in the track, or never."
        options={[
          { value: '', label: 'No track' },
          ...tracks.map((value) => ({ value, label: trackWords[value] ?? value })),
        ]}
      />
      <DateField name="from" label="From" min={today} hint="Empty: today." />
      <DateField name="until" label="Until" min={today} hint="Empty: no end." />
      <TextField name="reason" label="Why" required autoComplete="off" />
    </>
  )
}
