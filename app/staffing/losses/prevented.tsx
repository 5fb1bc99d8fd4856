import { dayText } from '@/components/dates'
import { Because } from '@/components/why'
import type { losses } from '@/university/staffing/queries/coverage/losses'

type Fall = NonNullable<Awaited<ReturnType<typeof losses.answer>>>['rows'][number]['falls'][number]

/** The exam that renews, whether it is booked in time, and the next course with a free seat; or who else could take the position. */
export function Prevented({ fall }: { fall: Fall }) {
  const { remedy } = fall
  const fill = <a href={`/candidates?position=${fall.positionId}`}>Find someone else</a>
  if (!remedy || fall.cause === 'leaves' || fall.cause === 'placement ends') return fill
  const seat = remedy.seat
  const [exam, on] = remedy.booked ?? []
  return (
    <span>
      {exam && on ? (
        <>
          {exam} is booked for {dayText(on, true)}
          {on >= fall.day ? ', too late' : ''}
        </>
      ) : remedy.exams.length > 0 ? (
        <>
          Pass {remedy.exams.join(' or ')} by <a href={`/certifications/bookings?person=${fall.personId}`}>{dayText(lastGood(fall.day), true)}</a>
        </>
      ) : (
        `Renew ${fall.held}`
      )}
      <Because>
        {seat ? (
          <a href={`/courses/${seat[0]}`}>
            {seat[0]}
            {seat[2] ? ` starts ${dayText(new Date(seat[2]).toISOString().slice(0, 10), true)}` : ', any time'}
            {seat[3] === null ? '' : `, ${seat[3]} free`}
          </a>
        ) : (
          'No course toward it has a free seat'
        )}
        {' · '}
        {fill}
      </Because>
    </span>
  )
}

const lastGood = (day: string) => new Date(Date.parse(day) - 86_400_000).toISOString().slice(0, 10)
