import type { Writer } from '@/db'
import type { At, Happening } from '../../at'
import { awardWhatIsDue } from '../../certification/awards/commands/award-or-renew'
import type { Memory } from '../../certification/awards/commands/grant'
import { recordOutsideAward } from '../../certification/awards/commands/record-outside-award'
import { inHouseOn } from '../../certification/requirements/queries/work'
import { recordAll } from '../../event'
import { Refusal } from '../../kernel'
import type { HoldingsPlan } from '../rules/holdings'

/**
 * Writes what a holdings file adds, in the order earned, with one event for each certificate; then
 * whatever of ours that makes due.
 */
export async function recordHoldings(
  at: At<Writer>,
  plan: HoldingsPlan,
  source: { import: number },
  cameTo: (share: number) => Promise<void>,
): Promise<void> {
  const happenings: Happening[] = []
  const memory: Memory = new Map()
  const ofOurs = new Set(
    (await inHouseOn(at.db, at.actor.today)).flatMap((it) =>
      it.requirements.map((one) => one.certificationId),
    ),
  )
  const concerned = new Set<number>()
  for (const [
    i,
    { personId, exam, earnedOn, number, version, evidence, history },
  ] of plan.create.entries()) {
    const outcome = await recordOutsideAward(
      at,
      { personId, exam, earnedOn, number, version, evidence, history },
      memory,
    )
    if (outcome.state === 'taken') throw new Refusal(outcome.because)
    if (outcome.state === 'recorded') {
      const after = {
        exam: exam.code,
        version,
        earned_on: earnedOn,
        certificate_number: number,
        valid_until: outcome.validUntil,
        ...(history && { as: 'history only' }),
      }
      const about = {
        person: personId,
        certification: exam.certificationId,
        holding: outcome.holdingId,
      }
      if (ofOurs.has(exam.certificationId)) concerned.add(personId)
      happenings.push({ verb: 'holding.recorded', detail: { about, ...source, after } })
    }
    if (i % 50 === 49) await cameTo(i / plan.create.length)
  }
  await recordAll(at, happenings)
  for (const personId of concerned) if (personId !== at.actor.id) await awardWhatIsDue(at, personId)
}
