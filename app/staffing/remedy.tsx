import type { ReactNode } from 'react'
import { dayText } from '@/components/page/dates'
import { Because } from '@/components/page/why'
import type { Remedy as Known } from '@/university/staffing/eligibility/queries/remedy'

type Props = {
  it: Known
  person: { id: number; name: string }
  short: string
  slug: string
  /** The last day on which it helps. */
  by?: string
  /** The viewer may look at this person's bookings. */
  sees: boolean
  children?: ReactNode
}

/**
 * What would earn or renew a certification: the exam, whether it is booked, and the next course
 * with a free seat, each a link to where one acts on it.
 */
export function Remedy({
  it: { exams, booked, seat },
  person,
  short,
  slug,
  by,
  sees,
  children,
}: Props) {
  const bookings = `/certifications/bookings?person=${person.id}`
  const [exam, on] = booked ?? []
  const until = by && ` by ${dayText(by, true)}`
  const said =
    exam && on
      ? `${exam} is booked for ${dayText(on, true)}${by && on > by ? ', too late' : ''}`
      : `Pass ${exams.join(' or ')}${until ?? ''}`
  return (
    <>
      {!exam && exams.length === 0 ? (
        <a href={`/certifications/${slug}`}>Earn {short}</a>
      ) : sees ? (
        <a href={bookings} aria-label={`${said}: ${person.name}`}>
          {said}
        </a>
      ) : (
        said
      )}
      <Because>
        {seat ? (
          <a href={`/courses/${seat[0]}`}>
            {seat[0]}
            {seat[2]
              ? ` starts ${dayText(new Date(seat[2]).toISOString().slice(0, 10), true)}`
              : ', any time'}
            {seat[3] === null ? '' : `, ${seat[3]} free`}
          </a>
        ) : (
          'No course toward it has a free seat'
        )}
        {children}
      </Because>
    </>
  )
}
