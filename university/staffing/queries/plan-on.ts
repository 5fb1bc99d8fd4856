import { z } from 'zod'
import { positionKinds } from '@/db/tables/staffing'
import { isDay } from '../../calendar'
import { no, question, yes } from '../../kernel'
import { seesEveryone } from '../rules/placement'
import { solvedOn } from './solved'

/**
 * How many positions can be filled at once on a day, most critical first, and what that takes beside today. People do the
 * work their job title names; a person serves at most one position of a team and as many teams as their capacity. Asked by Guildhall
 * itself, at the command line, it takes as much as a plan does; asked for a page or a program, no more than those wait for.
 */
export const planOn = question({
  input: z.object({
    on: z.string().refine(isDay, 'give a date as YYYY-MM-DD').optional(),
    kind: z.enum([...positionKinds, 'all']).default('technician'),
    sameSite: z.string().catch(''),
  }),
  async answer({ db, actor }, { on = actor.today, kind, sameSite }) {
    const solved = await solvedOn(db, on, kind, sameSite !== '1', actor.id === 0)
    if ('problem' in solved) return { counts: undefined, problem: solved.problem }
    const { field, net } = solved
    const { problem } = net
    const { empty, filled, moves } = net.read()
    const counts = {
      on,
      positions: field.positions.length,
      filled,
      empty_by_criticality: { 3: empty[3], 2: empty[2], 1: empty[1] },
      filled_today: problem.today.reduce((n, it) => n + (it >= 0 ? 1 : 0), 0),
      moves,
      qualified_pairs: problem.person.length,
      positions_nobody_qualifies_for: field.positions.filter((_, i) => problem.first[i] === problem.first[i + 1]).length,
    }
    return { counts, problem: undefined }
  },
  may: ({ actor }) => (seesEveryone(actor) ? yes : no('Plans are for staffing leads, the registrar and auditors.')),
})
