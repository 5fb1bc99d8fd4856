import { ask } from '@/app/_web/ask'
import { Card } from '@/components/card'
import { Facts } from '@/components/facts'
import { Page } from '@/components/page'
import { Section } from '@/components/section'
import { Tabs } from '@/components/tabs'
import { DayText, When } from '@/components/when'
import { proposal } from '@/university/staffing/queries/proposal'
import { Adjust } from './adjust'
import { Chains } from './chains'
import { Differs } from './differs'
import { Proofs } from './proofs'
import { State } from './state'

type Props = { params: Promise<{ id: string }>; searchParams: Promise<Record<string, string | string[] | undefined>> }

export default async function Plan({ params, searchParams }: Props) {
  const it = await ask(proposal, { ...(await searchParams), ...(await params) })
  const counts = it.outcome.counts
  const grown = counts && counts.filled - counts.filledToday
  return (
    <Page
      title={`Plan ${it.id}`}
      facts={
        <>
          For <DayText day={it.on} />, {it.wishes.kinds.length ? it.wishes.kinds.map((kind) => `${kind}s`).join(', ') : 'all kinds of position'}
          {it.wishes.sameSite ? ', each at their own site' : ', serving any site'}
          {it.wishes.rules && ', keeping the rules across teams'}. Made by {it.by}, <When at={it.madeAt} zone={it.zone} now={it.now} />.
        </>
      }
      aside={
        <>
          {counts && (
            <Section title="Beside today">
              <Card>
                <Facts
                  items={[
                    ['Positions', counts.positions.toLocaleString('en')],
                    [
                      'Filled',
                      `${counts.filled.toLocaleString('en')}${grown ? `, ${grown > 0 ? `${grown} more` : `${-grown} fewer`} than today` : ', as today'}`,
                    ],
                    ['Empty, critical', `${counts.empty[3]} (today ${counts.emptyToday[3]})`],
                    ['Empty, important', `${counts.empty[2]} (today ${counts.emptyToday[2]})`],
                    ['Empty, other', `${counts.empty[1]} (today ${counts.emptyToday[1]})`],
                    ['People who move', counts.moves.toLocaleString('en')],
                    ['Scarce skills spent', `${counts.scarce.toLocaleString('en')} (today ${counts.scarceToday.toLocaleString('en')})`],
                    ['Pairs who qualify', counts.pairs.toLocaleString('en')],
                    ['Solved by', it.solver === 'highs' ? `HiGHS${it.gap ? `, within ${it.gap} %` : ', proven best'}` : 'Flow, proven best'],
                  ]}
                />
              </Card>
            </Section>
          )}
          <Differs it={it} />
          <Adjust it={it} />
        </>
      }
    >
      <State it={it} />
      {it.state === 'ready' && (
        <>
          <Tabs
            items={[
              { href: `/plans/${it.id}`, label: `Changes ${it.changes}`, current: it.view === 'changes' },
              { href: `/plans/${it.id}?view=empty`, label: `Stay empty ${it.emptyCount}`, current: it.view === 'empty' },
            ]}
          />
          {it.view === 'changes' ? <Chains it={it} /> : <Proofs it={it} />}
        </>
      )}
    </Page>
  )
}
