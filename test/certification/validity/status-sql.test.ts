import { type SQL, sql } from 'drizzle-orm'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { named } from '@/db/named'
import { award } from '@/db/tables/award'
import { certificationVersion } from '@/db/tables/certification'
import { addDays, addMonths, type Day } from '@/university/calendar'
import { type StatusRow, statusesOn } from '@/university/certification/validity/queries/status-sql'
import { inGraceOn, inTermOn, validOn } from '@/university/certification/validity/queries/valid-on'
import { inForceOn } from '@/university/certification/validity/queries/versions-sql'
import {
  asKnownAt,
  type RecordedCycle,
  type RecordedHeld,
} from '@/university/certification/validity/rules/known-at'
import {
  countsOn,
  statusOn,
  type Terms,
  versionOn,
} from '@/university/certification/validity/rules/validity'
import { tries } from '../../thorough'
import { type World, world } from '../../world'

// The status is written twice, once as a rule and once as SQL: here both judge the same ten
// thousand histories.
const v = named(certificationVersion, 'v')
const many = tries(10_000)
const people = Math.ceil(many / 20)
const start = '2022-01-01'
const dayBy = (most: number) => fc.integer({ min: 0, max: most }).map((n) => addDays(start, n))
const instantOf = (day: Day) => Date.parse(`${day}T09:00:00Z`)

type Version = Terms & { effectiveFrom: Day; number: number; decidedAt: number | null }
const aVersion = fc.record({
  effectiveFrom: dayBy(1400),
  windowMonths: fc.integer({ min: 0, max: 7 }),
  graceDays: fc.constantFrom(0, 0, 14, 45),
  graceCounts: fc.boolean(),
  sunsetOn: fc.option(dayBy(2000), { freq: 2 }),
  replaced: fc.boolean(),
  decided: fc.option(fc.integer({ min: 0, max: 1400 })),
})
const span = fc.tuple(dayBy(1200), fc.option(fc.integer({ min: 0, max: 500 }), { freq: 5 }))
const anAward = fc.record({
  span,
  /** Recorded so many days after it was issued, as an import is. */
  recorded: fc.constantFrom(0, 0, 0, 40, 400),
  revoked: fc.option(fc.tuple(fc.integer({ min: 0, max: 500 }), fc.constantFrom(null, 0, 30)), {
    freq: 3,
  }),
  /** Before this many days it was so much earlier: an older certificate came later. */
  redated: fc.option(fc.tuple(fc.integer({ min: 1, max: 90 }), fc.integer({ min: 0, max: 500 })), {
    freq: 6,
  }),
  extended: fc.array(fc.tuple(fc.integer({ min: 1, max: 200 }), fc.integer({ min: 0, max: 500 })), {
    maxLength: 2,
  }),
})
const aHistory = fc.record({
  awards: fc.array(anAward, { maxLength: 4 }),
  held: fc.array(
    fc.record({
      span,
      recorded: fc.constantFrom(0, 0, 60),
      ended: fc.option(fc.integer({ min: 0, max: 200 })),
    }),
    { maxLength: 2 },
  ),
  claims: fc.array(fc.tuple(dayBy(1400), fc.option(fc.integer({ min: 0, max: 300 }))), {
    maxLength: 1,
  }),
})
type History = typeof aHistory extends fc.Arbitrary<infer T> ? T : never

type Known = {
  holding: number
  certification: number
  awards: (RecordedCycle & { id: number })[]
  held: RecordedHeld[]
  claims: { at: number; decidedAt: number | null }[]
}
const versions = new Map<number, Version[]>()
const histories: Known[] = []
let w: World

