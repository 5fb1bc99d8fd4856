import { ButtonLink } from '@/components/form/button'
import { Hidden, TextField } from '@/components/form/fields'
import { ActionButton, Form } from '@/components/form/form'
import { List, Row } from '@/components/page/card'
import { Section } from '@/components/page/section'
import { Status } from '@/components/page/status'
import { Because, Why } from '@/components/page/why'
import { answer } from './actions'
import type { Team } from './team'

/** Who asked to join: the leader answers, and a yes waits for the staffing lead. */
export function Requests({ team }: { team: Team }) {
  if (team.requests.length === 0) return null
  return (
    <Section
      title="Asked to join"
      link={
        team.requests.some((it) => !it.accepted)
          ? { href: '/staffing/asked-to-join', label: 'Everyone who asked' }
          : undefined
      }
    >
      <List>
        {team.requests.map((it) => (
          <Row
            key={it.id}
            title={it.name}
            href={`/people/${it.personId}`}
            detail={`${it.position}${it.note ? `: “${it.note}”` : ''}`}
            status={it.accepted ? <Status tone="good">Leader agrees</Status> : undefined}
            action={
              it.accepted ? (
                it.mayPlace.ok ? (
                  <ButtonLink
                    size="small"
                    href={`/candidates?position=${it.positionId}&name=${encodeURIComponent(it.name)}`}
                    label={`Place ${it.name}`}
                  >
                    Place
                  </ButtonLink>
                ) : (
                  <Because>A staffing lead places them.</Because>
                )
              ) : (
                <>
                  <ActionButton
                    action={answer}
                    input={{ request: it.id, accepted: 'yes' }}
                    size="small"
                    kind="primary"
                    because={it.mayAnswer.ok ? undefined : it.mayAnswer.because}
                    label={`Welcome ${it.name}`}
                  >
                    Welcome
                  </ActionButton>
                  {it.mayAnswer.ok && (
                    <Why label="Turn down">
                      <Form
                        action={answer}
                        submit="Turn down"
                        label={`Turn down ${it.name}`}
                        kind="plain"
                        size="small"
                        compact
                      >
                        <Hidden name="request" value={it.id} />
                        <Hidden name="accepted" value="no" />
                        <TextField name="reason" label="Why not" required />
                      </Form>
                    </Why>
                  )}
                </>
              )
            }
          />
        ))}
      </List>
    </Section>
  )
}
