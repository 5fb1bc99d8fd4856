import { type SQL, type SQLWrapper, sql } from 'drizzle-orm'
import { named } from '@/db/named'
import type { award } from '@/db/tables/award'
import { suspension } from '@/db/tables/award'
import { certificationVersion } from '@/db/tables/certification'
import { type AnyDay, lastsOn, onDay } from '../../../day-sql'
import { inForceOn, sunsetPassedOn } from './versions-sql'

type Column = 'holdingId' | 'certificationId' | 'validFrom' | 'validUntil' | 'revokedOn'
/** The award a condition is about: its table, an alias of it, or the columns of a subselect. */
type Award<C extends Column = Column> = Pick<
  Record<keyof (typeof award)['_']['columns'], SQLWrapper>,
  C
>

const version = named(certificationVersion, 'valid_by')
const held = named(suspension, 'held')

/**
 * SQL: an award counts on a day. It is begun and not revoked by the day, not ended or in a grace
 * that counts, its holding is not suspended, and no sunset has passed; all by the rules in force on
 * that day. `countsOn` of the rules says the same of one.
 */
export const validOn = onDay<Award>(
  (it, day, fixed) => sql`((${notEndedOn(it, day)} or ${isAfterEnd(it, day, fixed, 'counts')})
    and ${standsOn(it, day, fixed)})`,
)

/** SQL: an award counts on a day by its own term, grace aside. */
export const inTermOn = onDay<Award>(
  (it, day, fixed) => sql`(${notEndedOn(it, day)} and ${standsOn(it, day, fixed)})`,
)

/** SQL: an award has ended and is in a grace on a day, whether that counts or not. */
export const inGraceOn = onDay<Award>(
  (it, day, fixed) => sql`(${isAfterEnd(it, day, fixed, 'any')} and ${standsOn(it, day, fixed)})`,
)

/** SQL: an award has begun by a day. */
export const begunBy = (it: Award<'validFrom'>, day: AnyDay): SQL => sql`${it.validFrom} <= ${day}`

/** SQL: an award is revoked by a day. */
export const revokedBy = (it: Award<'revokedOn'>, day: AnyDay): SQL =>
  sql`(${it.revokedOn} is not null and ${it.revokedOn} <= ${day})`

/** SQL: an award is not revoked by a day; it may be from a later one. */
export const notRevokedBy = (it: Award<'revokedOn'>, day: AnyDay): SQL =>
  sql`(${it.revokedOn} is null or ${it.revokedOn} > ${day})`

/** SQL: an award is revoked from a day after the first of these, and by the second. */
export const revokedWithin = (it: Award<'revokedOn'>, after: AnyDay, by: AnyDay): SQL =>
  sql`(${it.revokedOn} > ${after} and ${revokedBy(it, by)})`

/** SQL: an award was revoked, from whatever day. */
export const isRevoked = (it: Award<'revokedOn'>): SQL => sql`${it.revokedOn} is not null`

/** SQL: an award has not come to its end before a day; a grace is after the end. */
export const notEndedOn = (it: Award<'validUntil'>, day: AnyDay): SQL =>
  sql`(${it.validUntil} is null or ${it.validUntil} >= ${day})`

/** SQL: an award has come to its end before a day. */
export const endedBefore = (it: Award<'validUntil'>, day: AnyDay): SQL =>
  sql`(${it.validUntil} is not null and ${it.validUntil} < ${day})`

/** SQL: the last day of an award is one of these, both included. */
export const endsWithin = (it: Award<'validUntil'>, from: AnyDay, until: AnyDay): SQL =>
  sql`${it.validUntil} between ${from} and ${until}`

/** SQL: an award lasts beyond a day. */
export const lastsBeyond = (it: Award<'validUntil'>, day: AnyDay): SQL =>
  sql`(${it.validUntil} is null or ${it.validUntil} > ${day})`

/** SQL: the last day of an award, to compare and to order by; without an end one that is later. */
export const endOf = (it: Award<'validUntil'>): SQL => sql`coalesce(${it.validUntil}, '9999-12-31')`

/** SQL: the holding of an award is suspended on a day. */
export const suspendedOn = (it: Award<'holdingId'>, day: AnyDay): SQL =>
  sql`exists (select 1 from suspension held where ${held.holdingId} = ${it.holdingId}
    and ${lastsOn(held, day)})`

/**
 * Few certifications have a grace that counts: of a fixed day the first comparison rules out nearly
 * every award that has ended.
 */
function isAfterEnd(
  it: Award<'validUntil' | 'certificationId'>,
  day: SQL,
  fixed: boolean,
  which: 'counts' | 'any',
): SQL {
  const counting = which === 'any' ? sql`` : sql`and ${version.graceCounts}`
  const graceFrom = sql`date(${day}, '-' || ${version.graceDays} || ' days')`
  const soonest = fixed
    ? sql`and ${it.validUntil} >= (select min(${graceFrom})
        from certification_version valid_by where ${version.graceDays} > 0 ${counting})`
    : sql``
  return sql`(${endedBefore(it, day)} ${soonest}
    and exists (select 1 from certification_version valid_by
      where ${version.certificationId} = ${it.certificationId} and ${version.graceDays} > 0
        ${counting} and ${it.validUntil} >= ${graceFrom} and ${inForceOn(version, day)}))`
}

/**
 * Nothing takes it out of the count, whatever its end: a revocation, a suspension of its holding, a
 * sunset of its certification.
 */
function standsOn(it: Award, day: SQL, fixed: boolean): SQL {
  const sunset = sql`from certification_version valid_by
    where ${sunsetPassedOn(version, day)} and ${inForceOn(version, day)}`
  const noSunset = fixed
    ? sql`${it.certificationId} not in (select ${version.certificationId} ${sunset})`
    : sql`not exists (select 1 ${sunset} and ${version.certificationId} = ${it.certificationId})`
  return sql`${begunBy(it, day)} and ${notRevokedBy(it, day)}
    and not ${suspendedOn(it, day)} and ${noSunset}`
}
