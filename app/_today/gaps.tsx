import { ButtonLink } from '@/components/form/button'
import { Empty } from '@/components/page/empty'
import { Section } from '@/components/page/section'
import { Cell } from '@/components/table/cell'
import { Table } from '@/components/table/table'

type Row = {
  code: string
  customer: string
  site: string
  empty: number
  uncertified: number
  in30: number
  in90: number
}

/** Where positions are empty or will lose their certification in the next 90 days, worst first. */
export function Gaps({
  gaps,
}: {
  gaps: { rows: Row[]; withGap: number; teams: number; lapsing: number }
}) {
  const { rows, withGap, teams, lapsing } = gaps
  return (
    <Section
      title="Gaps and lapses"
      note={`${withGap} of ${teams} teams have a gap; ${lapsing} more positions lose theirs within 90 days`}
      link={{ href: '/coverage', label: 'Coverage' }}
    >
      <Table
        caption="Teams with empty positions or lapses in the next 90 days, worst first"
        columns={[
          { head: 'Customer team' },
          { head: 'Empty', numeric: true },
          { head: 'Not certified', numeric: true },
          { head: 'Lapse in 30 days', numeric: true },
          { head: 'In 90 days', numeric: true },
          { head: '' },
        ]}
        rows={rows.map(({ code, customer, site, empty, uncertified, in30, in90 }, i) => ({
          key: code,
          cells: [
            <Cell key="team" title={customer} href={`/teams/${code}`} detail={site} />,
            empty,
            uncertified,
            in30,
            in90,
            <ButtonLink
              key="see"
              href={`/teams/${code}`}
              size="small"
              kind={i === 0 ? 'primary' : 'plain'}
              label={`See the team: ${customer}`}
            >
              See the team
            </ButtonLink>,
          ],
        }))}
        empty={
          <Empty title="No gap now, and none in the next 90 days">
            Every position is filled by someone whose certification lasts.
          </Empty>
        }
      />
    </Section>
  )
}
