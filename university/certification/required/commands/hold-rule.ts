import { and, eq, isNull, type SQLWrapper, sql } from 'drizzle-orm'
import { z } from 'zod'
import type { Reader, Writer } from '@/db'
import { certification } from '@/db/tables/certification'
import { holdRule, holdRulePerson } from '@/db/tables/requirement'
import type { At } from '../../../at'
import { addDays, type Day, spoken } from '../../../calendar'
import { record } from '../../../event'
import { day, id, reason } from '../../../input'
import { command, did, Refusal } from '../../../kernel'
import { ruleSeen } from '../queries/hold-rule'
import { type RuleRow, rowOf } from '../queries/hold-rule-names'
import { changedRule, newRule, type RuleInput } from '../rules/hold-rule'
import { latest, mayChangeRule, mayEndRule, maySetRule } from '../rules/must-hold'

const conditionsOf = (
  it: Pick<RuleInput, 'jobTitle' | 'site' | 'positionKind' | 'team' | 'people'>,
) => ({
  jobTitle: it.jobTitle ?? null,
  site: it.site ?? null,
  positionKind: it.positionKind ?? null,
  teamId: it.team ? 0 : null,
  named: it.people !== undefined,
})

/** The first field at fault, as a refusal about it. */
async function read(db: Reader, it: Omit<RuleInput, 'certification' | 'because'>, today: Day) {
  const { wrong, ...made } = await rowOf(db, it, today)
  const [field, because] = Object.entries(wrong)[0] ?? []
  if (because) throw new Refusal(because, field)
  return made
}

type Values = RuleRow & { certificationId: number; because: string; placementId?: number }
/** Writes a rule and whom it names. */
export async function writeRule(
  { db, actor, now }: At<Writer>,
  values: Values,
  people: readonly { id: number; addedOn: Day }[],
): Promise<number> {
  const [made] = await db
    .insert(holdRule)
    .values({ ...values, decidedById: actor.id || null, at: +now })
    .returning({ id: holdRule.id })
  const ruleId = made?.id as number
  if (people.length)
    await db
      .insert(holdRulePerson)
      .values(people.map(({ id, addedOn }) => ({ ruleId, personId: id, addedOn })))
  return ruleId
}

/**
 * Whether the same rule stands, for the same reason and people: a form that was sent twice states
 * one.
 */
async function isStated(
  db: Reader,
  { certificationId, because, ...row }: Values,
  people: readonly number[],
): Promise<boolean> {
  const same = (column: SQLWrapper, value: unknown) =>
    sql`${column} is ${typeof value === 'boolean' ? Number(value) : value}`
  const { jobTitle, site, positionKind, teamId, named, dueKind, dueOn, dueDays, from, until } =
    holdRule
  const conditions = {
    jobTitle,
    site,
    positionKind,
    teamId,
    named,
    dueKind,
    dueOn,
    dueDays,
    from,
    until,
  }
  const alike = Object.entries(conditions).map(([name, column]) =>
    same(column, row[name as keyof typeof conditions]),
  )
  const names = sql`(select json_group_array(person_id) from (select n.person_id
    from hold_rule_person n where n.rule_id = ${holdRule.id} order by n.person_id))`
  const sorted = JSON.stringify([...people].sort((a, b) => a - b))
  const stands = and(
    eq(holdRule.certificationId, certificationId),
    eq(holdRule.because, because),
    isNull(holdRule.endedBecause),
    ...alike,
    sql`${names} = ${sorted}`,
  )
  return (await db.select({ id: holdRule.id }).from(holdRule).where(stands).get()) !== undefined
}

/** States who must hold what, by when and why. Who is meant is looked up anew each day. */
export const setHoldRule = command({
  input: newRule.describe('State who must hold a certification, by when and why'),
  subject: ({ db }, it) =>
    db
      .select({ id: certification.id, short: certification.short })
      .from(certification)
      .where(eq(certification.slug, it.certification))
      .get(),
  may: ({ actor }, _it, input) => maySetRule(actor, conditionsOf(input)),
  async run(at, it, input) {
    const { row, people } = await read(at.db, input, at.actor.today)
    if (await isStated(at.db, { ...row, certificationId: it.id, because: input.because }, people))
      throw new Refusal('This rule was stated already, word for word.')
    const named = people.map((id) => ({ id, addedOn: row.from }))
    const rule = await writeRule(
      at,
      { ...row, certificationId: it.id, because: input.because },
      named,
    )
    const about = { rule, certification: it.id, ...(people.length && { person: people }) }
    return did('requirement.set', rule, {
      about,
      certification: it.short,
      because: input.because,
      ...said(row),
      named: people.length || undefined,
    })
  },
})

/** What of a rule the record keeps. */
const said = ({ named: _named, teamId, ...row }: RuleRow) =>
  Object.fromEntries(
    Object.entries({ ...row, team: teamId }).filter(([, value]) => value !== null),
  ) as Record<string, string | number>

async function end({ db, actor }: At<Writer>, it: { id: number }, from: Day, because: string) {
  await db
    .update(holdRule)
    .set({ until: addDays(from, -1), endedById: actor.id || null, endedBecause: because })
    .where(eq(holdRule.id, it.id))
}

