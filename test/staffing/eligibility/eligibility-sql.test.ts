import { eq, type SQL, sql } from 'drizzle-orm'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Writer } from '@/db'
import { named } from '@/db/named'
import { away, proficiency } from '@/db/tables/availability'
import { award, holding, suspension } from '@/db/tables/award'
import { certification, certificationVersion } from '@/db/tables/certification'
import { person, shifts } from '@/db/tables/people'
import { placement, position, positionRequirement, team } from '@/db/tables/staffing'
import { addDays } from '@/university/calendar'
import { statusesOn } from '@/university/certification/validity/queries/status-sql'
import { validOn } from '@/university/certification/validity/queries/valid-on'
import type { Need } from '@/university/staffing/eligibility/facts'
import { kinds, verdictSql } from '@/university/staffing/eligibility/queries/eligibility-sql'
import { factsOf, type Known } from '@/university/staffing/eligibility/queries/facts'
import { fieldOn } from '@/university/staffing/eligibility/queries/supply-and-demand'
import { unmetSkills } from '@/university/staffing/eligibility/queries/unmet-sql'
import { countsFor, isByExam } from '@/university/staffing/eligibility/rules/award-days'
import { eligibility } from '@/university/staffing/eligibility/rules/eligibility'
import { proficiencyOn } from '@/university/staffing/eligibility/rules/in-the-way'
import type { Alternative } from '@/university/staffing/eligibility/rules/requirement'
import { fittingIn } from '@/university/staffing/eligibility/rules/shift-hours'
import { findPeople } from '@/university/staffing/search/queries/search-sql'
import { tries } from '../../thorough'
import { aPerson, type World, world } from '../../world'

const a = named(award, 'a')

// Eligibility is written twice, once as a rule and once as SQL: here both judge the same random
// company.
const base = '2026-12-01'
const dayBy = (least: number, most: number) =>
  fc.integer({ min: least, max: most }).map((n) => addDays(base, n))
const interval = fc
  .tuple(dayBy(-90, 60), fc.option(fc.integer({ min: 0, max: 120 })))
  .map(([from, n]) => ({ from, until: n === null ? null : addDays(from, n) }))
const anAward = fc.record({
  certification: fc.integer({ min: 1, max: 4 }),
  examCode: fc.constantFrom(null, 'X1', 'X2'),
  rank: fc.constantFrom(null, 8000, 8000, 9000, 9003),
  days: interval,
  revokedOn: fc.option(dayBy(-60, 90), { freq: 5 }),
})
const zones = ['UTC', 'America/Chicago', 'Asia/Kolkata', 'Pacific/Auckland']
const aColleague = fc.record({
  timeZone: fc.constantFrom(...zones),
  shift: fc.constantFrom(...shifts),
  site: fc.constantFrom('London', 'San Antonio'),
  capacity: fc.integer({ min: 0, max: 2 }),
  hiredOn: dayBy(-400, 5),
  leftOn: fc.option(dayBy(6, 200), { freq: 6 }),
  awards: fc.array(anAward, { maxLength: 6 }),
  suspensions: fc.array(fc.tuple(fc.integer({ min: 1, max: 4 }), interval), { maxLength: 2 }),
  // Three at most, of a third each: nobody gives away more than there is.
  places: fc.uniqueArray(
    fc.tuple(fc.integer({ min: 1, max: 3 }), interval, fc.option(fc.integer({ min: 1, max: 33 }))),
    {
      maxLength: 3,
      selector: ([t]) => t,
    },
  ),
  assessed: fc.array(
    fc.record({
      track: fc.constantFrom('linux', 'mysql'),
      level: fc.integer({ min: 0, max: 4 }),
      assessedOn: dayBy(-60, 15),
    }),
    {
      maxLength: 4,
    },
  ),
  absences: fc.array(
    fc
      .record({ from: dayBy(-10, 40), n: fc.constantFrom(0, 3, 20, 60), withdrawn: fc.boolean() })
      .map(({ from, n, withdrawn }) => ({ from, until: addDays(from, n), withdrawn })),
    { maxLength: 4 },
  ),
})
const alternative = fc
  .record({
    certification: fc.integer({ min: 1, max: 4 }),
    examCode: fc.constantFrom(null, null, 'X1', 'X2'),
    minRank: fc.constantFrom(null, null, 8000, 9000),
  })
  .map((it): Alternative => ({ ...it, short: `C${it.certification}`, exams: ['X1', 'X2'] }))
