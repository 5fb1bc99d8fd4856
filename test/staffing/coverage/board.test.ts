import { sql } from 'drizzle-orm'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Writer } from '@/db'
import { away, proficiency } from '@/db/tables/availability'
import { award, holding, suspension } from '@/db/tables/award'
import { certification, certificationVersion } from '@/db/tables/certification'
import {
  placement,
  placementException,
  position,
  positionRequirement,
  team,
} from '@/db/tables/staffing'
import { addDays, covers, type Day } from '@/university/calendar'
import { board } from '@/university/staffing/coverage/queries/board'
import { fallingSql } from '@/university/staffing/coverage/queries/falls-sql'
import {
  askedOn,
  type SeatState,
  seatsOn,
  withHolders,
} from '@/university/staffing/coverage/queries/seats-sql'
import { factsOf, type Known } from '@/university/staffing/eligibility/queries/facts'
import { countsFor } from '@/university/staffing/eligibility/rules/award-days'
import type { Alternative } from '@/university/staffing/eligibility/rules/requirement'
import { tries as thorough } from '../../thorough'
import { aPerson, type World, world } from '../../world'

// Who counts on a day is written as SQL for the board and as a rule for one person: here both look
// at the same random company on many days.
const base = '2026-11-21'
const dayBy = (least: number, most: number) =>
  fc.integer({ min: least, max: most }).map((n) => addDays(base, n))
const interval = (least: number, most: number, longest: number) =>
  fc
    .tuple(dayBy(least, most), fc.option(fc.integer({ min: 0, max: longest }), { freq: 4 }))
    .map(([from, n]) => ({ from, until: n === null ? null : addDays(from, n) }))
const signed = fc
  .tuple(dayBy(-90, 60), fc.integer({ min: 30, max: 250 }))
  .map(([from, n]) => ({ from, until: addDays(from, n) }))
const aPlace = fc.record({
  shift: fc.constantFrom(null, 'day' as const, 'night' as const),
  open: interval(-200, 60, 400),
  requirements: fc.array(
    fc.record({
      group: fc.integer({ min: 1, max: 2 }),
      certification: fc.integer({ min: 1, max: 3 }),
      examCode: fc.constantFrom(null, null, 'X1'),
      minRank: fc.constantFrom(null, null, 8000),
      days: interval(-200, 100, 300),
    }),
    { maxLength: 3 },
  ),
  /** What it asks for in one track, and how who is in it was assessed there, over time. */
  least: fc.constantFrom(0, 0, 1, 3),
  track: fc.constantFrom(null, 'linux', 'linux', 'linux'),
  assessed: fc.array(
    fc.record({
      track: fc.constantFrom('linux', 'linux', 'linux', 'mysql'),
      level: fc.integer({ min: 0, max: 4 }),
      assessedOn: dayBy(-200, 0),
    }),
    { maxLength: 3 },
  ),
  /** One after the other, so that no two full placements meet. */
  placed: fc.array(
    fc.record({
      gap: fc.integer({ min: 0, max: 60 }),
      long: fc.integer({ min: 60, max: 300 }),
      kind: fc.constantFrom('full' as const, 'full' as const, 'shadow' as const),
    }),
    {
      maxLength: 2,
    },
  ),
  exception: fc.option(signed, { freq: 5 }),
  leaves: fc.option(dayBy(0, 200), { freq: 4 }),
  away: fc.option(signed, { freq: 3 }),
  withdrawn: fc.boolean(),
  awards: fc.array(
    fc.record({
      certification: fc.integer({ min: 1, max: 3 }),
      examCode: fc.constantFrom(null, 'X1', 'X2'),
      rank: fc.constantFrom(null, 7000, 8000, 9000),
      days: interval(-300, 60, 300),
      revokedOn: fc.option(dayBy(-30, 200), { freq: 5 }),
      suspended: fc.option(interval(-30, 100, 60), { freq: 5 }),
    }),
    { maxLength: 4 },
  ),
})
type Place = ReturnType<typeof aPlace.generate>['value']

