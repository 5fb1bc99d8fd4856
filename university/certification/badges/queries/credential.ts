import { sql } from 'drizzle-orm'
import { z } from 'zod'
import { prepared, type Reader } from '@/db'
import { siteUrl } from '@/db/environment'
import { fromJson, type Json } from '@/db/json'
import { named } from '@/db/named'
import { certificationVersion } from '@/db/tables/certification'
import { companyZone } from '../../../actor'
import { type At, yes } from '../../../at'
import { question } from '../../../kernel'
import { requirementsOf } from '../../requirements/queries/work'
import { type Requirement, wordsOf } from '../../requirements/rules/requirements'
import { termsJson } from '../../validity/queries/versions-sql'
import type { Terms } from '../../validity/rules/validity'
import { validityWords } from '../../validity/rules/words'
import { jwtOf, signed } from '../proofs'
import { mayGiveBadge } from '../rules/badge'
import { achievement, badge, type Definition, issuerOf } from '../rules/credential'
import { signerOf } from './keys'
import { awardByCode } from './verify'

const v = named(certificationVersion, 'v')

const p = sql.placeholder
const definition = {
  slug: sql<string>`c.slug`,
  short: sql<string>`c.short`,
  name: sql<string>`c.name`,
  track: sql<string>`c.track`,
  version: sql<number>`v.number`,
  terms: termsJson(v),
  requirements: requirementsOf,
}
const awarded = prepared((db) =>
  db
    .select({
      ...definition,
      id: sql<number>`a.id`,
      code: sql<string>`a.verification_code`,
      email: sql<string>`p.email`,
      validFrom: sql<string>`a.valid_from`,
      validUntil: sql<string | null>`a.valid_until`,
      examCode: sql<string | null>`a.exam_code`,
      examVersion: sql<string | null>`a.exam_version`,
    })
    .from(
      sql`award a join person p on p.id = a.person_id
        join certification c on c.id = a.certification_id
        join certification_version v on v.id = a.version_id`,
    )
    .where(sql`a.verification_code = ${p('code')}`)
    .prepare(),
)
const version = prepared((db) =>
  db
    .select(definition)
    .from(sql`certification c join certification_version v on v.certification_id = c.id`)
    .where(sql`c.slug = ${p('slug')} and v.number = ${p('version')} and c.in_house`)
    .prepare(),
)

type Row = Omit<Definition, 'takes' | 'lasts' | 'alignment'> & {
  terms: Json<Terms>
  requirements: Json<Requirement[]>
}

/** What a certification takes, in words, and what it is built on. */
function read({ terms, requirements, ...row }: Row): Definition {
  const earn = fromJson(requirements).filter((it) => it.purpose === 'earn')
  const groups = new Map<number, string[]>()
  for (const it of earn) groups.set(it.group, [...(groups.get(it.group) ?? []), wordsOf(it)])
  const named = earn.flatMap((it) => {
    if (it.courseCode)
      return {
        code: it.courseCode,
        name: it.courseTitle ?? it.courseCode,
        path: `/courses/${it.courseCode}`,
      }
    if (it.kind === 'certification' && it.certificationSlug)
      return {
        code: it.certificationShort as string,
        name: it.certificationShort as string,
        path: `/certifications/${it.certificationSlug}`,
      }
    return []
  })
  return {
    ...row,
    takes: [...groups.values()].map((any) => any.join(', or: ')),
    lasts: validityWords(fromJson(terms), []),
    alignment: named.filter((it, n) => named.findIndex((other) => other.code === it.code) === n),
  }
}

/** @throws Error where no key was made, which the start of the server does. */
export async function signing({ db, now }: At<Reader>) {
  const signer = await signerOf(db, issuerOf(siteUrl()), now)
  if (!signer)
    throw new Error('There is no signing key. Start the server once, or make one in the settings.')
  return signer
}

/**
 * A badge of ours, signed at this moment: as JSON with a Data Integrity proof, or as a JWT. For
 * whoever may see the award's page. Its key, its dates and where its status is published are
 * inside; the person is there as a salted hash of the e-mail address.
 */
export const badgeOf = question({
  input: z
    .object({ code: z.string().max(64), form: z.enum(['json', 'jwt']).catch('json') })
    .describe('An Open Badges 3.0 credential for an award of ours'),
  async answer(at, { code, form }) {
    const seen = await awardByCode(at, code)
    const row = seen && (await awarded(at.db).get({ code }))
    if (!row) return undefined
    const verdict = mayGiveBadge(seen, seen.today)
    if (!verdict.ok) return { verdict }
    const of = read(row)
    const it = badge(siteUrl(), await companyZone(at.db), of, row)
    const signer = await signing(at)
    const said = form === 'jwt' ? await jwtOf(it, signer) : JSON.stringify(await signed(it, signer))
    return {
      verdict,
      form,
      slug: of.slug,
      short: of.short,
      name: of.name,
      since: row.validFrom,
      said,
    }
  },
  may: (_at, { verdict }) => verdict,
})

/** What a certification of ours means, as badges name it. */
export const achievementOfOurs = question({
  input: z
    .object({ slug: z.string().max(100), version: z.coerce.number().int().positive() })
    .describe('A certification of ours as an Open Badges achievement'),
  async answer({ db }, { slug, version: number }) {
    const row = await version(db).get({ slug, version: number })
    return row && { ...achievement(siteUrl(), read(row)), short: row.short }
  },
  mayAsk: () => yes,
})
