import { ask } from '@/app/_web/ask'
import { ActionButton } from '@/components/form/form'
import { List, Row } from '@/components/page/card'
import { Empty } from '@/components/page/empty'
import { Page } from '@/components/page/page'
import { Status } from '@/components/page/status'
import { When } from '@/components/page/when'
import { Why } from '@/components/page/why'
import { myNotices, type Notice } from '@/university/notices/queries/my-notices'
import { readNotice, readNotices } from './actions'

export default async function Notices() {
  const { notices, unread, upTo, readsOutbox, zone, now } = await ask(myNotices, {})
  return (
    <Page
      title="Notices"
      facts={
        <>
          {unread ? `${unread} new since you last looked.` : 'You have read them all.'}
          {readsOutbox && <a href="/outbox">What the university sent, to everyone</a>}
        </>
      }
      action={
        unread > 0 && (
          <ActionButton action={readNotices} input={{ upTo: upTo.event, messages: upTo.message }}>
            Mark all as read
          </ActionButton>
        )
      }
    >
      {notices.length ? (
        <List>
          {notices.map((notice) => (
            <Row
              key={notice.event ?? `m${notice.message}`}
              title={notice.text}
              href={notice.href}
              detail={<Detail it={notice} at={<When at={notice.at} zone={zone} now={now} />} />}
              status={notice.unread && <Status tone="info">New</Status>}
              action={
                notice.unread && (
                  <ActionButton
                    action={readNotice}
                    input={{ event: notice.event, message: notice.message }}
                    kind="quiet"
                    size="small"
                    label={`Mark as read: ${notice.text}`}
                  >
                    Mark as read
                  </ActionButton>
                )
              }
            />
          ))}
        </List>
      ) : (
        <Empty title="Nothing has happened that concerns you">
          A seat that frees, a result that is posted, a certification that ends soon, a request that
          waits for you: they appear here.
        </Empty>
      )}
    </Page>
  )
}

/** When it was; of a message also what to do, and behind "why" what it was sent for. */
function Detail({ it, at }: { it: Notice; at: React.ReactNode }) {
  if (!it.because) return at
  return (
    <>
      {it.todo} {at}
      <Why>
        {it.because}
        {it.before
          ? ` You were told ${it.before === 1 ? 'once' : `${it.before} times`} before.`
          : ''}
      </Why>
    </>
  )
}