const groups = fc.array(fc.array(alternative, { minLength: 1, maxLength: 3 }), { maxLength: 3 })
const aLevel = fc.option(
  fc.record({ track: fc.constantFrom('linux', 'mysql'), least: fc.integer({ min: 1, max: 3 }) }),
)
const someTerms = {
  shift: fc.option(fc.constantFrom(...shifts), { freq: 2 }),
  site: fc.constantFrom('', '', 'London'),
  proficiency: aLevel,
}

/**
 * Changes announced for days of the stay, in order, which may take something away, ask for more, or
 * go back to what was.
 */
const announced = fc.uniqueArray(
  fc.record({ after: fc.integer({ min: 1, max: 30 }), ...someTerms }),
  { maxLength: 3, selector: (it) => it.after },
)
const aNeed = fc
  .record({
    from: dayBy(0, 20),
    length: fc.option(fc.integer({ min: 0, max: 120 })),
    split: fc.option(fc.integer({ min: 1, max: 60 })),
    groups,
    later: groups,
    ...someTerms,
    announced: fc.oneof(
      announced,
      fc.constant<typeof announced extends fc.Arbitrary<infer T> ? T : never>([]),
    ),
    team: fc.option(fc.integer({ min: 1, max: 3 })),
    capacity: fc.boolean(),
    percent: fc.constantFrom(null, null, 40, 80, 100),
    heldFor: fc.constantFrom(null, null, 1, 3),
    hours: fc.option(
      fc
        .record({
          zone: fc.constantFrom(...zones),
          from: fc.integer({ min: 0, max: 1440 }),
          until: fc.integer({ min: 0, max: 1440 }),
          least: fc.integer({ min: 1, max: 8 }),
        })
        .map((hours) => ({ ...hours, fits: [] as string[] })),
      { freq: 2 },
    ),
    present: fc.boolean(),
  })
  .map(({ from, length, split, groups, later, hours, announced, ...more }): Need => {
    const until = length === null ? null : addDays(from, length)
    const turn = split === null ? null : addDays(from, split)
    const segments =
      turn === null || (until !== null && turn > until)
        ? [{ from, until, groups }]
        : [
            { from, until: addDays(turn, -1), groups },
            { from: turn, until, groups: later },
          ]
    const changes = announced
      .map(({ after, ...terms }) => ({ from: addDays(from, after), ...terms }))
      .filter((it) => until === null || it.from <= until)
      .sort((a, b) => (a.from < b.from ? -1 : 1))
    return {
      interval: { from, until },
      segments,
      later: changes,
      hours: hours && { ...hours, fits: fittingIn(zones, hours, from) },
      ...more,
    }
  })

let w: World
let ids: number[]
/** Everyone as known for a placement that begins on a day. */
const known = async (from: string): Promise<Known[]> => [
  ...(await w.store.reading((db) => factsOf(db, ids, from))).values(),
]
beforeAll(async () => {
  w = await world()
  await w.put(async (db) => {
    for (let n = 1; n <= 4; n++) {
      await db.insert(certification).values({
        id: n,
        slug: `c${n}`,
        short: `C${n}`,
        name: `C${n}`,
        issuer: 'I',
        inHouse: false,
        track: 'linux',
      })
      const rule = {
        certificationId: n,
        number: 1,
        effectiveFrom: '2000-01-01',
        validityKnown: true,
      }
      await db
        .insert(certificationVersion)
        .values({ ...rule, id: n, graceDays: n % 2 ? 30 : 0, graceCounts: n === 3 })
      // Rules change while people are placed: one gets a sunset, one has had one that is taken
      // back, one another grace.
      if (n === 2)
        await db.insert(certificationVersion).values({
          ...rule,
          id: 20 + n,
          number: 2,
          effectiveFrom: '2026-12-11',
          sunsetOn: '2027-01-10',
        })
      if (n === 4) {
        await db.insert(certificationVersion).values({
          ...rule,
          id: 20 + n,
          number: 2,
          effectiveFrom: '2026-12-05',
          sunsetOn: '2026-12-01',
        })
        await db.insert(certificationVersion).values({
          ...rule,
          id: 30 + n,
          number: 3,
          effectiveFrom: '2026-12-15',
          graceDays: 20,
          graceCounts: true,
        })
      }
      if (n === 1)
        await db.insert(certificationVersion).values({
          ...rule,
          id: 20 + n,
          number: 2,
          effectiveFrom: '2026-12-08',
          graceDays: 60,
          graceCounts: true,
        })
    }
    for (let n = 1; n <= 3; n++)
      await db.insert(team).values({
        id: n,
        code: `T${n}`,
        customer: `Customer ${n}`,
        site: 'London',
        since: '2020-01-01',
      })
    assessor = await aPerson(db, { name: 'Assessor' })
    for (const it of fc.sample(aColleague, { numRuns: 95, seed: 20261201 })) await settle(db, it)
  })
  ids = (await w.store.reading((db) => db.all<{ id: number }>(sql`select id from person`))).map(
    (it) => it.id,
  )
})
afterAll(() => w.close())

