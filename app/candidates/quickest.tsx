import { DayText } from '@/components/page/when'
import { Because } from '@/components/page/why'
import type { Candidates } from './candidates'

type Quickest = NonNullable<Candidates['rows'][number]['quickest']>

/** What to do first, and where a course on the way has a free seat. */
export function QuickestStep({ it: { text, of, offering } }: { it: Quickest }) {
  return (
    <Because wide>
      {of > 1 ? `Quickest of ${of}: ` : 'Next: '}
      {text}
      {offering && (
        <>
          {offering.already ? '; already in ' : '; a seat in '}
          <a href={`/courses/${offering.courseCode}`} title={offering.title}>
            {offering.code}
          </a>
          {offering.startsOn ? (
            <>
              , starts <DayText day={offering.startsOn} />
            </>
          ) : (
            ', starts any time'
          )}
          {!offering.already &&
            offering.seatsLeft !== null &&
            `, ${offering.seatsLeft} ${offering.seatsLeft === 1 ? 'seat' : 'seats'} left`}
        </>
      )}
    </Because>
  )
}
