import { ButtonLink } from '@/components/form/button'
import { List, Row } from '@/components/page/card'
import { Section } from '@/components/page/section'
import { Status } from '@/components/page/status'
import { When } from '@/components/page/when'
import type { Queue, Session } from '@/university/reports/queries/home-mine'

/** An instructor's day: what waits to be marked, and today's sessions. */
export function Teaching({
  queue,
  sessions,
  zone,
  now,
}: {
  queue: Queue[]
  sessions: Session[]
  zone: string
  now: Date
}) {
  return (
    <>
      {queue.length > 0 && (
        <Section title="To mark" link={{ href: '/marking', label: 'The queue' }}>
          <List>
            {queue.map(({ item, title, code, waiting, oldest }, i) => (
              <Row
                key={item}
                title={title}
                code={code}
                detail={
                  <>
                    {waiting} handed in, the first <When at={oldest} zone={zone} now={now} />
                  </>
                }
                action={
                  <ButtonLink
                    href="/marking"
                    kind={i === 0 ? 'primary' : 'plain'}
                    size={i === 0 ? undefined : 'small'}
                    label={`Mark: ${title}`}
                  >
                    Mark
                  </ButtonLink>
                }
              />
            ))}
          </List>
        </Section>
      )}
      {sessions.length > 0 && (
        <Section title="Sessions today">
          <List>
            {sessions.map(({ id, title, code, startsAt, cancelled, room, offering }) => (
              <Row
                key={id}
                title={title}
                code={code}
                detail={
                  <>
                    <When at={startsAt} zone={zone} now={now} />
                    {room && ` · ${room}`}
                  </>
                }
                status={cancelled && <Status tone="bad">Cancelled</Status>}
                action={
                  <ButtonLink href={`/teaching/${offering}`} size="small" label={`Open: ${title}`}>
                    Open
                  </ButtonLink>
                }
              />
            ))}
          </List>
        </Section>
      )}
    </>
  )
}
