import type { Writer } from '@/db'
import type { Memory } from '../../certification/commands/grant'
import { recordOutsideAward } from '../../certification/commands/record-outside-award'
import { type At, Refusal } from '../../kernel'
import { type Happening, recordAll } from '../../record/commands'
import type { HoldingsPlan } from '../rules/holdings'

/** Writes what a holdings file adds, in the order earned, with one event for each certificate. */
export async function recordHoldings(at: At<Writer>, plan: HoldingsPlan, source: { import: number }, cameTo: (share: number) => Promise<void>): Promise<void> {
  const happenings: Happening[] = []
  const memory: Memory = new Map()
  for (const [i, { personId, exam, earnedOn, number, version, evidence, history }] of plan.create.entries()) {
    const outcome = await recordOutsideAward(at, { personId, exam, earnedOn, number, version, evidence, history }, memory)
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
      const about = { person: personId, certification: exam.certificationId, holding: outcome.holdingId }
      happenings.push({ verb: 'holding.recorded', detail: { about, ...source, after } })
    }
    if (i % 50 === 49) await cameTo(i / plan.create.length)
  }
  await recordAll(at, happenings)
}
