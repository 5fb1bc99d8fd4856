import { sql } from 'drizzle-orm'
import { z } from 'zod'
import { promiseKinds } from '@/db/tables/promises'
import { is, isSignedIn } from '../actor'
import { no, yes } from '../at'
import { page } from '../input'
import { question } from '../kernel'

const pageSize = 25
const sentences: Record<(typeof promiseKinds)[number], string> = {
  'hardware in one hour': 'Hardware is fixed or replaced within one hour, or it is free',
  'answered in three rings': 'A call is answered within three rings',
  'fixed in one transfer': 'A problem is fixed within one transfer',
}
type Total = { promise: (typeof promiseKinds)[number]; kept: number; cases: number }
type TeamRow = { code: string; customer: string; broken: number } & Record<
  'hardware' | 'calls' | 'transfers',
  number | null
> &
  Record<'hardwareCases' | 'callCases' | 'transferCases', number>
type Case = {
  id: number
  reference: string
  code: string
  customer: string
  promise: string
  at: number
  kept: number
  because: string
}

/**
 * The promises kept and broken: totals are everyone's; single cases are for that team, staffing
 * leads, the registrar and auditors. The last `days` days.
 */
export const promises = question({
  input: z.preprocess(
    (value) => value ?? {},
    z.object({
      days: z.coerce.number().int().min(1).max(366).catch(28),
      team: z.string().trim().max(20).catch(''),
      page,
    }),
  ),
  async answer({ db, actor, now }, { days, team, page: n }) {
    const span = sql`c.at > ${+now - days * 86_400_000} and c.at <= ${+now}`
    const everything = is(actor, 'staffing lead', 'registrar', 'auditor')
    const mine = everything
      ? sql`1`
      : sql`c.team_id in (select value from json_each(${JSON.stringify(actor.serves)}))`
    const ofTeam = team ? sql`and c.team_id = (select id from team where code = ${team})` : sql``
    const totals = await db.all<Total>(
      sql`select c.promise, sum(c.kept) as kept, count(*) as cases from promise_case c
        where ${span} ${ofTeam} group by c.promise`,
    )
    const percent = (kind: string) =>
      sql`round(100.0 * sum(c.kept and c.promise = ${kind}) / nullif(sum(c.promise = ${kind}),
        0), 1)`
    const rows = await db.all<TeamRow & { count: number }>(sql`
      select t.code, t.customer, sum(not c.kept) as broken, ${percent('hardware in one hour')}
      as hardware, ${percent('answered in three rings')} as calls,
        ${percent('fixed in one transfer')} as transfers, sum(c.promise = 'hardware in one hour')
        as "hardwareCases", sum(c.promise = 'answered in three rings') as "callCases",
        sum(c.promise = 'fixed in one transfer') as "transferCases", count(*) over () as count
      from promise_case c join team t on t.id = c.team_id where ${span} ${ofTeam}
      group by t.id order by broken desc, t.code limit ${pageSize} offset ${(n - 1) * pageSize}`)
    const broken = await db.all<Case>(sql`
      select c.id, c.reference, t.code, t.customer, c.promise, c.at, c.kept, c.because
      from promise_case c join team t on t.id = c.team_id
      where ${span} ${ofTeam} and not c.kept and ${mine} order by c.at desc limit 20`)
    const count = rows[0]?.count ?? 0
    return {
      promises: promiseKinds.map((kind) => {
        const total = totals.find((it) => it.promise === kind)
        return { kind, says: sentences[kind], kept: total?.kept ?? 0, cases: total?.cases ?? 0 }
      }),
      teams: rows,
      broken,
      seesCases: everything || actor.serves.length > 0,
      days,
      team,
      zone: actor.timeZone,
      now: +now,
      count,
      page: n,
      pages: Math.max(1, Math.ceil(count / pageSize)),
    }
  },
  mayAsk: ({ actor }) => (isSignedIn(actor) ? yes : no('Sign in to see the promises.')),
})
