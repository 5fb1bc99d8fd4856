import { and, asc, desc, eq, gte, or, sql } from 'drizzle-orm'
import { z } from 'zod'
import { fromJson, type Json } from '@/db/json'
import { named } from '@/db/named'
import { award } from '@/db/tables/award'
import { delegation, grantedRoles, person, roleGrant } from '@/db/tables/people'
import { placement } from '@/db/tables/staffing'
import { is, isSignedIn } from '../../actor'
import { no, yes } from '../../at'
import { endOf, validOn } from '../../certification/validity/queries/valid-on'
import { notLeftOn, reportsTo } from '../../employment'
import { id } from '../../input'
import { question } from '../../kernel'
import { placedOn } from '../../place'
import { sinceOf, untilOfStay } from '../../roster/queries/terms'
import {
  lastDayTold,
  mayCloseSignIn,
  mayOpenSignIn,
  maySetExtraTime,
  maySetPassword,
  sightOf,
} from '../rules/person'
import { mayDelegate, mayEndDelegation, mayEndRole, mayGrantRole } from '../rules/roles'
import { manages } from './sight'

const pl = named(placement, 'pl')
const w = named(person, 'w')
const a = named(award, 'a')

type TeamServed = {
  team: string
  customer: string
  title: string
  kind: 'full' | 'shadow'
  from: string
  until: string | null
}
type Certified = { holding: number; short: string; name: string; until: string | null }
type Report = { id: number; name: string }

/**
 * One person, with exactly what the viewer may see of them. What is hidden is absent, not empty.
 */
export const personPage = question({
  input: z.object({ person: id }).describe('A person, as far as the viewer may see them'),
  async answer({ db, actor, now }, input) {
    if (!isSignedIn(actor) && !actor.roles.length) return undefined
    const day = actor.today
    const found = await db
      .select({
        it: person,
        manager: sql<
          string | null
        >`(select m.name from person m where m.id = "person"."manager_id")`,
        manages: manages(actor, sql`"person"."id"`),
        teams: sql<
          Json<TeamServed[]>
        >`(select coalesce(json_group_array(json_object('team', t.code, 'customer',
          t.customer, 'title', po.title, 'kind', pl.kind, 'from', ${sinceOf('pl')}, 'until',
          ${untilOfStay('pl')})), '[]')
          from placement pl join position po on po.id = pl.position_id
          join team t on t.id = pl.team_id
          where pl.person_id = "person"."id" and ${placedOn(pl, day)})`,
        reports: sql<
          Json<Report[]>
        >`(select json_group_array(json_object('id', r.id, 'name', r.name))
          from (select w.id, w.name from person w where ${reportsTo(w, sql`"person"."id"`)}
          and ${notLeftOn(w, day)} order by +w.name limit 60) r)`,
        certifications: sql<
          Json<Certified[]>
        >`(select json_group_array(json_object('holding', c.holding,
          'short', c.short, 'name', c.name, 'until', c.until)) from (
          select a.holding_id as holding, ce.short, ce.name, nullif(max(${endOf(a)}), '9999-12-31') as until
          from award a join certification ce on ce.id = a.certification_id
          where a.person_id = "person"."id" and ${validOn(a, day)}
          group by a.holding_id order by ce.short) c)`,
      })
      .from(person)
      .where(eq(person.id, input.person))
      .get()
    if (!found) return undefined
    const { it } = found
    const sight = sightOf(actor, it.id, Boolean(found.manages))
    const roles = await db
      .select()
      .from(roleGrant)
      .where(eq(roleGrant.personId, it.id))
      .orderBy(desc(roleGrant.from))
    const held = roles.filter(
      (role) => role.from <= day && (role.until === null || role.until >= day),
    )
    const acting = sight.private
      ? await db
          .select({
            id: delegation.id,
            personId: delegation.personId,
            delegateId: delegation.delegateId,
            from: delegation.from,
            until: delegation.until,
            reason: delegation.reason,
            person: sql<string>`(select p.name from person p
              where p.id = "delegation"."person_id")`,
            delegate: sql<string>`(select p.name from person p
              where p.id = "delegation"."delegate_id")`,
          })
          .from(delegation)
          .where(
            and(
              or(eq(delegation.personId, it.id), eq(delegation.delegateId, it.id)),
              gte(delegation.until, day),
            ),
          )
          .orderBy(asc(delegation.from))
      : undefined
    return {
      id: it.id,
      name: it.name,
      employeeId: it.employeeId,
      email: it.email,
      jobTitle: it.jobTitle,
      department: it.department,
      site: it.site,
      timeZone: it.timeZone,
      leftOn: lastDayTold(it.leftOn, sight.standing, day),
      manager: it.managerId ? { id: it.managerId, name: found.manager ?? '' } : null,
      reports: fromJson(found.reports),
      teams: fromJson(found.teams),
      certifications: fromJson(found.certifications),
      roles: held.map(({ role, until }) => ({ role, until })),
      sight,
      /** Who and when they can serve. */
      availability: sight.standing
        ? { shift: it.shift, capacity: it.capacity, hiredOn: it.hiredOn }
        : undefined,
      own: sight.private
        ? {
            extraTimePercent: it.extraTimePercent,
            signsInWith: [
              it.passwordHash && 'a password',
              it.oidcSubject && 'the company account',
            ].filter(Boolean) as string[],
            closedAt: it.disabledAt,
            roles: roles.map((role) => ({ ...role, mayEnd: mayEndRole(actor, role) })),
            delegations: acting!.map((one) => ({ ...one, mayEnd: mayEndDelegation(actor, one) })),
          }
        : undefined,
      isSelf: actor.id === it.id,
      today: day,
      zone: actor.timeZone,
      now,
      mayGrantRole: mayGrantRole(actor, it.id),
      mayDelegate:
        actor.id === it.id ? yes : mayDelegate(actor, { personId: it.id, delegateId: 0 }),
      maySetPassword: maySetPassword(actor, it.id),
      mayCloseSignIn: mayCloseSignIn(actor, it),
      mayOpenSignIn: mayOpenSignIn(actor, it),
      maySetExtraTime: maySetExtraTime(actor, it.id),
      /** Who may see the event trail of this person. */
      mayReadRecord: sight.private
        ? yes
        : no('The record of a person is read by them, the registrar and the auditor.'),
      administers: is(actor, 'registrar'),
      grantable: grantedRoles,
    }
  },
  mayAsk: () => yes,
})

/** What `personPage` answers. */
export type PersonFacts = NonNullable<Awaited<ReturnType<typeof personPage.answer>>>
