import { ButtonLink } from '@/components/form/button'
import { Section } from '@/components/page/section'
import { Status } from '@/components/page/status'
import { When } from '@/components/page/when'
import { Cell } from '@/components/table/cell'
import { Table } from '@/components/table/table'
import type { Due as Item } from '@/university/reports/rules/due'

/** What is overdue or due soon, and places in a line. */
export function Due({ due, now }: { due: Item[]; now: Date }) {
  return (
    <Section title="Due">
      <Table
        bare
        caption="What is due, and where you stand in a line"
        columns={[{ head: 'What' }, { head: 'When' }, { head: '' }]}
        rows={due.map(({ key, title, code, detail, tone, word, at, zone, action, href }) => ({
          key,
          cells: [
            <Cell key="what" title={title} code={code} detail={detail} />,
            <Status key="when" tone={tone}>
              {at && zone ? <When at={at} zone={zone} now={now} /> : word}
            </Status>,
            <ButtonLink key="act" href={href} size="small" label={`${action}: ${title}`}>
              {action}
            </ButtonLink>,
          ],
        }))}
      />
    </Section>
  )
}
