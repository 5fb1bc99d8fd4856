import { ask } from '@/app/_web/ask'
import { Section } from '@/components/section'
import { Timeline } from '@/components/timeline'
import { personTrail } from '@/university/record/queries'

/** What happened about this person, for whoever may read it. */
export async function Trail({ person }: { person: number }) {
  const { events, zone, now } = await ask(personTrail, { person })
  if (!events.length) return null
  return (
    <Section title="What happened" note="kept with the decision that caused it">
      <Timeline
        now={now}
        items={events.map(({ at, what, by, facts }) => ({
          at,
          zone,
          title: what.charAt(0).toUpperCase() + what.slice(1),
          by: by?.name ?? 'Guildhall',
          detail: facts.map(([name, value]) => `${name}: ${value}`).join(' · '),
        }))}
      />
    </Section>
  )
}
