import type { Writer } from '@/db'
import { holdRule, holdRulePerson } from '@/db/tables/requirement'
import type { Day } from '../../calendar'
import type { At } from '../../kernel'

const atOnce = 500

/** "These people must hold X by D": one rule for the people named, from today; answers its id. A person is named once. */
export async function requireNamed(
  { db, actor, now }: At<Writer>,
  it: { certificationId: number; people: readonly number[]; dueOn: Day; because: string },
): Promise<number> {
  const [rule] = await db
    .insert(holdRule)
    .values({
      certificationId: it.certificationId,
      because: it.because,
      named: true,
      dueKind: 'fixed',
      dueOn: it.dueOn,
      from: actor.today,
      decidedById: actor.id || null,
      at: +now,
    })
    .returning({ id: holdRule.id })
  const ruleId = rule?.id as number
  const rows = [...new Set(it.people)].map((personId) => ({ ruleId, personId, addedOn: actor.today }))
  for (let from = 0; from < rows.length; from += atOnce) await db.insert(holdRulePerson).values(rows.slice(from, from + atOnce))
  return ruleId
}
