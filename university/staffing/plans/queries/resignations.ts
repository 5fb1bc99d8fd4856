import { z } from 'zod'
import { no, yes } from '../../../at'
import { page, ticked } from '../../../input'
import { question } from '../../../kernel'
import { labelsOf, namesOf } from '../../eligibility/queries/labels'
import { breath } from '../../eligibility/queries/yield-turn'
import { seesEveryone } from '../../sight'
import { type Loss, resignations } from '../../solver/resignations'
import { solvedInput, solvedOn } from './solve-day'

const pageSize = 25
/** How many people are tried before others are answered in between. */
const atATime = 40

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
    const asked = {
      on,
      kind,
      anywhere,
      team,
      site: solved.site,
      sites: solved.sites,
      today: actor.today,
    }
    if ('problem' in solved)
      return {
        ...asked,
        rows: [],
        tried: 0,
        count: 0,
        page: 1,
        pages: 1,
        problem: solved.problem,
        narrower: solved.narrower,
      }
    const { field, net } = solved
    const losses: Loss[] = []
    for (let from = 0; from < net.people; from += atATime) {
      losses.push(...resignations(net, from, from + atATime))
      await breath()
    }
    const serving = new Map<number, number[]>()
    field.positions.forEach((it, i) => {
      if (it.personId !== null) serving.set(it.personId, [...(serving.get(it.personId) ?? []), i])
    })
    const places = await labelsOf(
      db,
      field.positions.map((it) => it.id),
    )
    const label = (i: number) => places.get(field.positions[i]!.id)!
    const rows = losses
      .map((it) => {
        const person = field.workers[it.person]!.id
        const lost = it.positions.map(label)
        const serves = (serving.get(person) ?? []).map(label)
        const teams = new Map([...lost, ...serves].map((one) => [one.code.toLowerCase(), one]))
        const usd = [...new Map(lost.map((one) => [one.code, one.monthlyUsd])).values()].reduce(
          (sum, value) => sum + value,
          0,
        )
        return {
          person,
          weight: it.weight,
          lost,
          serves,
          usd,
          touches: teams.has(team.toLowerCase()),
        }
      })
      .filter((it) => !team || it.touches)
      .sort((a, b) => b.weight - a.weight || b.usd - a.usd || a.person - b.person)
    const shown = whole ? rows : rows.slice((n - 1) * pageSize, n * pageSize)
    const names = await namesOf(
      db,
      shown.map((it) => it.person),
    )
    return {
      ...asked,
      problem: undefined,
      narrower: [],
      tried: net.used.reduce((sum, used) => sum + (used > 0 ? 1 : 0), 0),
      rows: shown.map(({ touches: _, lost, serves, ...it }) => ({
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
