import { ask } from '@/app/_web/ask'
import { DateField, Hidden, SelectField, TextField } from '@/components/form/fields'
import { ActionButton, Form } from '@/components/form/form'
import { Card, List, Row } from '@/components/page/card'
import { dayText } from '@/components/page/dates'
import { Empty } from '@/components/page/empty'
import { Section } from '@/components/page/section'
import { Status } from '@/components/page/status'
import { Because, Why } from '@/components/page/why'
import { trackWords } from '@/university/catalogue/rules'
import { personWork } from '@/university/staffing/placement/queries/person-work'
import { assess, enterTimeAway, share, unshare, withdrawTimeAway } from './actions'

type Answer = NonNullable<Awaited<ReturnType<typeof personWork.answer>>>
type Seen = Extract<Answer, { sees: true }>

/**
 * How well someone does the work, when they are away, which numbers they share: as far as the
 * viewer may see it.
 */
export async function Work({ person }: { person: number }) {
  const it = await ask(personWork, { person })
  if (!it.sees) return null
  return (
    <>
      <Proficiency it={it} />
      {it.seesAway && <Away it={it} />}
      {it.isSelf && <Numbers it={it} />}
    </>
  )
}

function Proficiency({ it }: { it: Seen }) {
  return (
    <Section
      title="Proficiency"
      note="how well the work is done, beyond the exam; the newest assessment counts"
    >
      {it.proficiency.length ? (
        <List>
          {it.proficiency.map(({ track, newest, earlier }) => (
            <Row
              key={track}
              title={`${trackWords[track] ?? track}: ${newest.says}`}
              detail={
                <>
                  {dayText(newest.on, true)}, {newest.by}: {newest.because}
                  {earlier.map((one) => (
                    <Because key={one.id}>
                      Before: {one.says}, {dayText(one.on, true)}, {one.by}: {one.because}
                    </Because>
                  ))}
                </>
              }
            />
          ))}
        </List>
      ) : (
        <Empty
          title={
            it.only.length
              ? `Never assessed in ${it.only.map((track) => trackWords[track] ?? track).join(' or ')}`
              : 'Never assessed'
          }
        >
          A leader, the manager or an instructor says how well the work is done. Until then it
          counts as none.
        </Empty>
      )}
      {it.mayAssess.ok && (
        <Why label="Assess">
          <Form action={assess} submit="Assess" kind="plain" done="The assessment is kept.">
            <Hidden name="person" value={it.person} />
            <SelectField
              name="track"
              label="Track"
              options={it.tracks.map((value) => ({ value, label: trackWords[value] ?? value }))}
            />
            <SelectField name="level" label="Level" value={2} options={it.levels} />
            <DateField name="on" label="As of" value={it.today} max={it.today} />
            <TextField
              name="reason"
              label="What you saw"
              hint={`${it.name} reads this.`}
              required
              autoComplete="off"
            />
          </Form>
        </Why>
      )}
    </Section>
  )
}

function Away({ it }: { it: Seen }) {
  return (
    <Section
      title="Time away"
      note="counted in coverage; the reason is only what others need to know"
    >
      {it.away.length > 0 ? (
        <List>
          {it.away.map((one) => (
            <Row
              key={one.id}
              title={`${dayText(one.from, true)} to ${dayText(one.until, true)}`}
              detail={[one.because, one.by && `entered by ${one.by}`].filter(Boolean).join(' · ')}
              status={one.now && <Status tone="due">Away</Status>}
              action={
                one.mayWithdraw.ok && (
                  <ActionButton
                    action={withdrawTimeAway}
                    input={{ away: one.id }}
                    size="small"
                    label={`Withdraw: away from ${dayText(one.from)}`}
                  >
                    Withdraw
                  </ActionButton>
                )
              }
            />
          ))}
        </List>
      ) : (
        <Card>No days away are entered from today on.</Card>
      )}
      {it.mayAway.ok && (
        <Why label="Enter time away">
          <Form action={enterTimeAway} submit="Enter it" kind="plain" done="Entered.">
            <Hidden name="person" value={it.person} />
            <DateField name="from" label="First day" value={it.today} required />
            <DateField name="until" label="Last day" min={it.today} required />
            <TextField
              name="because"
              label="What others need to know"
              hint="Leave, training. Nothing about health."
              autoComplete="off"
            />
          </Form>
        </Why>
      )}
    </Section>
  )
}

function Numbers({ it }: { it: Seen }) {
  return (
    <Section title="Numbers you share" note="on the contact sheets of your teams, and nowhere else">
      {it.numbers.length > 0 && (
        <List>
          {it.numbers.map((one) => (
            <Row
              key={one.id}
              title={one.number}
              detail={one.label}
              action={
                <ActionButton
                  action={unshare}
                  input={{ contact: one.id }}
                  size="small"
                  label={`Withdraw ${one.number}`}
                >
                  Withdraw
                </ActionButton>
              }
            />
          ))}
        </List>
      )}
      <Why label="Share a number">
        <Form
          action={share}
          submit="Share it"
          kind="plain"
          done="Your teams find it on their contact sheet."
        >
          <Hidden name="person" value={it.person} />
          <TextField name="label" label="Which" placeholder="mobile" required autoComplete="off" />
          <TextField
            name="number"
            label="Number"
            placeholder="+1 210 555 0142"
            required
            autoComplete="off"
          />
        </Form>
      </Why>
    </Section>
  )
}
