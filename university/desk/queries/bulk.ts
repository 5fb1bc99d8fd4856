import { and, desc, eq, sql } from 'drizzle-orm'
import { z } from 'zod'
import type { Reader } from '@/db'
import { named } from '@/db/named'
import { person } from '@/db/tables/people'
import { event } from '@/db/tables/record'
import { holdRule } from '@/db/tables/requirement'
import { is } from '../../actor'
import { type At, no, yes } from '../../at'
import { standingsOf } from '../../certification/awards/queries/standings'
import { standing, toneOf } from '../../certification/validity/rules/words'
import { notOverOn } from '../../day-sql'
import { day, ticked } from '../../input'
import { question } from '../../kernel'
import { readsEverything } from '../../record/rules'
import { atMost, type Due, dueFor, mayBulk, packed, printOf } from '../rules/bulk'
import { type Act, acts } from '../rules/desk'
import { deskInput, holdingsMatching } from './desk'
import { setOffBy } from './effects-of-revoking'

const r = named(holdRule, 'r')

export const optionalDay = z.preprocess(
  (v) => (v === '' || v === null ? undefined : v),
  day.optional(),
)
const holdings = z
  .preprocess(
    (v) => (v === undefined || v === '' ? [] : [v].flat()),
    z.array(z.coerce.number().int().positive()).max(atMost),
  )
  .catch([])

/**
 * What each row of an act would come to: its verdict, by the rule that decides it alone, and its
 * fingerprint.
 */
export async function judged(at: At<Reader>, act: Act, ids: readonly number[], due: Due) {
  const rows = await standingsOf(at.db, ids, at.actor.today)
  const required = act === 'renew' ? await requiredOf(at, ids) : new Map<number, string>()
  return rows.map((row) => {
    const facts = { ...row, mustHoldBy: required.get(row.holdingId) ?? null }
    return {
      ...row,
      verdict: mayBulk(at.actor, act, facts, due),
      due: dueFor(row.status, due),
      print: printOf(row, row.award?.id ?? null),
    }
  })
}

/** By when a named rule asks for each of these already. */
async function requiredOf(
  { db, actor }: At<Reader>,
  ids: readonly number[],
): Promise<Map<number, string>> {
  const rows = await db.all<{ id: number; due: string }>(sql`
    select h.id, min(r.due_on) as due from holding h
    join hold_rule_person n on n.person_id = h.person_id join hold_rule r on r.id = n.rule_id
    and r.certification_id = h.certification_id
    where h.id in (select value from json_each(${JSON.stringify(ids)})) and r.due_kind = 'fixed'
    and r.due_on >= ${actor.today} and ${notOverOn(r, actor.today)}
      and r.ended_because is null group by h.id`)
  return new Map(rows.map((row) => [row.id, row.due]))
}

/** What an act on the rows chosen would do, row by row, before anything is done. */
export const bulkPreview = question({
  input: deskInput
    .extend({
      act: z.enum(acts).catch('renew'),
      row: holdings,
      all: ticked.describe('All that match the filters, not only the rows ticked'),
      dueOn: optionalDay.catch(undefined),
    })
    .describe(
      'What an act on many holdings would do: how many yes and no, and why; for a revocation what it sets off',
    ),
  async answer(at, { act, row, all, dueOn, ...asked }) {
    if (!is(at.actor, 'registrar')) return { ...nothing, act, asked }
    const matching = all ? await holdingsMatching(at, asked, atMost + 1) : row
    const due = { dueOn: dueOn ?? null }
    const rows = await judged(at, act, matching.slice(0, atMost), due)
    const good = rows.filter((it) => it.verdict.ok)
    const reasons = new Map<string, number>()
    for (const { verdict } of rows)
      if (!verdict.ok) reasons.set(verdict.because, (reasons.get(verdict.because) ?? 0) + 1)
    return {
      act,
      asked,
      today: at.actor.today,
      dueOn: due.dueOn,
      rows: rows.map(({ holdingId, personId, name, definition, status, verdict, due }) => ({
        holdingId,
        personId,
        name,
        short: definition.short,
        word: status.word,
        label: standing(status.word),
        tone: toneOf[status.word],
        because: status.because,
        due: verdict.ok && act === 'renew' ? due : null,
        verdict,
      })),
      yes: good.length,
      no: [...reasons]
        .map(([because, count]) => ({ because, count }))
        .sort((a, b) => b.count - a.count),
      tooMany: matching.length > atMost,
      atMost,
      /** What the act is confirmed with: the same rows, as they were seen. */
      seen: packed(rows),
      setsOff:
        act === 'revoke'
          ? await setOffBy(
              at.db,
              good.map((it) => it.holdingId),
              at.actor.today,
            )
          : { places: [], dependents: [] },
    }
  },
  mayAsk: ({ actor }) =>
    is(actor, 'registrar') ? yes : no('Only the registrar acts on many certifications at once.'),
})
const nothing = {
  today: '',
  dueOn: null,
  rows: [],
  yes: 0,
  no: [],
  tooMany: false,
  atMost,
  seen: '',
  setsOff: { places: [], dependents: [] },
}

export const bulkVerbs = {
  renew: 'renewals.required',
  award: 'certifications.awarded',
  revoke: 'certifications.revoked',
} as const
export type Reported = {
  holding: number
  person: string
  certification: string
  done: boolean
  because: string
}

/** What a bulk act did, row by row, from the record: the same page next week. */
export const bulkReport = question({
  input: z
    .object({ batch: z.string().max(60) })
    .describe('What an act on many certifications did, row by row'),
  async answer({ db, actor }, { batch }) {
    if (!readsEverything(actor)) return undefined
    for (const [act, verb] of Object.entries(bulkVerbs)) {
      const found = await db
        .select({ at: event.at, detail: event.detail, by: person.name })
        .from(event)
        .leftJoin(person, eq(person.id, event.actorId))
        .where(and(eq(event.verb, verb), sql`json_extract(${event.detail}, '$.batch') = ${batch}`))
        .orderBy(desc(event.id))
        .get()
      if (!found) continue
      const detail = found.detail as { because: string; rows: Reported[]; dueOn?: string | null }
      return {
        act: act as Act,
        at: found.at,
        by: found.by,
        because: detail.because,
        rows: detail.rows,
        done: detail.rows.filter((it) => it.done).length,
        zone: actor.timeZone,
      }
    }
    return undefined
  },
  mayAsk: () => yes,
})
