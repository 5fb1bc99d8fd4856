import { Card, List, Row } from '@/components/page/card'
import { Section } from '@/components/page/section'
import { Status } from '@/components/page/status'
import { DayText } from '@/components/page/when'
import { later } from '@/university/calendar'
import type { Placement } from './placement'
import { SignException } from './sign'

/** Who signed that they may be here without what is asked for, why and until when. */
export function Exceptions({ it }: { it: Placement }) {
  const needed = it.standing.word === 'Not certified'
  if (it.exceptions.length === 0 && !(it.maySign.ok && needed)) return null
  return (
    <Section title="Exceptions" note="each ends by itself">
      {it.exceptions.length > 0 && (
        <List>
          {it.exceptions.map((one) => (
            <Row
              key={one.id}
              title={one.reason}
              detail={
                <>
                  Signed by {one.by}, <DayText day={one.from} short /> to{' '}
                  <DayText day={one.until} today={it.today} />
                </>
              }
              status={
                one.until < it.today ? (
                  <Status tone="plain">Over</Status>
                ) : (
                  <Status tone="info">{one.from > it.today ? 'To come' : 'In force'}</Status>
                )
              }
            />
          ))}
        </List>
      )}
      {it.mayEnd.ok || it.mayTick.ok || needed ? (
        it.maySign.ok ? (
          <Card>
            <SignException
              placement={it.id}
              name={it.name}
              from={later(it.from, it.today)}
              until={it.until}
            />
          </Card>
        ) : (
          needed && <Card>{it.maySign.because}</Card>
        )
      ) : null}
    </Section>
  )
}
