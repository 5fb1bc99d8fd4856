// What of the university an auditor asks about: read by all twelve questions, so it answers none
// itself.

import { type SQL, sql } from 'drizzle-orm'
import { z } from 'zod'
import type { Reader } from '@/db'
import { named } from '@/db/named'
import { placement } from '@/db/tables/staffing'
import { companyZone } from '../../actor'
import type { At } from '../../at'
import { addDays, addMonths, type Day, instantIn } from '../../calendar'
import { day } from '../../input'
import { placedOn } from '../../place'
import type { Sheet } from '../rules/audit'
import { instantOf, knownInput } from './register'

const pl = named(placement, 'pl')

const texts = z
  .preprocess(
    (v) => (v === undefined || v === '' ? [] : [v].flat()),
    z.array(z.string().trim().max(100)).max(50),
  )
  .catch([])
const optional = z.preprocess((v) => (v === '' ? undefined : v), day.optional()).catch(undefined)

export const scopeInput = z.object({
  on: optional.describe('The day asked about; today without one'),
  from: optional.describe('The period’s first day; a year ago without one'),
  until: optional.describe('The period’s last day; today without one'),
  known: knownInput.describe(
    'As known at this instant, or at the end of this day; now without one',
  ),
  team: texts.describe('Codes of teams; all without one'),
  customer: z.string().trim().max(100).catch('').describe('Teams whose customer is called so'),
  certification: texts.describe('Slugs of certifications; all without one'),
  q: z.string().trim().max(100).catch('').describe('People whose name has this in it'),
})
export type ScopeInput = z.infer<typeof scopeInput>

export type Scope = {
  on: Day
  from: Day
  until: Day
  known: number
  /** The same where it is past, else nothing: what the register takes back. */
  upTo: number | null
  zone: string
  today: Day
  /**
   * The period as instants: from the first moment of its first day to the last of its last, and
   * nothing not known yet.
   */
  after: number
  before: number
  /** The most rows. */
  limit: number
  /** Conditions on a team `t`, a certification `c`, a person `p`. */
  ofTeam: SQL
  ofCertification: SQL
  ofPerson: SQL
  /**
   * Someone `p` placed, on the day asked about, on one of the teams chosen; anyone where none was.
   */
  onTeam: SQL
}

/**
 * Reads an answer: a few statements, whatever its size, and never more rows than the scope allows.
 */
export type Answering = (at: At<Reader>, scope: Scope) => Promise<Sheet>

const list = (values: readonly string[]) =>
  sql`(select value from json_each(${JSON.stringify(values)}))`

export async function scopeOf(
  { db, actor, now }: At<Reader>,
  it: ScopeInput,
  limit: number,
): Promise<Scope> {
  const zone = await companyZone(db)
  const on = it.on ?? actor.today
  const until = it.until ?? actor.today
  const from = it.from ?? addDays(addMonths(until, -12), 1)
  const known = instantOf(it.known, zone, now)
  const like = (text: string) => `%${text.replace(/[\\%_]/g, (c) => `\\${c}`)}%`
  const ofTeam = sql`(${it.team.length ? sql`t.code in ${list(it.team)}` : sql`1`}
    and ${it.customer ? sql`t.customer like ${like(it.customer)} escape '\\'` : sql`1`})`
  const all = !it.team.length && !it.customer
  return {
    on,
    from,
    until,
    known,
    upTo: known < +now ? known : null,
    zone,
    today: actor.today,
    after: instantIn(zone, from),
    before: Math.min(instantIn(zone, addDays(until, 1)) - 1, known),
    limit,
    ofTeam,
    ofCertification: it.certification.length ? sql`c.slug in ${list(it.certification)}` : sql`1`,
    ofPerson: it.q ? sql`p.name like ${like(it.q)} escape '\\'` : sql`1`,
    onTeam: all
      ? sql`1`
      : sql`p.id in (select pl.person_id from placement pl join team t on t.id = pl.team_id
        where ${ofTeam} and ${placedOn(pl, on)})`,
  }
}

/** A sheet of rows read with one more than the limit, so that it knows whether there are more. */
export const sheet = <Row>(
  scope: Scope,
  rows: readonly Row[],
  it: {
    says: (rows: readonly Row[], more: string) => string
    columns: Sheet['columns']
    row: (row: Row) => Sheet['rows'][number]
  },
): Sheet => {
  const shown = rows.slice(0, scope.limit)
  const cut = rows.length > scope.limit
  return {
    says: it.says(
      shown,
      cut ? ` Only the first ${scope.limit.toLocaleString('en')} are here.` : '',
    ),
    columns: it.columns,
    rows: shown.map(it.row),
    cut,
  }
}
export const person = (name: string, id: number) => ({ text: name, href: `/people/${id}` })
export const held = (short: string, holdingId: number, on?: Day) => ({
  text: short,
  href: `/holdings/${holdingId}${on ? `?on=${on}` : ''}`,
})
export const customer = (name: string, code: string, on?: Day) => ({
  text: name,
  href: `/teams/${code}${on ? `?on=${on}` : ''}`,
})

/** "1 award", "3 awards". */
export const some = (n: number, one: string, many = `${one}s`) =>
  `${n === 0 ? 'No' : n.toLocaleString('en')} ${n === 1 ? one : many}`
