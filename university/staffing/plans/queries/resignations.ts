import { z } from 'zod'
import type { Reader } from '@/db'
import { no, yes } from '../../../at'
import { page, ticked } from '../../../input'
import { question } from '../../../kernel'
import { type Label, labelsOf, namesOf } from '../../eligibility/queries/labels'
import { breath } from '../../eligibility/queries/yield-turn'
import type { Field } from '../../eligibility/rules/supply-and-demand'
import { seesEveryone } from '../../sight'
import type { Network } from '../../solver/network'
import { type Loss, resignations } from '../../solver/resignations'
import { solvedInput, solvedOn } from './solve-day'

const pageSize = 25
/** How many people are tried before others are answered in between. */
const atATime = 40

/** Everyone's leaving, tried. Others are answered in between. */
async function everyLoss(net: Network): Promise<Loss[]> {
  const losses: Loss[] = []
  for (let from = 0; from < net.people; from += atATime) {
    losses.push(...resignations(net, from, from + atATime))
    await breath()
  }
  return losses
}

/** The positions each person is in, by their place in the field. */
function positionsByPerson(field: Field): Map<number, number[]> {
  const serving = new Map<number, number[]>()
  for (const [i, { personId }] of field.positions.entries())
    if (personId !== null) serving.set(personId, [...(serving.get(personId) ?? []), i])
  return serving
}

/** What the teams that lose a position pay in a month, each counted once. */
const monthlyUsd = (lost: readonly Label[]): number =>
  [...new Map(lost.map((it) => [it.code, it.monthlyUsd])).values()].reduce(
    (sum, value) => sum + value,
    0,
  )

/** Each loss with names, worst first; with a team only what touches it. */
async function rowsOf(db: Reader, field: Field, losses: readonly Loss[], team: string) {
  const ids = field.positions.map((it) => it.id)
  const places = await labelsOf(db, ids)
  const labels = (positions: readonly number[]) => positions.map((i) => places.get(ids[i]!)!)
  const serving = positionsByPerson(field)
  return losses
    .map(({ person: p, positions, weight }) => {
      const person = field.workers[p]!.id
      const lost = labels(positions)
      const serves = labels(serving.get(person) ?? [])
      return { person, weight, lost, serves, usd: monthlyUsd(lost) }
    })
    .filter(
      ({ lost, serves }) =>
        !team || [...lost, ...serves].some((it) => it.code.toLowerCase() === team.toLowerCase()),
    )
    .sort((a, b) => b.weight - a.weight || b.usd - a.usd || a.person - b.person)
}

/**
 * Who the company cannot lose: everyone's leaving is tried, everyone else is reshuffled at best,
 * and what ends up empty is theirs. Worst first. With a team: whoever serves it, and whoever's
 * leaving would empty one of its positions.
 */
export const resigning = question({
  input: z.preprocess(
    (value) => value ?? {},
    z.object({ ...solvedInput, whole: ticked.catch(false).describe('All rows, for a file'), page }),
  ),
  async answer({ db, actor }, { on = actor.today, kind, anywhere, team, site, whole, page: n }) {
    const solved = await solvedOn(db, on, { kind, anywhere, site, team })
    const { sites } = solved
    const asked = { on, kind, anywhere, team, site: solved.site, sites, today: actor.today }
    if ('problem' in solved) {
      const { problem, narrower } = solved
      return { ...asked, rows: [], tried: 0, count: 0, page: 1, pages: 1, problem, narrower }
    }
    const { field, net } = solved
    const rows = await rowsOf(db, field, await everyLoss(net), team)
    const shown = whole ? rows : rows.slice((n - 1) * pageSize, n * pageSize)
    const people = shown.map((it) => it.person)
    const names = await namesOf(db, people)
    return {
      ...asked,
      problem: undefined,
      narrower: [],
      tried: net.used.reduce((sum, used) => sum + (used > 0 ? 1 : 0), 0),
      rows: shown.map(({ lost, serves, ...it }) => ({
        name: names.get(it.person) ?? '',
        ...it,
        empties: lost.map((one) => `${one.title}, ${one.customer}`),
        lost: whole ? [] : lost,
        serves: whole ? [] : serves,
      })),
      count: rows.length,
      page: n,
      pages: Math.max(1, Math.ceil(rows.length / pageSize)),
    }
  },
  mayAsk: ({ actor }) =>
    seesEveryone(actor)
      ? yes
      : no('Staffing leads, the registrar and auditors see whom the company cannot lose.'),
})
