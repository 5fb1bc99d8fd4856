import { CheckField, Hidden, TextField } from '@/components/form/fields'
import { Form } from '@/components/form/form'
import { Banner } from '@/components/page/banner'
import { Empty } from '@/components/page/empty'
import { Section } from '@/components/page/section'
import { Status } from '@/components/page/status'
import { When } from '@/components/page/when'
import { Pager } from '@/components/table/pager'
import { adopt } from '../actions'
import { Again } from './again'
import { Chain } from './chain'
import type { Plan } from './plan'
import { planAddress } from './wish'

type One = Plan['chains'][number]

/**
 * The proposal: chains of changes that only work together, each with a box, and the one act that
 * adopts what is ticked.
 */
export function Chains({ it }: { it: Plan }) {
  if (!it.chainCount)
    return (
      <Empty title="Nothing has to change">
        Everyone who qualifies is where the plan would put them.{' '}
        {it.emptyCount
          ? 'What stays empty is beside, with the proof.'
          : 'Every position is filled.'}
      </Empty>
    )
  const chains = it.chains.map((chain, n) => (
    <Section
      key={chain.id}
      title={titleOf(chain)}
      note={
        chain.changes.length === 1
          ? 'one change'
          : `${chain.changes.length} changes that only work together`
      }
    >
      <Standing it={it} chain={chain} n={n} />
      <Chain it={it} chain={chain} />
    </Section>
  ))
  const pager = (
    <Pager
      page={it.page}
      pages={it.pages}
      href={(page) => planAddress(it, { page })}
      count={it.chainCount}
      noun={it.chainCount === 1 ? 'chain' : 'chains'}
    />
  )
  if (!it.mayAdopt.ok)
    return (
      <>
        <Banner tone={it.adopted === it.changes ? 'good' : 'info'}>{it.mayAdopt.because}</Banner>
        {chains}
        {pager}
      </>
    )
  if (!it.adoptable)
    return (
      <>
        <Banner tone="due">
          Nothing of it can be adopted any more as it is; each chain says why.
        </Banner>
        <Again it={it} />
        {chains}
        {pager}
      </>
    )
  return (
    <Form action={adopt} submit="Adopt what is ticked" done="Adopted. The placements are made.">
      <Hidden name="plan" value={it.id} />
      {chains}
      {pager}
      {it.pages > 1 && (
        <CheckField
          name="whole"
          label={`The whole plan, all ${it.adoptable} chains, also on other pages`}
        />
      )}
      <TextField
        name="reason"
        label="Why this is right"
        hint="Kept with every end and every placement."
        required
      />
    </Form>
  )
}

const titleOf = ({ fills }: One) =>
  fills.length
    ? `Fills ${fills.map((one) => `${one.title} with ${one.customer}`).join(', and ')}`
    : 'Puts a better fit in place'

/** Whether a chain was adopted, can be, or why it cannot. */
function Standing({ it, chain, n }: { it: Plan; chain: One; n: number }) {
  if (chain.adopted !== null)
    return (
      <p>
        <Status tone="good">{`Adopted by ${chain.adoptedBy}`}</Status>{' '}
        <When at={chain.adopted} zone={it.zone} now={it.now} />
      </p>
    )
  if (chain.stale)
    return (
      <p>
        <Status tone="bad">Changed since the plan was made</Status>
      </p>
    )
  if (!it.mayAdopt.ok) return null
  return (
    <CheckField
      name="chains[]"
      sends={String(chain.id)}
      label={`Adopt this chain${it.chains.length > 1 ? ` (${n + 1})` : ''}`}
      value={chain.may.ok && !chain.stuck}
      disabled={!chain.may.ok || chain.stuck}
      hint={
        chain.may.ok
          ? chain.stuck
            ? 'It cannot be adopted as it is: see why below.'
            : undefined
          : chain.may.because
      }
    />
  )
}
