import { PersonName } from '@/components/page/person'
import { Status } from '@/components/page/status'
import { Because } from '@/components/page/why'
import { Table } from '@/components/table/table'
import type { Plan } from './plan'
import { wish } from './wish'

/**
 * The changes of one chain: who leaves, who comes, from where and why; and to keep or to avoid it
 * when the plan is made anew.
 */
export function Chain({ it, chain }: { it: Plan; chain: Plan['chains'][number] }) {
  const wishes = it.mayMake.ok && chain.adopted === null
  /** Who is in it by now, where that changed; else how to keep who is. */
  const since = (row: (typeof chain)['changes'][number]) => {
    if (chain.adopted !== null) return undefined
    if (row.moved) return row.nowIn ? `now ${row.nowIn}` : 'now empty'
    if (!wishes || !row.beforeId) return undefined
    return (
      <a
        href={wish(it, 'pin', [row.positionId, row.beforeId])}
        aria-label={`Keep ${row.before} here`}
      >
        Keep here
      </a>
    )
  }
  return (
    <Table
      caption="Changes of this chain"
      columns={[
        { head: 'Position' },
        { head: chain.adopted === null ? 'Without it' : 'Before', named: true },
        { head: 'Then', named: true },
        { head: 'Why' },
      ]}
      rows={chain.changes.map((row) => ({
        key: row.id,
        cells: [
          <span key="p">
            <a href={`/teams/${row.code}/positions/${row.positionId}`}>{row.title}</a>
            <Because>
              {row.customer}
              {row.criticality === 3 && ', critical'}
            </Because>
          </span>,
          row.before && row.beforeId ? (
            <PersonName
              key="b"
              name={row.before}
              href={`/people/${row.beforeId}`}
              detail={since(row)}
            />
          ) : (
            <span key="b">
              empty
              {row.moved > 0 && <Because>{since(row)}</Because>}
            </span>
          ),
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
            {wishes && row.personId && (
              <Because>
                <a
                  href={wish(it, 'pin', [row.positionId, row.personId])}
                  aria-label={`Pin ${row.person} here`}
                >
                  Pin
                </a>{' '}
                ·{' '}
                <a
                  href={wish(it, 'forbid', [row.positionId, row.personId])}
                  aria-label={`Not ${row.person} here`}
                >
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
