import { ButtonLink } from '@/components/button'
import { Card, List, Row } from '@/components/card'
import { CheckField, DateField, Hidden, SelectField, TextArea, TextField } from '@/components/fields'
import { PreviewForm } from '@/components/preview-form'
import { Section } from '@/components/section'
import type { Asked } from './answer'

const shifts = [
  { value: '', label: 'any shift' },
  { value: 'day', label: 'days' },
  { value: 'evening', label: 'evenings' },
  { value: 'night', label: 'nights' },
]

/** What would be different. All of it is in the address, so a scenario can be sent to someone. */
export function Scenario({ it, without }: { it: Asked; without: (added: string) => string }) {
  const { given } = it
  return (
    <>
      {given.added.length > 0 && (
        <Section title="Places added by hand">
          <List>
            {given.added.map((row, n) => (
              <Row
                key={given.add[n]}
                title={`${row.count} × ${row.kind}`}
                detail={[row.asks || 'no certification', row.shift && `${row.shift}s`, row.site, `criticality ${row.criticality}`].filter(Boolean).join(', ')}
                action={
                  <ButtonLink size="small" href={without(given.add[n] ?? '')} label={`Leave out ${row.count} ${row.kind}, ${row.asks}`}>
                    Leave out
                  </ButtonLink>
                }
              />
            ))}
          </List>
        </Section>
      )}
      <Section title="What would be different" note="nothing here is written down anywhere but in the address">
        <Card>
          <PreviewForm typed={{}} wrong={Object.fromEntries(it.wrong.map((text, n) => [String(n), text]))} submit="See what that means">
            <DateField name="on" label="On" value={it.on} min={it.today} />
            <SelectField
              name="kind"
              label="Positions"
              value={it.kind}
              options={[...it.kinds.map((kind) => ({ value: kind, label: kind })), { value: 'all', label: 'all kinds' }]}
            />
            <CheckField name="sameSite" label="people serve only their own site" value={it.sameSite} sends="1" />
            <SelectField
              name="like"
              label="Sign customers like"
              value={given.like}
              options={[{ value: '', label: 'nobody new' }, ...it.teams.map((team) => ({ value: team.code, label: team.customer }))]}
            />
            <TextField name="copies" label="How many" type="number" min={1} max={20} value={given.copies} />
            {given.add.map((row) => (
              <Hidden key={row} name="add" value={row} />
            ))}
            <SelectField
              name="retire"
              label="A certification that retires"
              value={given.retire}
              options={[{ value: '', label: 'none' }, ...it.certifications.map((one) => ({ value: one.slug, label: one.short }))]}
            />
            <DateField name="retireOn" label="Its last day" value={given.retireOn} />
            <SelectField
              name="retireHow"
              label="How"
              value={given.retireHow}
              options={[
                { value: 'exam', label: 'its exam ends: holders keep it to their end' },
                { value: 'sunset', label: 'it counts no more after that day' },
              ]}
            />
            <TextArea name="leave" label="People who leave" hint="Names or e-mail addresses, separated by commas or lines." rows={2} value={given.leave} />
            <DateField name="leaveOn" label="They leave on" value={given.leaveOn} />
            <TextField name="addCount" label="Add places: how many" type="number" min={1} max={50} value="" />
            <SelectField name="addKind" label="Of which kind" value="technician" options={it.kinds.map((kind) => ({ value: kind, label: kind }))} />
            <TextField name="addAsks" label="They ask for (& and, | or)" value="" placeholder="RHCE & RHCSA" />
            <SelectField name="addShift" label="Shift" value="" options={shifts} />
            <TextField name="addSite" label="Site" value="" placeholder="any" />
            <TextField name="addCriticality" label="Criticality, 1 to 3" type="number" min={1} max={3} value={2} />
          </PreviewForm>
        </Card>
      </Section>
    </>
  )
}