let w: World
let lead: number
const seed = Date.now() % 2 ** 31
beforeAll(async () => {
  w = await world()
  await w.put(async (db) => {
    lead = await aPerson(db, { name: 'Lead', roles: ['staffing lead'] })
    for (const id of [1, 2, 3]) {
      await db.insert(certification).values({
        id,
        slug: `c${id}`,
        short: `C${id}`,
        name: `C${id}`,
        issuer: 'I',
        inHouse: false,
        track: 'linux',
      })
      const sunsetOn = id === 3 ? addDays(base, 90) : null
      const grace = id === 2 ? { graceDays: 20, graceCounts: true } : {}
      await db.insert(certificationVersion).values({
        id,
        certificationId: id,
        number: 1,
        effectiveFrom: '2000-01-01',
        validityKnown: true,
        sunsetOn,
        ...grace,
      })
    }
    for (const [n, places] of fc
      .sample(fc.array(aPlace, { minLength: 1, maxLength: 4 }), { numRuns: thorough(120), seed })
      .entries())
      await put(db, n, places)
  })
})
afterAll(() => w.close())

let made = 0
const idOf = (rows: { id: number }[]) => rows[0]?.id as number
async function put(db: Writer, n: number, places: Place[]) {
  const teamId = idOf(
    await db
      .insert(team)
      .values({ code: `T${n}`, customer: `Customer ${n}`, site: 'London', since: '2020-01-01' })
      .returning({ id: team.id }),
  )
  for (const it of places) {
    const values = {
      teamId,
      kind: 'technician' as const,
      title: 'Technician',
      ordinal: ++made,
      shift: it.shift,
      minProficiency: it.least,
      track: it.track,
      ...it.open,
    }
    const positionId = idOf(await db.insert(position).values(values).returning({ id: position.id }))
    for (const { days, ...row } of it.requirements)
      await db.insert(positionRequirement).values({
        positionId,
        group: row.group,
        certificationId: row.certification,
        examCode: row.examCode,
        minRank: row.minRank,
        ...days,
      })
    let from = addDays(base, -90)
    for (const { gap, long, kind } of it.placed) {
      from = addDays(from, gap)
      const personId = await aPerson(db, { capacity: 9, leftOn: it.leaves })
      const until = addDays(from, long)
      const placementId = idOf(
        await db
          .insert(placement)
          .values({ positionId, teamId, personId, kind, from, until, placedAt: 0 })
          .returning({ id: placement.id }),
      )
      from = addDays(until, 1)
      if (it.exception)
        await db
          .insert(placementException)
          .values({ placementId, reason: 'A test.', approverId: lead, at: 0, ...it.exception })
      for (const one of it.assessed)
        await db
          .insert(proficiency)
          .values({ personId, assessedById: lead, because: 'A test.', at: 0, ...one })
      if (it.away)
        await db
          .insert(away)
          .values({ personId, enteredAt: 0, withdrawnAt: it.withdrawn ? 1 : null, ...it.away })
      const holdings = new Map<number, number>()
      for (const one of it.awards) {
        const certificationId = one.certification
        const known = holdings.get(certificationId)
        const holdingId =
          known ??
          idOf(
            await db
              .insert(holding)
              .values({ personId, certificationId })
              .returning({ id: holding.id }),
          )
        holdings.set(certificationId, holdingId)
        const days = {
          issuedOn: one.days.from,
          validFrom: one.days.from,
          validUntil: one.days.until,
          revokedOn: one.revokedOn,
          revokedBecause: one.revokedOn && 'A test.',
        }
        const rest = {
          source: 'manual' as const,
          issuer: 'I',
          basis: [],
          verificationCode: crypto.randomUUID(),
          createdAt: 0,
        }
        await db.insert(award).values({
          holdingId,
          personId,
          certificationId,
          versionId: certificationId,
          examCode: one.examCode,
          versionRank: one.rank,
          ...days,
          ...rest,
        })
        if (one.suspended && !known)
          await db.insert(suspension).values({ holdingId, because: 'A test.', ...one.suspended })
      }
    }
  }
}

