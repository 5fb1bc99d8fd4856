import type { Shift } from '@/db/tables/people'
import { addDays, type Day, sayDay } from '../../../calendar'
import { sayOffShiftOrSite } from '../../eligibility/rules/off-terms'

/**
 * What opens a position, as the search found it. `skill`: what is asked for; `held`: the
 * certification that stops; `fits`: of a change, what it asks and what the person is.
 */
export type Fall = {
  day: Day
  cause: string
  last: Day | null
  person: string | null
  skill: string
  held: string
  fits?: Fits
}
type Fits = { shift: Shift | null; site: string; works: Shift | null; sits: string | null }

/** What of the position's shift and site its person does not fit; '' where they do. */
const sayMisfit = ({ shift, site, works, sits }: Fits): string =>
  works ? sayOffShiftOrSite({ shift: works, site: sits ?? '' }, { shift, site }).join('; ') : ''

/** One sentence: whose what ends, and with which last good day. */
export function sayFall({ day, cause, last, person, skill, held, fits }: Fall): string {
  const until = sayDay(addDays(day, -1))
  const misfit = fits ? sayMisfit(fits) : ''
  switch (cause) {
    case 'lapse':
      return `${held} of ${person} ends ${until}`
    case 'revoked':
      return `${held} of ${person} is revoked on ${sayDay(day)}`
    case 'suspended':
      return `${held} of ${person} is suspended from ${sayDay(day)}`
    case 'sunset':
      return `${held} counts no more after ${until}: ${person} holds it`
    case 'asks more':
      return skill
        ? `The position asks for ${skill} from ${sayDay(day)}; ${person} does not hold it`
        : `The position asks for more proficiency from ${sayDay(day)} than ${person} has`
    case 'new terms':
      return `The position changes on ${sayDay(day)}: ${person} ${misfit || 'no longer fits it'}`
    case 'exception ends':
      return `The exception for ${person} ends ${until}; ${skill ? `${skill} is not held` : misfit || 'the proficiency asked for is not reached'}`
    case 'leaves':
      return `${person} leaves the company on ${until}`
    case 'placement ends':
      return `The placement of ${person} ends ${until}`
    case 'starts uncertified':
      return `${person} begins on ${sayDay(day)} ${skill ? `without ${skill}` : misfit ? `and ${misfit}` : 'below the proficiency the position asks for'}`
    case 'away':
      return `${person} is away from ${sayDay(day)}${last ? ` to ${sayDay(last)}` : ''}`
    default:
      return `The position opens on ${sayDay(day)} and nobody is placed in it`
  }
}

/** A cause as a word for a filter or a status. */
export const causeWord: Record<string, string> = {
  lapse: 'Lapse',
  revoked: 'Revocation',
  suspended: 'Suspension',
  sunset: 'Sunset',
  'asks more': 'New requirement',
  'new terms': 'No longer fits',
  'exception ends': 'Exception ends',
  leaves: 'Leaver',
  'placement ends': 'Placement ends',
  'starts uncertified': 'Begins uncertified',
  away: 'Time away',
  'opens empty': 'Opens empty',
}
