import { List, Row } from '@/components/page/card'
import { Section } from '@/components/page/section'
import { Status } from '@/components/page/status'
import { DayText, When } from '@/components/page/when'
import type { Joining } from './joining'

/** One certification away: which, and the next step towards it. */
export function Away({ it }: { it: Joining }) {
  if (it.away.length === 0) return null
  return (
    <Section
      title="One certification away"
      note={
        it.counts.away > it.away.length
          ? `the ${it.away.length} that matter most of ${it.counts.away}`
          : undefined
      }
    >
      <List>
        {it.away.map((position) => (
          <Row
            key={position.id}
            title={`${position.customer}, ${position.title}`}
            href={`/teams/${position.code}`}
            detail={
              <>
                Asks for {position.requires}.{' '}
                {position.missing?.alternatives.map((one, n) => (
                  <span key={one.certification}>
                    {n > 0 && ' '}
                    <Step it={it} certification={one.certification} />
                  </span>
                ))}
              </>
            }
            status={<Status tone="plain">{`Needs ${position.missing?.name}`}</Status>}
          />
        ))}
      </List>
    </Section>
  )
}

function Step({ it, certification }: { it: Joining; certification: number }) {
  const remedy = it.remedies.find((one) => one.id === certification)
  if (!remedy) return null
  const [course, offering, startsAt, free] = remedy.seat ?? []
  return (
    <>
      <a href={`/certifications/${remedy.slug}`}>{remedy.short}</a>
      {remedy.booked ? (
        <>
          : you sit {remedy.booked[0]} on <DayText day={remedy.booked[1]} />.
        </>
      ) : remedy.exams?.length ? (
        `: sit ${remedy.exams.join(' or ')}.`
      ) : (
        ': earned here.'
      )}
      {course && offering && (
        <>
          {' '}
          <a href={`/courses/${course}`}>{course}</a> {startsAt ? 'starts ' : 'starts any time'}
          {startsAt && <When at={startsAt} zone={it.zone} now={it.at} />}
          {free !== null && free !== undefined && `, ${free} ${free === 1 ? 'seat' : 'seats'} free`}
          .
        </>
      )}
    </>
  )
}
