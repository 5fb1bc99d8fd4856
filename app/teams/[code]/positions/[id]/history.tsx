import { Hidden, TextField } from '@/components/form/fields'
import { Form } from '@/components/form/form'
import { Banner } from '@/components/page/banner'
import { List, Row } from '@/components/page/card'
import { dayText } from '@/components/page/dates'
import { Section } from '@/components/page/section'
import { Status } from '@/components/page/status'
import { DayText } from '@/components/page/when'
import { Because, Why } from '@/components/page/why'
import type { positionPage } from '@/university/staffing/teams/queries/position'
import { takeBackChange } from '../../../actions'

const states = {
  now: ['good', 'Now'],
  before: ['plain', 'Before'],
  'to come': ['info', 'To come'],
} as const
type Shown = NonNullable<Awaited<ReturnType<typeof positionPage.answer>>>

/**
 * What the position was, is and will be: shift, site, criticality and proficiency, each with its
 * dates and who decided.
 */
export function History({ it }: { it: Shown }) {
  const coming = it.history.filter((one) => one.state === 'to come').at(-1)
  if (it.history.length < 2) return null
  return (
    <>
      {coming && (
        <Banner tone="info">
          From <DayText day={coming.from} today={it.today} />: {coming.becomes}. Until then:{' '}
          {coming.was}.
        </Banner>
      )}
      <Section
        title="Shift, site and other terms"
        note="shift, site, criticality and proficiency; every day is judged by what was decided for it"
      >
        <List>
          {it.history.map((one) => (
            <Row
              key={one.id}
              title={one.text}
              detail={
                <>
                  {one.state === 'to come' ? 'from ' : one.until ? '' : 'since '}
                  {dayText(one.from, true)}
                  {one.until && ` to ${dayText(one.until, true)}`}
                  {one.state === 'before' && (
                    <>
                      {', '}
                      <a href={`/teams/${it.code}/trail?on=${one.until}`}>
                        the team on its last day
                      </a>
                    </>
                  )}
                  {one.was && <Because>Before: {one.was}</Because>}
                  {(one.by || one.because) && (
                    <Because>{[one.by, one.because].filter(Boolean).join(': ')}</Because>
                  )}
                </>
              }
              status={<Status tone={states[one.state][0]}>{states[one.state][1]}</Status>}
            />
          ))}
        </List>
        {it.mayChange.ok && coming && (
          <Why label={`Take back the change from ${dayText(coming.from, true)}`}>
            <Form
              action={takeBackChange}
              submit="Take it back"
              kind="plain"
              compact
              done="It goes on as it is."
            >
              <Hidden name="position" value={it.id} />
              <Hidden name="from" value={coming.from} />
              <TextField name="reason" label="Why" required autoComplete="off" />
            </Form>
          </Why>
        )}
      </Section>
    </>
  )
}
