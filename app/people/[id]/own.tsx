import { setPassword } from '@/app/sign-in/actions'
import { DateField, Hidden, SelectField, TextField } from '@/components/form/fields'
import { ActionButton, Form } from '@/components/form/form'
import { Card, List, Row } from '@/components/page/card'
import { dayText } from '@/components/page/dates'
import { Empty } from '@/components/page/empty'
import { Facts } from '@/components/page/facts'
import { Section } from '@/components/page/section'
import { Why } from '@/components/page/why'
import type { PersonFacts } from '@/university/people/queries/person-page'
import {
  closeSignIn,
  delegate,
  endDelegation,
  endRole,
  grantRole,
  openSignIn,
  setExtraTime,
} from './actions'

type Verdict = PersonFacts['mayGrantRole']
const because = (verdict: Verdict) => (verdict.ok ? undefined : verdict.because)

/** What the person, the registrar and the auditor see, and what each may do about it. */
export function Own({ it, own }: { it: PersonFacts; own: NonNullable<PersonFacts['own']> }) {
  return (
    <>
      <Section title="Sign-in and exams" note="seen by the person, the registrar and the auditor">
        <Card>
          <Facts
            items={[
              [
                'Signs in with',
                own.signsInWith.join(' and ') || 'nothing yet: set a first password',
              ],
              ['Sign-in', own.closedAt ? 'closed' : 'open'],
              ['Extra exam time', own.extraTimePercent ? `${own.extraTimePercent} %` : 'none'],
            ]}
          />
        </Card>
        {it.maySetPassword.ok && (
          <Why label={it.isSelf ? 'Change your password' : 'Set a password'}>
            <Form
              action={setPassword}
              submit="Set the password"
              done="The password is set."
              because={because(it.maySetPassword)}
            >
              <Hidden name="person" value={it.id} />
              {it.isSelf && (
                <TextField
                  name="current"
                  label="Your password now"
                  type="password"
                  autoComplete="current-password"
                  required
                />
              )}
              <TextField
                name="password"
                label="New password"
                type="password"
                autoComplete="new-password"
                hint="At least 12 characters"
                required
              />
            </Form>
          </Why>
        )}
        {it.administers && (
          <>
            <Why label="Set extra exam time">
              <Form
                action={setExtraTime}
                submit="Set extra time"
                because={because(it.maySetExtraTime)}
              >
                <Hidden name="person" value={it.id} />
                <TextField
                  name="percent"
                  label="Extra time in percent"
                  type="number"
                  min={0}
                  max={300}
                  value={own.extraTimePercent}
                  hint="100 doubles every limit"
                  required
                />
                <TextField name="reason" label="Why" required />
              </Form>
            </Why>
            {own.closedAt ? (
              <ActionButton
                action={openSignIn}
                input={{ person: it.id }}
                because={because(it.mayOpenSignIn)}
              >
                Open the sign-in again
              </ActionButton>
            ) : (
              <Why label="Close the sign-in">
                <Form
                  action={closeSignIn}
                  submit="Close it now"
                  kind="plain"
                  because={because(it.mayCloseSignIn)}
                >
                  <Hidden name="person" value={it.id} />
                  <TextField
                    name="reason"
                    label="Why"
                    hint="Their next click finds them outside. Nothing they earned changes."
                    required
                  />
                </Form>
              </Why>
            )}
          </>
        )}
      </Section>
      <Roles it={it} own={own} />
      <Delegations it={it} own={own} />
    </>
  )
}

function Roles({ it, own }: { it: PersonFacts; own: NonNullable<PersonFacts['own']> }) {
  return (
    <Section title="Roles" note="given by the registrar, between two dates">
      {own.roles.length ? (
        <List>
          {own.roles.map(({ id, role, from, until, reason, mayEnd }) => (
            <Row
              key={id}
              title={role.charAt(0).toUpperCase() + role.slice(1)}
              detail={[
                `From ${dayText(from, true)}`,
                until && `until ${dayText(until, true)}`,
                reason,
              ]
                .filter(Boolean)
                .join(', ')}
              action={
                it.administers && (until === null || until >= it.today) ? (
                  <ActionButton
                    action={endRole}
                    input={{ grant: id }}
                    size="small"
                    label={`End: ${role}`}
                    because={because(mayEnd)}
                    confirm={`${it.name} is no longer ${role} from their next click on.`}
                  >
                    End
                  </ActionButton>
                ) : undefined
              }
            />
          ))}
        </List>
      ) : (
        <Empty title="No role was given">
          Managers, team leaders and instructors are known from their work, not from a role.
        </Empty>
      )}
      {it.administers && (
        <Why label="Give a role">
          <Form action={grantRole} submit="Give the role" because={because(it.mayGrantRole)}>
            <Hidden name="person" value={it.id} />
            <SelectField
              name="role"
              label="Role"
              options={it.grantable.map((role) => ({ value: role, label: role }))}
            />
            <DateField name="from" label="First day" value={it.today} required />
            <DateField name="until" label="Last day" hint="Leave it empty for no end" />
            <TextField name="reason" label="Why" required />
          </Form>
        </Why>
      )}
    </Section>
  )
}

function Delegations({ it, own }: { it: PersonFacts; own: NonNullable<PersonFacts['own']> }) {
  return (
    <Section title="Delegates" note="act for someone between two dates; the record says so">
      {own.delegations.length > 0 && (
        <List>
          {own.delegations.map((one) => (
            <Row
              key={one.id}
              title={`${one.delegate} acts for ${one.person}`}
              detail={`${dayText(one.from, true)} to ${dayText(one.until, true)}: ${one.reason}`}
              action={
                <ActionButton
                  action={endDelegation}
                  input={{ delegation: one.id }}
                  size="small"
                  because={because(one.mayEnd)}
                  label={`End: ${one.delegate} acts for ${one.person}`}
                >
                  End
                </ActionButton>
              }
            />
          ))}
        </List>
      )}
      {(it.isSelf || it.administers) && (
        <Why label={it.isSelf ? 'Let a colleague act for you' : 'Arrange a delegate'}>
          <Form action={delegate} submit="Arrange it" because={because(it.mayDelegate)}>
            <Hidden name="person" value={it.id} />
            <TextField
              name="delegate"
              label="Colleague"
              hint="Their e-mail address or employee id"
              required
            />
            <DateField name="from" label="First day" value={it.today} required />
            <DateField name="until" label="Last day" required />
            <TextField name="reason" label="Why" required />
          </Form>
        </Why>
      )}
    </Section>
  )
}
