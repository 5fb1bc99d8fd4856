import { and, eq, sql } from 'drizzle-orm'
import type { Reader } from '@/db'
import { siteUrl } from '@/db/environment'
import { award } from '@/db/tables/award'
import { certification } from '@/db/tables/certification'
import { exam } from '@/db/tables/exam'
import { companyZone } from '../../../actor'
import type { At } from '../../../at'
import { type Day, dayIn, spoken } from '../../../calendar'
import { isProven, isSealed, knownContexts } from '../../badges/proofs'
import { publicKeys } from '../../badges/queries/keys'
import { type TrustedIssuer, trustedIssuers } from '../../badges/queries/trusted-issuers'
import { awardByCode } from '../../badges/queries/verify'
import { unbake } from '../../badges/rules/bake'
import { issuerOf, keyFrom } from '../../badges/rules/credential'
import { type Claimed, isAbout, largestBadgeFile, names, readBadge } from '../rules/badge-brought'

export type Judged =
  | { ok: false; because: string }
  | {
      ok: true
      exam: { id: number; code: string; certificationId: number; short: string; issuer: string }
      badge: Claimed
      earnedOn: Day
      /**
       * Who signed it is known to the registrar, it names the exam, and nothing is left that could
       * not be looked up.
       */
      atItsWord: boolean
      /** What was found, for whoever verifies it. */
      found: string
    }
const no = (because: string): Judged => ({ ok: false, because })

type Key = { publicMultibase: string; whose: 'theirs' | 'ours' | TrustedIssuer }
/**
 * The key a badge was signed with, where it is known without asking anyone: inside a did:key, ours,
 * or one the registrar wrote down.
 */