/**
 * Changes a rule from a day on: it ends the day before and another begins, so that what was asked
 * on any day can still be read.
 */
export const changeHoldRule = command({
  input: changedRule.describe(
    'Change who must hold a certification or by when: the rule ends and a new one begins',
  ),
  subject: (at, it) => ruleSeen(at, it.rule),
  may: ({ actor }, it, input) => {
    const may = mayChangeRule(actor, it)
    return may.ok ? maySetRule(actor, conditionsOf(input)) : may
  },
  async run(at, it, input) {
    const { row, people } = await read(at.db, input, at.actor.today)
    if (it.until !== null && row.from > it.until)
      throw new Refusal(
        `This rule ends on ${spoken(it.until)}: change it from a day before that, or set a new one.`,
        'from',
      )
    const from = latest(row.from, it.from)
    await end(at, it, from, input.why)
    const added = new Map(it.people.map((one) => [one.id, one.addedOn]))
    const named = people.map((id) => ({ id, addedOn: added.get(id) ?? from }))
    const rule = await writeRule(
      at,
      { ...row, from, certificationId: it.certificationId, because: input.because },
      named,
    )
    const { jobTitle, site, positionKind, teamId, dueKind, dueOn, dueDays, until } = it
    const before = said({
      jobTitle,
      site,
      positionKind,
      teamId,
      named: it.named,
      dueKind,
      dueOn,
      dueDays,
      from: it.from,
      until,
    })
    const about = {
      rule: [it.id, rule],
      certification: it.certificationId,
      ...(people.length && { person: people }),
    }
    return did('requirement.changed', rule, {
      about,
      certification: it.short,
      because: input.why,
      before,
      after: said({ ...row, from }),
    })
  },
})

/** Ends a rule: from that day on it asks nobody. */
export const endHoldRule = command({
  input: z
    .object({ rule: id, on: day.describe('The first day without it'), because: reason })
    .describe('End a rule about who must hold what, with the reason'),
  subject: (at, it) => ruleSeen(at, it.rule),
  may: ({ actor }, it) => mayEndRule(actor, it),
  async run(at, it, { on, because }) {
    if (on < at.actor.today)
      throw new Refusal('A rule ends today or later: what was asked is not rewritten.', 'on')
    if (it.until !== null && on > it.until)
      throw new Refusal(`It ends on ${spoken(it.until)} already.`, 'on')
    await end(at, it, on, because)
    const about = {
      rule: it.id,
      certification: it.certificationId,
      ...(it.people.length && { person: it.people.map((one) => one.id) }),
    }
    return did('requirement.ended', it.id, {
      about,
      certification: it.short,
      because,
      before: it.until,
      after: addDays(on, -1),
    })
  },
})

type Renewal = { certification: number; last: Day; name: string }
/**
 * Who is placed although something ends on the way must renew it by its last day; the rule ends
 * with the placement.
 */
export async function requireForPlacement(
  at: At<Writer>,
  placed: { id: number; personId: number; until: Day | null; where: string },
  ends: readonly Renewal[],
): Promise<number[]> {
  const rules: number[] = []
  for (const { certification: certificationId, last, name } of ends) {
    const because = `Placed as ${placed.where}${placed.until ? ` until ${spoken(placed.until)}` : ''}; ${name} ends on ${spoken(last)}.`
    const none = { jobTitle: null, site: null, positionKind: null, teamId: null }
    const row = {
      ...none,
      named: true,
      dueKind: 'fixed' as const,
      dueOn: last,
      dueDays: null,
      from: at.actor.today,
      until: placed.until,
    }
    const rule = await writeRule(at, { ...row, certificationId, because, placementId: placed.id }, [
      { id: placed.personId, addedOn: at.actor.today },
    ])
    const about = {
      rule,
      certification: certificationId,
      person: placed.personId,
      placement: placed.id,
    }
    await record(at, 'requirement.set', { about, because, dueOn: last })
    rules.push(rule)
  }
  return rules
}

/**
 * What was asked because of a placement ends with it; with a placement that is taken back (`on`
 * null) it never was.
 */
export async function endRequirementsOf(
  at: At<Writer>,
  placementId: number,
  on: Day | null,
  because: string,
): Promise<void> {
  const { db, actor } = at
  const rules = await db.select().from(holdRule).where(eq(holdRule.placementId, placementId))
  for (const rule of rules.filter((it) => on === null || it.until === null || it.until > on)) {
    const named = await db
      .select({ id: holdRulePerson.personId })
      .from(holdRulePerson)
      .where(eq(holdRulePerson.ruleId, rule.id))
    if (on === null) {
      await db.delete(holdRulePerson).where(eq(holdRulePerson.ruleId, rule.id))
      await db.delete(holdRule).where(eq(holdRule.id, rule.id))
    } else
      await db
        .update(holdRule)
        .set({ until: on, endedById: actor.id || null, endedBecause: because })
        .where(eq(holdRule.id, rule.id))
    const about = {
      rule: rule.id,
      certification: rule.certificationId,
      person: named.map((it) => it.id),
      placement: placementId,
    }
    await record(at, 'requirement.ended', { about, because, before: rule.until, after: on })
  }
}
