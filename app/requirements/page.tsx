import { ask } from '@/app/_web/ask'
import { ButtonLink } from '@/components/form/button'
import { Empty } from '@/components/page/empty'
import { Page } from '@/components/page/page'
import { Status } from '@/components/page/status'
import { Tabs } from '@/components/page/tabs'
import { Cell } from '@/components/table/cell'
import { Pager } from '@/components/table/pager'
import { Table } from '@/components/table/table'
import { holdRules, soonDays } from '@/university/certification/required/queries/hold-rules'
import { MoreTimeAsked } from './waiting'

const columns = [
  { head: 'Must hold' },
  { head: 'Who' },
  { head: 'People', numeric: true },
  { head: 'Fulfilled', numeric: true },
  { head: `Due in ${soonDays} days`, numeric: true },
  { head: 'Overdue', numeric: true },
]
const empty = {
  '': {
    title: 'No rule asks for anything',
    text: 'A rule says who must hold a certification, by when and why.',
  },
  placements: {
    title: 'No placement outlasts a certification',
    text: 'Placing someone whose certification ends on the way makes one of these.',
  },
  ended: {
    title: 'No rule has ended',
    text: 'Rules that ended or were changed stay here, with the reason.',
  },
}

export default async function Requirements({
  searchParams,
}: {
  searchParams: Promise<Record<string, string>>
}) {
  const it = await ask(holdRules, await searchParams)
  const tab = (view: typeof it.view, label: string) => ({
    href: view ? `/requirements?view=${view}` : '/requirements',
    label,
    current: it.view === view,
  })
  return (
    <Page
      title="Requirements to hold"
      facts="Who must hold what, by when and why. Who is meant is looked up anew each day."
      action={
        it.maySet.ok && (
          <ButtonLink href="/requirements/new" kind="primary">
            New rule
          </ButtonLink>
        )
      }
    >
      <MoreTimeAsked />
      <Tabs
        items={[
          tab('', 'By rule'),
          { href: '/requirements/people', label: 'By person', current: false },
          tab('placements', 'For placements'),
          tab('ended', 'Ended'),
        ]}
      />
      <Table
        caption="Rules about who must hold what"
        columns={columns}
        empty={<Empty title={empty[it.view].title}>{empty[it.view].text}</Empty>}
        rows={it.rows.map((row) => ({
          key: row.id,
          cells: [
            <Cell
              key="what"
              title={row.short}
              href={`/requirements/${row.id}`}
              detail={row.endedBecause ? `Ended: ${row.endedBecause}` : row.because}
            />,
            <Cell
              key="who"
              title={row.whom}
              detail={[row.when, row.state].filter(Boolean).join('. ')}
            />,
            row.must,
            row.fulfilled,
            row.soon,
            row.overdue ? (
              <Status key="overdue" tone="bad">
                {row.overdue}
              </Status>
            ) : (
              0
            ),
          ],
        }))}
      />
      <Pager
        page={it.page}
        pages={it.pages}
        href={(page) => `/requirements?view=${it.view}&page=${page}`}
        count={it.count}
        noun={it.count === 1 ? 'rule' : 'rules'}
      />
    </Page>
  )
}