type Colleague = typeof aColleague extends fc.Arbitrary<infer T> ? T : never
let made = 0
let assessor = 0
async function settle(
  db: Writer,
  { awards, suspensions, places, assessed, absences, capacity, ...row }: Colleague,
) {
  // Placed first, then the capacity: lowering one leaves who stands beyond it.
  const personId = await aPerson(db, { ...row, capacity: 9 })
  const holdings = new Map<number, number>()
  for (const it of awards) {
    if (!holdings.has(it.certification)) {
      const [h] = await db
        .insert(holding)
        .values({ personId, certificationId: it.certification })
        .returning({ id: holding.id })
      holdings.set(it.certification, h!.id)
    }
    await db.insert(award).values({
      holdingId: holdings.get(it.certification)!,
      personId,
      certificationId: it.certification,
      versionId: it.certification,
      examCode: it.examCode,
      versionRank: it.rank,
      issuedOn: it.days.from,
      validFrom: it.days.from,
      validUntil: it.days.until,
      revokedOn: it.revokedOn,
      revokedBecause: it.revokedOn && 'A test.',
      source: 'manual',
      issuer: 'I',
      basis: [],
      verificationCode: `code-${made++}`,
      createdAt: 0,
    })
  }
  for (const [n, days] of suspensions) {
    const holdingId = holdings.get(n)
    if (holdingId) await db.insert(suspension).values({ holdingId, ...days, because: 'A test.' })
  }
  for (const it of assessed)
    await db
      .insert(proficiency)
      .values({ personId, ...it, assessedById: assessor, because: 'A test.', at: 0 })
  for (const { withdrawn, ...it } of absences)
    await db
      .insert(away)
      .values({ personId, ...it, enteredAt: 0, withdrawnAt: withdrawn ? 1 : null })
  for (const [teamId, days, percent] of places) {
    const [p] = await db
      .insert(position)
      .values({ teamId, kind: 'technician', title: 'Technician', from: '2020-01-01' })
      .returning({ id: position.id })
    await db
      .insert(placement)
      .values({ positionId: p!.id, teamId, personId, ...days, percent, placedAt: 0 })
  }
  await db.update(person).set({ capacity }).where(eq(person.id, personId))
}

const judged = (people: Known[], need: Need) =>
  people.map((person) => {
    const it = eligibility(person, need)
    return {
      id: person.id,
      kind: kinds.indexOf(it.kind),
      obstacles: it.kind === 'unqualified' ? it.reasons.length : undefined,
    }
  })

test('the rule and the SQL give every person the same verdict and as many obstacles', async () => {
  const seen = new Set<number>()
  await fc.assert(
    fc.asyncProperty(aNeed, async (need) => {
      const { kind, obstacles } = verdictSql(need)
      const rows = await w.store.reading((db) =>
        db.all<{ id: number; kind: number; obstacles: number }>(
          sql`select p.id, ${kind} as kind, ${obstacles} as obstacles from person p`,
        ),
      )
      const bySql = new Map(rows.map((row) => [row.id, row]))
      for (const it of judged(await known(need.interval.from), need)) {
        seen.add(it.kind)
        expect({ id: it.id, kind: bySql.get(it.id)?.kind }).toEqual({ id: it.id, kind: it.kind })
        if (it.obstacles !== undefined)
          expect({ id: it.id, obstacles: bySql.get(it.id)?.obstacles }).toEqual({
            id: it.id,
            obstacles: it.obstacles,
          })
      }
    }),
    { numRuns: tries(120), seed: 20261201 },
  )
  // A part of the needs is too few to meet every verdict.
  if (process.env.THOROUGH) expect([...seen].sort()).toEqual([0, 1, 2, 3])
})

