import { ask } from '@/app/_web/ask'
import { DateField, Hidden, SelectField, TextField } from '@/components/form/fields'
import { Form } from '@/components/form/form'
import { List, Row } from '@/components/page/card'
import { Section } from '@/components/page/section'
import { Status } from '@/components/page/status'
import { DayText } from '@/components/page/when'
import { Why } from '@/components/page/why'
import { RuleReasons } from '@/components/team/rule-reasons'
import { myRequirements } from '@/university/certification/required/queries/must-hold'
import { answerForTime, askForTime } from './actions'

type Must = Awaited<
  ReturnType<typeof ask<unknown, NonNullable<Awaited<ReturnType<typeof myRequirements.answer>>>>>
>['rows'][number]

/** What a person must hold, by when and because of what; nothing where no rule means them. */
export async function MustHold({ person }: { person?: number }) {
  const it = await ask(myRequirements, { person })
  if (!it.rows.length) return null
  return (
    <Section
      title="Must hold"
      note={it.isMine ? 'What the university asks of you' : 'What the university asks of them'}
    >
      <List>
        {it.rows.map((row) => (
          <Row
            key={row.certificationId}
            title={row.name}
            code={/\s/.test(row.short) ? undefined : row.short}
            href={row.holdingId ? `/holdings/${row.holdingId}` : `/certifications/${row.slug}`}
            detail={<Detail row={row} person={it.person} isMine={it.isMine} />}
            status={<Status tone={row.tone}>{row.label}</Status>}
          />
        ))}
      </List>
    </Section>
  )
}

function Detail({ row, person, isMine }: { row: Must; person: number; isMine: boolean }) {
  return (
    <>
      {row.because}
      {row.asked && (
        <>
          {' '}
          More time is asked until <DayText day={row.asked.until} />: {row.asked.reason}
        </>
      )}
      <Why>
        <RuleReasons of={row.rules} />
      </Why>
      {row.asked?.mayAnswer.ok && (
        <Why label="Answer">
          <Answer extension={row.asked.id} />
        </Why>
      )}
      {row.mayAsk.ok && row.due && row.isNear && (
        <Why label={isMine ? 'Ask for more time' : 'Ask for more time for them'}>
          <Form
            action={askForTime}
            submit="Ask"
            kind="plain"
            done="Asked. It stays due as it is until someone grants it."
          >
            <Hidden name="person" value={person} />
            <Hidden name="certification" value={row.slug} />
            <DateField name="until" label="Until" required min={row.due} />
            <TextField name="reason" label="Why" required autoComplete="off" />
          </Form>
        </Why>
      )}
    </>
  )
}

/** Grants or declines a request for more time, with the reason. */
export function Answer({ extension }: { extension: number }) {
  return (
    <Form action={answerForTime} submit="Answer" compact>
      <Hidden name="extension" value={extension} />
      <SelectField
        name="granted"
        label="Answer"
        options={[
          { value: 'yes', label: 'Grant it' },
          { value: 'no', label: 'Decline it' },
        ]}
      />
      <TextField name="because" label="Reason" required autoComplete="off" />
    </Form>
  )
}
