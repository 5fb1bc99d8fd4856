import { sql } from 'drizzle-orm'
import type { Reader } from '@/db'
import type { Actor } from '../../../actor'
import { seesEveryone } from '../../sight'

/**
 * What an address narrows a list to: a team by its code, or by part of its code or its customer's
 * name; a site of teams; a certification by its slug; a person.
 */
type Named = {
  code?: string
  team?: string
  site?: string
  certification?: string
  person?: number | undefined
}
type Found = {
  teams: number
  own: number
  customer: string | null
  sites: number
  certification: number
  person: number
}

/**
 * What of this there is not, in words that say what to do: an address with a wrong name shows an
 * empty list, and must not look like "none". Also a team that is not the leader's who asks.
 * Undefined where all of it is known. One statement, none where nothing is named; for lists that
 * are empty.
 */
export async function unknownIn(
  db: Reader,
  actor: Actor,
  { code = '', team = '', site = '', certification = '', person }: Named,
): Promise<string | undefined> {
  if (!code && !team && !site && !certification && !person) return undefined
  const like = `%${team.replaceAll(/[\\%_]/g, (c) => `\\${c}`)}%`
  const meant = code
    ? sql`t.code = ${code} collate nocase`
    : team
      ? sql`(t.customer like ${like} escape '\\' or t.code like ${like} escape '\\')`
      : sql`0`
  const it = await db.get<Found>(sql`
    select (select count(*) from team t where ${meant}) as teams, (select min(t.customer)
    from team t where ${meant}) as customer,
      (select count(*) from team t where ${meant} and t.id in (select value
      from json_each(${JSON.stringify(actor.leads)}))) as own,
      exists (select 1 from team where site = ${site}) as sites, exists (select 1 from certification
      where slug = ${certification}) as certification,
      exists (select 1 from person where id = ${person ?? 0}) as person`)
  if (!it) return undefined
  if (code && !it.teams) return `There is no team ${code}. Write its code, as on the list of teams.`
  if (team && !it.teams)
    return `No team is called ${team}. Write part of the customer’s name, or the team’s code.`
  if ((code || team) && !it.own && !seesEveryone(actor))
    return `${it.customer} is not a team you lead. You see what concerns yours.`
  if (site && !it.sites) return `No team is at ${site}. Choose a site of the list.`
  if (certification && !it.certification)
    return `No certification is called ${certification}. Choose one of the list.`
  if (person && !it.person)
    return `There is nobody with the number ${person}. Choose someone of the list.`
  return undefined
}
