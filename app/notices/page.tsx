import { ask } from '@/app/_web/ask'
import { List, Row } from '@/components/card'
import { Empty } from '@/components/empty'
import { ActionButton } from '@/components/form'
import { Page } from '@/components/page'
import { Status } from '@/components/status'
import { When } from '@/components/when'
import { myNotices } from '@/university/notices/queries'
import { readNotices } from './actions'

export default async function Notices() {
  const { notices, unread, zone, now } = await ask(myNotices, {})
  const newest = notices[0]?.id
  return (
    <Page
      title="Notices"
      facts={unread ? `${unread} new since you last looked.` : 'You have read them all.'}
      action={
        unread > 0 && (
          <ActionButton action={readNotices} input={{ upTo: newest }}>
            Mark all as read
          </ActionButton>
        )
      }
    >
      {notices.length ? (
        <List>
          {notices.map((notice) => (
            <Row
              key={notice.id}
              title={notice.text}
              href={notice.href}
              detail={<When at={notice.at} zone={zone} now={now} />}
              status={notice.unread && <Status tone="info">New</Status>}
            />
          ))}
        </List>
      ) : (
        <Empty title="Nothing has happened that concerns you">
          A seat that frees, a result that is posted, a request that waits for you: they appear here.
        </Empty>
      )}
    </Page>
  )
}
