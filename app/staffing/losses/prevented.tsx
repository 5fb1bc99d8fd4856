import type { losses } from '@/university/staffing/coverage/queries/losses'
import { Remedy } from '../remedy'

type Answer = NonNullable<Awaited<ReturnType<typeof losses.answer>>>
type Fall = Answer['rows'][number]['falls'][number]

/**
 * The exam that renews, whether it is booked in time, and the next course with a free seat; or who
 * else could take the position.
 */
export function Prevented({ fall, everyone }: { fall: Fall; everyone: boolean }) {
  const { remedy } = fall
  const fill = everyone ? (
    <a
      href={`/candidates?position=${fall.positionId}&from=${fall.day}`}
      aria-label={`Find someone else for ${fall.title} in place of ${fall.person}`}
    >
      Find someone else
    </a>
  ) : (
    <a href={`/teams/${fall.code}/positions/${fall.positionId}`}>{fall.title}</a>
  )
  if (!remedy || fall.cause === 'leaves' || fall.cause === 'placement ends') return fill
  return (
    <span>
      <Remedy
        it={remedy}
        person={{ id: fall.personId, name: fall.person }}
        short={fall.held}
        slug={fall.slug ?? ''}
        by={lastGood(fall.day)}
        sees={everyone}
      >
        {' · '}
        {fill}
      </Remedy>
    </span>
  )
}

const lastGood = (day: string) => new Date(Date.parse(day) - 86_400_000).toISOString().slice(0, 10)
