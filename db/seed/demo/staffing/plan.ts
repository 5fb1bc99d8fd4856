import { position, positionRequirement } from '../../../tables/staffing'
import { type Certifications, certificationOf } from '../certification/certifications'
import type { People } from '../people'
import type { Rows } from '../rows'
import { companyZone, instantIn, type When } from '../when'
import type { Teams } from './teams'

/** Until when nothing of this counts: the positions open so many days from now. */
const opensIn = 45

/**
 * Morrow Health grows: two positions that open in six weeks. Everyone by day who qualifies is
 * needed already, so one place stays empty however anyone moves, and one exam by somebody with room
 * would fill it.
 */
export function tellGrowth({
  rows,
  when,
  people,
  certifications,
  teams,
}: {
  rows: Rows
  when: When
  people: People
  certifications: Certifications
  teams: Teams
}): void {
  const teamId = teams.team.MOR as number
  const from = when.day(opensIn)
  const at = instantIn(companyZone, when.day(-3), 11)
  const grow = (title: string, asks: string[], criticality: number) => {
    const positionId = rows.add(position, {
      teamId,
      kind: 'technician',
      title,
      ordinal: 1,
      site: 'San Antonio',
      shift: 'day',
      criticality,
      from,
    })
    rows.tell(
      at,
      people.marisol,
      'position.recorded',
      { team: teamId, position: positionId },
      { title, from },
    )
    for (const [g, name] of asks.entries()) {
      const wanted = {
        certificationId: certificationOf(certifications, name).id,
        decidedById: people.marisol,
        because: 'Morrow Health opens a second building.',
      }
      rows.add(positionRequirement, { positionId, group: g + 1, from, ...wanted })
    }
  }
  grow('Second building, days', ['RHCSA'], 3)
  grow('Second building, storage', ['RHCSA'], 2)
}
