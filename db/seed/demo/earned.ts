import { award } from '../../tables/award'
import { enrolment } from '../../tables/enrolment'
import type { Awards } from './certification/awards'
import { type Certifications, certificationOf } from './certification/certifications'
import type { Offering } from './offerings'
import { type Key, noonOf, type People } from './people'
import type { Rows } from './rows'
import { companyZone, dayIn, lastDayOf } from './when'

const holders: Key[] = ['rosa', 'nadia', 'deshawn', 'jurgen', 'travis']

/**
 * The certificate for the first line, which the technician's replaces soon: everyone who knew the
 * promises and fault isolation had it.
 */
export function tellFirstLine(
  rows: Rows,
  people: People,
  awards: Awards,
  certifications: Certifications,
): void {
  const it = certificationOf(certifications, 'guild-first-line')
  const parts = ['guild-three-promises', 'guild-fault-isolation'].map((slug) =>
    certificationOf(certifications, slug),
  )
  for (const key of holders) {
    const met = rows
      .of(award)
      .filter(
        (row) =>
          row.personId === people[key] && parts.some((part) => part.id === row.certificationId),
      )
    const validFrom = met
      .map((row) => row.validFrom)
      .sort()
      .at(-1)
    if (!validFrom) continue
    const basis = met.flatMap((row) => row.basis.slice(0, 1))
    awards.grant(key, it, {
      validFrom,
      validUntil: lastDayOf(validFrom, 36),
      source: 'path',
      basis,
      createdAt: noonOf(validFrom),
    })
  }
}

/**
 * The autumn's round of customer data rules earned its certificate on the day each completed it, as
 * the rule says.
 */
export function tellRound(
  rows: Rows,
  people: People,
  awards: Awards,
  certifications: Certifications,
  offering: Offering,
): void {
  const it = certificationOf(certifications, 'guild-customer-data')
  const keys = new Map(Object.entries(people).map(([key, id]) => [id, key as Key]))
  for (const row of rows.of(enrolment)) {
    const key = keys.get(row.personId)
    if (row.offeringId !== offering.id || row.outcome !== 'completed' || !row.outcomeAt || !key)
      continue
    const validFrom = dayIn(row.outcomeAt, companyZone)
    const has = rows
      .of(award)
      .some(
        (one) =>
          one.personId === row.personId &&
          one.certificationId === it.id &&
          one.validFrom === validFrom,
      )
    const basis = [
      { what: `Completed ${offering.course}`, on: validFrom, href: `/courses/${offering.course}` },
    ]
    if (!has)
      awards.grant(key, it, {
        validFrom,
        validUntil: lastDayOf(validFrom, 12),
        source: 'path',
        basis,
        createdAt: row.outcomeAt,
      })
  }
}
