import { Proof } from '@/app/staffing/empty/proof'
import { Card } from '@/components/page/card'
import { Empty } from '@/components/page/empty'
import { Section } from '@/components/page/section'
import { Status } from '@/components/page/status'
import { Pager } from '@/components/table/pager'
import { Table } from '@/components/table/table'
import type { Plan } from './plan'
import { planAddress } from './wish'

/**
 * What stays empty, and the proof that moving people does not help: the positions that compete, the
 * people, their room.
 */
export function Proofs({ it }: { it: Plan }) {
  if (!it.emptyCount)
    return <Empty title="No position stays empty">Every position of this plan is filled.</Empty>
  return (
    <>
      <Table
        caption="Positions that stay empty"
        columns={[{ head: 'Position' }, { head: 'Why' }, { head: '' }]}
        rows={it.empty.map((row) => ({
          key: row.id,
          cells: [
            <span key="p">
              <a href={`/teams/${row.code}/positions/${row.positionId}`}>{row.title}</a>,{' '}
              {row.customer} {row.criticality === 3 && <Status tone="bad">Critical</Status>}
            </span>,
            row.because,
            <a
              key="e"
              href={`/staffing/empty?position=${row.positionId}&on=${it.on}`}
              aria-label={`The proof for ${row.title} with ${row.customer}`}
            >
              Its own proof
            </a>,
          ],
        }))}
      />
      {it.proofs.map((proof) => (
        <Section
          key={proof.group}
          title={
            proof.qualified
              ? `${proof.competing} compete for ${proof.qualified}`
              : 'Nobody qualifies'
          }
        >
          <Card>
            <Proof it={proof} />
          </Card>
        </Section>
      ))}
      <Pager
        page={it.page}
        pages={it.pages}
        href={(page) => planAddress(it, { page })}
        count={it.emptyCount}
        noun={it.emptyCount === 1 ? 'position' : 'positions'}
      />
    </>
  )
}
