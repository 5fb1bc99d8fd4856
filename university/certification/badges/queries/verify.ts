import { sql } from 'drizzle-orm'
import { z } from 'zod'
import { prepared, type Reader } from '@/db'
import { siteUrl } from '@/db/environment'
import { fromJson, type Json } from '@/db/json'
import { named } from '@/db/named'
import { award } from '@/db/tables/award'
import { certificationVersion } from '@/db/tables/certification'
import { companyZone } from '../../../actor'
import { type At, yes } from '../../../at'
import { covers, dayIn } from '../../../calendar'
import { question } from '../../../kernel'
import { sightInto } from '../../../people/queries/sight'
import { suspensionsJson } from '../../validity/queries/cycles'
import { begunBy, endOf, notRevokedBy } from '../../validity/queries/valid-on'
import { inForceOn, termsJson } from '../../validity/queries/versions-sql'
import { type Held, statusOn, type Terms } from '../../validity/rules/validity'
import { mayGiveBadge, mayHide, mayShow } from '../rules/badge'
import { verifiedAs } from '../rules/verified'

const a = named(award, 'a')
const n = named(award, 'n')
const v = named(certificationVersion, 'v')

const p = sql.placeholder
const byCode = prepared((db) =>
  db
    .select({
      code: sql<string>`a.verification_code`,
      holder: sql<string>`p.name`,
      personId: sql<number>`a.person_id`,
      holdingId: sql<number>`a.holding_id`,
      hiddenAt: sql<number | null>`h.hidden_at`,
      slug: sql<string>`c.slug`,
      name: sql<string>`c.name`,
      short: sql<string>`c.short`,
      issuer: sql<string>`a.issuer`,
      inHouse: sql<number>`c.in_house`,
      examCode: sql<string | null>`a.exam_code`,
      examVersion: sql<string | null>`a.exam_version`,
      issuedOn: sql<string>`a.issued_on`,
      validFrom: sql<string>`a.valid_from`,
      validUntil: sql<string | null>`a.valid_until`,
      revokedOn: sql<string | null>`a.revoked_on`,
      anchor: sql<string | null>`a.anchor`,
      suspensions: sql<Json<Held[]>>`${suspensionsJson(sql`a.holding_id`)}`,
      renewedBy: sql<
        string | null
      >`(select n.verification_code from award n where n.holding_id = a.holding_id and n.id <> a.id
        and n.issued_on >= a.issued_on
        and ${begunBy(n, p('today'))} and ${notRevokedBy(n, p('today'))}
        and ${endOf(n)} > ${endOf(a)} order by ${endOf(n)} desc limit 1)`,
      version: sql<number>`(select v.number from certification_version v
        where v.id = a.version_id)`,
      terms: sql<Json<Terms>>`(select ${termsJson(v)} from certification_version v
        where v.certification_id = a.certification_id and ${inForceOn(v, p('today'))})`,
    })
    .from(
      sql`award a join person p on p.id = a.person_id
        join certification c on c.id = a.certification_id join holding h on h.id = a.holding_id`,
    )
    .where(sql`a.verification_code = ${p('code')}`)
    .prepare(),
)

/**
 * An award by its code, as far as the actor may see it: what its holder hid is not there for
 * strangers.
 */
export async function awardByCode({ db, actor, now }: At<Reader>, code: string) {
  const today = dayIn(now, await companyZone(db))
  const row = await byCode(db).get({ code, today })
  if (!row) return undefined
  if (row.hiddenAt !== null && !(await sightInto(db, actor, row.personId)).standing)
    return undefined
  const terms = fromJson(row.terms)
  const suspensions = fromJson(row.suspensions)
  return {
    ...row,
    inHouse: row.inHouse === 1,
    suspended: suspensions.some((it) => covers(it, today)),
    terms,
    status: statusOn([row], suspensions, terms, today),
    today,
  }
}

/**
 * What anyone who holds the code may know: what was awarded to whom, and whether it stands today.
 * No address, no reasons, no evidence.
 */
export const verify = question({
  input: z
    .object({ code: z.string().max(64) })
    .describe('Check an award by its verification code; needs no sign-in'),
  async answer(at, { code }) {
    const it = await awardByCode(at, code)
    if (!it) return undefined
    const {
      personId,
      holdingId,
      hiddenAt,
      suspended: _suspended,
      suspensions: _suspensions,
      terms: _terms,
      status: _status,
      anchor: _anchor,
      ...rest
    } = it
    const said = verifiedAs(it)
    const isMine = at.actor.id === personId
    return {
      ...rest,
      ...said,
      address: `${siteUrl()}/verify/${it.code}`,
      badge: mayGiveBadge(it, it.today),
      hidden: hiddenAt !== null,
      isMine,
      ...(isMine && {
        holding: holdingId,
        mayHide: mayHide(at.actor, it),
        mayShow: mayShow(at.actor, it),
      }),
    }
  },
  mayAsk: () => yes,
})
