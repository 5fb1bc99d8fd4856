import { and, eq } from 'drizzle-orm'
import type { Writer } from '@/db'
import { award, holding } from '@/db/tables/award'
import { certification, certificationVersion } from '@/db/tables/certification'
import { placement, position, positionRequirement, team } from '@/db/tables/staffing'
import { system } from '@/university/actor'
import { addDays, type Day } from '@/university/calendar'
import { remind } from '@/university/notices/commands/remind'
import { aPerson, noon, type World } from '../world'

export const zone = 'America/Chicago'
/** Noon of the company's day so many days after the tests' own. */
export const later = (days: number) => new Date(+noon + days * 86_400_000)

let count = 0
export async function aCertification(
  db: Writer,
  it: Partial<typeof certificationVersion.$inferInsert> & { short?: string } = {},
) {
  const { short = `C-${++count}`, ...rule } = it
  const row = {
    slug: `ends-${++count}`,
    short,
    name: short,
    issuer: 'Example',
    inHouse: true,
    track: 'linux',
  }
  const [c] = await db.insert(certification).values(row).returning({ id: certification.id })
  const version = {
    certificationId: c!.id,
    number: 1,
    effectiveFrom: '2000-01-01',
    validityMonths: 24,
    validityKnown: true,
    ...rule,
  }
  const [v] = await db
    .insert(certificationVersion)
    .values(version)
    .returning({ id: certificationVersion.id })
  return { id: c!.id, version: v!.id }
}

/** An award that ends on a day; the holding is made with the first. */
export async function anAward(
  db: Writer,
  it: {
    person: number
    certification: { id: number; version: number }
    until: Day | null
  } & Partial<typeof award.$inferInsert>,
) {
  const { person, certification: of, until, ...more } = it
  const whose = { personId: person, certificationId: of.id }
  await db.insert(holding).values(whose).onConflictDoNothing()
  const found = await db
    .select({ id: holding.id })
    .from(holding)
    .where(and(eq(holding.personId, person), eq(holding.certificationId, of.id)))
    .get()
  const held = found!.id
  const from = addDays(until ?? '2026-11-21', -700)
  const dates = {
    issuedOn: from,
    validFrom: from,
    validUntil: until,
    anchor: until,
    createdAt: Date.parse(`${from}T12:00:00Z`),
  }
  const row = {
    ...whose,
    holdingId: held,
    versionId: of.version,
    ...dates,
    source: 'path' as const,
    issuer: 'Example',
    basis: [],
    verificationCode: `v${++count}`,
  }
  const [made] = await db
    .insert(award)
    .values({ ...row, ...more })
    .returning({ id: award.id })
  return { award: made!.id, holding: held }
}

/** A person full in a position that asks for a certification, on a team of its own. */
export async function aPlace(
  db: Writer,
  it: {
    person: number
    asks: { id: number }
    title?: string
    or?: { id: number }
    until?: Day
    kind?: 'full' | 'shadow'
  },
) {
  const n = ++count
  const [t] = await db
    .insert(team)
    .values({ code: `N${n}`, customer: 'Northwind', site: '', since: '2020-01-01' })
    .returning({ id: team.id })
  const seat = {
    teamId: t!.id,
    kind: 'technician' as const,
    title: it.title ?? 'Nights',
    from: '2020-01-01',
  }
  const [p] = await db.insert(position).values(seat).returning({ id: position.id })
  for (const one of [it.asks, it.or])
    if (one)
      await db
        .insert(positionRequirement)
        .values({ positionId: p!.id, group: 1, certificationId: one.id, from: '2020-01-01' })
  const row = {
    positionId: p!.id,
    teamId: t!.id,
    personId: it.person,
    from: '2020-01-01',
    until: it.until,
    kind: it.kind,
    placedAt: 1,
  }
  const [made] = await db.insert(placement).values(row).returning({ id: placement.id })
  return { position: p!.id, team: t!.id, code: `N${n}`, placement: made!.id }
}

/** The job's run so many days after the tests' day. */
export const run = (w: World, days = 0, most?: number) => {
  const now = later(days)
  return w.put((db) => remind({ db, now, actor: system(now, zone) }, most))
}

/** A learner with a manager, and a staffing lead. */
export async function aCast(db: Writer) {
  const manager = await aPerson(db, { name: 'Mara' })
  const learner = await aPerson(db, { name: 'Sol', managerId: manager, capacity: 9 })
  const lead = await aPerson(db, { name: 'Stella', roles: ['staffing lead'] })
  return { manager, learner, lead }
}
