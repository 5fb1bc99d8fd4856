import { Card, List, Row } from '@/components/card'
import { Section } from '@/components/section'
import { Status } from '@/components/status'
import type { emptyPositions } from '@/university/staffing/queries/empty-positions'
import { Proof } from './proof'

type Empty = NonNullable<Awaited<ReturnType<typeof emptyPositions.answer>>>['rows'][number]
const words = {
  moving: ['due', 'Moving problem'],
  certifying: ['bad', 'Certifying problem'],
  nobody: ['bad', 'Nobody qualifies'],
} as const

/** One empty position: the moves that fill it, or the proof that none do. */
export function OnePosition({ row }: { row: Empty }) {
  const [tone, word] = words[row.kind]
  return (
    <Section
      title={`${row.title}, ${row.customer}`}
      note={row.criticality === 3 ? 'critical' : undefined}
      link={{ href: `/teams/${row.code}`, label: 'The team' }}
    >
      {row.kind === 'moving' ? (
        <>
          <p>
            <Status tone={tone}>{word}</Status>{' '}
            {row.moves.length === 1 ? 'Filled without moving anyone else:' : `Filled by ${row.moves.length} changes that only work together:`}
          </p>
          <List>
            {row.moves.map((move) => (
              <Row
                key={move.id}
                title={`${move.title}, ${move.customer}`}
                href={`/teams/${move.code}`}
                detail={
                  move.person
                    ? `${move.person.name} comes ${move.from ? `from ${move.from.title}, ${move.from.customer}` : 'with room to spare'}${move.before ? `, and ${move.before.name} leaves` : ''}`
                    : `${move.before?.name ?? 'Nobody'} leaves, and it stays empty`
                }
                status={
                  <a href={`/candidates?position=${move.id}`} aria-label={`Place someone as ${move.title} with ${move.customer}`}>
                    Place
                  </a>
                }
              />
            ))}
          </List>
        </>
      ) : (
        <Card>
          <p>
            <Status tone={tone}>{word}</Status> {row.inPlace && `${row.inPlace.name} is in it and does not qualify.`}
          </p>
          {row.proof && <Proof it={row.proof} />}
          <p>
            <a href={`/candidates?position=${row.id}`}>Who is nearest to it</a> · <a href="/staffing/one-exam">Which exam fills most</a>
          </p>
        </Card>
      )}
    </Section>
  )
}
