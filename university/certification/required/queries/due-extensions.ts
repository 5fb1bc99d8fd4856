import { sql } from 'drizzle-orm'
import { z } from 'zod'
import type { Reader } from '@/db'
import { named } from '@/db/named'
import { person } from '@/db/tables/people'
import { type Actor, is, isSignedIn } from '../../../actor'
import { type At, no, yes } from '../../../at'
import type { Day } from '../../../calendar'
import { notLeftOn } from '../../../employment'
import { question } from '../../../kernel'
import { manages, sightInto } from '../../../people/queries/sight'
import { mayAnswerExtension } from '../rules/must-hold'
import { type MustRow, mustsOn, reportsOf } from './must-hold-sql'

const p = named(person, 'p')

/** Whether the actor stands above this person in the reporting line. */
export async function isManagerOf(db: Reader, actor: Actor, personId: number): Promise<boolean> {
  if (actor.reports === 0 || actor.id === personId) return false
  return (
    (await db.get<{ manages: number }>(sql`select ${manages(actor, personId)} as manages`))
      ?.manages === 1
  )
}

/**
 * What one person must hold of one certification today, as far as the actor may see it; `must`
 * undefined: no rule asks for it.
 */
export async function mustSeen({ db, actor }: At<Reader>, personId: number, slug: string) {
  const found = await db.get<{
    id: number
    short: string
    name: string
    waiting: number
  }>(sql`select c.id, c.short, p.name,
      exists (select 1 from due_extension e where e.person_id = p.id and e.certification_id = c.id
      and e.decided_at is null) as waiting
    from certification c, person p where c.slug = ${slug} and p.id = ${personId}`)
  if (!found || !isSignedIn(actor) || !(await sightInto(db, actor, personId)).standing)
    return undefined
  const which = { people: sql`p.id = ${personId}`, rules: sql`r.certification_id = ${found.id}` }
  const must = await db.get<MustRow>(
    sql`with ${mustsOn(actor.today, which, { holdings: sql`h.person_id = ${personId}` })} select *
      from musts`,
  )
  return (
    must && {
      ...found,
      waiting: found.waiting === 1,
      personId,
      must,
      manages: await isManagerOf(db, actor, personId),
    }
  )
}

type Row = {
  id: number
  personId: number
  name: string
  jobTitle: string
  slug: string
  short: string
  before: Day
  until: Day
  reason: string
  askedById: number
  askedBy: string
  askedAt: number
  decidedAt: number | null
}

/** Requests for more time that wait for this person's answer, oldest first. */
export const extensionsWaiting = question({
  input: z.object({}).describe('Requests for more time that wait for my answer, oldest first'),
  async answer({ db, actor, now }) {
    const everyone = is(actor, 'registrar', 'staffing lead')
    if (!everyone && actor.reports === 0)
      return { rows: [], zone: actor.timeZone, now, today: actor.today }
    const rows = await db.all<Row & { manages: number }>(sql`
      select e.id, p.id as "personId", p.name, p.job_title as "jobTitle", c.slug, c.short, e.before,
      e.until, e.reason, e.asked_by_id as "askedById", a.name as "askedBy",
        e.asked_at as "askedAt", e.decided_at as "decidedAt", ${manages(actor, sql`p.id`)}
        as manages
      from due_extension e join person p on p.id = e.person_id join person a on a.id = e.asked_by_id
      join certification c on c.id = e.certification_id
      where e.decided_at is null and ${notLeftOn(p, actor.today)}
      and (${everyone ? sql`1` : reportsOf(actor)}) order by e.asked_at limit 200`)
    const judged = rows.map(({ manages, ...row }) => ({
      ...row,
      mayAnswer: mayAnswerExtension(actor, { ...row, manages: manages === 1 }),
    }))
    return {
      rows: judged.filter((row) => row.mayAnswer.ok),
      zone: actor.timeZone,
      now,
      today: actor.today,
    }
  },
  mayAsk: ({ actor }) => (isSignedIn(actor) ? yes : no('Sign in to see what waits for you.')),
})
