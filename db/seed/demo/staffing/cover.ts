import { away } from '../../../tables/availability'
import { placement, placementException } from '../../../tables/staffing'
import type { Key, People } from '../people'
import type { Rows } from '../rows'
import { companyZone, instantIn, type When } from '../when'
import type { Teams } from './teams'

/**
 * Two who alone hold RHCSA on Halden's rota are both booked away in two months; one exception whose
 * reason is gone, because the person qualified meanwhile, and one that ended.
 */
export function tellCover(rows: Rows, when: When, people: People, teams: Teams): void {
  const leave = (key: Key, from: number, until: number, because: string) => {
    const at = when.at(-5, 10, 20)
    const days = { from: when.day(from), until: when.day(until) }
    rows.add(away, {
      personId: people[key],
      ...days,
      because,
      enteredById: people.hana,
      enteredAt: at,
    })
    rows.tell(at, people.hana, 'away.entered', { person: people[key] }, { ...days, because })
  }
  leave('dominic', 60, 65, 'Leave')
  leave('yusuf', 62, 67, 'Leave')

  const except = (place: string, from: number, until: number, reason: string) => {
    const positionId = teams.position[place] as number
    const standing = rows
      .of(placement)
      .find((row) => row.positionId === positionId && row.kind !== 'shadow' && !row.until)
    if (!standing) throw new Error(`Nobody is in ${place}.`)
    const at = instantIn(companyZone, when.day(from - 3), 11)
    const days = { from: when.day(from), until: when.day(until) }
    rows.add(placementException, {
      placementId: standing.id,
      reason,
      approverId: people.marisol,
      at,
      ...days,
    })
    const about = {
      person: standing.personId,
      team: standing.teamId,
      position: positionId,
      placement: standing.id,
    }
    rows.tell(at, people.marisol, 'exception.signed', about, { ...days, reason })
  }
  except(
    'SAL Technician, on call 1',
    -118,
    -30,
    'Waited for his certificate number after the exam; the customer agreed.',
  )
  except(
    'LAN Technician, evenings 1',
    -90,
    40,
    'Two points short in September, sits it again in two weeks.',
  )
}
