import { Remedy } from '@/app/staffing/remedy'
import { ButtonLink } from '@/components/form/button'
import { Because } from '@/components/page/why'
import type { exceptions } from '@/university/staffing/placement/queries/exceptions'

type Answer = NonNullable<Awaited<ReturnType<typeof exceptions.answer>>>
type Row = Answer['rows'][number]

/** What makes an exception needless, and the placement, where it is renewed or ended. */
export function Next({ it, ended, everyone }: { it: Row; ended: boolean; everyone: boolean }) {
  const placement = (
    <ButtonLink
      size="small"
      href={`/placements/${it.placement}`}
      label={`The placement of ${it.person} with ${it.customer}`}
    >
      {ended ? 'The placement' : it.gone ? 'End it' : 'Renew or end'}
    </ButtonLink>
  )
  return (
    <>
      {!ended && !it.gone && it.remedy && it.slug && it.short && (
        <Remedy
          it={it.remedy}
          person={{ id: it.personId, name: it.person }}
          short={it.short}
          slug={it.slug}
          by={it.until}
          sees={everyone}
        />
      )}
      <Because>{placement}</Because>
    </>
  )
}