async function keyOf(db: Reader, it: Claimed): Promise<Key | string> {
  const trusted = (await trustedIssuers(db)).find(
    (one) =>
      one.issuer === it.issuer &&
      (one.keyId === it.keyId ||
        (it.embedded !== undefined && keyFrom(one.key)?.toString('base64url') === it.embedded)),
  )
  if (trusted) return { publicMultibase: trusted.key, whose: trusted }
  const own = issuerOf(siteUrl())
  if (it.issuer === own) {
    const key = (await publicKeys(db)).find((one) =>
      [`${own}#${one.publicMultibase}`, `${own}/keys/${one.publicMultibase}`].includes(it.keyId),
    )
    return key
      ? { publicMultibase: key.publicMultibase, whose: 'ours' }
      : 'It says that we issued it, but no key of ours signed it.'
  }
  const did = /^did:key:(z[^#]+)(?:#(.+))?$/.exec(it.keyId)
  if (did) {
    if (it.issuer !== `did:key:${did[1]}` || (did[2] && did[2] !== did[1]))
      return 'It was signed with a key that is not its issuer’s.'
    return keyFrom(did[1] as string)
      ? { publicMultibase: did[1] as string, whose: 'theirs' }
      : 'It was signed with a key that is not Ed25519, the one kind that can be checked here.'
  }
  return `Its key is published at ${it.keyId.slice(0, 160) || 'an address it does not give'}, and nothing is fetched from there. The registrar can write that issuer’s key down; or bring the certificate itself.`
}

const isSigned = (it: Claimed, { publicMultibase }: Key) =>
  it.jwt
    ? isSealed(it.jwt, publicMultibase)
    : isProven(
        { ...it.raw, proof: it.raw.proof },
        { id: it.keyId, issuer: it.issuer, publicMultibase },
      )

/** What became of an award of ours, for a badge someone brings back. */
async function ours(at: At<Reader>, it: Claimed) {
  const code = it.badge.id.startsWith(`${siteUrl()}/verify/`)
    ? it.badge.id.slice(siteUrl().length + 8)
    : ''
  const row = await awardByCode(at, code)
  if (!row) return 'We signed it, but the award is not in the register.'
  if (row.revokedOn !== null && row.revokedOn <= row.today)
    return `It was revoked on ${spoken(row.revokedOn)} and does not count.`
  if (row.suspended) return 'It is suspended and does not count at present.'
  return `Guildhall issued this badge itself, and the award is on the record of ${row.holder}. There is nothing to bring.`
}

const offers = (db: Reader, id: number | undefined) =>
  db
    .select({
      id: exam.id,
      code: exam.code,
      certificationId: exam.certificationId,
      short: certification.short,
      name: certification.name,
      issuer: certification.issuer,
    })
    .from(exam)
    .innerJoin(certification, eq(certification.id, exam.certificationId))
    .where(id === undefined ? undefined : eq(exam.id, id))
    .orderBy(sql`${exam.retiredOn} is not null`, exam.id)

/**
 * Everything about a badge that can be known without asking anyone outside: who signed it, whether
 * it stands, whose it is, and what it is for.
 */
export async function judgeBadge(
  at: At<Reader>,
  bytes: Buffer,
  examId: number | undefined,
): Promise<Judged> {
  const { db, actor, now } = at
  if (bytes.length > largestBadgeFile)
    return no(
      'This file is larger than 2 MB. A badge is smaller; bring the file its issuer gave you.',
    )
  const text = unbake(bytes)
  if (text === undefined)
    return no(
      'There is no badge in this. Bring the JSON, the JWT, or the PNG or SVG its issuer gave you, not a picture of it.',
    )
  const it = readBadge(text, knownContexts)
  if (!it.ok) return it

  const key = await keyOf(db, it)
  if (typeof key === 'string') return no(key)
  if (!(await isSigned(it, key)))
    return no(
      'Its signature does not fit: it was changed after it was signed, or somebody else signed it.',
    )
  const day = (instant: string) => dayIn(new Date(instant), zone)
  const zone = await companyZone(db)
  const { badge } = it
  if (badge.validUntil && Date.parse(badge.validUntil) < +now)
    return no(`It was valid until ${spoken(day(badge.validUntil))}.`)
  if (Date.parse(badge.validFrom) > +now)
    return no(`It is valid from ${spoken(day(badge.validFrom))} only.`)
  if (key.whose === 'ours') return no(await ours(at, it))
  if (!isAbout(badge, actor.email))
    return no('It is not about you: it was issued to another e-mail address than yours here.')

  const all = await offers(db, examId)
  const named = all.filter((offer) => names(badge, offer))
  const fits = examId === undefined ? named : all
  const what = badge.credentialSubject.achievement.name
  if (!fits[0])
    return no(
      examId === undefined
        ? `We know no exam by the name “${what.slice(0, 100)}”. Choose which one it is for.`
        : 'There is no such exam here.',
    )
  if (new Set(fits.map((offer) => offer.certificationId)).size > 1)
    return no('It fits more than one certification. Choose which exam it is for.')
  const chosen = named.find((offer) => offer.id === fits[0]?.id) ?? fits[0]

  const trusted = typeof key.whose === 'object' && key.whose.speaksFor === chosen.issuer
  // Whoever decides which keys are believed could otherwise sign their own certificate.
  const byThemselves = typeof key.whose === 'object' && key.whose.byId === actor.id
  const said = [
    `The signature is right: “${what}”, signed by ${it.issuerName} with ${key.publicMultibase}.`,
    trusted ? 'The registrar knows this key.' : 'Whose key that is was not looked up.',
    ...(trusted && byThemselves
      ? ['Who brings it wrote the key down, so somebody else verifies it.']
      : []),
    ...(named.some((offer) => offer.id === chosen.id)
      ? []
      : [`The badge does not name ${chosen.code}.`]),
    ...(badge.credentialStatus.length
      ? [
          'It names a status list of its issuer, which is not fetched, so whether it was revoked is not known.',
        ]
      : []),
  ]
  const atItsWord = trusted && said.length === 2
  return {
    ok: true,
    exam: chosen,
    badge: it,
    earnedOn: day(badge.validFrom),
    atItsWord,
    found: said.join(' '),
  }
}

/** Whether a certificate is on someone's record already, or waits. */
export async function alreadyBrought(
  db: Reader,
  personId: number,
  it: { issuer: string; certificationId: number; number: string },
): Promise<string | undefined> {
  const known = await db
    .select({ id: award.id })
    .from(award)
    .where(
      and(
        eq(award.issuer, it.issuer),
        sql`${award.certificateNumber} = ${it.number} collate nocase`,
        eq(award.personId, personId),
      ),
    )
    .get()
  if (known) return 'This badge is on your record already.'
  const waiting = await db.get(
    sql`select 1 from evidence where person_id = ${personId}
      and number = ${it.number} collate nocase and certification_id = ${it.certificationId}
      and decided_at is null`,
  )
  return waiting ? 'This badge waits for the registrar already.' : undefined
}
