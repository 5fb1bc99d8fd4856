import { and, eq, isNull, sql } from 'drizzle-orm'
import { z } from 'zod'
import type { Reader } from '@/db'
import { named } from '@/db/named'
import { certification } from '@/db/tables/certification'
import { person } from '@/db/tables/people'
import { dueExtension } from '@/db/tables/requirement'
import type { Actor } from '../../../actor'
import { spoken } from '../../../calendar'
import { employedOn, reportsTo } from '../../../employment'
import { day, id, reason } from '../../../input'
import { command, did, Refusal } from '../../../kernel'
import { sightInto } from '../../../people/queries/sight'
import { isManagerOf, mustSeen } from '../queries/due-extensions'
import { mayAnswerExtension, mayAskExtension } from '../rules/must-hold'

const p = named(person, 'p')

const m = named(person, 'm')

/**
 * Whether the person's manager, other than who asks, is there to read of it. Where not, the
 * registrar is told.
 */
const managerHears = async (db: Reader, personId: number, asker: Actor): Promise<boolean> =>
  (await db.get(sql`select 1 from person p join person m on ${reportsTo(p, sql`m.id`)}
    where p.id = ${personId} and m.id <> ${asker.id}
    and ${employedOn(m, asker.today)}
    and m.disabled_at is null`)) !== undefined

/**
 * More time for something that must be held, asked by the person or their manager. It changes
 * nothing until someone else grants it.
 */
export const askExtension = command({
  input: z
    .object({
      person: z.preprocess((v) => (v === '' ? undefined : v), id.optional()),
      certification: z.string().max(100),
      until: day,
      reason,
    })
    .describe('Ask for more time to hold a certification: until when, and why'),
  subject: (at, { person = at.actor.id, certification }) => mustSeen(at, person, certification),
  may: ({ actor }, it) => mayAskExtension(actor, { ...it, due: it.must.due }),
  async run({ db, actor, now }, it, { until, reason }) {
    const before = it.must.due as string
    if (until <= before)
      throw new Refusal(`It is due by ${spoken(before)} already: ask for a later day.`, 'until')
    if (until < actor.today) throw new Refusal('Ask for a day to come.', 'until')
    const [made] = await db
      .insert(dueExtension)
      .values({
        personId: it.personId,
        certificationId: it.id,
        before,
        until,
        reason,
        askedById: actor.id,
        askedAt: +now,
      })
      .returning({ id: dueExtension.id })
    const about = { person: it.personId, certification: it.id }
    const unheard = !(await managerHears(db, it.personId, actor))
    return did('more-time.asked', made?.id as number, {
      about,
      certification: it.short,
      before,
      until,
      reason,
      ...(unheard && { unheard }),
    })
  },
})

/**
 * Granted or declined by someone who is neither the person nor who asked, with the reason. Granted,
 * it moves the due for that person and certification only.
 */
export const answerExtension = command({
  input: z
    .object({
      extension: id,
      granted: z.enum(['yes', 'no'], 'grant or decline it'),
      because: reason,
    })
    .describe('Grant or decline more time to hold a certification, with the reason'),
  async subject({ db, actor }, { extension }) {
    const it = await db
      .select({ it: dueExtension, name: person.name, short: certification.short })
      .from(dueExtension)
      .innerJoin(person, eq(person.id, dueExtension.personId))
      .innerJoin(certification, eq(certification.id, dueExtension.certificationId))
      .where(eq(dueExtension.id, extension))
      .get()
    if (!it || !(await sightInto(db, actor, it.it.personId)).standing) return undefined
    return {
      ...it.it,
      name: it.name,
      short: it.short,
      manages: await isManagerOf(db, actor, it.it.personId),
    }
  },
  may: ({ actor }, it) => mayAnswerExtension(actor, it),
  async run({ db, actor, now }, it, { granted, because }) {
    const yes = granted === 'yes'
    if (yes && it.until < actor.today)
      throw new Refusal(
        `It was asked until ${spoken(it.until)}, which has passed. Decline it, and let them ask anew.`,
      )
    await db
      .update(dueExtension)
      .set({ granted: yes, decidedAt: +now, decidedById: actor.id || null, because })
      .where(and(eq(dueExtension.id, it.id), isNull(dueExtension.decidedAt)))
    return did(yes ? 'more-time.granted' : 'more-time.declined', it.id, {
      about: { person: it.personId, certification: it.certificationId },
      certification: it.short,
      before: it.before,
      ...(yes && { after: it.until }),
      because,
    })
  },
})
