import { sql } from 'drizzle-orm'
import { z } from 'zod'
import type { Reader } from '@/db'
import { named } from '@/db/named'
import { tracks } from '@/db/tables/catalogue'
import { certificationVersion } from '@/db/tables/certification'
import { holdRule } from '@/db/tables/requirement'
import { position, positionRequirement } from '@/db/tables/staffing'
import { is } from '../../../actor'
import { no, yes } from '../../../at'
import { addDays, type Day, spoken } from '../../../calendar'
import { notOverOn } from '../../../day-sql'
import { question } from '../../../kernel'
import { peopleConcerned } from '../../awards/queries/people-concerned'
import { mayMakeRules } from '../../awards/rules/decisions'
import {
  type Effect,
  effects,
  effectsOn,
  type TouchedByRule,
} from '../../awards/rules/effects-of-rule'
import { type Definition, definitionsOn } from '../../requirements/queries/definitions'
import { issuerFacts } from '../../requirements/rules/facts'
import { takesEffectBy } from '../../validity/queries/versions-sql'
import { type Draft, draft, laterOf, naming, slugOf } from '../rules/definition'
import { codeLines, factsFrom, issuerWords, troublesOfWords } from '../rules/issuer'
import { changes, takes } from '../rules/rule-in-words'
import { type Examined, examine, type Own } from './draft'
import { valuesOf } from './draft-values'

const v = named(certificationVersion, 'v')

const h = named(holdRule, 'h')
const po = named(position, 'po')
const r = named(positionRequirement, 'r')

const shown = 20
const typed = z.record(
  z.string(),
  z.preprocess(
    (v) => (v === undefined || v === null ? undefined : String(v)),
    z.string().max(5000).optional(),
  ),
)

/**
 * A rule before it is made: what is wrong with it, what it says, what it changes, and who is
 * touched by it, by name and number.
 */
export const rulePreview = question({
  input: z
    .object({ certification: z.string().max(100).optional().catch(undefined) })
    .and(typed)
    .describe(
      'What a change of rule, or a new certification, would do: what is wrong, what changes, who is touched',
    ),
  async answer({ db, actor, now }, { certification, ...given }) {
    const today = actor.today
    const asked = given.effectiveFrom !== undefined
    const parsed = draft.safeParse(given)
    const from = parsed.success ? laterOf(parsed.data.effectiveFrom, today) : today
    const [before] = certification ? await definitionsOn(db, from, certification) : []
    if (certification && !before) return undefined
    const codes = before ? await codesIn(db, before) : ''
    const values = {
      ...valuesOf(before, codes, today),
      ...(asked ? { graceCounts: '', ...given } : {}),
    } as Record<string, string>
    const base = {
      today,
      asked,
      values,
      of: before
        ? {
            slug: before.slug,
            short: before.short,
            name: before.name,
            issuer: before.issuer,
            inHouse: before.inHouse,
            version: before.version,
            byDate: before.byDate.length > 0,
          }
        : null,
      tracks: [...tracks],
      certifications: await db.all<{ slug: string; short: string }>(
        sql`select slug, short from certification order by in_house desc, issuer, short`,
      ),
      paths: await db.all<{ code: string; title: string }>(
        sql`select code, title from path where retired_on is null order by code`,
      ),
      mayMake: mayMakeRules(actor),
    }
    if (!asked || !mayLook(actor)) return { ...base, wrong: {}, preview: null }

    const wrong: Record<string, string> = {}
    for (const schema of [draft, ...(before ? (before.inHouse ? [] : [issuerWords]) : [naming])]) {
      const read = schema.safeParse(given)
      for (const issue of read.error?.issues ?? []) wrong[issue.path.join('.')] ??= issue.message
    }
    const words = before && !before.inHouse ? issuerWords.safeParse(given).data : undefined
    if (words && before) Object.assign(wrong, troublesOfWords(words, today, before.issuer))
    const short = given.short ?? ''
    const own: Own = before
      ? { ...before, byDate: before.byDate.length > 0 }
      : {
          id: null,
          slug: slugOf(short),
          short: short || 'the new one',
          inHouse: true,
          byDate: false,
        }
    if (!before && base.certifications.some((it) => it.slug === own.slug || it.short === short))
      wrong.short ??= `there is a certification called ${short}`
    if (!parsed.success) {
      // The lines can be judged although a number elsewhere is missing: nobody wants to hear of one
      // fault at a time.
      const usable = draft.safeParse({
        effectiveFrom: today,
        validity: 'none',
        requirements: given.requirements,
        successor: given.successor,
      })
      const { requirements, successor } = usable.success
        ? (await examine(db, usable.data, own, today)).wrong
        : {}
      return {
        ...base,
        wrong: { ...(requirements && { requirements }), ...(successor && { successor }), ...wrong },
        preview: null,
      }
    }
    const it = await examine(db, parsed.data, own, today, before?.terms)
    const all = { ...it.wrong, ...wrong }
    const facts = words && before ? factsFrom(words, before.facts) : undefined
    const preview = Object.keys(all).length
      ? null
      : await previewOf(db, now, parsed.data, own, it, before, facts, words?.checkedOn)
    return {
      ...base,
      wrong: all,
      preview,
      parsed: { earn: by(it, 'earn'), renew: by(it, 'renew'), late: by(it, 'late') },
    }
  },
  mayAsk: ({ actor }) =>
    mayLook(actor)
      ? yes
      : no('Only the registrar and the auditor see what a change of rule would do.'),
})
const mayLook = (actor: Parameters<typeof is>[0]) => is(actor, 'registrar', 'auditor')
const by = (it: Examined, purpose: 'earn' | 'renew' | 'late') =>
  takes(it.requirements.filter((one) => one.purpose === purpose))

