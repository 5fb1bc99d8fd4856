import { and, asc, count, eq, or, type SQL, sql } from 'drizzle-orm'
import { z } from 'zod'
import { named } from '@/db/named'
import { grantedRoles, person, roleGrant } from '@/db/tables/people'
import { placement } from '@/db/tables/staffing'
import { type Actor, is, isSignedIn } from '../../actor'
import { no, yes } from '../../at'
import { lastsOn } from '../../day-sql'
import { notLeftOn } from '../../employment'
import { page, ticked } from '../../input'
import { question } from '../../kernel'
import { placedOn } from '../../place'

const pl = named(placement, 'pl')

const size = 50

/** What was typed as a full-text query: every word, the last ones as beginnings; no operators. */
export const wordsOf = (typed: string) =>
  (typed.match(/[\p{L}\p{N}]+/gu) ?? []).map((word) => `"${word}"*`).join(' ')

/**
 * The directory: name, title and site are for everyone signed in; who left is for the registrar and
 * auditor.
 */
export const people = question({
  input: z
    .object({
      q: z.string().trim().max(100).catch(''),
      site: z.string().catch(''),
      role: z.enum(grantedRoles).or(z.literal('')).catch(''),
      left: ticked,
      page,
    })
    .describe('The people, by name: search, site, role, page'),
  async answer({ db, actor }, input) {
    const where = matching(actor, input)
    const rows = await db
      .select({
        id: person.id,
        employeeId: person.employeeId,
        name: person.name,
        jobTitle: person.jobTitle,
        department: person.department,
        site: person.site,
        leftOn: person.leftOn,
        teams: sql<string>`coalesce((select group_concat(customer, ', ')
          from (select distinct t.customer from placement pl join team t on t.id = pl.team_id
          where pl.person_id = "person"."id" and ${placedOn(pl, actor.today)} order by t.customer)), '')`,
      })
      .from(person)
      .where(where)
      .orderBy(asc(person.name), asc(person.id))
      .limit(size)
      .offset((input.page - 1) * size)
    const [total] = await db.select({ people: count() }).from(person).where(where)
    const sites = await db.selectDistinct({ site: person.site }).from(person).orderBy(person.site)
    const found = total?.people ?? 0
    /** A last day to come is for who sees when someone is there. */
    const seesLeavers = is(actor, 'registrar', 'auditor')
    const seesLastDays = seesLeavers || is(actor, 'staffing lead')
    return {
      rows: rows.map((row) => (seesLastDays ? row : { ...row, leftOn: null })),
      count: found,
      pages: Math.max(1, Math.ceil(found / size)),
      sites: sites.map(({ site }) => site).filter(Boolean),
      roles: grantedRoles,
      seesLeavers,
      asked: input,
    }
  },
  mayAsk: ({ actor }) =>
    isSignedIn(actor) || actor.roles.length ? yes : no('Sign in to see the people.'),
})

function matching(
  actor: Actor,
  { q, site, role, left }: { q: string; site: string; role: string; left: boolean },
): SQL | undefined {
  const words = wordsOf(q)
  return and(
    left && is(actor, 'registrar', 'auditor') ? undefined : notLeftOn(person, actor.today),
    site ? eq(person.site, site) : undefined,
    role
      ? sql`${person.id} in (select ${roleGrant.personId} from ${roleGrant}
        where ${and(eq(roleGrant.role, role as 'auditor'), lastsOn(roleGrant, actor.today))})`
      : undefined,
    q
      ? words
        ? or(
            sql`${person.id} in (select ref from search where search match ${words}
              and kind = 'person')`,
            eq(person.email, q.toLowerCase()),
          )
        : sql`0`
      : undefined,
  )
}
