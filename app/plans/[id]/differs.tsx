import { Card } from '@/components/page/card'
import { Section } from '@/components/page/section'
import type { Plan } from './plan'

type Lines = NonNullable<Plan['previous']>['gone']

/** What this plan proposes otherwise than the one it was made from. */
export function Differs({ it }: { it: Plan }) {
  const { previous } = it
  if (!previous || it.state !== 'ready') return null
  const { more, gone, added } = previous
  const filled =
    more === 0
      ? 'Fills as many positions'
      : more > 0
        ? `Fills ${more} more`
        : `Fills ${-more} fewer`
  return (
    <Section
      title={`Beside plan ${previous.id}`}
      link={{ href: `/plans/${previous.id}`, label: 'See it' }}
    >
      <Card>
        <p>{filled}.</p>
        {gone.length + added.length === 0 && <p>The same changes.</p>}
        <Side title="New here" lines={added} />
        <Side title="No more" lines={gone} />
      </Card>
    </Section>
  )
}

function Side({ title, lines }: { title: string; lines: Lines }) {
  if (!lines.length) return null
  return (
    <p>
      <b>{title}: </b>
      {lines
        .map((line) => `${line.person ?? 'nobody'} for ${line.title} with ${line.customer}`)
        .join('; ')}
      .
    </p>
  )
}
