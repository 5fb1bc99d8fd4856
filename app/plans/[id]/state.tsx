import { Banner } from '@/components/banner'
import { ActionButton } from '@/components/form'
import { Progress } from '@/components/progress'
import { cancel } from '../actions'
import type { Plan } from './plan'

/** What became of the plan, or how far it is. */
export function State({ it }: { it: Plan }) {
  const { outcome } = it
  if (it.state === 'working')
    return it.silent && it.progress > 0 ? (
      <Banner tone="bad">Whoever worked on this plan is gone, and nothing was changed. Make it anew.</Banner>
    ) : (
      <>
        <meta httpEquiv="refresh" content={`2;url=/plans/${it.id}`} />
        <Banner tone="info">
          {it.silent
            ? 'It waits, and nobody has begun on it: plans are worked on by what “npm start” runs beside the pages, and that seems not to run. '
            : it.progress === 0
              ? 'It waits its turn to be worked out. You can leave this page. '
              : `Being worked out: ${it.progress} %. You can leave this page; the work goes on. `}
          <Progress value={it.progress} max={100} label="Worked out so far" />
          <a href={`/plans/${it.id}`}>Look again</a>{' '}
          <ActionButton action={cancel} input={{ plan: it.id }} size="small" because={it.mayCancel.ok ? undefined : it.mayCancel.because}>
            Stop it
          </ActionButton>
        </Banner>
      </>
    )
  if (it.state === 'cancelled') return <Banner tone="info">This plan was stopped before it was ready. Nothing was changed.</Banner>
  if (it.state === 'failed') return <Banner tone="bad">{outcome.error ?? 'This plan could not be worked out.'} Nothing was changed.</Banner>
  return (
    <>
      {it.gap !== null && it.gap > 0 && (
        <Banner tone="due">
          Time ran out at “{outcome.unsure}”: this may be up to {it.gap} % from the best. Ask for less, or make it again.
        </Banner>
      )}
      {outcome.broken?.map((rule) => (
        <Banner key={rule.rule} tone="bad">
          This rule cannot be kept whoever moves: {rule.says}. It is missed by {rule.missed}.
        </Banner>
      ))}
      {it.wishes.rules && outcome.rules !== undefined && !outcome.broken?.length && (
        <Banner tone="good">{outcome.rules === 0 ? 'No team of this plan has a rule across it.' : `All ${outcome.rules} rules across teams are kept.`}</Banner>
      )}
      {(outcome.leftOutCount ?? 0) > 0 && (
        <Banner tone="info">
          {outcome.leftOutCount} {outcome.leftOutCount === 1 ? 'pair was' : 'pairs were'} left out: free on the day, and not for the whole time.{' '}
          {outcome.leftOut?.slice(0, 3).map((pair) => (
            <span key={`${pair.position} ${pair.person}`}>
              {it.named.get(pair.person)} for {it.places.get(pair.position)?.title} with {it.places.get(pair.position)?.customer}: {pair.because}{' '}
            </span>
          ))}
        </Banner>
      )}
    </>
  )
}