test('a search finds everyone who qualifies or expires during, and everyone near who holds or held something asked for', async () => {
  await fc.assert(
    fc.asyncProperty(aNeed, async (need) => {
      const found = await w.store.reading((db) => findPeople(db, need))
      expect(new Set(found.map((it) => it.id)).size).toBe(found.length)
      const people = await known(need.interval.from)
      const asked = (need.segments[0]?.groups ?? []).flat()
      const employed = new Set(
        people
          .filter((it) => it.leftOn === null || it.leftOn >= need.interval.from)
          .map((it) => it.id),
      )
      const holders = new Set(
        people
          .filter(
            (it) => asked.length === 0 || it.awards.some((a) => asked.some((g) => isByExam(a, g))),
          )
          .map((it) => it.id),
      )
      const expected = judged(people, need).filter(
        (it) => employed.has(it.id) && (it.kind < 2 || holders.has(it.id)),
      )
      const plain = (list: { id: number; kind: number }[]) =>
        list.map((it) => `${it.id} ${kinds[it.kind]}`).sort()
      expect(plain(found)).toEqual(plain(expected))
    }),
    { numRuns: tries(120) },
  )
})

test('what counts on a day is the same for the rule, for the list of who lacks something, and for the register of certifications', async () => {
  for (const day of [
    '2026-12-01',
    '2026-12-04',
    '2026-12-05',
    '2026-12-10',
    '2026-12-14',
    '2026-12-15',
    '2027-01-10',
    '2027-01-11',
    '2027-02-01',
  ]) {
    const people = await known(day)
    for (const certification of [1, 2, 3, 4]) {
      const group = [{ certification, examCode: null, short: '', exams: [] }]
      const byRule = people.filter((it) => countsFor(group, it.awards, day)).map((it) => it.id)
      const idsOf = async (query: SQL) =>
        (await w.store.reading((db) => db.all<{ id: number }>(query))).map((it) => it.id)
      const here = sql`select distinct a.person_id as id from award a
        where a.certification_id = ${certification} and`
      expect([day, certification, await idsOf(sql`${here} ${validOn(a, day)} order by 1`)]).toEqual(
        [day, certification, byRule],
      )
      expect(await idsOf(sql`${here} ${validOn(a, sql`date(${day})`)} order by 1`)).toEqual(byRule)
      const where = sql`h.certification_id = ${certification}`
      expect(
        await idsOf(
          sql`select distinct person_id as id from ${statusesOn(day, { where })} where counts
            order by 1`,
        ),
      ).toEqual(byRule)
      expect(
        await idsOf(
          sql`select distinct award.person_id as id from award
            where award.certification_id = ${certification} and ${validOn(award, day)} order by 1`,
        ),
      ).toEqual(byRule)
    }
  }
})

test('a plan sees who holds the version asked for, who was assessed high enough and who is away', async () => {
  for (const day of ['2026-12-01', '2026-12-20', '2027-01-20']) {
    const people = await known(day)
    await w.put(async (db) => {
      const [po] = await db
        .insert(position)
        .values({
          teamId: 1,
          kind: 'technician',
          title: 'Asks',
          from: day,
          until: day,
          minProficiency: 2,
          track: 'linux',
        })
        .returning()
      await db.insert(positionRequirement).values({
        positionId: po!.id,
        group: 1,
        certificationId: 1,
        minRank: 9000,
        minVersion: 'RHEL 9',
        from: day,
      })
    })
    const field = await w.store.reading((db) => fieldOn(db, day))
    const asks = field.positions.find((it) => it.minProficiency === 2)!
    const employed = people.filter(
      (it) => it.hiredOn <= day && (it.leftOn === null || it.leftOn >= day),
    )
    expect([...(field.holders.get('1>=9000') ?? [])].sort((a, b) => a - b)).toEqual(
      people
        .filter((it) =>
          countsFor(
            [{ certification: 1, examCode: null, minRank: 9000, short: '', exams: [] }],
            it.awards,
            day,
          ),
        )
        .map((it) => it.id),
    )
    expect(field.workers.filter((it) => it.away).map((it) => it.id)).toEqual(
      employed
        .filter((it) => it.away?.some((one) => one.from <= day && day <= one.until!))
        .map((it) => it.id),
    )
    for (const it of field.workers)
      expect(it.proficiency?.get('linux') ?? 0).toBe(
        proficiencyOn(people.find((one) => one.id === it.id)!, 'linux', day)?.level ?? 0,
      )
    // Whoever the rule says stands on the position that day, by certification and proficiency.
    const standing = await w.store.reading((db) =>
      db.all<{ id: number }>(
        sql`select p.id from person p, position po where po.id = ${asks.id}
          and ${unmetSkills(sql`p.id`, 'po', day)} = 0 order by p.id`,
      ),
    )
    const group = [{ certification: 1, examCode: null, minRank: 9000, short: '', exams: [] }]
    expect(standing.map((it) => it.id)).toEqual(
      people
        .filter(
          (it) =>
            countsFor(group, it.awards, day) && (proficiencyOn(it, 'linux', day)?.level ?? 0) >= 2,
        )
        .map((it) => it.id),
    )
  }
})
