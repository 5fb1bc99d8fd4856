import { PersonName } from '@/components/person'
import { Status } from '@/components/status'
import { Table } from '@/components/table'
import { Because } from '@/components/why'
import type { Plan } from './plan'

/** The changes of one chain: who leaves, who comes, from where and why; and to keep or to avoid it when the plan is made anew. */
export function Chain({ it, chain }: { it: Plan; chain: Plan['chains'][number] }) {
  const wish = (name: 'pin' | 'forbid', position: number, person: number) =>
    `/plans/${it.id}?${new URLSearchParams({ [name]: `${position}:${person}` })}#adjust`
  return (
    <Table
      caption="Changes of this chain"
      columns={[{ head: 'Position' }, { head: 'Today' }, { head: 'Then' }, { head: 'Why' }]}
      rows={chain.changes.map((row) => ({
        key: row.id,
        cells: [
          <span key="p">
            <a href={`/teams/${row.code}`}>{row.title}</a>
            <Because>
              {row.customer}
              {row.criticality === 3 && ', critical'}
            </Because>
          </span>,
          row.before && row.beforeId ? <PersonName key="b" name={row.before} href={`/people/${row.beforeId}`} /> : 'empty',
          row.person && row.personId ? (
            <PersonName
              key="a"
              name={row.person}
              href={`/people/${row.personId}`}
              detail={row.fromTitle ? `from ${row.fromTitle}, ${row.fromCustomer}` : 'has room'}
            />
          ) : (
            <Status key="a" tone="bad">
              Empty
            </Status>
          ),
          <span key="w">
            {row.because}
            {it.mayMake.ok && row.personId && (
              <Because>
                <a href={wish('pin', row.positionId, row.personId)} aria-label={`Pin ${row.person} here`}>
                  Pin
                </a>{' '}
                ·{' '}
                <a href={wish('forbid', row.positionId, row.personId)} aria-label={`Not ${row.person} here`}>
                  Not this pair
                </a>
              </Because>
            )}
          </span>,
        ],
      }))}
    />
  )
}
