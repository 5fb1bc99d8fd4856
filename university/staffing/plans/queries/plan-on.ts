import { z } from 'zod'
import type { Reader } from '@/db'
import { positionKinds } from '@/db/tables/staffing'
import { no, yes } from '../../../at'
import { type Day, isDay } from '../../../calendar'
import { ticked } from '../../../input'
import { question } from '../../../kernel'
import { seesEveryone } from '../../sight'
import { mostPairsWithRules, solveKeeping } from '../../solver/team-rule-program'
import { tooMany } from '../planning'
import { anywhere, ruleSeconds } from '../rules/plan'
import { boundsOf } from '../rules/planning'
import { ruleFactsOn } from './plan-facts'
import { type SolvedDay, solvedOn } from './solve-day'

/**
 * How many positions can be filled at once on a day, most critical first, and what that takes
 * beside today. People do the work their job title names; a person serves at most one position of a
 * team and as many teams as their capacity. Asked by Guildhall itself, at the command line, it
 * takes as much as a plan does; asked for a page or a program, no more than those wait for.
 */
export const planOn = question({
  input: z.object({
    on: z.string().refine(isDay, 'give a date as YYYY-MM-DD').optional(),
    kind: z.enum([...positionKinds, 'all']).default('technician'),
    anywhere,
    site: z.string().max(200).catch('').describe('Positions and people of one site only'),
    /** Keeps the rules across each team too, which takes up to a minute of a whole process. */
    rules: ticked.catch(false),
  }),
  async answer({ db, actor }, { on = actor.today, kind, anywhere, site, rules }) {
    if (rules && actor.id !== 0)
      return {
        counts: undefined,
        problem:
          'A plan that keeps rules across teams is made, and worked on beside: make-plan with rules.',
      }
    const solved = await solvedOn(db, on, { kind, anywhere, site }, actor.id === 0)
    if ('problem' in solved) return { counts: undefined, problem: solved.problem }
    const { field, net } = solved
    const { problem } = net
    if (rules && problem.person.length > mostPairsWithRules)
      return {
        counts: undefined,
        problem: tooMany(problem.person.length, mostPairsWithRules, {
          kinds: kind === 'all' ? [] : [kind],
          sameSite: !anywhere,
          rules,
        }).tooMany,
      }
    const kept = rules ? await keptOn(db, on, solved) : undefined
    const { empty, filled, moves } = kept?.matching ?? net.read()
    const counts = {
      on,
      positions: field.positions.length,
      filled,
      empty_by_criticality: { 3: empty[3], 2: empty[2], 1: empty[1] },
      filled_today: problem.today.reduce((n, it) => n + (it >= 0 ? 1 : 0), 0),
      moves,
      qualified_pairs: problem.person.length,
      positions_nobody_qualifies_for: field.positions.filter(
        (_, i) => problem.first[i] === problem.first[i + 1],
      ).length,
      ...(kept && { rules: kept.rules, rules_missed: kept.missed, gap_percent: kept.gap }),
    }
    return { counts, problem: undefined }
  },
  mayAsk: ({ actor }) =>
    seesEveryone(actor) ? yes : no('Plans are for staffing leads, the registrar and auditors.'),
})

/** The day solved anew so that the rules across its teams are kept, as far as they can be. */
async function keptOn(db: Reader, on: Day, { field, net }: SolvedDay) {
  const { facts } = await ruleFactsOn(db, on, field)
  const bounds = boundsOf(field, facts)
  const { matching, missed, gap } = await solveKeeping(net.problem, bounds, net, ruleSeconds)
  return {
    matching,
    gap,
    rules: facts.rules.length,
    missed: new Set(bounds.filter((_, b) => missed[b]).map((it) => it.rule)).size,
  }
}
