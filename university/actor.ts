// Who is asking: read by every rule, so it stands beside rules, questions and commands.

import { and, eq, isNull, sql } from 'drizzle-orm'
import { prepared, type Reader } from '@/db'
import { fromJson, type Json } from '@/db/json'
import { named } from '@/db/named'
import {
  type GrantedRole,
  type Origin,
  person,
  roleGrant,
  type Shift,
  setting,
} from '@/db/tables/people'
import { placement } from '@/db/tables/staffing'
import { dayIn } from './calendar'
import { lastsOn } from './day-sql'
import { employedOn, notLeftOn, reportsTo } from './employment'
import { placedOn } from './place'

const pl = named(placement, 'pl')
const g = named(roleGrant, 'g')
const r = named(person, 'r')

/** Everything a rule may know of the person who asks, as of now. Ids of nothing are 0. */
export type Actor = {
  id: number
  name: string
  email: string
  site: string
  timeZone: string
  shift: Shift
  /** Where the person comes from: people of the demo are let in only while it is on. */
  origin: Origin
  /** The company's calendar date now, `YYYY-MM-DD`. */
  today: string
  /** Granted roles valid today. */
  roles: readonly GrantedRole[]
  /** Direct reports today. */
  reports: number
  /** Teams led today, by placement. */
  leads: readonly number[]
  /** Teams served today, in any position. */
  serves: readonly number[]
  /** Offerings taught. */
  teaches: readonly number[]
  /** Courses owned. */
  owns: readonly number[]
  /** People this person acts for today. */
  actsFor: readonly number[]
  /** Set while acting for someone: the record says so. */
  onBehalfOf?: number
  /** Set for a request with an API token: what it may be used for. */
  scopes?: readonly string[]
}

/** A visitor who is not signed in. */
export const nobody: Actor = {
  id: 0,
  name: '',
  email: '',
  site: '',
  timeZone: 'UTC',
  shift: 'day',
  origin: 'local',
  today: '',
  roles: [],
  reports: 0,
  leads: [],
  serves: [],
  teaches: [],
  owns: [],
  actsFor: [],
}

/** The installation itself: the command line, and jobs. Recorded without a person. */
export const system = (now: Date, zone: string): Actor => ({
  ...nobody,
  name: 'Guildhall',
  today: dayIn(now, zone),
  roles: ['registrar'],
})

export const isSignedIn = (actor: Actor) => actor.id > 0
/** Theirs, or of the person they act for: nobody decides on either. */
export const isOwn = (actor: Actor, personId: number) =>
  actor.id === personId || actor.onBehalfOf === personId
export const is = (actor: Actor, ...roles: GrantedRole[]) =>
  roles.some((role) => actor.roles.includes(role))

const on = sql.placeholder('today')
const byId = prepared((db) =>
  db
    .select({
      id: person.id,
      name: person.name,
      email: person.email,
      site: person.site,
      timeZone: person.timeZone,
      shift: person.shift,
      origin: person.origin,
      roles: sql<Json<GrantedRole[]>>`(select json_group_array(role) from role_grant g
        where g.person_id = "person"."id" and ${lastsOn(g, on)})`,
      reports: sql<number>`(select count(*) from person r where ${reportsTo(r, sql`"person"."id"`)}
        and ${notLeftOn(r, on)})`,
      places: sql<
        Json<[team: number, kind: string][]>
      >`(select json_group_array(json_array(pl.team_id, iif(pl.kind = 'full',
        po.kind, ''))) from placement pl join position po on po.id = pl.position_id
        where pl.person_id = "person"."id" and ${placedOn(pl, on)})`,
      teaches: sql<Json<number[]>>`(select json_group_array(offering_id) from offering_instructor oi
        where oi.person_id = "person"."id")`,
      owns: sql<Json<number[]>>`(select json_group_array(c.id) from course c
        where c.owner_id = "person"."id")`,
      actsFor: sql<Json<number[]>>`(select json_group_array(d.person_id) from delegation d
        where d.delegate_id = "person"."id" and d."from" <= ${on} and d.until >= ${on})`,
    })
    .from(person)
    .where(
      and(eq(person.id, sql.placeholder('id')), isNull(person.disabledAt), employedOn(person, on)),
    )
    .prepare(),
)

/**
 * The person as an actor now, or undefined when there is none, they left, or their sign-in is
 * closed. One statement; never cached beyond a request.
 */
export async function actorOf(
  db: Reader,
  id: number,
  now: Date,
  zone: string,
): Promise<Actor | undefined> {
  const today = dayIn(now, zone)
  const row = await byId(db).get({ id, today })
  if (!row) return undefined
  const places = fromJson(row.places)
  return {
    ...row,
    today,
    roles: fromJson(row.roles),
    leads: places.filter(([, kind]) => kind === 'leader').map(([team]) => team),
    serves: places.map(([team]) => team),
    teaches: fromJson(row.teaches),
    owns: fromJson(row.owns),
    actsFor: fromJson(row.actsFor),
  }
}

const zoneSetting = prepared((db) =>
  db.select({ value: setting.value }).from(setting).where(eq(setting.name, 'zone')).prepare(),
)
/** The company's zone: a setting, Chicago where none was made. */
export async function companyZone(db: Reader): Promise<string> {
  return (await zoneSetting(db).get())?.value ?? 'America/Chicago'
}
