import { ask } from '@/app/_web/ask'
import { approve, decline } from '@/app/courses/actions'
import { ButtonLink } from '@/components/form/button'
import { Hidden, TextField } from '@/components/form/fields'
import { ActionButton, Form } from '@/components/form/form'
import { List, Row } from '@/components/page/card'
import { Empty } from '@/components/page/empty'
import { Page } from '@/components/page/page'
import { When } from '@/components/page/when'
import { Why } from '@/components/page/why'
import { seatsText } from '@/university/catalogue/rules'
import { approvalsWaiting } from '@/university/enrolment/queries/approvals-waiting'

export default async function ApprovalsPage() {
  const { requests, viewer } = await ask(approvalsWaiting, {})
  return (
    <Page
      title="Approvals"
      facts={
        requests.length === 0
          ? undefined
          : requests.length === 1
            ? 'One request waits for you'
            : `${requests.length} requests wait for you`
      }
    >
      {requests.length === 0 ? (
        <Empty title="Nothing waits for you" action={<ButtonLink href="/">Today</ButtonLink>}>
          Requests for a seat by people who report to you, or to someone you act for, appear here.
        </Empty>
      ) : (
        <List>
          {requests.map((r) => (
            <Row
              key={r.id}
              title={`${r.person}: ${r.title}`}
              code={r.offering}
              href={`/courses/${r.course}`}
              detail={
                <>
                  {[r.jobTitle, seatsText(r)].filter(Boolean).join(' · ')}. Asked{' '}
                  <When at={r.requestedAt} zone={viewer.zone} now={viewer.now} />; ends{' '}
                  <When at={r.ends} zone={viewer.zone} now={viewer.now} />. Waits for {r.waitsFor}.
                </>
              }
              action={
                <>
                  <ActionButton
                    action={approve}
                    input={{ enrolment: r.id }}
                    kind="primary"
                    size="small"
                    label={`Approve ${r.person}: ${r.title}`}
                  >
                    Approve
                  </ActionButton>
                  <Why label="Decline">
                    <Form
                      action={decline}
                      submit="Decline"
                      label={`Decline ${r.person}: ${r.title}`}
                      kind="plain"
                      size="small"
                      compact
                    >
                      <Hidden name="enrolment" value={r.id} />
                      <TextField name="because" label={`Why, for ${r.person}`} required />
                    </Form>
                  </Why>
                </>
              }
            />
          ))}
        </List>
      )}
    </Page>
  )
}
