import { type SQL, type SQLWrapper, sql } from 'drizzle-orm'
import type { Json } from '@/db/json'
import { named } from '@/db/named'
import { certification, certificationVersion } from '@/db/tables/certification'
import { type AnyDay, onDay } from '../../../day-sql'
import type { Terms } from '../rules/validity'

/** The version a condition is about: its table or an alias of it. */
type Version = Record<keyof (typeof certificationVersion)['_']['columns'], SQLWrapper>

const other = named(certificationVersion, 'other_version')
const successor = named(certification, 'successor')

/**
 * SQL: a version is the one in force on a day: the newest by its date, of two with one date the
 * later; before the first, the first. With `knownAt`, of those decided by that instant. `versionOn`
 * of the rules says the same.
 */
export const inForceOn = (it: Version, day: AnyDay, knownAt?: number | SQLWrapper): SQL =>
  knownAt === undefined ? inForceNow(it, day) : inForce(it, day, knownAt)

/** SQL: a version takes effect by a day. */
export const takesEffectBy = (it: Pick<Version, 'effectiveFrom'>, day: AnyDay): SQL =>
  sql`${it.effectiveFrom} <= ${day}`

/** SQL: the sunset of a version has passed on a day. `isSunset` of the rules says the same. */
export const sunsetPassedOn = (it: Pick<Version, 'sunsetOn'>, day: AnyDay): SQL =>
  sql`(${it.sunsetOn} is not null and ${it.sunsetOn} < ${day})`

/** SQL: a version has a sunset, on whatever day. */
export const hasSunset = (it: Pick<Version, 'sunsetOn'>): SQL => sql`${it.sunsetOn} is not null`

/** SQL: the terms of a version, as JSON. */
export const termsJson = (it: Version): SQL<Json<Terms>> => sql<Json<Terms>>`${terms(it)}`

/** Apart, because a select of one table takes the names of tables out of its outermost SQL. */
const terms = (it: Version): SQL => sql`json_object(
  'validityMonths', ${it.validityMonths},
  'validityKnown', json(iif(${it.validityKnown}, 'true', 'false')),
  'method', ${it.method}, 'windowMonths', ${it.windowMonths},
  'minimumActiveMonths', ${it.minimumActiveMonths}, 'fixedBase', ${it.fixedBase},
  'graceDays', ${it.graceDays}, 'graceCounts', json(iif(${it.graceCounts}, 'true', 'false')),
  'earlyCreditDays', ${it.earlyCreditDays}, 'lateMonths', ${it.lateMonths},
  'sunsetOn', ${it.sunsetOn},
  'successor', (select ${successor.short} from certification successor
    where ${successor.id} = ${it.successorId}))`

const inForceNow = onDay<Version>((it, day) => inForce(it, day))
function inForce(it: Version, day: AnyDay, knownAt?: number | SQLWrapper): SQL {
  const known = (version: Pick<Version, 'decidedAt'>) =>
    knownAt === undefined
      ? sql``
      : sql`(${version.decidedAt} is null or ${version.decidedAt} <= ${knownAt}) and`
  const later = sql`(${other.effectiveFrom} > ${it.effectiveFrom}
    or (${other.effectiveFrom} = ${it.effectiveFrom} and ${other.number} > ${it.number}))`
  const earlier = sql`(${other.effectiveFrom} < ${it.effectiveFrom}
    or (${other.effectiveFrom} = ${it.effectiveFrom} and ${other.number} > ${it.number}))`
  // Without a sort, because a day that is a column is not seen from inside one.
  return sql`(${known(it)} not exists (select 1 from certification_version other_version
    where ${other.certificationId} = ${it.certificationId} and ${known(other)}
      case when ${takesEffectBy(it, day)} then ${takesEffectBy(other, day)} and ${later}
        else ${takesEffectBy(other, day)} or ${earlier} end))`
}
