import type { Shortage } from '../../solver/shortages'
import type { Solved } from '../planning'
import type { PlanRule } from './planning'

/** The rules across teams, each with the words it is told in. */
export type RulesTold = { facts: { rules: readonly PlanRule[] }; said: ReadonlyMap<number, string> }

const many = (n: number, one: string, more: string) =>
  `${n.toLocaleString('en')} ${n === 1 ? one : more}`

/** Why a position stays empty however anyone moves. */
export function sayShortage({ positions, people, room, short }: Shortage): string {
  if (people.length === 0) return 'Nobody qualifies for it.'
  const competing = many(positions.length, 'position competes', 'positions compete')
  const stay = short === 1 ? '1 stays' : `${short} stay`
  return (
    `${competing} for ${many(people.length, 'person', 'people')} with room for ${room}: ` +
    `${stay} empty however anyone moves.`
  )
}

/** Why a position stays empty that someone could fill: the rules across its team, or not known. */
export function sayKeptEmpty(
  team: number,
  { unsure }: Pick<Solved, 'unsure'>,
  rules: RulesTold | undefined,
): string {
  if (unsure === 'rules kept' || unsure === 'positions filled')
    return (
      'Someone could fill it; time ran out before it was known whether the rules across teams ' +
      'could be kept then.'
    )
  const all = (rules?.facts.rules ?? []).filter((it) => it.team === team)
  const most = all.filter((it) => it.kind === 'at most juniors')
  const own = (most.length ? most : all).map((it) => rules?.said.get(it.id))
  const whose = own.length ? 'the' : 'another'
  const which = own.length ? `: ${own.join('; ')}` : ''
  return `Someone could fill it, and a rule across ${whose} team would be missed then${which}.`
}
