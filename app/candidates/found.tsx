import { ActionButton } from '@/components/form/form'
import { Empty } from '@/components/page/empty'
import { PersonName } from '@/components/page/person'
import { Because } from '@/components/page/why'
import { Tick } from '@/components/table/selection'
import { Table } from '@/components/table/table'
import { keep } from './actions'
import type { Candidates } from './candidates'
import { Place } from './place'
import { QuickestStep } from './quickest'
import { Verdict } from './verdict'

type Candidate = Candidates['rows'][number]

/**
 * Everyone found: qualified first, then who expires during, then everyone near with every reason.
 * `form`: where those ticked are sent.
 */
export function Found({ it, form }: { it: Candidates; form: string }) {
  return (
    <Table
      caption="People found"
      columns={[
        { head: 'Technician' },
        { head: 'For the whole period' },
        { head: 'Works' },
        { head: '' },
      ]}
      rows={it.rows.map((row) => ({
        key: row.id,
        cells: [
          <span key="n">
            <Tick value={row.id} label={`Compare ${row.name}`} form={form} />
            <span>
              <PersonName name={row.name} href={`/people/${row.id}`} detail={row.asked} />
            </span>
          </span>,
          <Verdict key="v" kind={row.kind} because={row.verdict} until={row.fitsUntil}>
            {row.quickest && !row.fitsUntil && <QuickestStep it={row.quickest} />}
          </Verdict>,
          <Works key="w" row={row} />,
          <Acts key="p" row={row} it={it} />,
        ],
      }))}
      empty={<Nobody it={it} />}
    />
  )
}

function Nobody({ it: { asked, requirement } }: { it: Candidates }) {
  if (asked.name)
    return (
      <Empty title={`Nobody here is called “${asked.name}”`}>
        Search by the beginning of a first or last name.
      </Empty>
    )
  if (!requirement)
    return (
      <Empty title="Nobody meets all of this">
        Leave out a condition, or search a name to see what stands in that person’s way.
      </Empty>
    )
  return (
    <Empty title="Nobody holds this, and nobody ever did">
      Leave out a condition, try another certification, or search a name to see what that person is
      missing.
    </Empty>
  )
}

const Works = ({ row }: { row: Candidate }) => (
  <>
    {[`${row.shift}s`, row.site].filter(Boolean).join(', ')}
    <Because>
      {row.load === 0
        ? 'free'
        : `on ${row.load} of ${row.capacity} ${row.capacity === 1 ? 'team' : 'teams'}`}
      {row.percent !== null && `, ${row.percent} % given away`}
    </Because>
  </>
)

const Acts = ({ row, it }: { row: Candidate; it: Candidates }) => (
  <>
    {it.position && <Place row={row} it={it} />}
    {it.maySave.ok &&
      (row.kept ? (
        <Because>
          On your <a href="/candidates/shortlist">shortlist</a>
        </Because>
      ) : (
        <ActionButton
          action={keep}
          input={{ person: row.id, position: it.position?.id }}
          kind="quiet"
          size="small"
          label={`Shortlist ${row.name}`}
        >
          Shortlist
        </ActionButton>
      ))}
  </>
)
