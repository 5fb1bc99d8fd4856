import { sql } from 'drizzle-orm'
import { z } from 'zod'
import type { Reader } from '@/db'
import { named } from '@/db/named'
import { award } from '@/db/tables/award'
import { person as personTable } from '@/db/tables/people'
import { placement } from '@/db/tables/staffing'
import { type Verdict, yes } from '../../../at'
import type { Day } from '../../../calendar'
import { later, sayDay } from '../../../calendar'
import { validOn } from '../../../certification/validity/queries/valid-on'
import { notOverOn } from '../../../day-sql'
import { employedOn } from '../../../employment'
import { day, id } from '../../../input'
import { question, Refusal } from '../../../kernel'
import { partOn, spread } from '../../../roster/rules/terms'
import { isByAny } from '../../eligibility/queries/eligibility-sql'
import { among, factsOf, positionsOf, termsAsked } from '../../eligibility/queries/facts'
import { readAsked, sameAsked, writeAsked } from '../../eligibility/queries/requirement-input'
import { mayDecideRequirement } from '../../eligibility/rules/decisions'
import {
  type Group,
  listed,
  nameOfGroup,
  sayRequirement,
  segmentsOf,
} from '../../eligibility/rules/requirement'
import { standingOf } from '../../eligibility/rules/standing'
import { certificationNames } from '../../search/queries/candidates'
import { seesInside } from '../../sight'
import { refuseDay } from '../commands/set-requirement'
import { changing } from './position-to-change'

const pl = named(placement, 'pl')
const p = named(personTable, 'p')
const a = named(award, 'a')

const text = z.string().max(1000).optional().catch(undefined)

/**
 * What a new requirement of a position would mean before it is saved: who in it would no longer
 * qualify and why, how many hold all of it, and where nobody does who comes nearest. Typed badly,
 * it says what is wrong beside which field.
 */
export const previewRequirement = question({
  input: z
    .object({ code: text, position: id, asks: text, from: text, reason: text })
    .describe('What a new requirement of a position would mean, before it is saved'),
  async answer(at, { position: positionId, asks, from, reason }) {
    const { db, actor } = at
    const today = actor.today
    const it = await changing(at, positionId)
    if (!it || !seesInside(actor, it.position.teamId)) return undefined
    const { position, terms } = it
    const begins = later(today, terms[0]!.from)
    const on = from && day.safeParse(from).success ? from : begins
    const may: Verdict = mayDecideRequirement(actor, it.holders)
    const asOf = later(on, begins)
    const rows = await positionsOf(
      db,
      terms.map((row) => row.id),
      today,
    )
    // Asked through an announced change of terms: each row of the position is asked for its own
    // days.
    const asksFrom = (first: Day) =>
      spread(terms, { from: first, until: null }).flatMap((part) =>
        segmentsOf(rows.get(part.of.id)!.requirement, part),
      )
    const then = rows.get(partOn(terms, asOf)!.id)!
    const now = segmentsOf(then.requirement, { from: asOf, until: asOf })[0]?.groups ?? []
    const holders = await db.all<{ id: number; from: Day; until: Day | null; kind: string }>(sql`
      select pl.person_id as id, min(pl."from") as "from", nullif(max(coalesce(pl.until,
      '9999-12-31')), '9999-12-31') as until, pl.kind from placement pl
      where pl.position_id in ${among([...rows.keys()])} and ${notOverOn(pl, on)}
      group by pl.person_id, pl.kind order by 2, 1`)
    const answer = {
      position: {
        id: position.id,
        title: position.title,
        code: position.code,
        customer: position.customer,
      },
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
      refuseDay({ from: terms[0]!.from, until: position.lasts }, on, today)
    } catch (refusal) {
      if (refusal instanceof Refusal) wrong.from = refusal.message
    }
    const read = await readAsked(db, asks, on)
    if (!read.ok) wrong.asks = read.because
    else if (asksFrom(asOf).every((segment) => sameAsked(segment.groups, read.groups)))
      wrong.asks = 'That is what it asks for already.'
    if (!read.ok || Object.keys(wrong).length) return { ...answer, wrong, preview: null }

    const facts = await factsOf(
      db,
      holders.map((it) => it.id),
      on,
    )
    const asked = read.groups.flatMap((group, n) =>
      group.map((it) => ({ ...it, group: n + 1, from: on, until: null })),
    )
    const people = holders.flatMap((it) => {
      const person = facts.get(it.id)
      if (!person) return []
      const place = { from: it.from, until: it.until, person, exception: undefined }
      const first = later(on, it.from)
      const then = rows.get(partOn(terms, first)!.id)!
      const stands = (requirement: typeof asked | typeof position.requirement) =>
        standingOf(requirement, place, first, 'all', termsAsked(then))
      const before = stands(then.requirement)
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
    const withdraws = asksFrom(on).flatMap((it, n, all) =>
      n > 0 && !sameAsked(it.groups, all[n - 1]!.groups)
        ? [`${sayRequirement(it.groups) || 'nothing'} from ${sayDay(it.from)}`]
        : [],
    )
    return {
      ...answer,
      wrong: {},
      preview: {
        on,
        groups: read.groups.map(nameOfGroup),
        says: sayRequirement(read.groups),
        people,
        withdraws,
        ...reach,
      },
    }
  },
  mayAsk: () => yes,
})

/** How many people working here hold all groups on a day, and where nobody does who holds most. */
async function whoHolds(db: Reader, groups: readonly Group[], on: Day) {
  if (!groups.length) return { holders: null, nearest: [], warning: '' }
  const each = groups.map(
    (group, n) =>
      sql`select a.person_id, ${n} as n from award a where (${isByAny(group, a)})
        and ${validOn(a, on)}`,
  )
  const met = sql.join(
    each.map((it) => sql`select distinct person_id, n from (${it})`),
    sql` union all `,
  )
  const rows = await db.all<{
    id: number
    name: string
    held: number
    which: string
    holders: number
  }>(sql`
    with met as (${met}), by as materialized (select m.person_id, count(*) as held,
    json_group_array(m.n) as which from met m join person p on p.id = m.person_id
      where ${employedOn(p, on)} group by m.person_id)
    select p.id, p.name, by.held, by.which, (select count(*)
    from by where held = ${groups.length}) as holders
    from by join person p on p.id = by.person_id order by by.held desc, p.name limit 3`)
  const holders = rows[0]?.holders ?? 0
  const nearest = rows.map(({ id: personId, name, which }) => {
    const held = new Set(JSON.parse(which) as number[])
    const names = (has: boolean) => groups.filter((_, n) => held.has(n) === has).map(nameOfGroup)
    return {
      id: personId,
      name,
      has: listed(names(true), 'and'),
      lacks: listed(names(false), 'and'),
    }
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
