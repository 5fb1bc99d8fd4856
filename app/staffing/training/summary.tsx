import { Facts } from '@/components/page/facts'
import { Section } from '@/components/page/section'
import { DayText } from '@/components/page/when'
import { Why } from '@/components/page/why'
import type { Found } from './found'

export function Summary({ it: { plan, leads, on } }: { it: Found }) {
  const empty = ({ filled, empty }: { filled: number; empty: readonly number[] }) =>
    `${plan.positions - filled}${empty[2] ? `, ${empty[2]} of them critical` : ''}`
  return (
    <Section title="In numbers">
      <Facts
        items={[
          ['On', <DayText key="on" day={on} />],
          ['Positions', plan.positions],
          ['Empty after the best reshuffle', empty(plan.before)],
          ['Certifications', plan.certifications],
          ['Filled by them', plan.closed],
          ['Still empty', empty(plan.after)],
        ]}
      />
      <Why label="How is it counted?">
        <p>
          Whoever is certified on the day is moved to where they fill most, the most critical
          positions first. What is empty then is solved again with everyone who could be certified
          in time; the fewest certifications win, then the fewest moves, then the nearest people.
          With those added it is solved a last time, which proves them enough.
        </p>
        <p>
          An outside exam is booked {leads.exam} days ahead. A certificate is checked, or our own
          work marked, within {leads.award} days. A course takes {leads.hoursAWeek} hours a week
          beside work. A new offering is announced {leads.notice} days before it begins.
        </p>
      </Why>
    </Section>
  )
}
