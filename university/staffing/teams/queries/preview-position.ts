import { sql } from 'drizzle-orm'
import { z } from 'zod'
import { named } from '@/db/named'
import { shifts } from '@/db/tables/people'
import { placement } from '@/db/tables/staffing'
import { type Verdict, yes } from '../../../at'
import { later } from '../../../calendar'
import { notOverOn } from '../../../day-sql'
import { day, id } from '../../../input'
import { question, Refusal } from '../../../kernel'
import {
  announcedAfter,
  type Dated,
  differing,
  partOn,
  sayTerms,
} from '../../../roster/rules/terms'
import type { PersonFacts } from '../../eligibility/facts'
import {
  among,
  factsOf,
  needOf,
  positionsOf,
  proficiencyAsked,
} from '../../eligibility/queries/facts'
import { refuseProficiency, tracksOf } from '../../eligibility/queries/tracks'
import { mayDecideRequirement } from '../../eligibility/rules/decisions'
import { eligibility } from '../../eligibility/rules/eligibility'
import { positionFacts } from '../../eligibility/rules/position-facts'
import { usualUntil } from '../../placement/rules/placement'
import { countQualified } from '../../search/queries/search-sql'
import { seesInside } from '../../sight'
import { refuseDay } from '../commands/set-requirement'
import { changing } from './position-to-change'

const pl = named(placement, 'pl')

const text = z.string().max(1000).optional().catch(undefined)
const typed = z.object(positionFacts)

/**
 * What other terms of a position would mean before they are decided: who in it would not fit them
 * and why, how many could take it, which announced change they would take the place of. Typed
 * badly, it says what is wrong beside which field.
 */
export const previewPosition = question({
  input: z
    .object({
      code: text,
      position: id,
      title: text,
      shift: text,
      site: text,
      criticality: text,
      minProficiency: text,
      track: text,
      from: text,
      reason: text,
    })
    .describe(
      'What a change of a position would mean, before it is decided: who in it would not fit',
    ),
  async answer(at, { code: _, position: positionId, from, reason, ...given }) {
    const { db, actor } = at
    const it = await changing(at, positionId)
    if (!it || !seesInside(actor, it.position.teamId)) return undefined
    const { position, terms, holders } = it
    const { today } = actor
    const may: Verdict = mayDecideRequirement(actor, holders)
    const begins = later(today, terms[0]!.from)
    const on = from && day.safeParse(from).success ? from : begins
    const now = partOn(terms, on)!
    const shown = {
      title: now.title,
      shift: now.shift ?? '',
      site: now.site,
      criticality: now.criticality,
      minProficiency: now.minProficiency,
      track: now.track ?? '',
    }
    const asked = given.title !== undefined
    const answer = {
      position: {
        id: position.id,
        title: position.title,
        code: position.code,
        customer: position.customer,
      },
      today,
      now: sayTerms(now),
      given: {
        ...shown,
        ...Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)),
        from: from ?? begins,
        reason: reason ?? '',
      },
      tracks: await tracksOf(db),
      shifts: [...shifts],
      may,
    }
    if (!asked || !may.ok) return { ...answer, wrong: {}, preview: null }

    const wrong: Record<string, string> = {}
    if (from && !day.safeParse(from).success) wrong.from = 'must be a date like 2026-11-21'
    if ((reason ?? '').trim().length < 3) wrong.reason = 'say why, in at least three letters'
    const read = typed.safeParse({ ...given, site: given.site ?? '' })
    if (!read.success)
      for (const issue of read.error.issues) wrong[String(issue.path[0])] ??= issue.message
    const refused = async (work: () => unknown) => {
      try {
        await work()
      } catch (error) {
        if (!(error instanceof Refusal)) throw error
        wrong[error.field ?? 'from'] ??= error.message
      }
    }
    await refused(() => refuseDay({ from: terms[0]!.from, until: position.lasts }, on, today))
    if (read.success) await refused(() => refuseProficiency(db, read.data))
    if (!read.success || Object.keys(wrong).length) return { ...answer, wrong, preview: null }

    const { title, minProficiency } = read.data
    const to: Dated = {
      ...read.data,
      shift: read.data.shift ?? null,
      track: minProficiency > 0 ? (read.data.track ?? null) : null,
    }
    const changed = differing(now, to)
    if (!changed.length && title === now.title)
      return { ...answer, wrong: { title: 'Nothing was changed.' }, preview: null }
    const placed = await db.all<{
      id: number
      kind: string
      from: string
      until: string | null
    }>(sql`
      select pl.person_id as id, pl.kind, pl."from", pl.until from placement pl
      where pl.position_id in ${among(terms.map((one) => one.id))} and ${notOverOn(pl, on)}
      order by pl."from"`)
    const facts = await factsOf(
      db,
      placed.map((one) => one.id),
      on,
    )
    const inTheWay = (
      of: Dated,
      person: PersonFacts,
      interval: { from: string; until: string | null },
    ) => {
      const verdict = eligibility(person, {
        interval,
        segments: [],
        shift: of.shift,
        site: of.site,
        team: null,
        capacity: false,
        proficiency: proficiencyAsked(of),
      })
      return verdict.kind === 'unqualified'
        ? verdict.reasons.filter(
            (one) => one.kind === 'shift' || one.kind === 'site' || one.kind === 'proficiency',
          )
        : []
    }
    const people = [...new Map(placed.map((one) => [one.id, one])).values()].flatMap((one) => {
      const person = facts.get(one.id)
      if (!person) return []
      const interval = { from: later(on, one.from), until: one.until }
      const [before, after] = [inTheWay(now, person, interval), inTheWay(to, person, interval)]
      return [
        {
          id: person.id,
          name: person.name,
          shadow: one.kind === 'shadow',
          qualifies: after.length === 0,
          lost: after.some((reason) => !before.some((was) => was.kind === reason.kind)),
          because: after.map((reason) => reason.text).join(' · '),
        },
      ]
    })
    const full = (await positionsOf(db, [now.id], on)).get(now.id)!
    const able = changed.length
      ? await countQualified(
          db,
          needOf(
            { ...full, ...to, onward: full.onward.map((one) => ({ ...one, ...to })) },
            { from: on, until: usualUntil(on, position.lasts) },
          ),
        )
      : null
    return {
      ...answer,
      wrong: {},
      preview: {
        on,
        /** Only the title: a label changes at once, and has no dates. */
        label: changed.length === 0,
        was: changed.length ? sayTerms(now, changed) : now.title,
        becomes: changed.length ? sayTerms(to, changed) : title,
        people: changed.length ? people : [],
        able,
        withdraws: changed.length ? announcedAfter(terms, on) : [],
      },
    }
  },
  mayAsk: () => yes,
})
