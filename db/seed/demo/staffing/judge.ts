import { savedSearch, shortlisted } from '../../../tables/planning'
import type { People } from '../people'
import type { Rows } from '../rows'
import { companyZone, instantIn, type When } from '../when'
import type { Teams } from './teams'

/**
 * What staffing leads keep at hand: a search they share, one of one's own, and whom they think of
 * for the empty night at Northwind.
 */
export function tellSearches(rows: Rows, when: When, people: People, teams: Teams): void {
  const at = (days: number) => instantIn(companyZone, when.day(days), 11)
  const keep = (name: string, query: Record<string, string>, shared: boolean, days: number) =>
    rows.add(savedSearch, {
      personId: people.marisol,
      name,
      query: new URLSearchParams(query).toString(),
      shared,
      at: at(days),
    })
  keep('Nights on RHEL 9', { needs: 'RHCSA>=RHEL 9', shift: 'night' }, true, -30)
  keep(
    'Linux, awake when London is',
    { needs: 'RHCSA|LFCS', zone: 'Europe/London', least: '4' },
    false,
    -12,
  )

  const nights = teams.position['NWF Technician, nights 2'] as number
  const think = (personId: number, positionId: number | null, note: string, days: number) =>
    rows.add(shortlisted, { ownerId: people.marisol, personId, positionId, note, at: at(days) })
  think(people.kofi, nights, 'Asked to join; on nights already.', -2)
  think(people.ezra, nights, 'Would change to nights from March. EX294 is all that is missing.', -6)
  think(
    people.grace,
    null,
    'Passed EX200 on RHEL 10. Something on days once she is through her first month.',
    -3,
  )
}
