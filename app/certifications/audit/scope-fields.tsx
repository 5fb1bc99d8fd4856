import { DateField, SelectField, TextField } from '@/components/form/fields'

type Choice = { value: string; label: string }
type Props = {
  scope: { on: string; from: string; until: string }
  asked: { known: string; customer: string; q: string; team: string[]; certification: string[] }
  choices: { teams: Choice[]; certifications: Choice[] }
  by?: readonly ('day' | 'period' | 'team' | 'certification')[]
}

/** What an auditor chooses: only what the answer depends on, where one is asked. */
export function ScopeFields({
  scope,
  asked,
  choices,
  by = ['day', 'period', 'team', 'certification'],
}: Props) {
  return (
    <>
      {by.includes('day') && <DateField name="on" label="On the day" value={scope.on} />}
      {by.includes('period') && <DateField name="from" label="Period from" value={scope.from} />}
      {by.includes('period') && <DateField name="until" label="until" value={scope.until} />}
      {by.includes('team') && (
        <SelectField
          name="team"
          label="Team"
          value={asked.team[0] ?? ''}
          options={[{ value: '', label: 'Every team' }, ...choices.teams]}
        />
      )}
      {by.includes('certification') && (
        <SelectField
          name="certification"
          label="Certification"
          value={asked.certification[0] ?? ''}
          options={[{ value: '', label: 'Every certification' }, ...choices.certifications]}
        />
      )}
      <TextField name="q" label="Name" type="search" value={asked.q} />
      <TextField name="known" label="As recorded by" value={asked.known} placeholder="now" />
    </>
  )
}

/** The same choice as an address. */
export function addressOf(
  path: string,
  asked: Record<string, unknown>,
  more: Record<string, string> = {},
): string {
  const pairs = Object.entries({ ...asked, ...more }).flatMap(([name, value]) =>
    [value]
      .flat()
      .flatMap((one) =>
        one === undefined || one === '' || one === null
          ? []
          : [[name, String(one)] as [string, string]],
      ),
  )
  return pairs.length ? `${path}?${new URLSearchParams(pairs)}` : path
}