async function codesIn(db: Reader, it: Definition): Promise<string> {
  const rows = await db.all<{ issuer: string; code: string; retiredOn: Day | null }>(
    sql`select issuer, code, retired_on as "retiredOn" from exam where certification_id = ${it.id}
      order by id`,
  )
  return codeLines(rows, it.issuer)
}

async function previewOf(
  db: Reader,
  now: Date,
  asked: Draft,
  own: Own,
  it: Examined,
  before: Definition | undefined,
  facts?: Record<string, unknown>,
  checkedOn?: string,
) {
  const day = asked.effectiveFrom
  const rule = { terms: it.terms, requirements: it.requirements }
  const people = await peopleConcerned(db, own.id, before ? [before, rule] : [rule], day, now)
  const byEffect = new Map<Effect, TouchedByRule[]>()
  const touched = new Set<number>()
  for (const person of people) {
    const { id, name, jobTitle } = person
    const found = effectsOn(
      person,
      before ? { terms: before.terms, requirements: own.inHouse ? before.requirements : [] } : null,
      own.inHouse ? rule : { ...rule, requirements: [] },
      day,
    )
    for (const { effect, ...said } of found) {
      touched.add(id)
      byEffect.set(effect, [...(byEffect.get(effect) ?? []), { id, name, jobTitle, ...said }])
    }
  }
  const months = it.terms.validityMonths
  const byDate =
    before?.byDate.length && months !== null && months !== before.terms.validityMonths
      ? [...before.byDate, { earnedFrom: day, earnedUntil: null, months }]
      : (before?.byDate ?? [])
  const after = {
    ...rule,
    byDate,
    facts: facts ? issuerFacts.catch({}).parse(facts) : undefined,
    checkedOn: checkedOn === undefined ? before?.checkedOn : checkedOn || null,
  }
  const positions = await db.all<{ code: string; customer: string; title: string }>(sql`
    select distinct t.code, t.customer, po.title from position_requirement r
    join position po on po.id = r.position_id join team t on t.id = po.team_id
    where r.certification_id = ${own.id} and ${notOverOn(r, day)}
    and ${notOverOn(po, day)} order by t.customer, po.title`)
  const rules = await db.get<{ n: number }>(
    sql`select count(*) as n from hold_rule h where h.certification_id = ${own.id}
      and ${notOverOn(h, day)}`,
  )
  const others = await db.all<{ short: string; slug: string }>(sql`
    select distinct c.short, c.slug from certification_requirement r
    join certification_version v on v.id = r.version_id
    join certification c on c.id = v.certification_id
    where r.required_certification_id = ${own.id} and c.id <> ${own.id} order by c.short`)
  const later = await db.all<{ number: number; effectiveFrom: Day }>(sql`
    select v.number, v.effective_from as "effectiveFrom" from certification_version v
    where v.certification_id = ${own.id} and not ${takesEffectBy(v, addDays(day, -1))}
    order by v.effective_from, v.number`)
  const planned = later.map((one) =>
    one.effectiveFrom === day
      ? `Version ${one.number} is to take effect on the same day: this one replaces it.`
      : `Version ${one.number} takes effect on ${spoken(one.effectiveFrom)}, and holds from then on.`,
  )
  return {
    day,
    changes: before
      ? changes({ ...before, facts: own.inHouse ? undefined : before.facts }, after)
      : [],
    notes: [...it.notes, ...planned],
    people: touched.size,
    effects: effects.flatMap((effect) => {
      const rows = byEffect.get(effect)
      return rows ? [{ effect, count: rows.length, rows: rows.slice(0, shown) }] : []
    }),
    positions: {
      count: positions.length,
      teams: new Set(positions.map((one) => one.code)).size,
      rows: positions.slice(0, shown),
    },
    holdRules: rules?.n ?? 0,
    requiredBy: others,
  }
}
