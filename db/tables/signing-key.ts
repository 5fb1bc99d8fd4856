import { sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { id, instant } from './columns.ts'

/**
 * The keys credentials are signed with. The private part is encrypted with the installation's
 * secret; a retired key still verifies what it signed.
 */
export const signingKey = sqliteTable('signing_key', {
  id: id(),
  /** Ed25519, multibase multikey (z6Mk…). */
  publicMultibase: text().notNull().unique(),
  /** AES-256-GCM, base64url `iv.tag.text`; never leaves the server. */
  privateSealed: text().notNull(),
  madeAt: instant().notNull(),
  retiredAt: instant(),
  because: text().notNull().default(''),
})
