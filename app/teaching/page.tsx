import { ask } from '@/app/_web/ask'
import { ButtonLink } from '@/components/form/button'
import { Banner } from '@/components/page/banner'
import { List, Row } from '@/components/page/card'
import { Code } from '@/components/page/code'
import { Empty } from '@/components/page/empty'
import { Page } from '@/components/page/page'
import { Section } from '@/components/page/section'
import { Status } from '@/components/page/status'
import { When } from '@/components/page/when'
import { Table } from '@/components/table/table'
import { modeWords, seatsText } from '@/university/catalogue/rules'
import { teaching } from '@/university/learning/queries/teaching'

export default async function TeachingPage() {
  const it = await ask(teaching, {})
  const { zone, now } = it.viewer
  const waiting = it.offerings.reduce((sum, o) => sum + o.requests + o.labs + o.marking, it.drafts)
  return (
    <Page
      title="My offerings"
      facts={
        waiting === 0
          ? 'Nothing waits for you'
          : waiting === 1
            ? 'One thing waits for you'
            : `${waiting} things wait for you`
      }
    >
      {it.drafts > 0 && (
        <Banner tone="due">
          {it.drafts === 1
            ? 'An offering was asked for and waits'
            : `${it.drafts} offerings were asked for and wait`}{' '}
          to be opened or declined.{' '}
          <a href="/teaching/drafts">{it.drafts === 1 ? 'Decide on it' : 'Decide on them'}</a>
        </Banner>
      )}
      <Section title="Today" note={it.sessions.length ? undefined : 'No session today'}>
        {it.sessions.length > 0 && (
          <List>
            {it.sessions.map((s) => (
              <Row
                key={s.id}
                title={s.title}
                code={s.course}
                href={`/teaching/${s.offeringId}`}
                detail={
                  <>
                    <When at={s.startsAt} zone={zone} now={now} />
                    {s.room && ` · ${s.room}`}
                  </>
                }
                action={
                  s.link &&
                  s.endsAt > +now && (
                    <ButtonLink href={s.link} label={`Join: ${s.title}`}>
                      Join
                    </ButtonLink>
                  )
                }
              />
            ))}
          </List>
        )}
      </Section>
      <Section title="Offerings">
        <Table
          caption="Offerings you teach or own"
          columns={[
            { head: 'Offering' },
            { head: 'Begins' },
            { head: 'Enrolled', numeric: true },
            { head: 'Seats' },
            { head: 'Waits for you' },
          ]}
          rows={it.offerings.map((o) => ({
            key: o.id,
            cells: [
              <span key="t">
                <a href={`/teaching/${o.id}`}>{o.title}</a> <Code>{o.code}</Code>
              </span>,
              o.startsAt ? (
                <When key="s" at={o.startsAt} zone={zone} now={now} />
              ) : (
                modeWords[o.mode]
              ),
              o.taken,
              o.cancelledAt ? (
                <Status key="c" tone="bad">
                  Cancelled
                </Status>
              ) : (
                seatsText(o) || 'no limit'
              ),
              o.requests + o.labs + o.marking ? (
                <Status key="w" tone="due">
                  {waitingText(o)}
                </Status>
              ) : (
                ''
              ),
            ],
          }))}
          empty={
            <Empty title="You teach nothing at the moment">
              Offerings appear here when you are named as their instructor.
            </Empty>
          }
        />
      </Section>
    </Page>
  )
}

const some = (n: number, one: string, more: string) =>
  n === 0 ? '' : n === 1 ? `1 ${one}` : `${n} ${more}`
const waitingText = (o: { requests: number; labs: number; marking: number }) =>
  [
    some(o.requests, 'request', 'requests'),
    some(o.labs, 'lab step', 'lab steps'),
    some(o.marking, 'exam to mark', 'exams to mark'),
  ]
    .filter(Boolean)
    .join(', ')
