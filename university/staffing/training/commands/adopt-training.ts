import { z } from 'zod'
import type { Writer } from '@/db'
import { offeringDraft } from '@/db/tables/planning'
import type { At } from '../../../at'
import { spoken } from '../../../calendar'
import { writeRule } from '../../../certification/required/commands/hold-rule'
import { record } from '../../../event'
import { reason } from '../../../input'
import { command, did, Refusal } from '../../../kernel'
import { judgeAdoption } from '../queries/adoption'
import { mayAdoptTraining, ticked } from '../rules/adoption'

type Judged = Awaited<ReturnType<typeof judgeAdoption>>
type Said = { on: string; because: string }

/** One rule for each certification, naming everyone who must newly hold it. */
async function requireOf(
  at: At<Writer>,
  lines: Judged['lines'],
  { on, because }: Said,
): Promise<number[]> {
  const { actor } = at
  const rules: number[] = []
  for (const certificationId of new Set(lines.map((it) => it.certificationId))) {
    const named = lines.filter((it) => it.certificationId === certificationId)
    const nobodyElse = { jobTitle: null, site: null, positionKind: null, teamId: null, named: true }
    const row = {
      ...nobodyElse,
      dueKind: 'fixed' as const,
      dueOn: on,
      dueDays: null,
      from: actor.today,
      until: null,
    }
    const people = named.map((it) => ({ id: it.personId, addedOn: actor.today }))
    const rule = await writeRule(at, { ...row, certificationId, because }, people)
    rules.push(rule)
    const about = { rule, certification: certificationId, person: named.map((it) => it.personId) }
    await record(at, 'requirement.set', {
      about,
      certification: named[0]?.short,
      because,
      dueOn: on,
      named: named.length,
    })
  }
  return rules
}

async function draftOf(at: At<Writer>, drafts: Judged['drafts'], { because }: Said): Promise<void> {
  const { db, actor, now } = at
  for (const { courseId, mode, seats, startsOn, endsOn, ownerId, code } of drafts) {
    await db.insert(offeringDraft).values({
      courseId,
      mode,
      seats,
      startsOn,
      endsOn,
      because,
      draftedById: actor.id,
      draftedAt: +now,
    })
    const about = { course: courseId, ...(ownerId !== null && { person: ownerId }) }
    await record(at, 'offering.drafted', {
      about,
      course: code,
      mode,
      seats,
      startsOn,
      endsOn,
      because,
    })
  }
}

/**
 * Makes ticked lines of a training plan real: who must hold what by the day it is needed, and
 * drafts of the offerings that takes, for the owners of the courses to open. What stands already is
 * kept; all of it in one transaction.
 */
export const adoptTraining = command({
  input: z
    .object({ ...ticked, because: reason.describe('Why: everyone it means reads it') })
    .describe('Turn lines of a training plan into requirements and offering drafts'),
  subject: async ({ db, actor }, input) => judgeAdoption(db, input, actor.today),
  may: ({ actor }) => mayAdoptTraining(actor),
  async run(at, judged, { on, because }) {
    if (on < at.actor.today)
      throw new Refusal(`${spoken(on)} is over: nobody can hold anything by then.`, 'on')
    const lines = judged.lines.filter((it) => it.state === 'new')
    const drafts = judged.drafts.filter((it) => it.state === 'new')
    if (!lines.length && !drafts.length)
      throw new Refusal('Nothing ticked is new: what was asked for stands already.')
    const rule = await requireOf(at, lines, { on, because })
    await draftOf(at, drafts, { on, because })
    const kept = [...judged.lines, ...judged.drafts].filter((it) => it.state !== 'new')
    const about = {
      rule,
      person: lines.map((it) => it.personId),
      course: drafts.map((it) => it.courseId),
    }
    const report = [...judged.lines, ...judged.drafts].map(({ key, state, because: why }) => ({
      key,
      state,
      because: why,
    }))
    return did(
      'training.adopted',
      { requirements: lines.length, drafts: drafts.length, kept: kept.length, report },
      { about, on, because, requirements: lines.length, drafts: drafts.length },
    )
  },
})
