import { SignException } from '@/app/placements/[id]/sign'
import { ButtonLink } from '@/components/form/button'
import { PersonName } from '@/components/page/person'
import { Status } from '@/components/page/status'
import { DayText } from '@/components/page/when'
import { Because } from '@/components/page/why'
import { Table } from '@/components/table/table'
import type { Team } from './team'

type Position = Team['positions'][number]

/** The positions of a team and who is in each; those who may act on one find it beside it. */
export function People({ team }: { team: Team }) {
  if (!team.inside)
    return (
      <Table
        caption={`People of ${team.customer}`}
        columns={[{ head: 'Position' }, { head: 'Person' }]}
        rows={team.positions.map((it) => ({
          key: it.id,
          cells: [
            it.title,
            it.person && (
              <PersonName key="p" name={it.person.name} href={`/people/${it.person.id}`} />
            ),
          ],
        }))}
      />
    )
  return (
    <Table
      caption={`Positions of ${team.customer}`}
      columns={[
        { head: 'Position' },
        { head: 'Person' },
        { head: 'Requires' },
        { head: 'Standing' },
        { head: '' },
      ]}
      rows={team.positions.map((it) => ({
        key: it.id,
        cells: [
          <Title key="t" team={team} it={it} />,
          <Who key="w" it={it} />,
          it.requires || null,
          <Standing key="s" it={it} />,
          <Act key="a" it={it} today={team.today} />,
        ],
      }))}
    />
  )
}

const Title = ({ team, it }: { team: Team; it: Position }) => (
  <>
    <a href={`/teams/${team.code}/positions/${it.id}`}>{it.title}</a>
    {it.changes && (
      <Because>
        {it.changes.text} from <DayText day={it.changes.on} short />
      </Because>
    )}
  </>
)

function Who({ it }: { it: Position }) {
  return (
    <>
      {it.person ? (
        <PersonName name={it.person.name} href={`/people/${it.person.id}`} />
      ) : (
        <Because>
          {it.emptySince ? (
            <>
              empty since <DayText day={it.emptySince} short />
            </>
          ) : (
            'never filled'
          )}
        </Because>
      )}
      {it.shadows.map((shadow) => (
        <div key={shadow.placement}>
          <PersonName
            name={shadow.name}
            href={`/people/${shadow.id}`}
            detail={<a href={`/placements/${shadow.placement}`}>shadow</a>}
          />
        </div>
      ))}
      {it.next && (
        <Because>
          {it.next.name} from <DayText day={it.next.from} short />
        </Because>
      )}
    </>
  )
}

function Standing({ it }: { it: Position }) {
  if (!it.standing) return null
  return (
    <>
      <Status tone={it.standing.tone}>{it.standing.word}</Status>
      {it.standing.because && <Because>{it.standing.because}</Because>}
      {it.canTake !== null && (
        <Because>
          {it.canTake === 0
            ? 'Nobody can take it for the whole time.'
            : `${it.canTake} ${it.canTake === 1 ? 'person' : 'people'} can take it.`}{' '}
          <a href={`/candidates?position=${it.id}`}>
            {it.canTake === 0 ? 'See who is near' : 'See them'}
          </a>
        </Because>
      )}
      {it.mayFill.ok && (
        <Because>
          <a href={`/staffing/empty?position=${it.id}`}>How can it be filled?</a>
        </Because>
      )}
    </>
  )
}

function Act({ it, today }: { it: Position; today: string }) {
  if (it.mayFill.ok)
    return (
      <ButtonLink size="small" href={`/candidates?position=${it.id}`} label={`Fill ${it.title}`}>
        Fill
      </ButtonLink>
    )
  if (!it.placement || !it.person) return null
  const left = it.standing?.word === 'Left'
  return (
    <>
      {it.maySign.ok && it.standing?.word === 'Not certified' && (
        <SignException
          placement={it.placement}
          name={it.person.name}
          from={today}
          until={it.person.until}
        />
      )}
      <ButtonLink
        size="small"
        kind={it.mayEnd.ok ? 'plain' : 'quiet'}
        href={`/placements/${it.placement}${!it.mayEnd.ok ? '' : left ? '/end' : '/move'}`}
        label={
          it.mayEnd.ok
            ? `Move or end the placement of ${it.person.name}`
            : `The placement of ${it.person.name}`
        }
      >
        {!it.mayEnd.ok ? 'Details' : left ? 'End' : 'Move'}
      </ButtonLink>
    </>
  )
}
