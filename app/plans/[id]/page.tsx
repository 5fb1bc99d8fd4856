import { ask } from '@/app/_web/ask'
import { Page } from '@/components/page/page'
import { Tabs } from '@/components/page/tabs'
import { DayText, When } from '@/components/page/when'
import { proposal } from '@/university/staffing/plans/queries/proposal'
import { askedOf } from '../asked'
import { Adjust } from './adjust'
import { Beside } from './beside'
import { Chains } from './chains'
import { Differs } from './differs'
import { Proofs } from './proofs'
import { State } from './state'
import { planAddress } from './wish'

type Props = {
  params: Promise<{ id: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export default async function Plan({ params, searchParams }: Props) {
  const it = await ask(proposal, { ...(await searchParams), ...(await params) })
  return (
    <Page
      title={`Plan ${it.id}`}
      facts={
        <>
          For <DayText day={it.on} />, {askedOf(it.wishes)}. Made by {it.by},{' '}
          <When at={it.madeAt} zone={it.zone} now={it.now} />.
        </>
      }
      aside={
        <>
          <Beside it={it} />
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
              {
                href: planAddress(it, { view: 'changes' }),
                label: `Changes ${it.changes}`,
                current: it.view === 'changes',
              },
              {
                href: planAddress(it, { view: 'empty' }),
                label: `Stay empty ${it.emptyCount}`,
                current: it.view === 'empty',
              },
            ]}
          />
          {it.view === 'changes' ? <Chains it={it} /> : <Proofs it={it} />}
        </>
      )}
    </Page>
  )
}
