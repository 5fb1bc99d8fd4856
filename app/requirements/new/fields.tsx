import { DateField, Hidden, SelectField, TextArea, TextField } from '@/components/form/fields'
import type { ruleChoices } from '@/university/certification/required/queries/hold-rules'

type Choices = NonNullable<Awaited<ReturnType<typeof ruleChoices.answer>>>

const any = (label: string) => ({ value: '', label })

/** What a rule says, to be filled in. */
export function RuleFields({
  of,
  rule,
}: {
  of: Choices
  rule: { id: number; short: string } | null
}) {
  return (
    <>
      {rule ? (
        <Hidden name="rule" value={rule.id} />
      ) : (
        <SelectField
          name="certification"
          label="Must hold"
          required
          options={[
            any('Choose a certification'),
            ...of.certifications.map(([value, short, name]) => ({
              value,
              label: short === name ? name : `${short}: ${name}`,
            })),
          ]}
        />
      )}
      {of.anyone && (
        <SelectField
          name="jobTitle"
          label="Job title"
          options={[any('Any'), ...of.titles.map((value) => ({ value, label: value }))]}
        />
      )}
      {of.anyone && (
        <SelectField
          name="site"
          label="Site"
          options={[any('Any'), ...of.sites.map((value) => ({ value, label: value }))]}
        />
      )}
      <SelectField
        name="positionKind"
        label="Position on a team"
        options={[any('Any, or none'), ...of.kinds.map((value) => ({ value, label: value }))]}
      />
      <SelectField
        name="team"
        label="Team"
        options={[any('Any, or none'), ...of.teams.map(([value, label]) => ({ value, label }))]}
      />
      <TextArea
        name="people"
        label="Or people by name"
        hint="Their e-mail addresses, one on each line. Then leave the conditions above empty."
      />
      <SelectField
        name="dueKind"
        label="Due"
        options={[
          { value: 'fixed', label: 'On a day' },
          { value: 'after hire', label: 'Days after being hired' },
          { value: 'after placement', label: 'Days after a placement begins' },
          { value: 'after assignment', label: 'Days after the rule first means them' },
        ]}
      />
      <DateField name="dueOn" label="Day" hint="Where it is due on a day." />
      <TextField
        name="dueDays"
        label="Number of days"
        type="number"
        min={0}
        max={3650}
        hint="Otherwise."
      />
      <DateField name="from" label="From" hint="Empty: today." min={of.today} />
      <DateField name="until" label="Until" hint="Empty: no end." min={of.today} />
      <TextField
        name="because"
        label="Why"
        hint="Everyone it means reads this."
        required
        autoComplete="off"
      />
      {rule && <TextField name="why" label="Why it changes" required autoComplete="off" />}
    </>
  )
}
