import { ask } from '@/app/_web/ask'
import { ButtonLink } from '@/components/form/button'
import { SelectField, TextField } from '@/components/form/fields'
import { ActionButton, Form } from '@/components/form/form'
import { Empty } from '@/components/page/empty'
import { Page } from '@/components/page/page'
import { Status } from '@/components/page/status'
import { When } from '@/components/page/when'
import { Because, Why } from '@/components/page/why'
import { Filters } from '@/components/table/filters'
import { Table } from '@/components/table/table'
import { kinds } from '@/university/outbox/kinds'
import { outbox, states } from '@/university/outbox/queries/outbox'
import { retryMessage, runReminders } from './actions'

const columns = [{ head: 'When' }, { head: 'To' }, { head: 'What' }, { head: 'Read', named: true }]
const options = (all: Record<string, string>, any: string) => [
  { value: '', label: any },
  ...Object.entries(all).map(([value, label]) => ({ value, label })),
]

export default async function Outbox({
  searchParams,
}: {
  searchParams: Promise<Record<string, string>>
}) {
  const { messages, next, failed, person, asked, mail, mayRun, zone, now } = await ask(
    outbox,
    await searchParams,
  )
  // Where mail is not set up it says nothing of each message that is not said above.
  const byMail = mail || messages.some((it) => it.mailedAt !== null)
  return (
    <Page
      title="Outbox"
      facts={
        <>
          {person
            ? `What the university told ${person.name} of its own accord. `
            : 'What the university told people of its own accord, newest first. '}
          {mail
            ? 'Everyone gets it by mail too.'
            : 'Mail is not set up (SMTP_URL), so people read it under Notices.'}
          {failed > 0 && (
            <a href="/outbox?state=failed">
              {failed} {failed === 1 ? 'message was' : 'messages were'} given up by mail
            </a>
          )}
        </>
      }
      action={
        <Form
          action={runReminders}
          submit="Run reminders now"
          kind="plain"
          because={mayRun.ok ? undefined : mayRun.because}
        >
          {null}
        </Form>
      }
    >
      <Filters>
        <TextField
          name="person"
          label="Person"
          type="search"
          value={asked.person}
          hint="E-mail address or employee id"
        />
        <SelectField
          name="kind"
          label="Kind"
          options={options(kinds, 'Any kind')}
          value={asked.kind}
        />
        <SelectField
          name="state"
          label="State"
          options={options(states, 'Any state')}
          value={asked.state}
        />
      </Filters>
      <Table
        caption="Messages"
        columns={byMail ? [...columns, { head: 'Mail' }] : columns}
        rows={messages.map((it) => ({
          key: it.id,
          cells: [
            <When key="when" at={it.at} zone={zone} now={now} />,
            <a key="to" href={`/people/${it.to.id}`}>
              {it.to.name}
            </a>,
            <div key="what">
              <a href={it.href}>{it.title}</a>
              <Why label="What it says">
                {it.because} {it.todo}
              </Why>
            </div>,
            it.readAt === null ? (
              'not yet'
            ) : (
              <When key="read" at={it.readAt} zone={zone} now={now} />
            ),
            byMail && (
              <div key="mail">
                <Status tone={it.mail.tone}>{it.mail.word}</Status>{' '}
                {it.mail.because && <Because>{it.mail.because}</Because>}
                {it.mayRetry && (
                  <ActionButton
                    action={retryMessage}
                    input={{ message: it.id }}
                    size="small"
                    because={it.mayRetry.ok ? undefined : it.mayRetry.because}
                    label={`Try again: mail to ${it.to.name}`}
                  >
                    Try again
                  </ActionButton>
                )}
              </div>
            ),
          ].slice(0, byMail ? 5 : 4),
        }))}
        empty={
          <Empty title="Nothing was sent">
            Reminders are written 90, 60, 30, 14, 7 and 1 days before a certification ends, on the
            day, and each week after.
          </Empty>
        }
      />
      {next && (
        <ButtonLink href={`/outbox?${new URLSearchParams({ ...asked, before: String(next) })}`}>
          Earlier
        </ButtonLink>
      )}
    </Page>
  )
}
