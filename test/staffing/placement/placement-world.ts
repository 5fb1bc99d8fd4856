import { and, eq } from 'drizzle-orm'
import type { Writer } from '@/db'
import { award, holding } from '@/db/tables/award'
import { certification, certificationVersion } from '@/db/tables/certification'
import { exam } from '@/db/tables/exam'
import type { person } from '@/db/tables/people'
import {
  type PositionKind,
  placement,
  position,
  positionRequirement,
  team,
} from '@/db/tables/staffing'
import { aPerson } from '../../world'

/** Rows for tests of who is placed where: certification 1 is RHCSA, 2 RHCE, 3 MySQL. */
const names = [
  [1, 'RHCSA', 'EX200'],
  [2, 'RHCE', 'EX294'],
  [3, 'MySQL', '1Z0-908'],
] as const
export const idOf = (rows: { id: number }[]) => rows[0]?.id as number

export async function certifications(db: Writer) {
  for (const [id, short, code] of names) {
    await db.insert(certification).values({
      id,
      slug: short.toLowerCase(),
      short,
      name: short,
      issuer: 'Issuer',
      inHouse: false,
      track: 'linux',
    })
    await db.insert(certificationVersion).values({
      id,
      certificationId: id,
      number: 1,
      effectiveFrom: '2000-01-01',
      validityKnown: true,
    })
    await db.insert(exam).values({ issuer: 'Issuer', code, certificationId: id })
  }
}
export const aTeam = async (db: Writer, code: string, customer: string) =>
  idOf(
    await db
      .insert(team)
      .values({
        code,
        customer,
        site: 'San Antonio',
        since: '2024-01-01',
        contractMonthlyUsd: 25_000,
      })
      .returning({ id: team.id }),
  )

type Asks = {
  kind?: PositionKind
  title?: string
  shift?: 'day' | 'night'
  asks?: number[][]
  criticality?: number
  until?: string
  track?: string
  minProficiency?: number
}
export async function aPosition(
  db: Writer,
  teamId: number,
  { asks = [], kind = 'technician', title = `A ${kind}`, ...row }: Asks = {},
) {
  const id = idOf(
    await db
      .insert(position)
      .values({ teamId, kind, title, from: '2024-01-01', ...row })
      .returning({ id: position.id }),
  )
  for (const [group, ids] of asks.entries())
    for (const certificationId of ids)
      await db
        .insert(positionRequirement)
        .values({ positionId: id, group, certificationId, from: '2024-01-01' })
  return id
}
export const place = async (
  db: Writer,
  positionId: number,
  personId: number,
  it: Partial<typeof placement.$inferInsert> = {},
) => {
  const of = await db
    .select({ teamId: position.teamId })
    .from(position)
    .where(eq(position.id, positionId))
    .get()
  const row = { positionId, teamId: of!.teamId, personId, from: '2024-01-01', placedAt: 0, ...it }
  return idOf(await db.insert(placement).values(row).returning({ id: placement.id }))
}
export async function certify(
  db: Writer,
  personId: number,
  certificationId: number,
  validUntil: string | null,
  validFrom = '2025-01-01',
) {
  const has = and(eq(holding.personId, personId), eq(holding.certificationId, certificationId))
  const known = await db.select({ id: holding.id }).from(holding).where(has).get()
  const holdingId =
    known?.id ??
    idOf(
      await db.insert(holding).values({ personId, certificationId }).returning({ id: holding.id }),
    )
  const dates = { issuedOn: validFrom, validFrom, validUntil }
  const what = { holdingId, personId, certificationId, versionId: certificationId }
  const row = {
    ...what,
    ...dates,
    source: 'manual' as const,
    issuer: 'Issuer',
    basis: [],
    verificationCode: crypto.randomUUID(),
    createdAt: 0,
  }
  return idOf(await db.insert(award).values(row).returning({ id: award.id }))
}
/** Someone who holds these, each until a day (null: no end known). */
export async function holder(
  db: Writer,
  name: string,
  holds: Record<number, string | null>,
  more: Partial<typeof person.$inferInsert> = {},
) {
  const id = await aPerson(db, { name, shift: 'night', ...more })
  for (const [certificationId, until] of Object.entries(holds))
    await certify(db, id, Number(certificationId), until)
  return id
}

/**
 * Northwind with its leader, and the staffing lead: where most that is tried about placements
 * begins.
 */
export async function northwindLed(
  db: Writer,
): Promise<{ lead: number; leader: number; northwind: number }> {
  await certifications(db)
  const lead = await aPerson(db, { name: 'Marisol Duarte', roles: ['staffing lead'] })
  const leader = await aPerson(db, { name: 'Hana Castillo' })
  const northwind = await aTeam(db, 'NWF', 'Northwind Freight')
  await place(db, await aPosition(db, northwind, { kind: 'leader' }), leader)
  return { lead, leader, northwind }
}
