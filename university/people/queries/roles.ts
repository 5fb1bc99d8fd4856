import { and, asc, desc, eq, gte, sql } from 'drizzle-orm'
import { z } from 'zod'
import type { Reader } from '@/db'
import { named } from '@/db/named'
import { delegation, grantedRoles, person, roleGrant } from '@/db/tables/people'
import { is } from '../../actor'
import { no, yes } from '../../at'
import type { Day } from '../../calendar'
import { lastsOn, notOverOn } from '../../day-sql'
import { employedOn } from '../../employment'
import { ticked } from '../../input'
import { question } from '../../kernel'
import { mayEndDelegation, mayEndRole } from '../rules/roles'

const g = named(roleGrant, 'g')
const p = named(person, 'p')

/**
 * Who holds a granted role, since when, by whom; and who acts for whom. For the registrar and the
 * auditor.
 */
export const roles = question({
  input: z.object({ past: ticked }).describe('Who holds a granted role, and who acts for whom'),
  async answer({ db, actor }, { past }) {
    const day = actor.today
    const grants = await db
      .select({
        id: roleGrant.id,
        personId: roleGrant.personId,
        name: person.name,
        jobTitle: person.jobTitle,
        role: roleGrant.role,
        from: roleGrant.from,
        until: roleGrant.until,
        reason: roleGrant.reason,
        grantedBy: sql<
          string | null
        >`(select g.name from person g where g.id = "role_grant"."granted_by_id")`,
      })
      .from(roleGrant)
      .innerJoin(person, eq(person.id, roleGrant.personId))
      .where(past ? undefined : notOverOn(roleGrant, day))
      .orderBy(asc(roleGrant.role), desc(roleGrant.from), asc(person.name))
      .limit(500)
    const acting = await db
      .select({
        id: delegation.id,
        personId: delegation.personId,
        delegateId: delegation.delegateId,
        person: person.name,
        delegate: sql<string>`(select p.name from person p
          where p.id = "delegation"."delegate_id")`,
        from: delegation.from,
        until: delegation.until,
        reason: delegation.reason,
      })
      .from(delegation)
      .innerJoin(person, eq(person.id, delegation.personId))
      .where(and(past ? undefined : gte(delegation.until, day)))
      .orderBy(asc(delegation.from))
      .limit(500)
    return {
      kinds: grantedRoles,
      past,
      today: day,
      grants: grants.map((it) => ({ ...it, mayEnd: mayEndRole(actor, it) })),
      delegations: acting.map((it) => ({ ...it, mayEnd: mayEndDelegation(actor, it) })),
    }
  },
  mayAsk: ({ actor }) =>
    is(actor, 'registrar', 'auditor')
      ? yes
      : no('The list of roles is for the registrar and the auditor.'),
})

/** Who holds the role of staffing lead today. */
export async function staffingLeads(db: Reader, today: Day): Promise<number[]> {
  const rows = await db.all<{
    id: number
  }>(sql`select distinct p.id from role_grant g join person p on p.id = g.person_id
    where g.role = 'staffing lead' and ${lastsOn(g, today)} and ${employedOn(p, today)}`)
  return rows.map((it) => it.id)
}
