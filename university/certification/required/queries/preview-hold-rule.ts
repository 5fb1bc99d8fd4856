import { type SQL, sql } from 'drizzle-orm'
import { z } from 'zod'
import type { Reader } from '@/db'
import { type Json, listFrom } from '@/db/json'
import { no, type Verdict } from '../../../at'
import type { Day } from '../../../calendar'
import { day, id } from '../../../input'
import { question } from '../../../kernel'
import { statusesOn } from '../../validity/queries/status-sql'
import { changedRule, newRule, type RuleInput } from '../rules/hold-rule'
import {
  dueText,
  latest,
  mayChangeRule,
  mayEndRule,
  maySetRule,
  whomText,
} from '../rules/must-hold'
import { ruleSeen } from './hold-rule'
import { asTables, rowOf } from './hold-rule-names'
import { liveOn } from './must-hold-sql'

/** How many names a preview shows of each kind; the number is of all. */
const shown = 100
export type Touched = {
  count: number
  names: { id: number; name: string; jobTitle: string; due: Day | null }[]
}
type Change = { certificationId: number; on: Day; proposed?: SQL; without?: number }

/** Who must hold a certification after a change and did not before, and the other way round. */
async function touchedBy(db: Reader, { certificationId, on, proposed, without }: Change) {
  const ofIt = sql`r.certification_id = ${certificationId}`
  const list = (
    table: string,
    due: SQL,
  ) => sql`(select json_group_array(json_object('id', id, 'name', name, 'jobTitle', job_title,
    'due', due)) from (
    select p.id, p.name, p.job_title, ${due} as due from ${sql.identifier(table)} x
    join person p on p.id = x.person_id order by p.name, p.id limit ${shown}))`
  const row = await db.get<
    Record<'added' | 'dropped' | 'must' | 'hold', number> &
      Record<'names' | 'gone', Json<Touched['names']>>
  >(sql`
    with former as materialized (select distinct person_id from (${liveOn(on, { rules: ofIt })})),
    others as (select distinct person_id from (${liveOn(on, {
      rules: without
        ? sql`${ofIt}
      and r.id <> ${without}`
        : ofIt,
    })})),
    proposed as materialized (${proposed ?? sql`select null as person_id, null as due where 0`}),
    added as (select person_id, due from proposed where person_id not in (select person_id
    from former)),
    dropped as (select person_id from former where person_id not in (select person_id from others)
    and person_id not in (select person_id from proposed))
    select (select count(*) from proposed) as must, (select count(*)
    from added) as added, (select count(*) from dropped) as dropped,
      (select count(*) from proposed x
      join ${statusesOn(on, { where: sql`h.certification_id = ${certificationId}` })} s
      on s.person_id = x.person_id where s.counts) as hold,
      ${list('added', sql`x.due`)} as names, ${list('dropped', sql`null`)} as gone`)
  return {
    must: row?.must ?? 0,
    hold: row?.hold ?? 0,
    added: { count: row?.added ?? 0, names: listFrom(row?.names) },
    dropped: { count: row?.dropped ?? 0, names: listFrom(row?.gone) },
  }
}

const text = z.string().max(20_000).optional().catch(undefined)
/**
 * As typed: what is wrong with it is part of the answer, so that a page can say so beside each
 * field.
 */
const typed = {
  certification: text,
  jobTitle: text,
  site: text,
  positionKind: text,
  team: text,
  people: text,
  dueKind: text,
  dueOn: text,
  dueDays: text,
  from: text,
  until: text,
  because: text,
  why: text,
}

/**
 * What a new rule, or a change of one, would do: who is added and dropped, by number and name, or
 * what is wrong with which field.
 */
export const previewHoldRule = question({
  input: z
    .object({
      rule: z.preprocess((v) => (v === '' ? undefined : v), id.optional()).catch(undefined),
      ...typed,
    })
    .describe(
      'Who a new rule, or a changed one, would add and drop, by number and name; or what is wrong with which field',
    ),
  async answer(at, { rule: ruleId, ...given }) {
    const { db, actor } = at
    const today = actor.today
    const old = ruleId === undefined ? undefined : await ruleSeen(at, ruleId)
    if (ruleId !== undefined && !old) return undefined
    const may = old
      ? mayChangeRule(actor, old)
      : maySetRule(actor, {
          jobTitle: null,
          site: null,
          positionKind: null,
          teamId: null,
          named: true,
        })
    const about = old && { id: old.id, short: old.short, slug: old.slug, until: old.until }
    const answer = { rule: about ?? null, today, given, may }
    // A form that nobody filled in yet has no faults.
    if (given.dueKind === undefined) return { ...answer, wrong: {}, preview: null }

    const parsed = old
      ? changedRule.safeParse({ ...given, rule: old.id })
      : newRule.safeParse(given)
    const wrong: Record<string, string> = {}
    for (const issue of parsed.error?.issues ?? []) wrong[issue.path.join('.')] ??= issue.message
    if (!parsed.success) return { ...answer, wrong, preview: null }
    const it = parsed.data as Omit<RuleInput, 'certification'>
    const read = await rowOf(db, it, today)
    const certificationId =
      old?.certificationId ??
      (
        await db.get<{ id: number }>(
          sql`select id from certification where slug = ${given.certification ?? ''}`,
        )
      )?.id
    if (certificationId === undefined) read.wrong.certification = 'There is no such certification.'
    if (Object.keys(read.wrong).length) return { ...answer, wrong: read.wrong, preview: null }
    const on = latest(read.row.from, old?.from ?? null)
    const row = { ...read.row, from: on }
    const proposed = liveOn(on, { from: asTables(row, certificationId as number, read.people) })
    const touched = await touchedBy(db, {
      certificationId: certificationId as number,
      on,
      proposed,
      without: old?.id,
    })
    const allowed: Verdict = may.ok ? maySetRule(actor, row) : may
    const whom = whomText({ ...row, team: read.team, people: read.people.length })
    return {
      ...answer,
      may: allowed,
      wrong: {},
      preview: { on, whom, when: dueText(row), because: it.because, until: row.until, ...touched },
    }
  },
  may: ({ actor }, it) =>
    it.rule
      ? it.may
      : maySetRule(actor, {
          jobTitle: null,
          site: null,
          positionKind: null,
          teamId: null,
          named: true,
        }),
})

/** Who would no longer have to hold something if a rule ended on a day. */
export const previewHoldRuleEnd = question({
  input: z
    .object({ rule: id, on: day.optional().catch(undefined) })
    .describe('Who ending a rule would drop, by number and name'),
  async answer(at, { rule: ruleId, on }) {
    const rule = await ruleSeen(at, ruleId)
    if (!rule) return undefined
    const day = latest(at.actor.today, on ?? null)
    const { dropped } = await touchedBy(at.db, {
      certificationId: rule.certificationId,
      on: day,
      without: rule.id,
    })
    return { on: day, dropped, may: mayEndRule(at.actor, rule) }
  },
  may: (_at, { may }) => (may.ok ? may : no(may.because)),
})
