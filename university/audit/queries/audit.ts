import { sql } from 'drizzle-orm'
import { z } from 'zod'
import type { Reader } from '@/db'
import { type Json, listFrom } from '@/db/json'
import { page, ticked } from '../../input'
import { question } from '../../kernel'
import { type Audited, audited, mayAudit, questions } from '../rules/audit'
import { answers } from './answers'
import { scopeInput, scopeOf } from './scope'

const size = 50
/** The most rows an answer has, on its page and in its file. */
const most = 20_000

/** Teams and certifications to choose from. */
async function choices(db: Reader) {
  const row = await db.get<Record<'teams' | 'certifications', Json<[string, string][]>>>(sql`select
    (select json_group_array(json_array(code, customer)) from (select code, customer from team
    order by customer limit 500)) as teams,
    (select json_group_array(json_array(slug, short)) from (select slug, short from certification
    order by in_house desc, short)) as certifications`)
  const pairs = (text?: Json<[string, string][]>) =>
    listFrom(text).map(([value, label]) => ({ value, label }))
  return { teams: pairs(row?.teams), certifications: pairs(row?.certifications) }
}

/** The twelve questions an auditor asks, each with its page, and what they can be asked about. */
export const audit = question({
  input: scopeInput.describe(
    'The twelve questions an auditor asks, and what they can be asked about',
  ),
  async answer(at, input) {
    const { on, from, until, known, zone } = await scopeOf(at, input, 1)
    return {
      asked: input,
      scope: { on, from, until, known, zone },
      now: at.now,
      questions: audited.map((slug, i) => ({ slug, number: i + 1, ...questions[slug] })),
      choices: await choices(at.db),
    }
  },
  mayAsk: ({ actor }) => mayAudit(actor),
})

/** One of the twelve, answered for a scope. */
export const auditAnswer = question({
  input: scopeInput
    .extend({ question: z.enum(audited), page, whole: ticked.describe('All rows, for a file') })
    .describe(
      'One of the auditor’s twelve questions, answered for a day, a period, teams and certifications',
    ),
  async answer(at, { question, page: n, whole, ...input }) {
    if (!mayAudit(at.actor).ok) return refused
    const scope = await scopeOf(at, input, most)
    const it = await answers[question](at, scope)
    const { on, from, until, known, zone } = scope
    return {
      question: question as Audited,
      number: audited.indexOf(question) + 1,
      ...questions[question],
      asked: input,
      scope: { on, from, until, known, zone },
      now: at.now,
      ...it,
      rows: whole ? it.rows : it.rows.slice((n - 1) * size, n * size),
      count: it.rows.length,
      page: n,
      pages: Math.max(1, Math.ceil(it.rows.length / size)),
      perPage: size,
      choices: await choices(at.db),
    }
  },
  mayAsk: ({ actor }) => mayAudit(actor),
})
/** Nothing is read for who may not; `may` refuses them. */
const refused = {} as never

/** All twelve for one scope, with everything in them: what the evidence bundle is made of. */
export const auditBundle = question({
  input: scopeInput.describe(
    'The auditor’s twelve questions answered for one scope, as the evidence bundle has them',
  ),
  async answer(at, input) {
    if (!mayAudit(at.actor).ok) return refused
    const scope = await scopeOf(at, input, most)
    const sheets = []
    for (const [i, slug] of audited.entries())
      sheets.push({
        slug: slug as Audited,
        number: i + 1,
        asks: questions[slug].asks,
        short: questions[slug].short,
        ...(await answers[slug](at, scope)),
      })
    const { on, from, until, known, zone } = scope
    return {
      asked: input,
      scope: { on, from, until, known, zone },
      now: at.now,
      by: at.actor.name,
      sheets,
    }
  },
  mayAsk: ({ actor }) => mayAudit(actor),
})
export type Bundle = Exclude<Awaited<ReturnType<typeof auditBundle.answer>>, undefined>
