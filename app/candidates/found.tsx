import { Empty } from '@/components/empty'
import { DateField, Hidden, SelectField, TextField } from '@/components/fields'
import { ActionButton, Form } from '@/components/form'
import { PersonName } from '@/components/person'
import { Status } from '@/components/status'
import { Table } from '@/components/table'
import { Because, Why } from '@/components/why'
import { place } from './actions'
import type { Candidates } from './candidates'

type Candidate = Candidates['rows'][number]
const said = {
  qualified: ['good', 'Qualified'],
  'expires during': ['due', 'Expires during'],
  'in grace': ['due', 'In grace'],
  unqualified: ['bad', 'Not qualified'],
} as const

/** Everyone found: qualified first, then who expires during, then everyone near with every reason. */
export function Found({ it }: { it: Candidates }) {
  return (
    <Table
      caption="People found"
      columns={[{ head: 'Technician' }, { head: 'For the whole period' }, { head: 'Shift, site' }, { head: 'Load' }, { head: '' }]}
      rows={it.rows.map((row) => ({
        key: row.id,
        cells: [
          <PersonName key="n" name={row.name} href={`/people/${row.id}`} detail={row.asked} />,
          <Verdict key="v" row={row} />,
          <Where key="w" row={row} />,
          row.load === 0 ? 'free' : `${row.load} of ${row.capacity} ${row.capacity === 1 ? 'team' : 'teams'}`,
          it.position && <Place key="p" row={row} it={it} />,
        ],
      }))}
      empty={
        <Empty title={it.asked.name ? `Nobody here is called “${it.asked.name}”` : 'Nobody holds this, and nobody ever did'}>
          {it.asked.name
            ? 'Search by the beginning of a first or last name.'
            : 'Try another certification, or search a name to see what that person is missing.'}
        </Empty>
      }
    />
  )
}

function Verdict({ row }: { row: Candidate }) {
  const [tone, word] = said[row.kind]
  return (
    <>
      <Status tone={tone}>{word}</Status>
      <Because>{row.verdict}</Because>
    </>
  )
}

function Where({ row }: { row: Candidate }) {
  return (
    <>
      {row.shift}
      {row.site && <Because>{row.site}</Because>}
    </>
  )
}

function Place({ row, it }: { row: Candidate; it: Candidates }) {
  const { from, until } = it.asked
  const input = { position: it.position?.id, person: row.id, from, until }
  if (!row.mayPlace.ok) return <Why>{row.mayPlace.because}</Why>
  if (!row.takesException)
    return (
      <>
        <ActionButton
          action={place}
          input={input}
          kind={row.kind === 'qualified' ? 'primary' : 'plain'}
          size="small"
          confirm={`Place ${row.name} with ${it.position?.customer} as ${it.position?.title}, ${it.period}? ${row.verdict}.`}
        >
          Place
        </ActionButton>
        <Why label="Otherwise">
          <Form action={place} submit="Place on these terms" kind="plain" size="small" compact label={`Place on these terms: ${row.name}`}>
            <Hidden name="position" value={it.position?.id ?? ''} />
            <Hidden name="person" value={row.id} />
            <Hidden name="from" value={from} />
            <Hidden name="until" value={until} />
            <Terms />
          </Form>
        </Why>
      </>
    )
  return (
    <Why label="By exception">
      <Form action={place} submit="Place by exception" kind="plain" size="small" compact>
        <Hidden name="position" value={it.position?.id ?? ''} />
        <Hidden name="person" value={row.id} />
        <Hidden name="from" value={from} />
        <Hidden name="until" value={until} />
        <TextField name="exceptionReason" label="Why it is right to place them" required />
        <DateField name="exceptionUntil" label="The exception ends on" required min={from} max={until} />
        <Terms />
      </Form>
    </Why>
  )
}

/** Full or shadow, and how much of their working time. */
function Terms() {
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
      <TextField name="percent" label="Share of working time, in %" type="number" min={1} max={100} hint="Empty: counts as one team." />
    </>
  )
}
