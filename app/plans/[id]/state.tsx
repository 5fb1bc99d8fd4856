import { Banner } from '@/components/banner'
import { Following } from '@/components/following'
import { ActionButton } from '@/components/form'
import { Progress } from '@/components/progress'
import { cancel } from '../actions'
import { Again } from './again'
import type { Plan } from './plan'

/** What became of the plan, or how far it is. */
export function State({ it }: { it: Plan }) {
  const { outcome } = it
  if (it.state === 'working') return <Working it={it} />
  if (it.state === 'cancelled' || it.state === 'failed')
    return (
      <>
        <Banner tone={it.state === 'failed' ? 'bad' : 'info'}>
          {it.state === 'failed'
            ? (outcome.error ?? 'This plan could not be worked out.')
            : `Stopped${it.stoppedBy ? ` by ${it.stoppedBy}` : ''} before it was ready.`}{' '}
          Nothing was changed.
        </Banner>
        <Again it={it} />
      </>
    )
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

/** How far it is, what it waits for, and how to stop it; or that nobody works on it any more. */
function Working({ it }: { it: Plan }) {
  if (it.silent && it.progress > 0)
    return (
      <>
        <Banner tone="bad">Whoever worked on this plan is gone, and nothing was changed.</Banner>
        <Again it={it} />
      </>
    )
  return (
    <>
      <Following seconds={2} />
      <Banner tone="info">
        {it.silent ? (
          'It waits, and nobody has begun on it: plans are worked on by what “npm start” runs beside the pages, and that seems not to run. '
        ) : it.progress > 0 ? (
          `Being worked out: ${it.progress} %. You can leave this page; the work goes on. `
        ) : it.before ? (
          <>
            It waits its turn: <a href={`/plans/${it.before.id}`}>plan {it.before.id}</a> is worked out first. You can leave this page.{' '}
          </>
        ) : (
          'It waits its turn to be worked out. You can leave this page. '
        )}
        {it.wishes.rules && 'The rules across teams may take a minute; what is found by then is shown, with how far it may be from the best. '}
        <Progress value={it.progress} max={100} label="Worked out so far" />
      </Banner>
      <ActionButton action={cancel} input={{ plan: it.id }} size="small" because={it.mayCancel.ok ? undefined : it.mayCancel.because}>
        Stop it
      </ActionButton>
    </>
  )
}
