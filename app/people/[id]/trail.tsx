import { ask } from '@/app/_web/ask'
import { Section } from '@/components/page/section'
import { Why } from '@/components/page/why'
import { Timeline } from '@/components/picture/timeline'
import { personTrail, type TrailEvent } from '@/university/record/queries'

const shown = 8

/** What happened about this person, for whoever may read it. */
export async function Trail({ person }: { person: number }) {
  const { events, zone, now, all } = await ask(personTrail, { person })
  if (!events.length) return null
  const moments = events.map((event) => momentOf(event, zone))
  return (
    <Section
      title="What happened"
      note="kept with the decision that caused it"
      link={all ? { href: `/record?person=${person}`, label: 'The whole record' } : undefined}
    >
      <Timeline now={now} items={moments.slice(0, shown)} />
      {moments.length > shown && (
        <Why label={`${moments.length - shown} earlier`}>
          <Timeline now={now} items={moments.slice(shown)} />
        </Why>
      )}
    </Section>
  )
}

const momentOf = ({ at, what, who, facts }: TrailEvent, zone: string) => ({
  at,
  zone,
  title: what.charAt(0).toUpperCase() + what.slice(1),
  by: who,
  detail: facts.map(([name, value]) => `${name}: ${value}`).join(' · '),
})
