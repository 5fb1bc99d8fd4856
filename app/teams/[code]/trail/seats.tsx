import { dayText } from '@/components/page/dates'
import { PersonName } from '@/components/page/person'
import { Status, type Tone } from '@/components/page/status'
import { Because } from '@/components/page/why'
import { Cell } from '@/components/table/cell'
import { Table } from '@/components/table/table'
import type { trailOfTeam } from '@/university/staffing/teams/queries/team-trail'

type Seat = NonNullable<Awaited<ReturnType<typeof trailOfTeam.answer>>>['seats'][number]

const tones: Record<Seat['stood'], Tone> = {
  certified: 'good',
  'in grace': 'due',
  'nothing asked': 'plain',
  'by exception': 'info',
  'not certified': 'bad',
  'does not fit': 'bad',
  left: 'bad',
  empty: 'bad',
}
const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1)

/** Who was in which position on a day, by which award, and how that stood. */
export function Seats({ seats, code, on }: { seats: readonly Seat[]; code: string; on: string }) {
  return (
    <Table
      caption="Positions on that day"
      columns={[
        { head: 'Position' },
        { head: 'Person' },
        { head: 'That day' },
        { head: 'By which award' },
      ]}
      rows={seats.map((it) => ({
        key: it.id,
        cells: [
          <Cell
            key="p"
            title={it.title}
            href={`/teams/${code}/positions/${it.id}`}
            detail={it.asks || undefined}
          />,
          <Who key="w" it={it} />,
          <Stood key="s" it={it} />,
          <Behind key="b" it={it} on={on} />,
        ],
      }))}
    />
  )
}

function Who({ it }: { it: Seat }) {
  return (
    <>
      {it.person ? (
        <PersonName
          name={it.person.name}
          href={`/people/${it.person.id}`}
          detail={`since ${dayText(it.person.from, true)}${it.away ? ', away that day' : ''}`}
        />
      ) : (
        <Because>nobody</Because>
      )}
      {it.shadows.map((one) => (
        <PersonName key={one.id} name={one.name} href={`/people/${one.id}`} detail="shadow" />
      ))}
    </>
  )
}

function Stood({ it }: { it: Seat }) {
  return (
    <>
      <Status tone={tones[it.stood]}>{capital(it.stood)}</Status>
      {it.because && <Because>{it.because}</Because>}
      {it.exception && (
        <Because>
          Signed by {it.exception.by} until {dayText(it.exception.until, true)}:{' '}
          {it.exception.reason}
        </Because>
      )}
      {it.knownThen !== it.stood && <Because>As known then: {it.knownThen}.</Because>}
    </>
  )
}

function Behind({ it, on }: { it: Seat; on: string }) {
  return it.behind.map(({ asks, award, note }) => (
    <div key={asks}>
      {award ? (
        <a href={`/holdings/${award.holding}?on=${on}`}>
          {award.short}
          {award.examCode && ` by ${award.examCode}`}
        </a>
      ) : (
        `${asks}: none`
      )}
      {award && (
        <Because>
          {award.issuer}, {dayText(award.validFrom, true)} to{' '}
          {award.validUntil ? dayText(award.validUntil, true) : 'no end known'}
        </Because>
      )}
      {note && <Because>{capital(note)}.</Because>}
    </div>
  ))
}
