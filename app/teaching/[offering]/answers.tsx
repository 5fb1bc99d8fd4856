import { approve, decline } from '@/app/courses/actions'
import { confirm } from '@/app/learning/actions'
import { Hidden, TextField } from '@/components/form/fields'
import { ActionButton, Form } from '@/components/form/form'
import { List, Row } from '@/components/page/card'
import { Markdown } from '@/components/page/markdown'
import { PersonName } from '@/components/page/person'
import { Section } from '@/components/page/section'
import { Status } from '@/components/page/status'
import { When } from '@/components/page/when'
import { Why } from '@/components/page/why'
import type { Offering } from './facts'

/** Requests for a seat, each with who may answer it and until when. */
export function Requests({ it }: { it: Offering }) {
  if (!it.requests.length) return null
  return (
    <Section title="Asking for a seat">
      <List>
        {it.requests.map((r) => (
          <Row
            key={r.id}
            title={<PersonName name={r.person} href={`/people/${r.personId}`} />}
            detail={
              <>
                {r.jobTitle}. Waits for {r.chain?.waitsFor}
                {r.chain && (
                  <>
                    {'; ends '}
                    <When at={r.chain.ends} zone={it.viewer.zone} now={it.viewer.now} />
                  </>
                )}
              </>
            }
            action={
              <>
                <ActionButton
                  action={approve}
                  input={{ enrolment: r.id }}
                  kind="primary"
                  size="small"
                  because={r.mayAnswer.ok ? undefined : r.mayAnswer.because}
                  label={`Approve ${r.person}`}
                >
                  Approve
                </ActionButton>
                {r.mayAnswer.ok && (
                  <Why label="Decline">
                    <Form
                      action={decline}
                      submit="Decline"
                      label={`Decline ${r.person}`}
                      kind="plain"
                      size="small"
                      compact
                    >
                      <Hidden name="enrolment" value={r.id} />
                      <TextField name="because" label={`Why, for ${r.person}`} required />
                    </Form>
                  </Why>
                )}
              </>
            }
          />
        ))}
      </List>
    </Section>
  )
}

/** Lab steps that learners marked done and nobody has seen yet. */
export function LabSignOffs({ it }: { it: Offering }) {
  if (!it.toConfirm.length) return null
  return (
    <Section title="Lab steps to confirm" note="Confirm what you saw">
      <List>
        {it.toConfirm.flatMap((p) =>
          p.steps.map((step) => (
            <Row
              key={`${p.id}-${step.id}`}
              title={<Markdown source={step.text} />}
              detail={
                <>
                  {p.person} · {step.item} ·{' '}
                  <When at={step.doneAt} zone={it.viewer.zone} now={it.viewer.now} />
                  <Markdown source={`You see: ${step.expect}`} />
                </>
              }
              status={<Status tone="info">To be seen</Status>}
              action={
                <ActionButton
                  action={confirm}
                  input={{ enrolment: p.id, step: step.id }}
                  size="small"
                  because={step.mayConfirm.ok ? undefined : step.mayConfirm.because}
                  label={`Confirm for ${p.person}: ${step.text}`}
                >
                  Confirm
                </ActionButton>
              }
            />
          )),
        )}
      </List>
    </Section>
  )
}
