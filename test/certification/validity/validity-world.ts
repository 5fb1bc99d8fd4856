import fc from 'fast-check'
import { award, holding, suspension } from '@/db/tables/award'
import { offering } from '@/db/tables/catalogue'
import { certification, certificationVersion } from '@/db/tables/certification'
import { exam } from '@/db/tables/exam'
import { prerequisite } from '@/db/tables/prerequisite'
import { addDays, type Day } from '@/university/calendar'
import {
  type Cycle,
  countsOn,
  type Held,
  type Status,
  statusOn,
  type Terms,
  versionOn,
} from '@/university/certification/validity/rules/validity'
import { aPosition, aTeam, idOf, place } from '../../staffing/placement/placement-world'
import { aCourse, aPerson, type World, world } from '../../world'

/** The middle of what is drawn: everything that happens lies within two years of it. */
const base: Day = '2026-07-01'
const dayBy = (least: number, most: number) =>
  fc.integer({ min: least, max: most }).map((n) => addDays(base, n))

type Version = Terms & { effectiveFrom: Day; number: number }
const aVersion = fc.record({
  effectiveFrom: dayBy(-700, 300),
  windowMonths: fc.integer({ min: 0, max: 5 }),
  graceDays: fc.constantFrom(0, 30, 90),
  graceCounts: fc.boolean(),
  sunsetOn: fc.option(dayBy(-200, 400), { freq: 2 }),
  replaced: fc.boolean(),
})
const anAward = fc.record({
  from: dayBy(-700, 200),
  lasts: fc.option(fc.integer({ min: 0, max: 600 }), { freq: 6 }),
  revokedAfter: fc.option(fc.integer({ min: 0, max: 500 }), { freq: 3 }),
  extendedBy: fc.constantFrom(0, 0, 60),
})
const aHistory = fc.record({
  awards: fc.array(anAward, { minLength: 1, maxLength: 3 }),
  held: fc.array(
    fc.record({ from: dayBy(-300, 300), lasts: fc.option(fc.integer({ min: 0, max: 200 })) }),
    { maxLength: 1 },
  ),
})

export type Certification = {
  id: number
  short: string
  slug: string
  exam: string
  versions: Version[]
  course: { code: string; offeringId: number }
  team: { id: number; code: string }
}
export type Person = {
  id: number
  name: string
  certification: Certification
  holding: number
  awards: (Cycle & { id: number; code: string })[]
  held: Held[]
}
export type ValidityWorld = World & {
  registrar: number
  lead: number
  colleague: number
  certifications: Certification[]
  people: Person[]
}

/**
 * Certifications with rules that change, each asked for by a course and by positions of a team; and
 * people who each hold one, with
 * renewals, revocations, extensions and suspensions. Each is in a position of their own that asks
 * for it.
 */
