import type { AttemptToMark } from '@/university/assessment/queries/attempt-to-mark'
import type { FormState } from '@/university/kernel'
import { CheckField, Hidden, TextField } from '../form/fields'
import { ActionButton, Form } from '../form/form'
import { Card } from '../page/card'
import { Facts } from '../page/facts'
import { Why } from '../page/why'
import { points } from '../picture/points'

type Send = (before: FormState, form: FormData) => Promise<FormState>
type Props = { it: AttemptToMark; post: Send; setAside: Send; release: Send }

/** What else may be done with an attempt: post it, set it aside, give the start back. */
export function MarkingStaff({ it, post, setAside, release }: Props) {
  const { attempt, answers, mayPost, mayVoid, mayRelease, dispute } = it
  const given = answers.filter((row) => row.given !== null)
  const raw = given.reduce((sum, row) => sum + (row.given ?? 0), 0)
  const possible = answers.reduce((sum, row) => sum + row.points, 0)
  return (
    <Card>
      <Facts
        items={[
          [
            'Raw',
            `${points(raw)} of ${points(possible)}${given.length < answers.length ? ' so far' : ''}`,
          ],
          ['To mark', String(answers.filter((row) => row.open).length)],
        ]}
      />
      {dispute ? (
        <Form
          action={post}
          submit="Decide the dispute"
          kind="plain"
          because={mayPost.ok ? undefined : mayPost.because}
          compact
        >
          <Hidden name="attempt" value={attempt} />
          <TextField name="because" label="Reason, for the learner" required />
        </Form>
      ) : (
        <ActionButton
          action={post}
          input={{ attempt }}
          because={mayPost.ok ? undefined : mayPost.because}
          confirm="The learner sees the result, the keys and the comments at once."
        >
          Post this result
        </ActionButton>
      )}
      {mayVoid.ok && (
        <Why label="Void this attempt">
          <Form action={setAside} submit="Void" kind="plain" size="small" compact>
            <Hidden name="attempt" value={attempt} />
            <TextField name="because" label="Reason, for the learner and the record" required />
            <CheckField name="giveBack" label="Give the attempt back: it does not count" />
          </Form>
        </Why>
      )}
      {mayRelease.ok && (
        <Why label="Release the empty start">
          <Form action={release} submit="Release" kind="plain" size="small" compact>
            <Hidden name="attempt" value={attempt} />
            <TextField name="because" label="Reason" required />
          </Form>
        </Why>
      )}
    </Card>
  )
}
