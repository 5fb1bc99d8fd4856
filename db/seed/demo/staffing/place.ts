import { person } from '../../../tables/people'
import { placement, placementCheck } from '../../../tables/staffing'
import type { People } from '../people'
import type { Rows } from '../rows'
import type { When } from '../when'
import type { Teams } from './teams'

/**
 * Grace has shown three of six things and is told what is left; Callum's time is shared between two
 * customers; Piotr leaves in seven weeks.
 */
export function tellPlacing(rows: Rows, when: When, people: People, teams: Teams): void {
  const places = rows.of(placement)
  const grace = places.find((it) => it.personId === people.grace && it.kind === 'shadow')
  if (grace) {
    const about = {
      person: people.grace,
      team: grace.teamId,
      position: grace.positionId,
      placement: grace.id,
    }
    const shown = [
      [
        'rings',
        -6,
        'Answered ten calls within three rings, and said who they are',
        'Ten of eleven; the eleventh rang while she was on the first.',
      ],
      ['transfer', -4, 'Carried five problems to the end with at most one transfer', ''],
      [
        'runbook',
        -1,
        'Worked through the customer’s runbook on a quiet shift',
        'Found two phone numbers that were out of date.',
      ],
    ] as const
    for (const [line, day, text, note] of shown) {
      const at = when.at(day, 16, 20)
      rows.add(placementCheck, { placementId: grace.id, line, signedById: people.hana, at, note })
      rows.tell(at, people.hana, 'shadow.checked', about, { line: text, done: true, note })
    }
  }
  for (const it of places.filter((one) => one.personId === people.callum))
    it.percent = it.teamId === teams.team.KES ? 60 : 40
  const piotr = rows.of(person).find((it) => it.id === people.piotr)
  if (piotr) {
    piotr.leftOn = when.day(49)
    rows.tell(
      when.at(-3, 9, 10),
      null,
      'person.recorded',
      { person: people.piotr },
      { before: { leftOn: null }, after: { leftOn: when.day(49) } },
    )
  }
}