type Bare = {
  positions: {
    id: number
    team: number
    shift: string | null
    least: number
    track: string | null
    from: Day
    until: Day | null
  }[]
  requirements: (Alternative & { position: number; group: number; from: Day; until: Day | null })[]
  placements: { id: number; position: number; person: number; from: Day; until: Day | null }[]
  exceptions: { placement: number; from: Day; until: Day }[]
  away: { person: number; from: Day; until: Day }[]
  people: Map<number, Known>
}
async function bare(day: Day): Promise<Bare> {
  return w.store.reading(async (db) => ({
    positions: await db.all(
      sql`select id, team_id as team, shift, min_proficiency as least, track, "from", until
        from position`,
    ),
    requirements: await db.all(
      sql`select position_id as position, "group", certification_id as certification,
        exam_code as "examCode", min_rank as "minRank", "from", until, '' as short, '' as exams
        from position_requirement`,
    ),
    placements: await db.all(
      sql`select id, position_id as position, person_id as person, "from", until from placement
        where kind = 'full'`,
    ),
    exceptions: await db.all(
      sql`select placement_id as placement, "from", until from placement_exception`,
    ),
    away: await db.all(
      sql`select person_id as person, "from", until from away where withdrawn_at is null`,
    ),
    people: await factsOf(
      db,
      (await db.all<{ id: number }>(sql`select id from person`)).map((it) => it.id),
      day,
    ),
  }))
}

function grouped<T, K>(list: readonly T[], key: (it: T) => K): Map<K, T[]> {
  const map = new Map<K, T[]>()
  for (const it of list) map.set(key(it), [...(map.get(key(it)) ?? []), it])
  return map
}

/**
 * Reaches what a position asks for: by the newest assessment of its track, the later one of a day
 * where there are two.
 */
function reaches({ least, track }: Bare['positions'][number], person: Known, day: Day) {
  const known = (person.proficiencies ?? []).filter(
    (it) => it.track === track && it.assessedOn <= day,
  )
  const newest = known
    .sort((a, b) => (a.assessedOn < b.assessedOn ? -1 : a.assessedOn > b.assessedOn ? 1 : 0))
    .at(-1)
  return track === null || least === 0 || (newest?.level ?? 0) >= least
}

/** Who counts, by the rules alone. */
function byRule(it: Bare, day: Day) {
  const groupsOf = (id: number) =>
    grouped(
      it.requirements.filter((r) => r.position === id && covers(r, day)),
      (r) => r.group,
    )
  return it.positions
    .filter((position) => covers(position, day))
    .map((position) => {
      const place = it.placements.find((pl) => pl.position === position.id && covers(pl, day))
      const person = place && it.people.get(place.person)
      const here =
        person && person.hiredOn <= day && (person.leftOn === null || person.leftOn >= day)
      const groups = [...groupsOf(position.id)].map(([group, alternatives]) => ({
        group,
        alternatives,
        met: here ? countsFor(alternatives, person.awards, day) : false,
      }))
      const reached = here ? reaches(position, person, day) : false
      const onShift = here && (position.shift === null || position.shift === person.shift)
      const gone = it.away.some((w) => w.person === place?.person && covers(w, day))
      const signed = it.exceptions.some((x) => x.placement === place?.id && covers(x, day))
      const state: SeatState = !here
        ? 'empty'
        : gone
          ? 'away'
          : groups.every((g) => g.met) && reached && onShift
            ? 'counts'
            : signed
              ? 'excepted'
              : 'not certified'
      return { position, person: here ? person : undefined, state, groups, reached, onShift }
    })
}

