import { sql } from 'drizzle-orm'
import { z } from 'zod'
import { prepared, type Reader } from '@/db'
import { siteUrl } from '@/db/environment'
import { companyZone } from '../../../actor'
import { type At, yes } from '../../../at'
import { companyDay, type Day, spoken } from '../../../calendar'
import { question } from '../../../kernel'
import { sightInto } from '../../../people/queries/sight'
import type { Tone } from '../../validity/rules/words'
import { mayGiveBadge, mayHide, mayShow } from '../rules/badge'

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
      suspended: sql<number>`exists (select 1 from suspension s where s.holding_id = a.holding_id
        and s."from" <= ${p('today')} and (s.until is null or s.until >= ${p('today')}))`,
      renewedBy: sql<
        string | null
      >`(select n.verification_code from award n where n.holding_id = a.holding_id and n.id <> a.id
        and n.issued_on >= a.issued_on
        and n.valid_from <= ${p('today')} and (n.revoked_on is null or n.revoked_on > ${p('today')})
        and coalesce(n.valid_until, '9999') > coalesce(a.valid_until, '9999')
        order by coalesce(n.valid_until, '9999') desc limit 1)`,
      version: sql<number>`(select v.number from certification_version v
        where v.id = a.version_id)`,
      replaced: sql<
        string | null
      >`(select json_object('by', s.short, 'sunsetOn', v.sunset_on) from certification_version v
        left join certification s on s.id = v.successor_id
        where v.certification_id = a.certification_id and v.effective_from <= ${p('today')}
        order by v.effective_from desc, v.number desc limit 1)`,
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
  const today = companyDay(now, await companyZone(db))
  const row = await byCode(db).get({ code, today })
  if (!row) return undefined
  if (row.hiddenAt !== null && !(await sightInto(db, actor, row.personId)).standing)
    return undefined
  const rule = JSON.parse(row.replaced ?? 'null') as {
    by: string | null
    sunsetOn: Day | null
  } | null
  return {
    ...row,
    inHouse: row.inHouse === 1,
    suspended: row.suspended === 1,
    replaced: rule?.by ? rule : null,
    today,
  }
}
type Found = NonNullable<Awaited<ReturnType<typeof awardByCode>>>

export type VerifiedState =
  | 'valid'
  | 'not valid yet'
  | 'expired'
  | 'revoked'
  | 'suspended'
  | 'superseded'

function stateOf({
  today,
  revokedOn,
  renewedBy,
  replaced,
  validFrom,
  validUntil,
  suspended,
}: Found): { state: VerifiedState; tone: Tone; because: string } {
  if (revokedOn !== null && revokedOn <= today)
    return {
      state: 'revoked',
      tone: 'bad',
      because: `It was revoked on ${spoken(revokedOn)} and does not count.`,
    }
  if (renewedBy)
    return {
      state: 'superseded',
      tone: 'plain',
      because: 'A newer award of the same certification took its place.',
    }
  if (validUntil !== null && validUntil < today)
    return { state: 'expired', tone: 'bad', because: `It was valid until ${spoken(validUntil)}.` }
  if (validFrom > today)
    return {
      state: 'not valid yet',
      tone: 'due',
      because: `It is valid from ${spoken(validFrom)}.`,
    }
  if (suspended)
    return {
      state: 'suspended',
      tone: 'bad',
      because: 'It is suspended and does not count at present.',
    }
  if (replaced?.sunsetOn && replaced.sunsetOn < today)
    return {
      state: 'superseded',
      tone: 'plain',
      because: `${replaced.by} replaces it; it counted until ${spoken(replaced.sunsetOn)}.`,
    }
  const until =
    validUntil === null
      ? 'No end of its validity is known.'
      : `It is valid until ${spoken(validUntil)}, that day included.`
  const sunset =
    replaced &&
    (replaced.sunsetOn
      ? ` ${replaced.by} replaces it; it counts until ${spoken(replaced.sunsetOn)}.`
      : ` ${replaced.by} replaces it.`)
  return { state: 'valid', tone: 'good', because: until + (sunset ?? '') }
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
      replaced: _replaced,
      ...rest
    } = it
    const said = stateOf(it)
    const isMine = at.actor.id === personId
    return {
      ...rest,
      ...said,
      counts: said.state === 'valid',
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
