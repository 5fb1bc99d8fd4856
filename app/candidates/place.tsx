import { DateField, Hidden, SelectField, TextField } from '@/components/form/fields'
import { ActionButton, Form } from '@/components/form/form'
import { dayText } from '@/components/page/dates'
import { Why } from '@/components/page/why'
import { place } from './actions'
import type { Candidates } from './candidates'

/** Places someone found: with one click for the whole time, on other terms, or by exception. */
export function Place({ row, it }: { row: Candidates['rows'][number]; it: Candidates }) {
  const { from, until, percent } = it.asked
  const input = { position: it.position?.id, person: row.id, from, until, percent }
  if (!row.mayPlace.ok) return <Why>{row.mayPlace.because}</Why>
  const given = (
    <>
      <Hidden name="position" value={it.position?.id ?? ''} />
      <Hidden name="person" value={row.id} />
      <Hidden name="from" value={from} />
      <Hidden name="until" value={until} />
    </>
  )
  if (!row.takesException && it.taken)
    return (
      <Why label="As a shadow">
        <Form
          action={place}
          submit="Place as a shadow"
          kind="plain"
          size="small"
          compact
          label={`Place as a shadow: ${row.name}`}
        >
          {given}
          <Hidden name="kind" value="shadow" />
          <Percent percent={percent} />
        </Form>
      </Why>
    )
  if (!row.takesException)
    return (
      <>
        <ActionButton
          action={place}
          input={input}
          kind={row.kind === 'qualified' ? 'primary' : 'plain'}
          size="small"
          confirm={`Place ${row.name} with ${it.position?.customer} as ${it.position?.title}, ${it.period}? ${row.verdict}.`}
          label={`Place ${row.name}`}
        >
          Place
        </ActionButton>
        <Why label="Other terms">
          <Form
            action={place}
            submit="Place on these terms"
            kind="plain"
            size="small"
            compact
            label={`Place on these terms: ${row.name}`}
          >
            {given}
            <Terms percent={percent} />
          </Form>
        </Why>
      </>
    )
  return (
    <>
      {row.fitsUntil && !it.taken && (
        <ActionButton
          action={place}
          input={{ ...input, until: row.fitsUntil }}
          size="small"
          confirm={`Place ${row.name} with ${it.position?.customer} as ${it.position?.title} until ${dayText(row.fitsUntil)}, the day before it changes? ${row.verdict}.`}
          label={`Place ${row.name} until ${dayText(row.fitsUntil)}`}
        >
          Place until {dayText(row.fitsUntil, true)}
        </ActionButton>
      )}
      <Why label="By exception">
        <Form
          action={place}
          submit="Place by exception"
          kind="plain"
          size="small"
          compact
          label={`Place by exception: ${row.name}`}
        >
          {given}
          <TextField name="exceptionReason" label="Why it is right to place them" required />
          <DateField
            name="exceptionUntil"
            label="The exception ends on"
            required
            min={row.neededFrom}
            max={until}
            hint={row.neededFrom > from ? `It begins on ${dayText(row.neededFrom)}.` : undefined}
          />
          {it.taken ? (
            <>
              <Hidden name="kind" value="shadow" />
              <Percent percent={percent} />
            </>
          ) : (
            <Terms percent={percent} />
          )}
        </Form>
      </Why>
    </>
  )
}

/** Full or shadow, and how much of their working time. */
function Terms({ percent }: { percent: number | undefined }) {
  return (
    <>
      <SelectField
        name="kind"
        label="As"
        options={[
          { value: 'full', label: 'full' },
          { value: 'shadow', label: 'shadow, supervised' },
        ]}
      />
      <Percent percent={percent} />
    </>
  )
}

const Percent = ({ percent }: { percent: number | undefined }) => (
  <TextField
    name="percent"
    label="Share of working time, in %"
    type="number"
    min={1}
    max={100}
    value={percent}
    hint="Empty: counts as one team."
  />
)
