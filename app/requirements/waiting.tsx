import { ask } from '@/app/_web/ask'
import { List, Row } from '@/components/page/card'
import { Section } from '@/components/page/section'
import { Status } from '@/components/page/status'
import { DayText, When } from '@/components/page/when'
import { Why } from '@/components/page/why'
import { extensionsWaiting } from '@/university/certification/required/queries/due-extensions'
import { Answer } from './must'

/** Requests for more time that wait for whoever looks. */
export async function MoreTimeAsked() {
  const { rows, zone, now, today } = await ask(extensionsWaiting, {})
  if (!rows.length) return null
  return (
    <Section title="More time asked" note="Answered by someone who neither asked nor gets it">
      <List>
        {rows.map((it) => (
          <Row
            key={it.id}
            title={`${it.name}: ${it.short}`}
            href={`/people/${it.personId}`}
            detail={
              <>
                From <DayText day={it.before} short /> to <DayText day={it.until} short />:{' '}
                {it.reason} Asked
                {it.askedById === it.personId ? '' : ` by ${it.askedBy}`}{' '}
                <When at={it.askedAt} zone={zone} now={now} />.
                <Why label="Answer">
                  <Answer extension={it.id} />
                </Why>
              </>
            }
            status={
              <Status tone={it.before < today ? 'bad' : 'due'}>
                {it.before < today ? 'Overdue' : 'Due'}
              </Status>
            }
          />
        ))}
      </List>
    </Section>
  )
}
