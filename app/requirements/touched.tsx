import { List, Row } from '@/components/page/card'
import { Section } from '@/components/page/section'
import { DayText } from '@/components/page/when'
import type { Touched } from '@/university/certification/required/queries/preview-hold-rule'

/** Who a change adds or drops, by number and name. */
export function TouchedPeople({ title, of, none }: { title: string; of: Touched; none: string }) {
  return (
    <Section
      title={`${title}: ${of.count.toLocaleString('en-US')}`}
      note={of.count > of.names.length ? `The first ${of.names.length} by name` : undefined}
    >
      <List>
        {of.names.length ? (
          of.names.map((one) => (
            <Row
              key={one.id}
              title={one.name}
              href={`/people/${one.id}`}
              detail={one.jobTitle}
              status={one.due && <DayText day={one.due} short />}
            />
          ))
        ) : (
          <Row title={none} />
        )}
      </List>
    </Section>
  )
}
