import { DateField, Hidden, SelectField, TextField } from '@/components/form/fields'
import { ActionButton, Form } from '@/components/form/form'
import { Card, List, Row } from '@/components/page/card'
import { dayText } from '@/components/page/dates'
import { Section } from '@/components/page/section'
import { Status } from '@/components/page/status'
import { DayText, When } from '@/components/page/when'
import { Because, Why } from '@/components/page/why'
import { Progress } from '@/components/picture/progress'
import { signOff, tick } from './actions'
import type { Placement } from './placement'

/** What a shadow has shown, who saw it, and the sign-off that makes them full. */
export function Checklist({ it }: { it: Placement }) {
  const done = it.checklist.filter((line) => line.tick).length
  const free = it.options.filter((one) => one.may.ok)
  return (
    <Section
      title="Checklist"
      note={`${done} of ${it.checklist.length} ticked. ${it.signsFor ? `${it.signsFor} signs.` : 'The team has no leader: a staffing lead signs.'}`}
    >
      <Progress value={done} max={it.checklist.length} label="Checklist" />
      <List>
        {it.checklist.map((line) => (
          <Row
            key={line.key}
            title={line.text}
            detail={
              <>
                {line.because}
                {line.tick && (
                  <>
                    {' '}
                    Seen by {line.tick.by}, <When at={line.tick.at} zone={it.zone} now={it.now} />
                    {line.tick.note && `: ${line.tick.note}`}
                  </>
                )}
              </>
            }
            status={
              line.tick ? <Status tone="good">Shown</Status> : <Status tone="plain">Open</Status>
            }
            action={
              it.mayTick.ok &&
              (line.tick ? (
                <ActionButton
                  action={tick}
                  input={{ placement: it.id, line: line.key, done: 'no' }}
                  size="small"
                  kind="quiet"
                  label={`Take back: ${line.text}`}
                >
                  Take back
                </ActionButton>
              ) : (
                <Why label="Tick">
                  <Form
                    action={tick}
                    submit="Seen"
                    size="small"
                    compact
                    label={`Seen: ${line.text}`}
                  >
                    <Hidden name="placement" value={it.id} />
                    <Hidden name="line" value={line.key} />
                    <TextField name="note" label="What you saw" maxLength={500} />
                  </Form>
                </Why>
              ))
            }
          />
        ))}
      </List>
      {!it.over && (
        <Card>
          {free.length > 0 ? (
            <Form
              action={signOff}
              submit="Sign off"
              because={it.maySignOff.ok ? undefined : it.maySignOff.because}
            >
              <Hidden name="placement" value={it.id} />
              <SelectField
                name="position"
                label="Full as"
                options={free.map((one) => ({
                  value: one.id,
                  label:
                    one.from > it.fullFrom
                      ? `${one.title}, free from ${dayText(one.from, true)}`
                      : one.title,
                }))}
              />
              <DateField
                name="on"
                label="From"
                value={free[0]?.from}
                min={it.fullFrom}
                hint="The shadow ends the day before."
              />
            </Form>
          ) : (
            <>
              <b>No position on this team is free for them yet</b>
              {it.options.map((one) => (
                <Because key={one.id}>
                  {one.title}: {one.may.ok ? '' : one.may.because}
                </Because>
              ))}
              <p>
                {it.mayMove.ok ? (
                  <>
                    End or move whoever is in one, or{' '}
                    <a href={`/placements/${it.id}/move`}>move the shadow</a>.
                  </>
                ) : (
                  'A staffing lead can move whoever is in one, or the shadow.'
                )}{' '}
                The shadow ends{' '}
                {it.until ? <DayText day={it.until} today={it.today} /> : 'when someone ends it'}.
              </p>
            </>
          )}
        </Card>
      )}
    </Section>
  )
}
