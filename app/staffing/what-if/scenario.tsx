import { ButtonLink } from '@/components/form/button'
import { AnySiteField, KindField, ShiftField } from '@/components/form/choose'
import { DateField, Hidden, SelectField, TextArea, TextField } from '@/components/form/fields'
import { PreviewForm } from '@/components/form/preview-form'
import { Card, List, Row } from '@/components/page/card'
import { Section } from '@/components/page/section'
import { Why } from '@/components/page/why'
import type { Asked } from './answer'

/**
 * What would be different, by what it is; open is what was said. All of it is in the address, so a
 * scenario can be sent to someone.
 */
export function Scenario({ it, without }: { it: Asked; without: (added: string) => string }) {
  const { given } = it
  const { typed } = given
  return (
    <>
      {given.added.length > 0 && (
        <Section title="Places added by hand">
          <List>
            {given.added.map((row, n) => (
              <Row
                key={given.add[n]}
                title={`${row.count} × ${row.kind}`}
                detail={[
                  row.asks || 'no certification',
                  row.shift && `${row.shift}s`,
                  row.site,
                  `criticality ${row.criticality}`,
                ]
                  .filter(Boolean)
                  .join(', ')}
                action={
                  <ButtonLink
                    size="small"
                    href={without(given.add[n] ?? '')}
                    label={`Leave out ${row.count} ${row.kind}, ${row.asks}`}
                  >
                    Leave out
                  </ButtonLink>
                }
              />
            ))}
          </List>
        </Section>
      )}
      <Section title="What would be different" note="kept in the address alone">
        <Card>
          <PreviewForm
            typed={{}}
            wrong={Object.fromEntries(it.wrong.map((text, n) => [String(n), text]))}
            submit="See what that means"
          >
            {it.site && <Hidden name="site" value={it.site} />}
            <DateField name="on" label="On" value={it.on} min={it.today} />
            <KindField value={it.kind} />
            <AnySiteField value={it.anywhere} hint="Otherwise each serves only their own." />
            <Why label="New customers" open={given.like !== '' || it.changes === 0}>
              <SelectField
                name="like"
                label="Sign customers like"
                value={given.like}
                options={[
                  { value: '', label: 'nobody new' },
                  ...it.teams.map((team) => ({ value: team.code, label: team.customer })),
                ]}
              />
              <TextField
                name="copies"
                label="How many"
                type="number"
                min={1}
                max={20}
                value={given.copies}
              />
            </Why>
            <Why label="A certification that retires" open={given.retire !== ''}>
              <SelectField
                name="retire"
                label="Which"
                value={given.retire}
                options={[
                  { value: '', label: 'none' },
                  ...it.certifications.map((one) => ({ value: one.slug, label: one.short })),
                ]}
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
            </Why>
            <Why label="People who leave" open={given.leave !== ''}>
              <TextArea
                name="leave"
                label="Who"
                hint="Names or e-mail addresses, separated by commas or lines."
                rows={2}
                value={given.leave}
              />
              <DateField name="leaveOn" label="They leave on" value={given.leaveOn} />
            </Why>
            <Why label="Places by hand" open={given.added.length > 0 || typed !== undefined}>
              <TextField
                name="addCount"
                label="How many places"
                type="number"
                min={1}
                max={50}
                value={typed?.count}
              />
              <SelectField
                name="addKind"
                label="Of which kind"
                value={typed?.kind ?? 'technician'}
                options={it.kinds.map((kind) => ({ value: kind, label: kind }))}
              />
              <TextField
                name="addAsks"
                label="They ask for (& and, | or)"
                value={typed?.asks}
                placeholder="RHCE & RHCSA"
              />
              <ShiftField name="addShift" value={typed?.shift ?? ''} none="Any shift" />
              <TextField name="addSite" label="Site" value={typed?.site} placeholder="any" />
              <TextField
                name="addCriticality"
                label="Criticality, 1 to 3"
                type="number"
                min={1}
                max={3}
                value={typed?.criticality ?? 2}
              />
            </Why>
            {given.add.map((row) => (
              <Hidden key={row} name="add" value={row} />
            ))}
          </PreviewForm>
        </Card>
      </Section>
    </>
  )
}
