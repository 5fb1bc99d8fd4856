import { ButtonLink } from '@/components/form/button'
import { List, Row } from '@/components/page/card'
import { Empty } from '@/components/page/empty'
import { Section } from '@/components/page/section'
import { Status } from '@/components/page/status'
import type { Candidates } from './candidates'

const harm = { 3: ['bad', 'Critical'], 2: ['due', 'Important'], 1: ['plain', 'Can wait'] } as const

/** Where a search begins: the positions nobody is in. */
export function Begin({ open }: { open: Candidates['open'] }) {
  if (open.length === 0)
    return (
      <Empty title="Every position is filled">
        To look around all the same, say what they must hold: a certification or an exam code; &
        between two that are both needed, | where either does.
      </Empty>
    )
  return (
    <Section title="Empty positions" note="what hurts the customer most first">
      <List>
        {open.map((it) => {
          const [tone, word] = harm[it.criticality as 1 | 2 | 3]
          return (
            <Row
              key={it.id}
              title={`${it.customer}, ${it.title}`}
              href={`/teams/${it.code}`}
              status={<Status tone={tone}>{word}</Status>}
              action={
                <ButtonLink
                  size="small"
                  href={`/candidates?position=${it.id}`}
                  label={`Find someone for ${it.customer}, ${it.title}`}
                >
                  Find someone
                </ButtonLink>
              }
            />
          )
        })}
      </List>
    </Section>
  )
}
