import { ButtonLink } from '../form/button'
import { Empty } from './empty'

/** In place of a list whose address names something there is not: what, and the list without it. */
export function NotKnown({ problem, all }: { problem: string; all: string }) {
  return (
    <Empty
      title="There is nothing to show for this"
      action={<ButtonLink href={all}>Show all</ButtonLink>}
    >
      {problem}
    </Empty>
  )
}
