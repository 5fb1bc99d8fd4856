import { sql } from 'drizzle-orm'
import { z } from 'zod'
import type { Shift } from '@/db/tables/people'
import { overlap } from '../../calendar'
import { no, question, yes } from '../../kernel'
import { isSignedIn } from '../../people/actor'
import { eligibility, sayEligibility, takesException } from '../rules/eligibility'
import { usualUntil } from '../rules/placement'
import { nameOfGroup, sayRequirement } from '../rules/requirement'
import { factsOf, needOf, readRequirement, requirementJson } from './facts'
import { coversDay, openOn, unmetGroups } from './unmet'

type Row = {
  id: number
  kind: 'technician'
  title: string
  shift: Shift | null
  site: string
  criticality: number
  minProficiency: number
  track: string | null
  from: string
  until: string | null
  teamId: number
  code: string
  customer: string
  teamSite: string
  requirement: string
  unmet: number
  asked: number | null
}
const shown = 30

/**
 * What I can join: empty positions on my shift that I am qualified for now, those one certification away, and the
 * certification that opens most.
 */
export const joining = question({
  input: z.preprocess((value) => value ?? {}, z.object({})),
  async answer({ db, actor }) {
    const today = actor.today
    const me = (await factsOf(db, [actor.id], today)).get(actor.id)
    if (!me) return undefined
    const open = sql`from position po join team t on t.id = po.team_id
      where ${openOn('po', today)} and (po.shift is null or po.shift = ${me.shift}) and (po.site = '' or po.site = ${me.site})
        and exists (select 1 from position_requirement r where r.position_id = po.id)
        and po.team_id not in (select pl.team_id from placement pl where pl.person_id = ${me.id} and (pl.until is null or pl.until >= ${today}))
        and not exists (select 1 from placement pl where pl.position_id = po.id and pl.kind = 'full' and ${coversDay('pl', today)})`
    const rows = await db.all<Row>(sql`
      with near as (select po.id, ${unmetGroups(sql`${me.id}`, 'po', today)} as unmet ${open}),
        best as (select * from (select * from near where unmet = 0 limit ${shown}) union all select * from (select * from near where unmet = 1 limit ${shown * 10}))
      select po.id, po.kind, po.title, po.shift, po.site, po.criticality, po.min_proficiency as "minProficiency", po.track, po."from", po.until, po.team_id as "teamId", t.code, t.customer, t.site as "teamSite",
        ${requirementJson(today)} as requirement, best.unmet,
        (select max(j.at) from join_request j where j.position_id = po.id and j.person_id = ${me.id} and j.decided_at is null) as asked
      from best join position po on po.id = best.id join team t on t.id = po.team_id order by po.criticality desc, t.code`)
    const judged = rows.map((row) => {
      const position = { ...row, requirement: readRequirement(row.requirement) }
      const need = needOf(position, { from: today, until: usualUntil(today, position.until) })
      const verdict = eligibility(me, need)
      const groups = need.segments[0]?.groups ?? []
      const missing = groups.find(
        (group) =>
          eligibility(me, { ...need, segments: [{ ...need.interval, groups: [group] }], team: null, capacity: false, proficiency: null }).kind ===
          'unqualified',
      )
      return {
        id: row.id,
        title: row.title,
        shift: row.shift,
        code: row.code,
        customer: row.customer,
        site: row.teamSite,
        criticality: row.criticality,
        requires: sayRequirement(groups),
        kind: verdict.kind,
        verdict: sayEligibility(verdict),
        /** The last day of what they hold for it, where that comes before the usual half year. */
        ends: verdict.kind === 'expires during' ? verdict.last : null,
        missing: missing && { name: nameOfGroup(missing), alternatives: missing.map((it) => ({ certification: it.certification, short: it.short })) },
        asked: row.asked,
        mayAsk: row.asked ? no('You asked; the leader has not answered yet.') : takesException(verdict) ? no(sayEligibility(verdict)) : yes,
      }
    })
    const opens = new Map<string, { short: string; positions: number; teams: Set<string> }>()
    for (const it of judged) {
      for (const { short } of it.missing?.alternatives ?? []) {
        const best = opens.get(short) ?? { short, positions: 0, teams: new Set<string>() }
        best.positions++
        best.teams.add(it.code)
        opens.set(short, best)
      }
    }
    const ranked = [...opens.values()].sort((a, b) => b.positions - a.positions || a.short.localeCompare(b.short))
    const names =
      ranked.length > 0
        ? await db.all<{ short: string; slug: string; name: string }>(
            sql`select short, slug, name from certification where short in (select value from json_each(${JSON.stringify(ranked.slice(0, 3).map((it) => it.short))}))`,
          )
        : []
    return {
      now: judged.filter((it) => it.missing === undefined).slice(0, shown),
      away: judged.filter((it) => it.missing !== undefined).slice(0, shown),
      /** What opens most positions, best first. */
      opensMost: ranked
        .slice(0, 3)
        .map((it) => ({ short: it.short, positions: it.positions, teams: it.teams.size, ...names.find((name) => name.short === it.short) })),
      load: me.placements.filter((it) => overlap(it, { from: today, until: today })).map((it) => it.customer),
      capacity: me.capacity,
    }
  },
  may: ({ actor }) => (isSignedIn(actor) ? yes : no('Sign in to see what you can join.')),
})
