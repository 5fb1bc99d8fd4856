import { dayText } from '@/components/page/dates'
import { PersonName } from '@/components/page/person'
import { Because } from '@/components/page/why'
import { Table } from '@/components/table/table'
import type { positionPage } from '@/university/staffing/teams/queries/position'

type Placed = NonNullable<Awaited<ReturnType<typeof positionPage.answer>>>['people'][number]

/** Everyone who was or will be in a position, newest first. */
export function PeopleSince({ people, today }: { people: readonly Placed[]; today: string }) {
  return (
    <Table
      caption="Everyone who was in this position"
      columns={[
        { head: 'Person' },
        { head: 'From and until' },
        { head: 'Qualified by' },
        { head: 'Decided' },
      ]}
      rows={people.map((it) => ({
        key: it.id,
        cells: [
          <PersonName
            key="p"
            name={it.name}
            href={`/people/${it.personId}`}
            detail={it.kind === 'shadow' ? 'shadow' : undefined}
          />,
          <span key="d">
            {dayText(it.from, true)} to{' '}
            {it.until ? dayText(it.until, true) : it.from > today ? 'no end' : 'today'}
          </span>,
          <By key="b" it={it} />,
          <Decided key="w" it={it} />,
        ],
      }))}
    />
  )
}

function By({ it }: { it: Placed }) {
  return (
    <>
      {it.awards.map((one) => (
        <div key={one.short + one.validFrom}>
          {one.holding === null ? (
            one.short
          ) : (
            <a href={`/holdings/${one.holding}?on=${it.from}`}>{one.short}</a>
          )}
          <Because>
            {one.issuer}, {dayText(one.validFrom, true)} to{' '}
            {one.validUntil ? dayText(one.validUntil, true) : 'no end known'}
          </Because>
        </div>
      ))}
      {lacking(it) && <Because>{lacking(it)}</Because>}
      {it.exceptions.map((one) => (
        <Because key={`${one.from} ${one.until} ${one.by}`}>
          Exception by {one.by} until {dayText(one.until, true)}: {one.reason}
        </Because>
      ))}
    </>
  )
}

/** What was not there on the first day, in words: the column is never blank. */
function lacking({ asked, held, awards }: Placed): string {
  if (asked === 0) return 'It asked for no certification'
  if (held === null) return awards.length ? '' : 'Not covered by a certification'
  if (held === 0) return 'Held nothing of what it asked for'
  return held < asked ? `Held ${held} of the ${asked} it asked for` : ''
}

function Decided({ it }: { it: Placed }) {
  return (
    <>
      {it.by && (
        <Because>
          Placed by {it.by}
          {it.because && `: ${it.because}`}
        </Because>
      )}
      {it.until && (it.endedBy || it.endedBecause) && (
        <Because>
          Ended{it.endedBy && ` by ${it.endedBy}`}
          {it.endedBecause && `: ${it.endedBecause}`}
        </Because>
      )}
    </>
  )
}
