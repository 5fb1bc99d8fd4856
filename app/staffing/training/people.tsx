import { Section } from '@/components/page/section'
import { DayText } from '@/components/page/when'
import { Cell } from '@/components/table/cell'
import { Tick } from '@/components/table/selection'
import { Table } from '@/components/table/table'
import type { Lines } from './lines'

/**
 * Who would earn or renew what: why they, what they would do, and the last day to begin. `ticks`:
 * to be chosen from.
 */
export function People({ lines, today, ticks }: { lines: Lines; today: string; ticks: boolean }) {
  return (
    <Section
      title="Who, in what, by when"
      note="nearest first: renewals before what was never held, people with room before people others need"
    >
      <Table
        caption="Who would be certified in what"
        columns={[
          ...(ticks ? [{ head: 'Tick' }] : []),
          { head: 'Person' },
          { head: 'Certification' },
          { head: 'Why' },
          { head: 'What they would do' },
          { head: 'Begin by' },
        ]}
        rows={lines.rows.map((row) => ({
          key: row.key,
          cells: [
            ...(ticks
              ? [
                  <Tick
                    key="t"
                    name="line"
                    value={row.key}
                    checked={row.asked === null}
                    label={`${row.person}, ${row.certification}`}
                  />,
                ]
              : []),
            <Cell key="p" title={row.person} href={`/people/${row.personId}`} />,
            <Cell
              key="c"
              title={row.certification}
              href={`/certifications/${row.slug}`}
              detail={row.renews ? 'Renews' : 'Earns'}
            />,
            row.because,
            <Cell
              key="w"
              title={row.how}
              detail={
                <>
                  Counts from <DayText day={row.ready} short /> at the soonest
                  {row.asked && '; required of them already'}
                </>
              }
            />,
            <DayText key="d" day={row.startBy} today={today} short />,
          ],
        }))}
      />
    </Section>
  )
}
