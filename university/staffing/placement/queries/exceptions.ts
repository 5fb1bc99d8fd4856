import { sql } from 'drizzle-orm'
import { z } from 'zod'
import { named } from '@/db/named'
import { positionRequirement } from '@/db/tables/staffing'
import { no, yes } from '../../../at'
import { type Day, daysBetween } from '../../../calendar'
import { lastsOn } from '../../../day-sql'
import { page, ticked } from '../../../input'
import { question } from '../../../kernel'
import { carried, continued } from '../../../roster/queries/terms'
import { unknownIn } from '../../eligibility/queries/names-not-found'
import { readRemedy, remedyJson } from '../../eligibility/queries/remedy'
import { exceptionStands, groupMet, misfits } from '../../eligibility/queries/unmet-sql'
import { seesEveryone } from '../../sight'

const r = named(positionRequirement, 'r')

const pageSize = 50
const most = 20_000
type Row = {
  id: number
  code: string
  customer: string
  position: string
  placement: number
  personId: number
  person: string
  approver: string
  reason: string
  from: Day
  until: Day
  /**
   * Of those in force: the person meets the position today, its shift and site too, so nothing is
   * excepted any more.
   */
  gone: number
  positionId: number
  /** The first thing asked for that they do not hold. */
  short: string | null
  slug: string | null
  remedy: string | null
}

/**
 * SQL: the first certification that a position `po` asks for and the person of a placement `pl`
 * does not hold, nor another that would do.
 */
const lackingOf = (
  today: Day,
) => sql`(select r.certification_id from position_requirement r where r.position_id = po.id
  and ${lastsOn(r, today)}
  and not ${groupMet(sql`pl.person_id`, 'r', today)} order by r."group", r.id limit 1)`

/** SQL: a person `p` works at the site and on the shift of a position `po`, where it names them. */
const worksThere = sql`(po.shift is null or po.shift = p.shift) and po.site in ('', p.site)`

/**
 * Who is in a position without what it asks for, why, who signed, until when: in force, those whose
 * reason is gone because the person qualified meanwhile, and ended ones. A team's leader sees that
 * team's.
 */
export const exceptions = question({
  input: z.preprocess(
    (value) => value ?? {},
    z.object({
      ended: z.string().catch(''),
      gone: ticked.catch(false).describe('Only those in force whose reason is gone'),
      team: z.string().trim().max(20).catch('').describe('A team code'),
      signer: z.coerce
        .number()
        .int()
        .positive()
        .optional()
        .catch(undefined)
        .describe('Who signed, by id'),
      whole: ticked.catch(false),
      page,
    }),
  ),
  async answer({ db, actor, now }, asked) {
    const { ended, page: n } = asked
    const today = actor.today
    const size = asked.whole ? most : pageSize
    const seen = seesEveryone(actor)
      ? sql`1`
      : sql`pl.team_id in (select value from json_each(${JSON.stringify(actor.leads)}))`
    const stands = exceptionStands(today)
    // One that goes on through a change of the position's terms is one, and ended with the last of
    // them.
    const elsewhere = sql`((x."from" > ${today} and ${carried('x', 'pl')})
      or coalesce(pl.until < min(x.until, ${today}) and ${continued('pl')}, 0))`
    const chosen = sql`${asked.team ? sql`t.code = ${asked.team} collate nocase` : sql`1`}
      and ${asked.signer ? sql`x.approver_id = ${asked.signer}` : sql`1`}`
    const joins = sql`placement_exception x join placement pl on pl.id = x.placement_id
      join position po on po.id = pl.position_id join team t on t.id = pl.team_id
      join person p on p.id = pl.person_id join person a on a.id = x.approver_id`
    const when = ended === '1' ? sql`(not ${stands} and not ${elsewhere})` : stands
    const rows = await db.all<Row & { count: number }>(sql`
      with found as materialized (
        select x.id, po.id as "positionId", t.code, t.customer, po.title as position,
        pl.id as placement, p.id as "personId", p.name as person, a.name as approver, x.reason,
        x."from", x.until,
          ${
            ended === '1'
              ? sql`0`
              : sql`(${misfits(sql`pl.person_id`, 'po', today)} = 0
            and ${worksThere})`
          } as gone,
          ${ended === '1' ? sql`null` : lackingOf(today)} as lacking
        from ${joins} where ${seen} and ${chosen} and ${when})
      select f.*, c.short, c.slug, ${remedyJson(sql`f.lacking`, sql`f."personId"`, today, +now)}
      as remedy
      from (select *, count(*) over () as count from found where ${asked.gone ? sql`gone` : sql`1`}
        order by ${ended === '1' ? sql`until desc` : sql`until`}, id
        limit ${size} offset ${(asked.whole ? 0 : n - 1) * size}) f
        left join certification c on c.id = f.lacking
      order by ${ended === '1' ? sql`f.until desc` : sql`f.until`}, f.id`)
    const choices = await db.get<{ teams: string; signers: string }>(sql`
      with listed as materialized (select t.code, t.customer, a.id, a.name from ${joins}
      where ${seen} and ${when})
      select (select json_group_array(json_object('code', code, 'customer', customer))
      from (select distinct code, customer from listed order by customer, code limit 200)) as teams,
        (select json_group_array(json_object('id', id, 'name', name)) from (select distinct id, name
        from listed order by name, id limit 200)) as signers`)
    const count = rows[0]?.count ?? 0
    return {
      rows: rows.map(({ count: _, gone, remedy, ...row }) => ({
        ...row,
        gone: gone === 1,
        remedy: asked.whole ? null : readRemedy(remedy),
        to: row.from > today,
        daysLeft: daysBetween(today, row.until),
      })),
      ended: ended === '1',
      everyone: seesEveryone(actor),
      asked,
      /** Why there can be none: the address names what there is not. */
      problem: rows.length
        ? undefined
        : await unknownIn(db, actor, { code: asked.team, person: asked.signer }),
      teams: JSON.parse(choices?.teams ?? '[]') as { code: string; customer: string }[],
      signers: JSON.parse(choices?.signers ?? '[]') as { id: number; name: string }[],
      today,
      count,
      page: n,
      pages: Math.max(1, Math.ceil(count / pageSize)),
    }
  },
  mayAsk: ({ actor }) =>
    seesEveryone(actor) || actor.leads.length > 0
      ? yes
      : no('Exceptions are for team leaders, staffing leads, the registrar and auditors.'),
})
