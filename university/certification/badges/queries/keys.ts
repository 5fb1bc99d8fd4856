import { asc } from 'drizzle-orm'
import { prepared, type Reader } from '@/db'
import { secret } from '@/db/environment'
import { signingKey } from '@/db/tables/signing-key'
import { openKey, type Signer } from '../proofs'

const all = prepared((db) => db.select().from(signingKey).orderBy(asc(signingKey.id)).prepare())

/**
 * Every key badges were ever signed with, without its private part; the one in use is not retired.
 */
export async function publicKeys(db: Reader) {
  const rows = await all(db).all()
  return rows.map(({ privateSealed: _sealed, ...row }) => row)
}

/** What signs today; undefined where no key was made yet. */
export async function signerOf(db: Reader, issuer: string, now: Date): Promise<Signer | undefined> {
  const inUse = (await all(db).all()).findLast((row) => row.retiredAt === null)
  return (
    inUse && { key: openKey(inUse, secret()), publicMultibase: inUse.publicMultibase, issuer, now }
  )
}
