import { Hidden, TextField } from '@/components/form/fields'
import { ActionButton, Form } from '@/components/form/form'
import { List, Row } from '@/components/page/card'
import { Section } from '@/components/page/section'
import { Status } from '@/components/page/status'
import { When } from '@/components/page/when'
import { Why } from '@/components/page/why'
import { cancelMeeting, restoreMeeting } from '../actions'
import type { Offering } from './facts'

/** The meetings, each to be cancelled with a reason or put back. */
export function Sessions({ it }: { it: Offering }) {
  if (!it.sessions.length) return null
  return (
    <Section title="Sessions">
      <List>
        {it.sessions.map((s) => (
          <Row
            key={s.id}
            title={s.title}
            detail={
              <>
                <When at={s.startsAt} zone={it.viewer.zone} now={it.viewer.now} />
                {s.room && ` · ${s.room}`}
                {s.because && ` · ${s.because}`}
              </>
            }
            status={s.cancelledAt && <Status tone="bad">Cancelled</Status>}
            action={
              it.mayChangeSessions.ok &&
              (s.cancelledAt ? (
                <ActionButton
                  action={restoreMeeting}
                  input={{ session: s.id }}
                  size="small"
                  label={`Restore ${s.title}`}
                >
                  Restore
                </ActionButton>
              ) : (
                <Why label="Cancel">
                  <Form
                    action={cancelMeeting}
                    submit="Cancel this session"
                    label={`Cancel this session: ${s.title}`}
                    kind="plain"
                    size="small"
                    compact
                  >
                    <Hidden name="session" value={s.id} />
                    <TextField
                      name="because"
                      label="Why"
                      required
                      hint="Everyone enrolled reads this."
                    />
                  </Form>
                </Why>
              ))
            }
          />
        ))}
      </List>
    </Section>
  )
}