const awardRow = (it: History['awards'][number]): RecordedCycle => {
  const [from, length] = it.span
  const until = length === null ? null : addDays(from, length)
  const createdAt = instantOf(addDays(from, it.recorded))
  const extensions: { at: number; before: Day; until: Day }[] = []
  if (until !== null)
    for (const [days, after] of it.extended
      .map(([days, after]) => [days, after] as const)
      .sort((a, b) => a[1] - b[1])) {
      const before = extensions.at(-1)?.until ?? until
      extensions.push({ at: createdAt + after * 86_400_000, before, until: addDays(before, days) })
    }
  // An end that was extended does not follow what comes later.
  const redatings =
    until !== null && it.redated && !extensions.length
      ? [{ at: createdAt + it.redated[1] * 86_400_000, before: addDays(until, -it.redated[0]) }]
      : []
  const revokedOn = it.revoked && addDays(from, it.revoked[0])
  return {
    issuedOn: from,
    validFrom: from,
    validUntil: extensions.at(-1)?.until ?? until,
    anchor: until,
    revokedOn,
    revokedAt:
      it.revoked && it.revoked[1] !== null
        ? instantOf(addDays(revokedOn as Day, it.revoked[1]))
        : null,
    createdAt,
    extensions,
    redatings,
  }
}
const heldRow = ({
  span: [from, length],
  recorded,
  ended,
}: History['held'][number]): RecordedHeld => {
  const planned = length === null ? null : addDays(from, length)
  const at = instantOf(addDays(from, recorded))
  const row = { from, because: 'a review', at }
  if (ended === null || (planned !== null && addDays(from, ended) > planned))
    return { ...row, until: planned, endedAt: null, plannedUntil: null }
  return {
    ...row,
    until: addDays(from, ended - 1),
    endedAt: instantOf(addDays(from, recorded + ended)),
    plannedUntil: planned,
  }
}

beforeAll(async () => {
  w = await world()
  const drawn = fc.sample(fc.array(aVersion, { minLength: 1, maxLength: 3 }), {
    numRuns: 20,
    seed: 1,
  })
  const rows: Partial<typeof certificationVersion.$inferInsert>[] = []
  drawn.forEach((list, n) => {
    const id = n + 1
    const own = list.map((it, i): Version & { replaced: boolean } => ({
      ...it,
      number: i + 1,
      validityMonths: 12,
      validityKnown: true,
      method: 'anchored',
      minimumActiveMonths: null,
      fixedBase: null,
      earlyCreditDays: 30,
      successor: it.replaced ? 'its successor' : null,
      decidedAt: it.decided === null || i === 0 ? null : instantOf(addDays(start, it.decided)),
    }))
    versions.set(
      id,
      own.sort((a, b) => a.effectiveFrom.localeCompare(b.effectiveFrom) || a.number - b.number),
    )
    rows.push(
      ...own.map((it) => ({ ...it, certificationId: id, successorId: it.replaced ? 1 : null })),
    )
  })
  fc.sample(aHistory, { numRuns: many, seed: 2 }).forEach((it, n) => {
    const awards = it.awards.map((one, k) => ({ ...awardRow(one), id: n * 4 + k + 1 }))
    const claims = it.claims.map(([on, after]) => ({
      at: instantOf(on),
      decidedAt: after === null ? null : instantOf(addDays(on, after)),
    }))
    histories.push({
      holding: n + 1,
      certification: (n % 20) + 1,
      awards,
      held: it.held.map(heldRow),
      claims,
    })
  })
  // Ten thousand rows by JSON, because a statement for each takes longer than all that is measured
  // here.
  const put = (text: string, list: unknown) =>
    w.put((db) => db.run(sql`${sql.raw(text)} from json_each(${JSON.stringify(list)})`))
  const field = (name: string) => `value ->> '${name}'`
  await put(
    `insert into person (id, employee_id, email, name, job_title, time_zone, origin) select value, 'E' || value, 'e' || value, 'P', 'T', 'UTC', 'hr'`,
    [...Array(people)].map((_, n) => n + 1),
  )
  await put(
    `insert into certification (id, slug, short, name, issuer, in_house, track) select value, value, value, value, 'I', 0, 'linux'`,
    [...versions.keys()],
  )
  await put(
    `insert into certification_version (certification_id, number, effective_from, validity_months, validity_known, window_months, grace_days, grace_counts, sunset_on, successor_id, decided_at)
      select ${['certificationId', 'number', 'effectiveFrom'].map(field)}, 12, 1, ${['windowMonths', 'graceDays', 'graceCounts', 'sunsetOn', 'successorId', 'decidedAt'].map(field)}`,
    rows,
  )
  const flat = histories.map((it) => ({
    ...it,
    person: personOf(it),
    hasHolding: it.awards.length > 0,
  }))
  await put(
    `insert into holding (id, person_id, certification_id) select ${['holding', 'person', 'certification'].map(field)}`,
    flat.filter((it) => it.hasHolding),
  )
  await put(
    `insert into award (id, holding_id, person_id, certification_id, version_id, issued_on, valid_from, valid_until, anchor, revoked_on, revoked_at, created_at, revoked_because, source, issuer, basis, verification_code)
      select ${['id', 'holding', 'person', 'certification', 'certification', 'issuedOn', 'validFrom', 'validUntil', 'anchor', 'revokedOn', 'revokedAt', 'createdAt'].map(field)},
        'a test', 'import', 'I', '[]', value ->> 'id'`,
    flat.flatMap(({ holding, person, certification, awards }) =>
      awards.map((it) => ({ ...it, holding, person, certification })),
    ),
  )
  await put(
    `insert into extension (award_id, before, until, because, at) select ${['award', 'before', 'until'].map(field)}, 'a test', ${field('at')}`,
    flat.flatMap(({ awards }) =>
      awards.flatMap((it) => it.extensions.map((one) => ({ ...one, award: it.id }))),
    ),
  )
  await put(
    `insert into redating (award_id, before, at) select ${['award', 'before', 'at'].map(field)}`,
    flat.flatMap(({ awards }) =>
      awards.flatMap((it) => (it.redatings ?? []).map((one) => ({ ...one, award: it.id }))),
    ),
  )
  await put(
    `insert into suspension (holding_id, "from", until, because, at, ended_at, planned_until) select ${['holding', 'from', 'until'].map(field)}, 'a test', ${['at', 'endedAt', 'plannedUntil'].map(field)}`,
    flat
      .filter((it) => it.hasHolding)
      .flatMap(({ holding, held }) => held.map((it) => ({ ...it, holding }))),
  )
  await put(
    `insert into evidence (person_id, certification_id, number, earned_on, submitted_at, decided_at) select ${['person', 'certification'].map(field)}, 'N', '2022-01-01', ${['at', 'decidedAt'].map(field)}`,
    flat.flatMap(({ person, certification, claims }) =>
      claims.map((it) => ({ ...it, person, certification })),
    ),
  )
}, 60_000)
afterAll(() => w.close())

