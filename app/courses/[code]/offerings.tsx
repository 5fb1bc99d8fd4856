import { ButtonLink } from '@/components/form/button'
import { ActionButton } from '@/components/form/form'
import { List, Row } from '@/components/page/card'
import { Status } from '@/components/page/status'
import { When } from '@/components/page/when'
import type { course } from '@/university/catalogue/queries/course'
import { modeWords, seatsText } from '@/university/catalogue/rules'
import { stateWords } from '@/university/enrolment/rules/seat'
import { accept, enrol, passOn } from '../actions'

type Course = NonNullable<Awaited<ReturnType<typeof course.answer>>>
type Offering = Course['offerings'][number]

/** Each date with its seats, its queue, and the reader's place in it. */
export function Offerings({
  offerings,
  viewer,
}: {
  offerings: Offering[]
  viewer: Course['viewer']
}) {
  return (
    <List>
      {offerings.map((o) => (
        <Row
          key={o.offeringId}
          title={
            o.startsAt ? (
              <When at={o.startsAt} zone={viewer.zone} now={viewer.now} />
            ) : (
              'Start any time'
            )
          }
          code={o.offering}
          detail={
            <>
              {[
                modeWords[o.mode],
                seatsText(o),
                o.instructors.map((p) => p.name).join(', '),
                o.approval ? 'your manager approves' : '',
              ]
                .filter(Boolean)
                .join(' · ')}
              {o.nextSession && o.startsAt !== o.nextSession.startsAt && (
                <>
                  {' · next session '}
                  <When at={o.nextSession.startsAt} zone={viewer.zone} now={viewer.now} />
                </>
              )}
            </>
          }
          status={
            o.live && (
              <Status tone={stateWords[o.live.state].tone}>
                {o.position ? `${ordinal(o.position)} in the queue` : stateWords[o.live.state].text}
              </Status>
            )
          }
          action={<Action o={o} />}
        />
      ))}
    </List>
  )
}

function Action({ o }: { o: Offering }) {
  if (o.live?.state === 'enrolled')
    return <ButtonLink href={`/learning/${o.live.id}`}>Open</ButtonLink>
  if (o.live?.state === 'offered')
    return (
      <>
        <ActionButton action={accept} input={{ enrolment: o.live.id }} kind="primary">
          Accept
        </ActionButton>
        <ActionButton
          action={passOn}
          input={{ enrolment: o.live.id }}
          confirm="The seat goes to the next in line and your place in the queue ends."
        >
          Pass on
        </ActionButton>
      </>
    )
  if (o.live) return <ButtonLink href="/learning">Details</ButtonLink>
  return (
    <ActionButton
      action={enrol}
      input={{ offering: o.offeringId }}
      kind={o.seatsAtOnce ? 'primary' : 'plain'}
      because={o.mayEnrol.ok ? undefined : o.mayEnrol.because}
      label={`${enrolWord(o)}: ${o.offering}`}
    >
      {enrolWord(o)}
    </ActionButton>
  )
}

const enrolWord = (o: Offering) =>
  o.approval ? 'Ask for a seat' : o.seatsAtOnce ? 'Enrol' : 'Join the waitlist'
const words = ['First', 'Second', 'Third', 'Fourth', 'Fifth']
const ordinal = (n: number) => words[n - 1] ?? `Number ${n}`
