import { CheckField, Hidden, SelectField, TextField } from '@/components/form/fields'
import { ActionButton, Form } from '@/components/form/form'
import { Card, List, Row } from '@/components/page/card'
import { Section } from '@/components/page/section'
import { drop, save, share } from './actions'
import type { Candidates } from './candidates'

/** Searches kept under a name: one's own, and those other staffing leads share. */
export function Saved({
  it: { saved, maySave, searched },
  query,
}: {
  it: Candidates
  query: string
}) {
  if (!maySave.ok) return null
  return (
    <Section title="Kept searches" note={saved.length ? undefined : 'none yet'}>
      {saved.length > 0 && (
        <List>
          {saved.map((one) => (
            <Row
              key={one.id}
              title={one.name}
              href={`/candidates?${one.query}`}
              detail={[
                one.dates,
                one.mine
                  ? one.shared
                    ? 'shared with the other staffing leads'
                    : 'yours alone'
                  : `kept by ${one.by}`,
              ]
                .filter(Boolean)
                .join('; ')}
              action={
                one.mine ? (
                  <>
                    <ActionButton
                      action={share}
                      input={{ id: one.id, shared: !one.shared }}
                      kind="quiet"
                      size="small"
                      label={`${one.shared ? 'Unshare' : 'Share'} ${one.name}`}
                    >
                      {one.shared ? 'Unshare' : 'Share'}
                    </ActionButton>
                    <ActionButton
                      action={drop}
                      input={{ id: one.id }}
                      kind="quiet"
                      size="small"
                      label={`Drop ${one.name}`}
                    >
                      Drop
                    </ActionButton>
                  </>
                ) : undefined
              }
            />
          ))}
        </List>
      )}
      {searched && (
        <Card>
          <Form
            action={save}
            submit="Keep this search"
            kind="plain"
            size="small"
            done="Kept. What it looks at stands beside its name."
          >
            <Hidden name="query" value={query} />
            <TextField
              name="name"
              label="Keep it under a name"
              placeholder="Nights in San Antonio"
              required
              maxLength={60}
            />
            <SelectField
              name="dates"
              label="Its dates"
              hint="Dates nobody changed always begin on the day it is opened."
              options={[
                { value: 'move', label: 'move with the day it is opened' },
                { value: 'stay', label: 'stay as they are' },
              ]}
            />
            <CheckField name="shared" label="share it with the other staffing leads" />
          </Form>
        </Card>
      )}
    </Section>
  )
}
