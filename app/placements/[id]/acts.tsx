import { ButtonLink } from '@/components/form/button'
import { List, Row } from '@/components/page/card'
import { Section } from '@/components/page/section'
import { Because } from '@/components/page/why'
import type { Placement } from './placement'

/**
 * What can be done with a placement; each has its page, which shows the consequences before
 * anything changes.
 */
export function Acts({ it }: { it: Placement }) {
  if (!it.seesConsequences || it.over) return null
  const acts = [
    [
      'move',
      'Move',
      'To another position, from a day on. Without a target: what breaks if they go.',
      it.mayMove,
    ],
    ['swap', 'Swap', 'With someone who can take this place while they take theirs.', it.maySwap],
    [
      'end',
      'End',
      it.from > it.today ? 'It has not begun: it is taken back.' : 'With a last day and a reason.',
      it.mayEnd,
    ],
  ] as const
  return (
    <Section title="Change it" note="you see what breaks before anything changes">
      <List>
        {acts.map(([path, word, detail, may]) => (
          <Row
            key={path}
            title={word}
            detail={detail}
            action={
              may.ok || path === 'move' ? (
                <ButtonLink
                  size="small"
                  href={`/placements/${it.id}/${path}`}
                  label={may.ok ? `${word} this placement` : 'See what breaks'}
                >
                  {may.ok ? word : 'See what breaks'}
                </ButtonLink>
              ) : (
                <Because>{may.because}</Because>
              )
            }
          />
        ))}
      </List>
    </Section>
  )
}
