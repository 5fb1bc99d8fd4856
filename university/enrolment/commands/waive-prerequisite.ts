import { eq } from 'drizzle-orm'
import { z } from 'zod'
import { course, prerequisiteWaiver } from '@/db/tables/catalogue'
import { no } from '../../at'
import { day, reason } from '../../input'
import { command, did } from '../../kernel'
import { personNamed } from '../queries/seating'
import { mayDecide } from '../rules/staff'

/**
 * Lets one person into a course without its prerequisites until a day. `person`: an id or an e-mail
 * address.
 */
export const waivePrerequisite = command({
  input: z.object({
    course: z.string().trim().min(1),
    person: z.string('say who').trim().min(1, 'say who').or(z.number().int()),
    reason,
    until: day,
  }),
  async subject(at, { course: code, person }) {
    const it = await at.db
      .select({ courseId: course.id })
      .from(course)
      .where(eq(course.code, code.toUpperCase()))
      .get()
    const who = await personNamed(at, String(person))
    return it && who && { ...it, personId: who.id }
  },
  may({ actor }, it, { until }) {
    if (actor.id === it.personId) return no('Nobody waives their own prerequisites.')
    if (until < actor.today) return no('A waiver must end today or later.')
    return mayDecide(actor, it)
  },
  async run({ db, actor }, { courseId, personId }, { reason, until }) {
    const made = await db
      .insert(prerequisiteWaiver)
      .values({ courseId, personId, reason, until, grantedById: actor.id })
      .returning({ id: prerequisiteWaiver.id })
    return did('prerequisite.waived', made[0]?.id as number, {
      about: { person: personId, course: courseId },
      reason,
      until,
    })
  },
})