export async function validityWorld(sizes: {
  certifications: number
  people: number
  seed: number
}): Promise<ValidityWorld> {
  const w = await world()
  const { seed } = sizes
  const rules = fc.sample(fc.array(aVersion, { minLength: 1, maxLength: 3 }), {
    numRuns: sizes.certifications,
    seed,
  })
  const histories = fc.sample(aHistory, { numRuns: sizes.people, seed: seed + 1 })
  return w.put(async (db) => {
    const roles = {
      registrar: await aPerson(db, { name: 'Rosa Registrar', roles: ['registrar'] }),
      lead: await aPerson(db, { name: 'Lena Lead', roles: ['staffing lead'] }),
      colleague: await aPerson(db, { name: 'Cora Colleague' }),
    }
    const certifications: Certification[] = []
    for (const [n, list] of rules.entries()) {
      const short = `Cert${n + 1}`
      const slug = short.toLowerCase()
      const id = idOf(
        await db
          .insert(certification)
          .values({ slug, short, name: short, issuer: 'Issuer', inHouse: false, track: 'linux' })
          .returning({ id: certification.id }),
      )
      const successorId = certifications[0]?.id ?? id
      const own = list.map(({ replaced, ...it }, i) => ({
        ...it,
        number: i + 1,
        validityMonths: 12,
        validityKnown: true,
        method: 'anchored' as const,
        minimumActiveMonths: null,
        fixedBase: null,
        earlyCreditDays: 30,
        successor: replaced ? (certifications[0]?.short ?? short) : null,
        successorId: replaced ? successorId : null,
      }))
      await db
        .insert(certificationVersion)
        .values(own.map(({ successor: _, ...it }) => ({ ...it, certificationId: id })))
      await db.insert(exam).values({ issuer: 'Issuer', code: `X${n + 1}`, certificationId: id })
      const { code, versionId, offeringId } = await aCourse(db)
      await db
        .insert(prerequisite)
        .values({ courseVersionId: versionId, group: 0, certificationId: id })
      certifications.push({
        id,
        short,
        slug,
        exam: `X${n + 1}`,
        versions: own.sort(
          (a, b) => a.effectiveFrom.localeCompare(b.effectiveFrom) || a.number - b.number,
        ),
        course: { code, offeringId },
        team: { id: await aTeam(db, `T${n + 1}`, `Customer ${n + 1}`), code: `T${n + 1}` },
      })
    }
    await db.update(offering).set({ enrolFrom: '2020-01-01' })
    const people: Person[] = []
    for (const [n, it] of histories.entries()) {
      const own = certifications[n % certifications.length] as Certification
      const name = `Holder ${n + 1}`
      const id = await aPerson(db, { name, timeZone: 'UTC', capacity: 9 })
      const holdingId = idOf(
        await db
          .insert(holding)
          .values({ personId: id, certificationId: own.id })
          .returning({ id: holding.id }),
      )
      const awards: Person['awards'] = []
      for (const one of it.awards) {
        const anchor = one.lasts === null ? null : addDays(one.from, one.lasts)
        const cycle: Cycle = {
          issuedOn: one.from,
          validFrom: one.from,
          validUntil: anchor && addDays(anchor, one.extendedBy),
          anchor,
          revokedOn: one.revokedAfter === null ? null : addDays(one.from, one.revokedAfter),
        }
        const code = crypto.randomUUID()
        const row = idOf(
          await db
            .insert(award)
            .values({
              ...cycle,
              holdingId,
              personId: id,
              certificationId: own.id,
              versionId: 1,
              examCode: own.exam,
              source: 'manual',
              issuer: 'Issuer',
              basis: [],
              verificationCode: code,
              createdAt: 0,
              revokedAt: null,
              revokedBecause: 'a test',
            })
            .returning({ id: award.id }),
        )
        awards.push({ ...cycle, id: row, code })
      }
      const held = it.held.map((one) => ({
        from: one.from,
        until: one.lasts === null ? null : addDays(one.from, one.lasts),
        because: 'a review',
      }))
      for (const one of held) await db.insert(suspension).values({ ...one, holdingId, at: 0 })
      const positionId = await aPosition(db, own.team.id, { asks: [[own.id]], title: name })
      await place(db, positionId, id)
      people.push({ id, name, certification: own, holding: holdingId, awards, held })
    }
    return Object.assign(w, roles, { certifications, people })
  })
}

const termsOn = (it: Person, day: Day) => versionOn(it.certification.versions, day) as Version
/** What the rule says of a person on a day. */
export const ruleOn = (it: Person, day: Day): Status =>
  statusOn(it.awards, it.held, termsOn(it, day), day)
/** Whether the rule counts one of their awards on a day. */
export const awardCounts = (it: Person, award: Cycle, day: Day): boolean =>
  countsOn(award, day, termsOn(it, day), it.held)

/** The edges of awards, graces, suspensions, rules and sunsets, and the days beside each. */
export function edgesOf({ people, certifications }: ValidityWorld): Day[] {
  const edges = [
    ...people.flatMap((it) => [
      ...it.awards.flatMap(({ validFrom, validUntil, revokedOn }) => [
        validFrom,
        validUntil,
        validUntil && addDays(validUntil, termsOn(it, validUntil).graceDays),
        revokedOn,
      ]),
      ...it.held.flatMap(({ from, until }) => [from, until]),
    ]),
    ...certifications.flatMap((it) =>
      it.versions.flatMap(({ effectiveFrom, sunsetOn }) => [effectiveFrom, sunsetOn]),
    ),
  ]
  return [...new Set(edges.flatMap((day) => (day ? [-1, 0, 1].map((n) => addDays(day, n)) : [])))]
}

/** The last day it counts without a grace: its end or an earlier sunset. Null: neither is known. */
export function lastDayOf(it: Person, day: Day): Day | null {
  const { until } = ruleOn(it, day)
  const { sunsetOn } = termsOn(it, day)
  return until !== null && sunsetOn !== null
    ? until < sunsetOn
      ? until
      : sunsetOn
    : (until ?? sunsetOn)
}

/** Whether another award of theirs, not revoked by the day, ends later than the one that speaks. */
export function isFollowed(it: Person, day: Day): boolean {
  const { until } = ruleOn(it, day)
  return it.awards.some(
    ({ validUntil, revokedOn }) =>
      until !== null &&
      (validUntil === null || validUntil > until) &&
      (revokedOn === null || revokedOn > day),
  )
}
