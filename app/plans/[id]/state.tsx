import { ActionButton } from '@/components/form/form'
import { Banner } from '@/components/page/banner'
import { Why } from '@/components/page/why'
import { Progress } from '@/components/picture/progress'
import { Following } from '@/components/team/following'
import { cancel } from '../actions'
import { Again } from './again'
import { inShort } from './beside'
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
  const short = inShort(outcome)
  return (
    <>
      {short && <Banner tone="info">{short}</Banner>}
      {it.gap !== null && it.gap > 0 && <Banner tone="due">{ranOut(it)}</Banner>}
      {it.wishes.rules && outcome.rules !== undefined && <Rules it={it} rules={outcome.rules} />}
      {(outcome.leftOutCount ?? 0) > 0 && (
        <Banner tone="info">
          {outcome.leftOutCount} {outcome.leftOutCount === 1 ? 'pair was' : 'pairs were'} left out:
          free on the day, and not for the whole time.{' '}
          {outcome.leftOut?.slice(0, 3).map((pair) => (
            <span key={`${pair.position} ${pair.person}`}>
              {it.named.get(pair.person)} for {it.places.get(pair.position)?.title} with{' '}
              {it.places.get(pair.position)?.customer}: {pair.because}{' '}
            </span>
          ))}
        </Banner>
      )}
    </>
  )
}

/** What is proven, and the goal at which time ran out. */
function ranOut({ gap, outcome }: Plan): string {
  const most =
    gap && gap < 100
      ? ` It may be up to ${gap} % from the best.`
      : ' How far it is from the best is not known.'
  if (outcome.unsure === 'moves')
    return 'No plan keeps more rules or fills more, and that is proven. Time ran out at the moves: fewer might do.'
  if (outcome.unsure === 'scarce skills')
    return 'No plan keeps more rules, fills more or moves fewer, and that is proven. Time ran out at sparing scarce skills.'
  if (outcome.unsure === 'positions filled')
    return `No plan keeps more rules, and that is proven. Time ran out at filling positions.${most} Ask for less, or make it again.`
  return `Time ran out at keeping the rules across teams.${most} Ask for less, or make it again.`
}

/** The rules across teams: kept, or which are missed and whether any plan could miss fewer. */
function Rules({ it, rules }: { it: Plan; rules: number }) {
  const broken = it.outcome.broken ?? []
  if (!broken.length)
    return (
      <Banner tone="good">
        {rules === 0
          ? 'No team of this plan has a rule across it.'
          : `All ${rules} rules across teams are kept.`}
      </Banner>
    )
  const fewest = it.outcome.unsure === 'rules kept' ? '' : ' No plan misses fewer, whoever moves.'
  const said = (one: (typeof broken)[number]) => `${one.says}, by ${one.missed}`
  if (broken.length <= 3)
    return (
      <Banner tone="bad">
        {broken.length} of {rules} {rules === 1 ? 'rule' : 'rules'} across teams{' '}
        {broken.length === 1 ? 'is' : 'are'} missed: {broken.map(said).join('; ')}.{fewest}
      </Banner>
    )
  return (
    <Banner tone="bad">
      {broken.length} of {rules} rules across teams are missed.{fewest}
      <Why label="Which">
        {broken.slice(0, 100).map((one) => (
          <p key={one.rule}>{said(one)}.</p>
        ))}
        {broken.length > 100 && <p>And {broken.length - 100} more.</p>}
      </Why>
    </Banner>
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
            It waits its turn: <a href={`/plans/${it.before.id}`}>plan {it.before.id}</a> is worked
            out first. You can leave this page.{' '}
          </>
        ) : (
          'It waits its turn to be worked out. You can leave this page. '
        )}
        {it.wishes.rules &&
          'The rules across teams may take a minute; what is found by then is shown, with how far it may be from the best. '}
        {it.progress > 0 && <Progress value={it.progress} max={100} label="Worked out so far" />}
      </Banner>
      <ActionButton
        action={cancel}
        input={{ plan: it.id }}
        size="small"
        because={it.mayCancel.ok ? undefined : it.mayCancel.because}
      >
        Stop it
      </ActionButton>
    </>
  )
}
