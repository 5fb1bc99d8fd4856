import { and, eq, isNull, like } from 'drizzle-orm'
import { z } from 'zod'
import type { Writer } from '@/db'
import { modes, offering, offeringInstructor } from '@/db/tables/catalogue'
import { offeringDraft } from '@/db/tables/planning'
import type { At } from '../../at'
import { addDays, instantIn, isZone } from '../../calendar'
import { day, id, reason } from '../../input'
import { command, did, Refusal } from '../../kernel'
import { draftSeen } from '../queries/drafts'
import { personNamed } from '../queries/seating'
import { codeFor, datesWrong, mayDecideDraft, mayOpenDraft } from '../rules/draft'

const blank = <T extends z.ZodType>(it: T) =>
  z.preprocess((v) => (v === '' || v === null ? undefined : v), it.optional())

/** Marks a draft as decided, once: two who decide at the same time do not both. */
async function decide(
  { db, actor, now }: At<Writer>,
  draft: number,
  how: { offeringId?: number; declinedBecause?: string },
) {
  const done = await db
    .update(offeringDraft)
    .set({ ...how, decidedById: actor.id || null, decidedAt: +now })
    .where(and(eq(offeringDraft.id, draft), isNull(offeringDraft.decidedAt)))
    .returning({ id: offeringDraft.id })
  if (!done.length) throw new Refusal('This was decided a moment ago. Reload to see how.')
}

/** Opens a draft as an offering of the course's newest version; enrolment begins at once. */
export const openDraft = command({
  input: z
    .object({
      draft: id,
      mode: z.enum(modes, 'choose how it is taught'),
      seats: blank(
        z.coerce
          .number('give a number')
          .int('must be a whole number')
          .min(1, 'give at least one seat')
          .max(10_000, 'at most 10,000'),
      ),
      startsOn: day,
      endsOn: day,
      zone: z.string('give a time zone').refine(isZone, 'must be a time zone like Europe/London'),
      instructor: blank(z.string().trim().max(200)).describe('E-mail address of who teaches it'),
    })
    .describe('Open an offering that was asked for'),
  subject: ({ db, actor }, { draft }) => draftSeen(db, actor, draft),
  may: ({ actor }, it) => mayOpenDraft(actor, it),
  async run(at, it, { mode, seats, startsOn, endsOn, zone, instructor }) {
    const { db, actor } = at
    const wrong = datesWrong({ startsOn, endsOn }, actor.today)
    if (wrong) throw new Refusal(wrong.because, wrong.field)
    const teacher = instructor === undefined ? undefined : await personNamed(at, instructor)
    if (instructor !== undefined && !teacher)
      throw new Refusal(`Nobody here has the address ${instructor}.`, 'instructor')
    const alike = await db
      .select({ code: offering.code })
      .from(offering)
      .where(like(offering.code, `${it.code}-%`))
    const code = codeFor(it.code, startsOn, new Set(alike.map((one) => one.code)))
    const [made] = await db
      .insert(offering)
      .values({
        code,
        courseVersionId: it.versionId as number,
        courseId: it.courseId,
        mode,
        seats: seats ?? null,
        enrolFrom: actor.today,
        enrolUntil: startsOn > actor.today ? addDays(startsOn, -1) : startsOn,
        startsAt: instantIn(zone, startsOn, 9),
        endsAt: instantIn(zone, endsOn, 17),
        timeZone: zone,
      })
      .returning({ id: offering.id })
    const offeringId = made?.id as number
    if (teacher) await db.insert(offeringInstructor).values({ offeringId, personId: teacher.id })
    await decide(at, it.id, { offeringId })
    const about = { offering: offeringId, course: it.courseId, person: it.draftedById }
    return did('offering.opened', offeringId, {
      about,
      code,
      mode,
      seats: seats ?? null,
      startsOn,
      endsOn,
      zone,
      because: it.because,
    })
  },
})

/** Declines a draft: who asked for it is told why. */
export const declineDraft = command({
  input: z
    .object({ draft: id, because: reason })
    .describe('Decline an offering that was asked for, with the reason'),
  subject: ({ db, actor }, { draft }) => draftSeen(db, actor, draft),
  may: ({ actor }, it) => mayDecideDraft(actor, it),
  async run(at, it, { because }) {
    await decide(at, it.id, { declinedBecause: because })
    return did('draft.declined', null, {
      about: { course: it.courseId, person: it.draftedById },
      course: it.code,
      startsOn: it.startsOn,
      because,
    })
  },
})
