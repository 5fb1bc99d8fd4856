import { sql } from 'drizzle-orm'
import { z } from 'zod'
import { fromJson, type Json } from '@/db/json'
import { named } from '@/db/named'
import { holdRule } from '@/db/tables/requirement'
import { isSignedIn } from '../../../actor'
import { no, yes } from '../../../at'
import { addDays, type Day } from '../../../calendar'
import { lastsOn } from '../../../day-sql'
import { id, page } from '../../../input'
import { question } from '../../../kernel'
import { sightInto } from '../../../people/queries/sight'
import {
  dueText,
  type HoldRule,
  mayAnswerExtension,
  mayAskExtension,
  mustStates,
  mustWords,
  seesRequirements,
  whomText,
} from '../rules/must-hold'
import { isManagerOf } from './due-extensions'
import { type MustRow, mustsOn, reasonsJson, reportsOf, whyOf } from './must-hold-sql'

const r = named(holdRule, 'r')

export type Reason = HoldRule & {
  id: number
  because: string
  due: Day
  by: string | null
  team: string | null
  placementId: number | null
}
export const reasonsIn = (json: Json<Reason[]>) =>
  fromJson(json).map((it) => ({
    id: it.id,
    because: it.because,
    due: it.due,
    by: it.by,
    whom: it.placementId !== null ? 'A placement' : it.named ? 'By name' : whomText(it),
    when: dueText(it),
  }))

type Asked = {
  id: number
  until: Day
  before: Day
  reason: string
  askedById: number
  askedBy: string
  askedAt: number
  decidedAt: number | null
}
type Row = MustRow & {
  slug: string
  short: string
  name: string
  reasons: Json<Reason[]>
  asked: Json<Asked> | null
}

/** What I must hold, or someone I may see: by when, because of which rules, and how it stands. */
export const myRequirements = question({
  input: z
    .object({ person: z.preprocess((v) => (v === '' ? undefined : v), id.optional()) })
    .describe(
      'What I must hold (or a person I may see): by when, because of which rules, and how it stands',
    ),
  async answer({ db, actor }, { person = actor.id }) {
    const sight = await sightInto(db, actor, person)
    if (!isSignedIn(actor) || !sight.standing) return undefined
    const today = actor.today
    const manages = await isManagerOf(db, actor, person)
    const rows = await db.all<Row>(sql`with ${mustsOn(
      today,
      {
        people: sql`p.id =
      ${person}`,
      },
      { holdings: sql`h.person_id = ${person}` },
    )}, ${whyOf('asked')}
      select m.*, c.slug, c.short, c.name, ${reasonsJson} as reasons,
        (select json_object('id', e.id, 'until', e.until, 'before', e.before, 'reason', e.reason,
        'askedById', e.asked_by_id, 'askedAt', e.asked_at, 'decidedAt', e.decided_at,
          'askedBy', (select a.name from person a where a.id = e.asked_by_id)) from due_extension e
          where e.person_id = m.person_id and e.certification_id = m.certification_id
          and e.decided_at is null limit 1) as asked
      from musts m join certification c on c.id = m.certification_id
      order by m.due is null, m.due, c.short`)
    return {
      today,
      person,
      isMine: actor.id === person,
      rows: rows.map((row) => {
        const asked = row.asked === null ? null : fromJson(row.asked)
        const must = { state: row.state, due: row.due, withoutExtension: row.base, last: row.last }
        return {
          certificationId: row.certification_id,
          holdingId: row.holding_id,
          slug: row.slug,
          short: row.short,
          name: row.name,
          ...must,
          ...mustWords(must, today),
          /** Near enough that someone may want more time. */
          isNear: row.due !== null && row.due <= addDays(today, 90),
          rules: reasonsIn(row.reasons),
          mayAsk: mayAskExtension(actor, {
            personId: person,
            manages,
            due: row.due,
            waiting: asked !== null,
          }),
          asked: asked && {
            ...asked,
            mayAnswer: mayAnswerExtension(actor, { ...asked, personId: person, manages }),
          },
        }
      }),
    }
  },
  mayAsk: () => yes,
})

const size = 50
const mustViews = [
  '',
  'overdue',
  '30',
  '60',
  '90',
  ...mustStates.filter((it) => it !== 'overdue' && it !== 'due'),
] as const
type Listed = MustRow & {
  name: string
  jobTitle: string
  site: string
  slug: string
  short: string
  reasons: Json<Reason[]>
  count: number
}

/**
 * Who must hold what, soonest due first: everyone's for the registrar, staffing leads and the
 * auditor; a manager's own people, at any height, for a manager.
 */
export const requirements = question({
  input: z
    .object({
      view: z.enum(mustViews).catch(''),
      certification: z.string().max(100).catch(''),
      rule: z.preprocess((v) => (v === '' ? undefined : v), id.optional()).catch(undefined),
      page,
    })
    .describe(
      'Who must hold what: overdue, due within 30, 60 or 90 days, extended, fulfilled; by certification and rule',
    ),
  async answer({ db, actor }, { view, certification, rule, page }) {
    const today = actor.today
    const all = seesRequirements(actor)
    if (!all && actor.reports === 0)
      return {
        rows: [],
        count: 0,
        pages: 1,
        page,
        today,
        asked: { view, certification, rule },
        all,
        certifications: [],
      }
    const which = {
      people: all ? undefined : reportsOf(actor),
      rules: certification
        ? sql`r.certification_id = (select id from certification where slug = ${certification})`
        : undefined,
    }
    const within = /^\d+$/.test(view)
      ? sql`m.due between ${today} and date(${today}, '+' || ${Number(view)} || ' days')`
      : undefined
    const shown = sql`${within ?? (view ? sql`m.state = ${view}` : sql`1`)} and ${
      rule
        ? sql`exists (select 1 from live l where l.rule_id = ${rule} and l.person_id = m.person_id
          and l.certification_id = m.certification_id)`
        : sql`1`
    }`
    const rows = await db.all<Listed>(sql`with ${mustsOn(today, which)},
      page as materialized (select m.*, count(*) over () as count from musts m where ${shown}
      order by m.due is null, m.due, m.person_id, m.certification_id
      limit ${size} offset ${(page - 1) * size}), ${whyOf('page')}
      select m.*, p.name, p.job_title as "jobTitle", p.site, c.slug, c.short,
      ${reasonsJson} as reasons
      from page m join person p on p.id = m.person_id
      join certification c on c.id = m.certification_id order by m.due is null, m.due, m.person_id,
      m.certification_id`)
    const certifications = await db.all<{
      slug: string
      short: string
    }>(sql`select distinct c.slug, c.short from hold_rule r
      join certification c on c.id = r.certification_id
      where ${lastsOn(r, today)} order by c.short`)
    const count = rows[0]?.count ?? 0
    return {
      rows: rows.map(({ count: _count, reasons, ...row }) => ({
        personId: row.person_id,
        name: row.name,
        jobTitle: row.jobTitle,
        site: row.site,
        slug: row.slug,
        short: row.short,
        holdingId: row.holding_id,
        state: row.state,
        due: row.due,
        ...mustWords(
          { state: row.state, due: row.due, withoutExtension: row.base, last: row.last },
          today,
        ),
        rules: reasonsIn(reasons),
      })),
      count,
      page,
      pages: Math.max(1, Math.ceil(count / size)),
      today,
      asked: { view, certification, rule },
      all,
      certifications,
    }
  },
  mayAsk: ({ actor }) =>
    seesRequirements(actor) || actor.reports > 0
      ? yes
      : no(
          'Who must hold what is for managers, staffing leads, the registrar and the auditor. Yours is on your page.',
        ),
})
