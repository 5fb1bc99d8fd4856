import type { Writer } from '@/db'
import { proficiency } from '@/db/tables/availability'
import { award, holding } from '@/db/tables/award'
import { certification, certificationVersion } from '@/db/tables/certification'
import { shifts } from '@/db/tables/people'
import { position, positionRequirement, team, teamRule } from '@/db/tables/staffing'
import { random } from '../staffing/random-company'
import { aPerson } from '../world'

/**
 * Teams whose rules pull against each other, so that nobody proves the best plan within a minute:
 * few who may lead, many juniors, everyone able to be almost anywhere. Part of the demo, beside
 * which it stands; `lead` assessed them.
 */
export async function aKnot(
  db: Writer,
  lead: number,
  { teams = 60, people = 260 } = {},
): Promise<void> {
  const r = random(7)
  const origin = 'demo' as const
  const made: number[] = []
  for (let n = 0; n < 5; n++) {
    const [one] = await db
      .insert(certification)
      .values({
        slug: `knot-${n}`,
        short: `K${n}`,
        name: `Knot ${n}`,
        issuer: 'K',
        inHouse: false,
        track: 'linux',
      })
      .returning()
    await db.insert(certificationVersion).values({
      certificationId: one!.id,
      number: 1,
      effectiveFrom: '2000-01-01',
      validityKnown: true,
    })
    made.push(one!.id)
  }
  const versions = new Map(
    (await db.select().from(certificationVersion)).map((it) => [it.certificationId, it.id]),
  )
  for (let n = 0; n < people; n++) {
    const personId = await aPerson(db, {
      origin,
      shift: shifts[n % 2],
      capacity: r() < 0.3 ? 2 : 1,
      name: `Knot ${n}`,
      employeeId: `K${n}`,
      email: `k${n}@knot.example`,
    })
    if (r() < 0.5)
      await db.insert(proficiency).values({
        personId,
        track: 'linux',
        level: 1 + Math.floor(r() * 3),
        assessedOn: '2026-01-01',
        assessedById: lead,
        because: 'seen',
        at: 0,
      })
    for (const certificationId of made) {
      if (r() > 0.35) continue
      const [held] = await db.insert(holding).values({ personId, certificationId }).returning()
      const code = `knot-${personId}-${certificationId}`
      const dates = {
        issuedOn: '2025-01-01',
        validFrom: '2025-01-01',
        validUntil: null,
        anchor: null,
      }
      const rest = {
        source: 'manual' as const,
        issuer: 'K',
        basis: [],
        verificationCode: code,
        createdAt: 0,
        versionId: versions.get(certificationId)!,
      }
      await db
        .insert(award)
        .values({ holdingId: held!.id, personId, certificationId, ...dates, ...rest })
    }
  }
  const pick = () => made[Math.floor(r() * made.length)]!
  for (let t = 0; t < teams; t++) {
    const [one] = await db
      .insert(team)
      .values({ code: `K${t}`, customer: `Knot ${t}`, site: '', since: '2020-01-01', origin })
      .returning()
    const teamId = one!.id
    for (let n = 0; n < 5; n++) {
      const at = {
        kind: 'technician' as const,
        title: `Technician ${n}`,
        ordinal: n + 1,
        criticality: 1 + Math.floor(r() * 3),
        from: '2026-01-01',
      }
      const [place] = await db
        .insert(position)
        .values({ teamId, ...at, shift: r() < 0.7 ? shifts[n % 2] : null })
        .returning()
      for (const certificationId of new Set([pick(), pick()]))
        await db
          .insert(positionRequirement)
          .values({ positionId: place!.id, group: 1, certificationId, from: '2026-01-01' })
    }
    const rule = { teamId, from: '2026-01-01', decidedAt: 0, because: 'agreed' }
    await db.insert(teamRule).values([
      { ...rule, kind: 'at most juniors', n: 2, track: 'linux' },
      { ...rule, kind: 'at least', n: 2, certificationId: pick() },
      { ...rule, kind: 'each shift', n: 1, certificationId: pick() },
    ])
  }
}
