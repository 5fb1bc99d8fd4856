import { confirm, tick } from '@/app/learning/actions'
import { Steps } from '@/components/course/course'
import { ActionButton } from '@/components/form/form'
import { Markdown } from '@/components/page/markdown'
import { Section } from '@/components/page/section'
import { Status } from '@/components/page/status'
import { When } from '@/components/page/when'
import { Because } from '@/components/page/why'
import type { material } from '@/university/learning/queries/material'

type Material = NonNullable<Awaited<ReturnType<typeof material.answer>>>

/** A lab's checklist: the learner ticks, an assessor confirms what they saw. */
export function LabSteps(props: {
  enrolment: number
  own: boolean
  steps: Material['steps']
  viewer: Material['outline']['viewer']
}) {
  const { enrolment, own, steps, viewer } = props
  return (
    <Section
      title="Checklist"
      note={`${steps.filter((s) => s.confirmedAt).length} of ${steps.length} confirmed`}
    >
      <Steps
        items={steps.map((step) => ({
          id: step.id,
          text: (
            <>
              <Markdown source={step.text} />
              <Markdown source={`The assessor sees: ${step.expect}`} />
              {step.note && <Because>Note: {step.note}</Because>}
              {step.confirmedAt && (
                <Because>
                  Confirmed by {step.confirmedBy},{' '}
                  <When at={step.confirmedAt} zone={viewer.zone} now={viewer.now} />
                </Because>
              )}
            </>
          ),
          status: (
            <Status tone={step.confirmedAt ? 'good' : step.doneAt ? 'info' : 'plain'}>
              {step.confirmedAt ? 'Confirmed' : step.doneAt ? 'Done, to be seen' : 'To do'}
            </Status>
          ),
          action: step.mayConfirm.ok ? (
            <>
              <ActionButton
                action={confirm}
                input={{ enrolment, step: step.id }}
                kind="primary"
                size="small"
              >
                Confirm
              </ActionButton>
              <ActionButton
                action={confirm}
                input={{ enrolment, step: step.id, done: 'no', note: 'Not yet: show it again.' }}
                size="small"
              >
                Not yet
              </ActionButton>
            </>
          ) : own && step.mayTick.ok ? (
            <ActionButton
              action={tick}
              input={{ enrolment, step: step.id, done: step.doneAt ? 'no' : 'yes' }}
              size="small"
            >
              {step.doneAt ? 'Not done after all' : 'I have done this'}
            </ActionButton>
          ) : undefined,
        }))}
      />
    </Section>
  )
}
