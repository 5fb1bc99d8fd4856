import { eq, inArray, sql } from 'drizzle-orm'
import type { Reader } from '@/db'
import { person } from '@/db/tables/people'
import { team } from '@/db/tables/staffing'
import { type Day, spoken } from '../../../calendar'
import type { RuleInput } from '../rules/hold-rule'
import { mostNamed } from '../rules/hold-rule'

type Conditions = Pick<
  RuleInput,
  | 'jobTitle'
  | 'site'
  | 'positionKind'
  | 'team'
  | 'people'
  | 'dueKind'
  | 'dueOn'
  | 'dueDays'
  | 'from'
  | 'until'
>

/**
 * What a form says of a rule, as rows: its team and people found, or what is wrong with which
 * field.
 */
export async function rowOf(db: Reader, it: Conditions, today: Day) {
  const wrong: Record<string, string> = {}
  const from = it.from ?? today
  if (from < today) wrong.from = 'A rule begins today or later: what was asked is not rewritten.'
  if (it.until && it.until < from) wrong.until = 'It must not end before it begins.'
  if (it.dueKind === 'fixed' && it.dueOn && it.dueOn < from)
    wrong.dueOn = 'It would be due before the rule begins.'
  const ofTeam = it.team
    ? await db
        .select({ id: team.id, customer: team.customer })
        .from(team)
        .where(eq(team.code, it.team))
        .get()
    : undefined
  if (it.team && !ofTeam) wrong.team = `There is no team ${it.team}.`
  const named = it.people === undefined ? null : await namedIn(db, it.people, today)
  if (named?.wrong.length) wrong.people = named.wrong.join(' ')
  const row = {
    jobTitle: it.jobTitle ?? null,
    site: it.site ?? null,
    positionKind: it.positionKind ?? null,
    teamId: ofTeam?.id ?? null,
    named: named !== null,
    dueKind: it.dueKind,
    dueOn: it.dueKind === 'fixed' ? (it.dueOn ?? null) : null,
    dueDays: it.dueKind === 'fixed' ? null : (it.dueDays ?? null),
    from,
    until: it.until ?? null,
  }
  return { row, people: named?.ids ?? [], team: ofTeam?.customer ?? null, wrong }
}

/** People by their e-mail addresses, one on each line; what is wrong is said line by line. */
async function namedIn(
  db: Reader,
  text: string,
  today: Day,
): Promise<{ ids: number[]; wrong: string[] }> {
  const lines = text
    .split(/\r\n?|\n/)
    .map((line, n) => ({ n: n + 1, email: line.trim().toLowerCase() }))
    .filter(({ email }) => email !== '')
  if (lines.length > mostNamed)
    return {
      ids: [],
      wrong: [`At most ${mostNamed} people are named by one rule; these are ${lines.length}.`],
    }
  const found = await db
    .select({
      id: person.id,
      email: sql<string>`lower(${person.email})`,
      name: person.name,
      leftOn: person.leftOn,
    })
    .from(person)
    .where(inArray(person.email, [...new Set(lines.map(({ email }) => email))]))
  const byEmail = new Map(found.map((row) => [row.email, row]))
  const first = new Map<string, number>()
  const wrong = lines.flatMap(({ n, email }) => {
    const known = byEmail.get(email)
    const before = first.get(email)
    if (before === undefined) first.set(email, n)
    if (!known) return [`Line ${n}: nobody here has the address ${email}.`]
    if (known.leftOn !== null && known.leftOn < today)
      return [`Line ${n}: ${known.name} left on ${spoken(known.leftOn)}.`]
    return before === undefined
      ? []
      : [`Line ${n}: ${known.name} is named in line ${before} already.`]
  })
  if (!lines.length) wrong.push('Name at least one person.')
  return { ids: found.map((row) => row.id), wrong }
}

const ruleColumns = [
  'jobTitle',
  'site',
  'positionKind',
  'teamId',
  'named',
  'dueKind',
  'dueOn',
  'dueDays',
  'from',
  'until',
] as const
export type RuleRow = Awaited<ReturnType<typeof rowOf>>['row']

/**
 * SQL: a rule that is not written down, in the columns of `hold_rule`, and whom it names: what a
 * preview reads in place of the tables.
 */
export function asTables(
  row: RuleRow,
  certificationId: number,
  people: readonly number[],
  addedOn: (day: Day) => Day = (day) => day,
) {
  const column = (name: (typeof ruleColumns)[number]) =>
    sql`${typeof row[name] === 'boolean' ? Number(row[name]) : row[name]}
      as ${sql.identifier(name.replaceAll(/[A-Z]/g, (c) => `_${c.toLowerCase()}`))}`
  return {
    rules: sql`(select 0 as id, ${certificationId} as certification_id, null as placement_id,
      ${sql.join(ruleColumns.map(column), sql`, `)})`,
    people: sql`(select 0 as rule_id, value as person_id, ${addedOn(row.from)} as added_on
      from json_each(${JSON.stringify(people)}))`,
  }
}
