import { Status } from '@/components/page/status'
import { Cell } from '@/components/table/cell'
import { Table } from '@/components/table/table'
import type { Judged } from '@/university/staffing/eligibility/rules/team-rules'

/** The rules across a team on a day: kept or broken, who counts, how many are missing. */
export function TeamRules({ rules }: { rules: readonly Judged[] }) {
  return (
    <Table
      caption="Rules across the team"
      columns={[{ head: 'Rule' }, { head: 'Stands' }, { head: 'Who counts' }]}
      rows={rules.map((it) => ({
        key: it.rule.id,
        cells: [
          <Cell key="r" title={it.says} />,
          <Status key="s" tone={it.kept ? 'good' : 'bad'}>
            {it.kept ? 'Kept' : 'Broken'}
          </Status>,
          it.text,
        ],
      }))}
    />
  )
}
