import { ask } from '@/app/_web/ask'
import { ButtonLink } from '@/components/form/button'
import { Empty } from '@/components/page/empty'
import { Page } from '@/components/page/page'
import { DayText, When } from '@/components/page/when'
import { Cell, Standing } from '@/components/table/cell'
import { Table } from '@/components/table/table'
import { offeringDrafts } from '@/university/enrolment/queries/drafts'

export default async function Drafts() {
  const it = await ask(offeringDrafts, {})
  const waiting = it.rows.filter((row) => row.decidedAt === null).length
  return (
    <Page
      title="Drafts of offerings"
      facts={`Offerings somebody asked for, because a certification will be short. ${waiting || 'None'} ${waiting === 1 ? 'waits' : 'wait'}.`}
    >
      <Table
        caption="Offerings that were asked for"
        columns={[
          { head: 'Course' },
          { head: 'When' },
          { head: 'Why' },
          { head: 'State' },
          { head: 'Next' },
        ]}
        empty={
          <Empty
            title="Nobody asked for an offering"
            action={
              it.plans && <ButtonLink href="/staffing/training">What must we train?</ButtonLink>
            }
          >
            When a staffing lead adopts a training plan, the offerings it takes wait here for the
            owner of the course.
          </Empty>
        }
        rows={it.rows.map((row) => ({
          key: row.id,
          cells: [
            <Cell
              key="c"
              title={row.title ?? row.code}
              code={row.code}
              detail={row.owner ? `Owned by ${row.owner}` : 'Nobody owns it: the registrar decides'}
            />,
            <Cell
              key="w"
              title={
                <>
                  <DayText day={row.startsOn} short /> to <DayText day={row.endsOn} short />
                </>
              }
              detail={`${row.mode}, ${row.seats ? `${row.seats} seats` : 'no limit of seats'}`}
            />,
            <Cell
              key="b"
              title={row.because}
              detail={
                <>
                  {row.draftedBy}, <When at={row.draftedAt} zone={it.zone} now={it.now} />
                </>
              }
            />,
            row.decidedAt === null ? (
              <Standing key="s" tone="due" word="Waits" />
            ) : row.offeringId ? (
              <Standing key="s" tone="good" word="Open">
                {row.offering}
              </Standing>
            ) : (
              <Standing key="s" tone="plain" word="Declined">
                {row.declinedBecause}
              </Standing>
            ),
            <ButtonLink
              key="n"
              size="small"
              href={row.offeringId ? `/teaching/${row.offeringId}` : `/teaching/drafts/${row.id}`}
              label={`${row.mayDecline.ok ? 'Decide' : 'Look at'} ${row.code}`}
            >
              {row.mayDecline.ok ? 'Decide' : 'Look'}
            </ButtonLink>,
          ],
        }))}
      />
    </Page>
  )
}