/**
 * The days that matter: an edge of something, its window, a version or a sunset, and the days
 * beside it.
 */
const edges = () => {
  const days = new Set<Day>()
  for (const { awards, held } of histories.slice(0, 300)) {
    for (const it of awards)
      for (const day of [
        it.validFrom,
        it.validUntil,
        it.revokedOn,
        it.anchor && addMonths(it.anchor, -3),
      ])
        if (day) days.add(day)
    for (const it of held) for (const day of [it.from, it.until]) if (day) days.add(day)
  }
  for (const own of versions.values())
    for (const it of own) for (const day of [it.effectiveFrom, it.sunsetOn]) if (day) days.add(day)
  return fc
    .constantFrom(...days)
    .chain((edge) => fc.integer({ min: -1, max: 1 }).map((n) => addDays(edge, n)))
}
const datesOf = (numRuns: number, seed: number) => [
  ...fc.sample(edges(), { numRuns, seed }),
  '2024-02-29',
  '2023-09-30',
]

const personOf = (it: Known) => 1 + Math.floor((it.holding - 1) / 20)
function byRule(it: Known, day: Day, knownAt: number | undefined) {
  const own = versions.get(it.certification) as Version[]
  const terms = versionOn(
    knownAt === undefined
      ? own
      : own.filter((one) => one.decidedAt === null || one.decidedAt <= knownAt),
    day,
  ) as Version
  const known =
    knownAt === undefined
      ? { awards: it.awards, suspensions: it.held }
      : asKnownAt(it.awards, it.held, knownAt)
  const end = Math.min(instantOf(day), knownAt ?? Number.POSITIVE_INFINITY)
  const claimed = it.claims.some(
    (one) => one.at <= end && (one.decidedAt === null || one.decidedAt > end),
  )
  const status = statusOn(known.awards, known.suspensions, terms, day, { claimed })
  return { ...status, issued: known.awards[status.award]?.issuedOn }
}

describe.each([
  ['as it is known today', false],
  ['as it was known at an instant', true],
])('the SQL says what the rule says of every history, %s', (_, asKnown) => {
  test('on random dates', async () => {
    const words = new Set<string>()
    for (const [n, day] of datesOf(asKnown ? 4 : 6, asKnown ? 4 : 3).entries()) {
      const knownAt = asKnown ? instantOf(addDays(day, (n % 5) * 100 - 200)) : undefined
      const end = Math.min(instantOf(day), knownAt ?? Number.POSITIVE_INFINITY)
      const rows = await w.store.reading((db) =>
        db.all<StatusRow>(sql`select * from ${statusesOn(day, { knownAt, claimedAt: end })}`),
      )
      const bySql = new Map(rows.map((row) => [`${row.person_id} ${row.certification_id}`, row]))
      expect(bySql.size).toBe(rows.length)
      for (const it of histories) {
        const rule = byRule(it, day, knownAt)
        words.add(rule.word)
        const row = bySql.get(`${personOf(it)} ${it.certification}`)
        const said = it.awards.find((one) => one.id === row?.award_id)?.issuedOn
        const mine =
          rule.word === 'not held'
            ? undefined
            : [rule.word, rule.counts, rule.until, rule.opens, rule.daysLeft, rule.issued]
        const theirs = row && [
          row.word,
          row.counts === 1,
          row.until,
          row.opens,
          row.days_left,
          said,
        ]
        if (JSON.stringify(mine) !== JSON.stringify(theirs))
          expect({ day, knownAt, it, theirs }).toEqual({ day, knownAt, it, theirs: mine })
      }
    }
    expect([...words].sort()).toEqual([
      'certified',
      'claimed',
      'due for renewal',
      'grace',
      'lapsed',
      'not held',
      'revoked',
      'superseded',
      'suspended',
    ])
  }, 60_000)
})

