import type { Writer } from '@/db'
import { award, holding } from '@/db/tables/award'
import { certification, certificationVersion } from '@/db/tables/certification'
import { exam } from '@/db/tables/exam'
import { daysAgo, put } from './rows'

export type Defined = { slug: string; id: number; version: number; exam: number }

export async function define(db: Writer, slug: string, more: object = {}): Promise<Defined> {
  const inHouse = slug === 'house'
  const id = await put(db, certification, {
    slug,
    short: slug,
    name: `The ${slug} certification`,
    issuer: inHouse ? 'Guildhall' : 'Example',
    inHouse,
    track: 'linux',
  })
  const version = await put(db, certificationVersion, {
    certificationId: id,
    number: 1,
    effectiveFrom: '2020-01-01',
    validityMonths: 12,
    validityKnown: true,
    ...more,
  })
  const at = { issuer: 'Example', code: `EX-${slug}`, certificationId: id }
  return { slug, id, version, exam: await put(db, exam, at) }
}

export type Cycle = Partial<typeof award.$inferInsert> & {
  validFrom: string
  validUntil: string | null
}

/** Someone's record for a certification, and its awards, oldest first. */
export async function hold(
  db: Writer,
  personId: number,
  it: Defined,
  cycles: Cycle[],
  more: object = {},
) {
  const holdingId = await put(db, holding, { personId, certificationId: it.id, ...more })
  const awards: number[] = []
  for (const [n, cycle] of cycles.entries())
    awards.push(
      await put(db, award, {
        holdingId,
        personId,
        certificationId: it.id,
        versionId: it.version,
        issuedOn: cycle.validFrom,
        anchor: cycle.validUntil,
        source: 'import',
        issuer: 'Example',
        basis: [],
        examCode: `EX-${it.slug}`,
        verificationCode: `code-${it.slug}-${personId}-${n}`,
        createdAt: daysAgo(30 - n),
        ...cycle,
      }),
    )
  return { holding: holdingId, awards }
}
