import { ButtonLink } from '@/components/form/button'
import { dayText } from '@/components/page/dates'
import { Because } from '@/components/page/why'
import type { falls } from '@/university/staffing/coverage/queries/falls'

type Answer = NonNullable<Awaited<ReturnType<typeof falls.answer>>>
type Fall = Answer['rows'][number]

/**
 * What to do about one fall: what keeps whoever is in the position, or who else could take it from
 * that day.
 */
export function Next({ it, everyone }: { it: Fall; everyone: boolean }) {
  const keeps = keepsOf(it, everyone)
  return (
    <>
      {keeps && <a href={keeps.href}>{keeps.label}</a>}
      <Because>
        {everyone ? (
          <ButtonLink
            size="small"
            href={`/candidates?position=${it.positionId}&from=${it.day}`}
            label={`Find someone for ${it.title}, ${it.customer}, from ${dayText(it.day)}`}
          >
            Find someone
          </ButtonLink>
        ) : (
          <a href={`/teams/${it.code}/positions/${it.positionId}`}>The position</a>
        )}
      </Because>
    </>
  )
}

function keepsOf(
  { cause, personId, placement, slug, held, code, positionId }: Fall,
  everyone: boolean,
): { href: string; label: string } | undefined {
  if (cause === 'opens empty')
    return { href: `/teams/${code}/positions/${positionId}`, label: 'What it asks for' }
  if (cause === 'away' || cause === 'leaves') return undefined
  if (cause === 'exception ends' || cause === 'placement ends' || cause === 'starts uncertified')
    return placement === null
      ? undefined
      : {
          href: `/placements/${placement}`,
          label: cause === 'exception ends' ? 'Renew it or end' : 'The placement',
        }
  return slug === null || !everyone
    ? undefined
    : {
        href: `/certifications/${slug}/readiness?person=${personId}`,
        label: cause === 'lapse' ? 'The renewal' : `Ready for ${held}?`,
      }
}
