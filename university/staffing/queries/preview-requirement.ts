import { sql } from 'drizzle-orm'
import { z } from 'zod'
import type { Reader } from '@/db'
import type { Day } from '../../calendar'
import { day, id } from '../../input'
import { question, Refusal, type Verdict, yes } from '../../kernel'
import { isSignedIn } from '../../people/actor'
import { refuseDay } from '../commands/set-requirement'
import { mayDecideRequirement } from '../rules/deciding'
import { later, sayDay } from '../rules/eligibility'
import { seesInside } from '../rules/placement'
import { type Group, listed, nameOfGroup, sayRequirement, segmentsOf } from '../rules/requirement'
import { standingOf } from '../rules/standing'
import { certificationNames } from './candidates'
import { factsOf, positionOf, proficiencyAsked } from './facts'
import { holdsOn, isByAny } from './judging'
import { readAsked, sameAsked, writeAsked } from './requirement-asked'

const text = z.string().max(1000).optional().catch(undefined)

/**
 * What a new requirement of a position would mean before it is saved: who in it would no longer qualify and why, how many hold all of
 * it, and where nobody does who comes nearest. Typed badly, it says what is wrong beside which field.
 */
export const previewRequirement = question({
  input: z
    .object({ code: text, position: id, asks: text, from: text, reason: text })
    .describe('What a new requirement of a position would mean, before it is saved'),
  async answer({ db, actor }, { position: positionId, asks, from, reason }) {
    const today = actor.today
    const position = isSignedIn(actor) ? await positionOf(db, positionId, today) : undefined
    if (!position || !seesInside(actor, position.teamId)) return undefined
    const begins = later(today, position.from)
    const on = from && day.safeParse(from).success ? from : begins
    const holders = await db.all<{ id: number; from: Day; until: Day | null; kind: string }>(sql`
      select pl.person_id as id, pl."from", pl.until, pl.kind from placement pl where pl.position_id = ${position.id} and (pl.until is null or pl.until >= ${today})`)
    const may: Verdict = mayDecideRequirement(
      actor,
      holders.map((it) => it.id),
    )
    const asOf = later(on, begins)
    const now = segmentsOf(position.requirement, { from: asOf, until: asOf })[0]?.groups ?? []
    const answer = {
      position: { id: position.id, title: position.title, code: position.code, customer: position.customer },
      today,
      given: { asks: asks ?? writeAsked(now), from: from ?? begins, reason: reason ?? '' },
      now: sayRequirement(now),
      certifications: may.ok ? await certificationNames(db).all() : [],
      may,
    }
    if (asks === undefined || !may.ok) return { ...answer, wrong: {}, preview: null }

    const wrong: Record<string, string> = {}
    if (from && !day.safeParse(from).success) wrong.from = 'must be a date like 2026-11-21'
    if ((reason ?? '').trim().length < 3) wrong.reason = 'say why, in at least three letters'
    try {
      refuseDay(position, on, today)
    } catch (refusal) {
      if (refusal instanceof Refusal) wrong.from = refusal.message
    }
    const read = await readAsked(db, asks, on)
    if (!read.ok) wrong.asks = read.because
    else if (sameAsked(now, read.groups) && segmentsOf(position.requirement, { from: on, until: null }).length === 1)
      wrong.asks = 'That is what it asks for already.'
    if (!read.ok || Object.keys(wrong).length) return { ...answer, wrong, preview: null }

    const facts = await factsOf(
      db,
      holders.map((it) => it.id),
      on,
    )
    const asked = read.groups.flatMap((group, n) => group.map((it) => ({ ...it, group: n + 1, from: on, until: null })))
    const people = holders
      .filter((it) => it.until === null || it.until >= on)
      .flatMap((it) => {
        const person = facts.get(it.id)
        if (!person) return []
        const place = { from: it.from, until: it.until, person, exception: undefined }
        const stands = (requirement: typeof asked | typeof position.requirement) =>
          standingOf(requirement, place, later(on, it.from), 'all', proficiencyAsked(position))
        const before = stands(position.requirement)
        const after = stands(asked)
        const bad = after.word === 'Not certified' || after.word === 'Left'
        return [
          {
            id: person.id,
            name: person.name,
            shadow: it.kind === 'shadow',
            qualifies: !bad,
            lost: bad && before.word !== 'Not certified',
            because: after.because,
          },
        ]
      })
    const reach = await whoHolds(db, read.groups, on)
    const withdraws = segmentsOf(position.requirement, { from: on, until: null })
      .slice(1)
      .map((it) => `${sayRequirement(it.groups) || 'nothing'} from ${sayDay(it.from)}`)
    return { ...answer, wrong: {}, preview: { on, groups: read.groups.map(nameOfGroup), says: sayRequirement(read.groups), people, withdraws, ...reach } }
  },
  may: () => yes,
})

/** How many people working here hold all groups on a day, and where nobody does who holds most. */
async function whoHolds(db: Reader, groups: readonly Group[], on: Day) {
  if (!groups.length) return { holders: null, nearest: [], warning: '' }
  const each = groups.map((group, n) => sql`select a.person_id, ${n} as n from award a where (${isByAny(group, 'a')}) and ${holdsOn('a', on)}`)
  const met = sql.join(
    each.map((it) => sql`select distinct person_id, n from (${it})`),
    sql` union all `,
  )
  const rows = await db.all<{ id: number; name: string; held: number; which: string; holders: number }>(sql`
    with met as (${met}), by as materialized (select m.person_id, count(*) as held, json_group_array(m.n) as which from met m join person p on p.id = m.person_id
      where p.hired_on <= ${on} and (p.left_on is null or p.left_on >= ${on}) group by m.person_id)
    select p.id, p.name, by.held, by.which, (select count(*) from by where held = ${groups.length}) as holders
    from by join person p on p.id = by.person_id order by by.held desc, p.name limit 3`)
  const holders = rows[0]?.holders ?? 0
  const nearest = rows.map(({ id: personId, name, which }) => {
    const held = new Set(JSON.parse(which) as number[])
    const names = (has: boolean) => groups.filter((_, n) => held.has(n) === has).map(nameOfGroup)
    return { id: personId, name, has: listed(names(true), 'and'), lacks: listed(names(false), 'and') }
  })
  const best = nearest[0]
  const day = sayDay(on)
  const warning =
    holders > 0
      ? ''
      : best
        ? `Nobody holds all of this on ${day}; the nearest has ${best.has} and lacks ${best.lacks}: ${best.name}.`
        : `Nobody holds any of this on ${day}.`
  return { holders, nearest: holders > 0 ? [] : nearest, warning }
}
