import { Empty } from '@/components/empty'
import { CheckField, Hidden, TextField } from '@/components/fields'
import { Form } from '@/components/form'
import { Pager } from '@/components/pager'
import { Section } from '@/components/section'
import { Status } from '@/components/status'
import { adopt } from '../actions'
import { Chain } from './chain'
import type { Plan } from './plan'

/** The proposal: chains of changes that only work together, each with a box, and the one act that adopts what is ticked. */
export function Chains({ it }: { it: Plan }) {
  if (!it.chainCount)
    return (
      <Empty title="Nothing has to change">
        Everyone who qualifies is where the plan would put them. {it.emptyCount ? 'What stays empty is beside, with the proof.' : 'Every position is filled.'}
      </Empty>
    )
  const title = (fills: Plan['chains'][number]['fills']) =>
    fills.length ? `Fills ${fills.map((one) => `${one.title} with ${one.customer}`).join(', and ')}` : 'Puts a better fit in place'
  return (
    <Form action={adopt} submit="Adopt what is ticked" because={it.mayAdopt.ok ? undefined : it.mayAdopt.because} done="Adopted. The placements are made.">
      <Hidden name="plan" value={it.id} />
      {it.chains.map((chain, n) => (
        <Section
          key={chain.id}
          title={title(chain.fills)}
          note={chain.changes.length === 1 ? 'one change' : `${chain.changes.length} changes that only work together`}
        >
          {chain.adopted !== null ? (
            <Status tone="good">{`Adopted by ${chain.adoptedBy}`}</Status>
          ) : chain.stale ? (
            <Status tone="bad">Changed since the plan was made</Status>
          ) : (
            <CheckField
              name="chains[]"
              sends={String(chain.id)}
              label={`Adopt this chain${it.chains.length > 1 ? ` (${n + 1})` : ''}`}
              value={chain.may.ok && !chain.stuck}
              disabled={!chain.may.ok || chain.stuck}
              hint={chain.may.ok ? (chain.stuck ? 'It cannot be adopted as it is: see why below.' : undefined) : chain.may.because}
            />
          )}
          <Chain it={it} chain={chain} />
        </Section>
      ))}
      <Pager
        page={it.page}
        pages={it.pages}
        href={(page) => `/plans/${it.id}?page=${page}`}
        count={it.chainCount}
        noun={it.chainCount === 1 ? 'chain' : 'chains'}
      />
      {it.pages > 1 && <CheckField name="whole" label={`The whole plan, all ${it.adoptable} chains, also on other pages`} />}
      <TextField name="reason" label="Why this is right" hint="Kept with every end and every placement." required />
    </Form>
  )
}