test('who fills a position, counts for what it asks and who else on the team holds it: the same in SQL as by the rules, on every day', async () => {
  const seen = new Set<string>()
  for (const day of fc.sample(dayBy(-80, 200), { numRuns: thorough(60), seed })) {
    const expected = byRule(await bare(day), day)
    const seats = await w.store.reading((db) =>
      db.all<{ id: number; state: string }>(
        sql`select id, state from (${seatsOn(day)}) order by id`,
      ),
    )
    for (const it of expected) seen.add(it.state)
    expect({ seed, day, seats }).toEqual({
      seed,
      day,
      seats: expected.map((it) => ({ id: it.position.id, state: it.state })),
    })

    const asked = await w.store.reading((db) =>
      db.all<{
        position: number
        group: number
        have: number
        short: number
        holders: number
      }>(sql`with seat as materialized (${seatsOn(day)}), asked as materialized (${askedOn(day)})
        select position_id as position, "group", have, short, holders from (${withHolders(day)})
        order by 1, 2`),
    )
    const byHand = expected.flatMap((it) =>
      it.groups.map(({ group, alternatives, met }) => ({
        position: it.position.id,
        group,
        have: Number(
          it.state === 'excepted' ||
            (it.state !== 'away' && it.state !== 'empty' && met && it.reached && it.onShift),
        ),
        short: Number(it.state === 'not certified' && met && !it.reached),
        holders: new Set(
          expected
            .filter(
              (o) =>
                o.position.team === it.position.team &&
                o.position.shift === it.position.shift &&
                o.state !== 'away' &&
                o.person &&
                reaches(it.position, o.person, day) &&
                countsFor(alternatives, o.person.awards, day),
            )
            .map((o) => o.person?.id),
        ).size,
      })),
    )
    expect({ seed, day, asked }).toEqual({
      seed,
      day,
      asked: byHand.sort((a, b) => a.position - b.position || a.group - b.group),
    })
  }
  // A tenth of the company is too small to show everything.
  if (!process.env.TEST_DATABASE_URL)
    expect([...seen].sort()).toEqual(['away', 'counts', 'empty', 'excepted', 'not certified'])
})

test('the board adds up what the rules say, by team, whatever its order', async () => {
  for (const day of fc.sample(dayBy(0, 300), { numRuns: 6, seed })) {
    const teams = grouped(byRule(await bare(day), day), (it) => it.position.team)
    const all = await w.ask(board, { on: day, whole: true }, lead)
    const inPages = await w.ask(board, { on: day, sort: 'team' }, lead)
    if (!all.ok || !inPages.ok) throw new Error('The board was not answered.')
    const n = (team: number, state: SeatState) =>
      teams.get(team)?.filter((it) => it.state === state).length ?? 0
    const expected = [...teams.keys()].map(
      (team) =>
        `T${team - 1}: ${n(team, 'empty')} ${n(team, 'away')} ${n(team, 'not certified')} ${n(team, 'excepted')} of ${teams.get(team)?.length}`,
    )
    const said = (row: {
      code: string
      empty: number
      away: number
      uncertified: number
      excepted: number
      positions: number
    }) =>
      `${row.code}: ${row.empty} ${row.away} ${row.uncertified} ${row.excepted} of ${row.positions}`
    expect({ seed, day, rows: all.value.rows.map(said).sort() }).toEqual({
      seed,
      day,
      rows: expected.sort(),
    })
    expect(inPages.value.count).toBe(teams.size)
    expect(inPages.value.rows.map(said).filter((row) => !expected.includes(row))).toEqual([])
  }
})

test('what falls is exactly what the rules see falling, day by day', async () => {
  const until = addDays(base, 240)
  const rows = await w.store.reading((db) =>
    db.all<{ position: number; day: Day; cause: string }>(
      sql`with ${fallingSql(base, until)} select position_id as position, day, cause from falling`,
    ),
  )
  const listed = new Set(rows.map((it) => `${it.position} on ${it.day}`))
  const covered = (it: { state: SeatState }) => it.state === 'counts' || it.state === 'excepted'
  const facts = await bare(base)
  let before = new Map(byRule(facts, base).map((it) => [it.position.id, covered(it)]))
  const fell = new Set<string>()
  const uncovered = new Set<string>()
  for (let day = addDays(base, 1); day <= until; day = addDays(day, 1)) {
    const now = byRule(facts, day)
    for (const it of now) {
      if (covered(it)) continue
      uncovered.add(`${it.position.id} on ${day}`)
      if (before.get(it.position.id) ?? true) fell.add(`${it.position.id} on ${day}`)
    }
    before = new Map(now.map((it) => [it.position.id, covered(it)]))
  }
  expect({ seed, missing: [...fell].filter((it) => !listed.has(it)) }).toEqual({
    seed,
    missing: [],
  })
  expect({
    seed,
    wrong: rows.filter((it) => !uncovered.has(`${it.position} on ${it.day}`)),
  }).toEqual({ seed, wrong: [] })
  expect(fell.size).toBeGreaterThan(0)
})
