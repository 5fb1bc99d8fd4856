import { AnySiteField, KindField } from '@/components/form/choose'
import { CheckField, DateField } from '@/components/form/fields'

/** What a plan is asked, as fields of a form. */
export function WishFields({
  on,
  min,
  kind,
  anywhere,
  rules,
}: {
  on: string
  min: string
  kind: string
  anywhere: boolean
  rules: boolean
}) {
  return (
    <>
      <DateField name="on" label="For the day" value={on} min={min} required />
      <KindField name="kinds" value={kind} all="" />
      <AnySiteField
        value={anywhere}
        hint="Otherwise each serves only their own. Whoever serves from elsewhere takes an exception."
      />
      <CheckField
        name="rules"
        label="Keep the rules across each team"
        hint="At least so many holders, at most so many juniors, each shift. This takes longer: you can leave the page meanwhile."
        value={rules}
      />
    </>
  )
}
