import { desc, eq, type SQL, sql } from 'drizzle-orm'
import { z } from 'zod'
import type { Reader } from '@/db'
import { named } from '@/db/named'
import { award, issuerExtension } from '@/db/tables/award'
import { certification } from '@/db/tables/certification'
import { person } from '@/db/tables/people'
import { is } from '../../../actor'
import { yes } from '../../../at'
import type { Day } from '../../../calendar'
import { day } from '../../../input'
import { question } from '../../../kernel'
import { endedBefore, endOf, endsWithin, isRevoked } from '../../validity/queries/valid-on'
import { mayExtendForAll } from '../rules/decisions'

const later = named(award, 'later')

/**
 * What an issuer extends: everything of one issuer or one certification that ends between two days,
 * to a later day.
 */
export type Asked = {
  issuer: string
  certification: string
  endsFrom: Day
  endsUntil: Day
  extendedTo: Day
}

/**
 * SQL: an award (`award`) that this moves: earned outside from this issuer, not revoked, ending in
 * the interval, not followed by one that lasts longer, and not the decider's own.
 */
export const movedBy = (
  { issuer, certification: slug, endsFrom, endsUntil, extendedTo }: Asked,
  deciders: readonly number[],
): SQL => sql`${endsWithin(award, endsFrom, endsUntil)}
  and ${endedBefore(award, extendedTo)} and not (${isRevoked(award)})
  and ${award.certificationId} in (select c.id from ${certification} c where c.issuer = ${issuer}
  and not c.in_house and (${slug} = '' or c.slug = ${slug}))
  and ${award.personId} not in (select value from json_each(${JSON.stringify(deciders)}))
  and not exists (select 1 from ${award} later where ${later.holdingId} = ${award.holdingId}
    and ${later.id} <> ${award.id} and not (${isRevoked(later)})
    and (${endOf(later)}, ${later.id}) > (${endOf(award)}, ${award.id}))`

/**
 * How many awards and people of each certification it would move, and how many of them have ended
 * and would stand again.
 */
const previewOf = (db: Reader, asked: Asked, deciders: readonly number[], today: Day) =>
  db
    .select({
      short: certification.short,
      slug: certification.slug,
      people: sql<number>`count(distinct ${award.personId})`,
      standAgain: sql<number>`total(${endedBefore(award, today)}
        and ${asked.extendedTo} >= ${today})`,
    })
    .from(award)
    .innerJoin(certification, eq(certification.id, award.certificationId))
    .where(movedBy(asked, deciders))
    .groupBy(certification.id)
    .orderBy(certification.short)

const maybe = day.optional().catch(undefined)

/** Before an issuer-wide extension: whom it would move. And the ones that were decided before. */
export const issuerExtensions = question({
  input: z
    .object({
      issuer: z.string().max(100).catch(''),
      certification: z.string().max(100).catch(''),
      endsFrom: maybe,
      endsUntil: maybe,
      extendedTo: maybe,
    })
    .describe('Issuer-wide extensions: whom one would move, and those decided before'),
  async answer({ db, actor, now }, { endsFrom, endsUntil, extendedTo, ...of }) {
    if (!is(actor, 'registrar', 'auditor')) return undefined
    const offered = await outsideCertifications(db)
    const decided = await decidedBefore(db)
    const asked =
      of.issuer && endsFrom && endsUntil && extendedTo
        ? { ...of, endsFrom, endsUntil, extendedTo }
        : null
    const verdict = mayExtendForAll(actor, asked)
    const preview =
      asked && verdict.ok
        ? await previewOf(db, asked, [actor.id, actor.onBehalfOf ?? 0], actor.today)
        : null
    return {
      today: actor.today,
      zone: actor.timeZone,
      now: +now,
      asked: {
        ...of,
        endsFrom: endsFrom ?? '',
        endsUntil: endsUntil ?? '',
        extendedTo: extendedTo ?? '',
      },
      offered,
      preview,
      mayExtend: verdict,
      decided,
    }
  },
  mayAsk: () => yes,
})

const outsideCertifications = (db: Reader) =>
  db
    .select({
      slug: certification.slug,
      short: certification.short,
      issuer: certification.issuer,
    })
    .from(certification)
    .where(eq(certification.inHouse, false))
    .orderBy(certification.issuer, certification.short)

const decidedBefore = (db: Reader) =>
  db
    .select({
      id: issuerExtension.id,
      issuer: issuerExtension.issuer,
      short: certification.short,
      endsFrom: issuerExtension.endsFrom,
      endsUntil: issuerExtension.endsUntil,
      extendedTo: issuerExtension.extendedTo,
      because: issuerExtension.because,
      source: issuerExtension.source,
      at: issuerExtension.at,
      by: person.name,
      awards: sql<number>`(select count(*) from extension x
        where x.issuer_extension_id = "issuer_extension"."id")`,
    })
    .from(issuerExtension)
    .leftJoin(certification, eq(certification.id, issuerExtension.certificationId))
    .leftJoin(person, eq(person.id, issuerExtension.byId))
    .orderBy(desc(issuerExtension.at), desc(issuerExtension.id))
    .limit(100)
