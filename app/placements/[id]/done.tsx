import { ActionButton } from '@/components/form/form'
import { Banner } from '@/components/page/banner'
import { DayText } from '@/components/page/when'
import { undo } from './actions'
import type { Placement } from './placement'

const words: Record<string, string> = {
  placed: 'is placed.',
  moved: 'is moved.',
  swapped: 'and the colleague take each other’s place.',
  ended: 'is told, and so is the team’s leader.',
  undone: 'is where they were before: the change is undone.',
  signed: 'is signed off and full.',
}

/** After an act: what was done, what comes next, and the way back while there is one. */
export function Done({ it }: { it: Placement }) {
  const said = it.done && words[it.done]
  const begins = it.from > it.today
  const ends = it.endedBecause !== null && it.until !== null && it.until >= it.today
  if (!said && !(it.mayUndo.ok && (begins || ends))) return null
  return (
    <Banner tone={said ? 'good' : 'info'}>
      <p>
        {said && `${it.name} ${said} `}
        {begins && (
          <>
            It begins on <DayText day={it.from} today={it.today} />.{' '}
          </>
        )}
        {ends && it.until && (
          <>
            The placement ends on <DayText day={it.until} today={it.today} />.{' '}
          </>
        )}
        {it.emptyAfter && it.emptyFrom && it.mayMove.ok && (
          <>
            Next:{' '}
            <a href={`/candidates?position=${it.positionId}&from=${it.emptyFrom}`}>
              find someone for {it.title}
            </a>
            , which is empty from <DayText day={it.emptyFrom} />.{' '}
          </>
        )}
        {it.leavesOpen && it.mayMove.ok && (
          <>
            Next:{' '}
            <a href={`/candidates?position=${it.leavesOpen.positionId}&from=${it.from}`}>
              find someone for {it.leavesOpen.title} with {it.leavesOpen.customer}
            </a>
            , which they leave empty.{' '}
          </>
        )}
        <a href={`/teams/${it.code}`}>See the team</a>
      </p>
      {it.mayUndo.ok && (
        <ActionButton action={undo} input={{ placement: it.id }} size="small">
          Undo
        </ActionButton>
      )}
    </Banner>
  )
}
