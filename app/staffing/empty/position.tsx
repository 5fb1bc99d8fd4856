import { findFor } from '@/app/candidates/find'
import { Card, List, Row } from '@/components/page/card'
import { Section } from '@/components/page/section'
import { Status } from '@/components/page/status'
import type { emptyPositions } from '@/university/staffing/plans/queries/empty-positions'
import { Proof } from './proof'

type Empty = NonNullable<Awaited<ReturnType<typeof emptyPositions.answer>>>['rows'][number]
const words = {
  moving: ['due', 'Moving problem'],
  certifying: ['bad', 'Certifying problem'],
  nobody: ['bad', 'Nobody qualifies'],
} as const

/**
 * One empty position: the moves that fill it, or the proof that none do. `exam`: where one asks
 * which exam fills most, of the same.
 */
export function OnePosition({
  row,
  on,
  today,
  exam,
}: {
  row: Empty
  on: string
  today: string
  exam: string
}) {
  const [tone, word] = words[row.kind]
  // The day an act would begin, where it is not the usual one.
  const from = on > today ? on : undefined
  return (
    <Section
      title={`${row.title}, ${row.customer}`}
      note={row.criticality === 3 ? 'critical' : undefined}
      link={{ href: `/teams/${row.code}/positions/${row.id}`, label: 'The position' }}
    >
      {row.kind === 'moving' ? (
        <>
          <p>
            <Status tone={tone}>{word}</Status>{' '}
            {row.moves.length === 1
              ? 'Filled without moving anyone else:'
              : `Filled by ${row.moves.length} changes that only work together, as a plan makes them:`}
          </p>
          <List>
            {row.moves.map((move) => (
              <Row
                key={move.id}
                title={`${move.title}, ${move.customer}`}
                href={`/teams/${move.code}/positions/${move.id}`}
                detail={
                  move.person
                    ? `${move.person.name} comes ${move.from ? `from ${move.from.title}, ${move.from.customer}` : 'with room to spare'}${move.before ? `, and ${move.before.name} leaves` : ''}`
                    : `${move.before?.name ?? 'Nobody'} leaves, and it stays empty`
                }
                status={
                  move.person && move.placement ? (
                    <a
                      href={`/placements/${move.placement}/move?${new URLSearchParams({ to: String(move.id), ...(from && { on: from }) })}`}
                      aria-label={`Move ${move.person.name} to ${move.title} with ${move.customer}`}
                    >
                      Move
                    </a>
                  ) : (
                    move.person && (
                      <a
                        href={findFor(move.id, on, today)}
                        aria-label={`Place ${move.person.name} as ${move.title} with ${move.customer}`}
                      >
                        Place
                      </a>
                    )
                  )
                }
              />
            ))}
          </List>
        </>
      ) : (
        <Card>
          <p>
            <Status tone={tone}>{word}</Status>{' '}
            {row.inPlace && (
              <>
                <a href={`/people/${row.inPlace.id}`}>{row.inPlace.name}</a> is in it and does not
                qualify.{' '}
                <a
                  href={`/coverage/${row.code}?on=${on}`}
                  aria-label={`Why ${row.inPlace.name} does not qualify`}
                >
                  Why
                </a>
              </>
            )}
          </p>
          {row.proof && <Proof it={row.proof} />}
          <p>
            <a href={findFor(row.id, on, today)}>Who is nearest to it</a> ·{' '}
            <a href={exam}>Which exam fills most</a>
          </p>
        </Card>
      )}
    </Section>
  )
}
