import { sql } from 'drizzle-orm'
import type { Reader } from '@/db'
import { named } from '@/db/named'
import { person } from '@/db/tables/people'
import { plan } from '@/db/tables/planning'
import { position, team as teamTable } from '@/db/tables/staffing'
import type { Day } from '../../../calendar'
import { isCounted } from '../../../employment'
import { day, id, orEmpty } from '../../../input'
import { command, did, Refusal } from '../../../kernel'
import { openOn } from '../../../place'
import { worksOn } from '../../eligibility/queries/supply-and-demand'
import { solvePlan } from '../planning'
import { type Proposal, propose } from '../queries/propose'
import { atOnce, contradiction, mayPlan, ruleSeconds, wishesInput, wishesOf } from '../rules/plan'
import type { PlanWishes } from '../rules/planning'
import { keepProposal } from './keep-proposal'

const po = named(position, 'po')
const p = named(person, 'p')
const t = named(teamTable, 't')

/**
 * Makes a plan for a day to come: who should fill which position. A small one is ready with the
 * answer, solved before the turn to write is taken; a large one, and one that keeps rules across
 * teams, is worked on beside, and says how far it is. It changes nothing until it is adopted.
 */
export const makePlan = command({
  input: wishesInput
    .extend({ on: day, previous: orEmpty(id) })
    .describe(
      'Make a plan for a day: a proposal who fills which position. pin and forbid are pairs like 12:40, position and person',
    ),
  subject: async () => ({}),
  may: ({ actor }) => mayPlan(actor),
  async ahead({ db, actor }, { on, previous, ...it }) {
    const wishes = wishesOf(it, previous)
    if (on <= actor.today || wishes.rules || contradiction(wishes)) return undefined
    const size = await sizeOf(db, on, wishes)
    if (size.positions === 0 || size.positions * size.people > atOnce) return undefined
    const made = await propose(
      (work) => work(db),
      on,
      wishes,
      (task) => solvePlan(task),
      ruleSeconds,
    )
    return 'tooMany' in made ? undefined : made
  },
  async run(at, _subject, { on, previous, ...it }, found) {
    const { db, actor, now } = at
    if (on <= actor.today)
      throw new Refusal('A plan is for tomorrow or later: what is today stays as it is.', 'on')
    const wishes = wishesOf(it, previous)
    const wrong = contradiction(wishes)
    if (wrong) throw new Refusal(wrong)
    const size = await sizeOf(db, on, wishes)
    if (!size.positions)
      throw new Refusal(
        'No position of these kinds is open on that day, so there is nothing to plan.',
        'on',
      )
    const proposal = found as Proposal | undefined
    const row = {
      on,
      wishes: { ...wishes },
      madeById: actor.id,
      madeAt: +now,
      seenAt: +now,
      solver: wishes.rules ? 'highs' : 'flow',
    }
    const [made] = await db
      .insert(plan)
      .values({ ...row, state: 'working' })
      .returning({ id: plan.id })
    const planId = made!.id
    if (proposal) await keepProposal(at, planId, proposal)
    return did(
      'plan.made',
      { plan: planId, state: proposal ? 'ready' : 'working' },
      { about: { plan: planId }, on, previous },
    )
  },
})

/** How large it would be: positions and people, counted. */
async function sizeOf(
  db: Reader,
  on: Day,
  { kinds }: PlanWishes,
): Promise<{ positions: number; people: number }> {
  const size = await db.get<{ positions: number; people: number }>(sql`select
    (select count(*) from position po join team t on t.id = po.team_id where ${openOn(po, on)}
    and ${isCounted(t, 'team')}
      and (${kinds.length} = 0 or po.kind in (select value
      from json_each(${JSON.stringify(kinds)})))) as positions,
    (select count(*) from person p where ${worksOn(p, on)}) as people`)
  return size ?? { positions: 0, people: 0 }
}