test('the condition on an award says of each what the rule says: it counts', async () => {
  for (const day of datesOf(3, 5)) {
    const rows = await w.store.reading((db) =>
      db.all<{ id: number }>(
        sql`select award.id from award where ${validOn(award, day)} order by award.id`,
      ),
    )
    const pure = histories.flatMap((it) =>
      it.awards.filter((one) =>
        countsOn(
          one,
          day,
          versionOn(versions.get(it.certification) as Version[], day) as Version,
          it.held,
        ),
      ),
    )
    expect([day, rows.map((row) => row.id)]).toEqual([day, pure.map((it) => it.id)])
    const counting = await w.store.reading((db) =>
      db.all<{ holding_id: number }>(
        sql`select holding_id from ${statusesOn(day)} where counts order by holding_id`,
      ),
    )
    expect(counting.map((row) => row.holding_id)).toEqual([
      ...new Set(
        histories
          .filter((it) => it.awards.some((one) => pure.includes(one)))
          .map((it) => it.holding),
      ),
    ])
  }
}, 60_000)

test('so do the conditions of its term and of its grace', async () => {
  for (const day of datesOf(3, 6)) {
    const idsBy = async (condition: SQL) =>
      (
        await w.store.reading((db) =>
          db.all<{ id: number }>(sql`select award.id from award where ${condition} order by 1`),
        )
      ).map((row) => row.id)
    const pure = (graced: (terms: Version) => Version) =>
      histories.flatMap((it) =>
        it.awards
          .filter((one) => {
            const terms = versionOn(versions.get(it.certification) as Version[], day) as Version
            return countsOn(one, day, graced(terms), it.held)
          })
          .map((one) => one.id),
      )
    const inTerm = pure((terms) => ({ ...terms, graceCounts: false }))
    const withGrace = pure((terms) => ({ ...terms, graceCounts: true }))
    const inGrace = withGrace.filter((id) => !inTerm.includes(id))
    expect([day, await idsBy(inTermOn(award, day))]).toEqual([day, inTerm])
    expect([day, await idsBy(inGraceOn(award, day))]).toEqual([day, inGrace])
    // A day that is an expression is judged as one that is given.
    const column = sql`date(${day})`
    expect(await idsBy(validOn(award, column))).toEqual(await idsBy(validOn(award, day)))
    expect(await idsBy(inGraceOn(award, column))).toEqual(inGrace)
  }
}, 60_000)

test('the version in force on a day is the one the rule finds', async () => {
  for (const day of datesOf(12, 8)) {
    const rows = await w.store.reading((db) =>
      db.all<{ certification: number; number: number }>(
        sql`select v.certification_id as certification, v.number from certification_version v
          where ${inForceOn(v, day)} order by 1`,
      ),
    )
    expect([day, rows]).toEqual([
      day,
      [...versions].map(([certification, own]) => ({
        certification,
        number: versionOn(own, day)?.number,
      })),
    ])
  }
})

test('a condition restricts it to a person, a certification or a holding', async () => {
  const on = (where: ReturnType<typeof sql>) =>
    w.store.reading((db) =>
      db.all<StatusRow>(
        sql`select * from ${statusesOn('2024-06-01', { where, claimedAt: instantOf('2024-06-01') })}
          order by person_id, certification_id`,
      ),
    )
  const all = await on(sql`1`)
  expect(await on(sql`h.person_id = 7`)).toEqual(all.filter((it) => it.person_id === 7))
  expect(await on(sql`h.certification_id = 7`)).toEqual(
    all.filter((it) => it.certification_id === 7),
  )
  expect(await on(sql`h.id = ${all[7]?.holding_id}`)).toEqual([all[7]])
})
