import { ButtonLink } from '@/components/form/button'
import { List, Row } from '@/components/page/card'
import { dayText } from '@/components/page/dates'
import { Section } from '@/components/page/section'
import { addressOf } from '../solving'
import type { Asked } from './answer'

/**
 * Where to begin: what is asked most, each with this company's own names, one press from its
 * answer.
 */
export function Examples({ it }: { it: Asked }) {
  const { examples, on } = it
  const { customer, certification, person } = examples
  const rows: ({ title: string; detail: string; query: Record<string, string> } | null)[] = [
    customer && {
      title: `We sign one more customer like ${customer.name}`,
      detail: 'The largest contract of today, once more.',
      query: { like: customer.key },
    },
    certification && {
      title: `The exam for ${certification.name} retires`,
      detail: 'What most positions ask for: holders keep it to its end, nobody renews it.',
      query: { retire: certification.key, retireHow: 'exam' },
    },
    certification && {
      title: `${certification.name} counts no more`,
      detail: 'From tomorrow, for everyone who holds it.',
      query: { retire: certification.key, retireHow: 'sunset' },
    },
    person && {
      title: `${person.name} leaves`,
      detail: 'On the most critical work today.',
      query: { leave: person.key },
    },
  ]
  return (
    <Section
      title="Ask one of these"
      note={`for ${dayText(on)}, or say what would be different yourself`}
    >
      <List>
        {rows
          .flatMap((row) => row ?? [])
          .map(({ title, detail, query }) => (
            <Row
              key={title}
              title={title}
              detail={detail}
              action={
                <ButtonLink
                  size="small"
                  href={`/staffing/what-if?${addressOf({ ...it, team: '' }, query)}`}
                  label={`See: ${title}`}
                >
                  See what that means
                </ButtonLink>
              }
            />
          ))}
      </List>
    </Section>
  )
}
