import { type Day, spoken } from '../../../calendar'
import type { Status, Terms } from '../../validity/rules/validity'
import type { Tone } from '../../validity/rules/words'

/** One award, and the status it alone would give its holding today. */
type Award = {
  today: Day
  validFrom: Day
  validUntil: Day | null
  revokedOn: Day | null
  /** The code of a newer award of the same holding. */
  renewedBy: string | null
  terms: Terms
  status: Status
}
type VerifiedState =
  | 'valid'
  | 'not valid yet'
  | 'grace'
  | 'expired'
  | 'revoked'
  | 'suspended'
  | 'superseded'

type Verified = { state: VerifiedState; tone: Tone; because: string; counts: boolean }
const not = (state: VerifiedState, tone: Tone, because: string): Verified => ({
  state,
  tone,
  because,
  counts: false,
})

/**
 * The status of this one award today, as strangers read it: without the reasons of a suspension or
 * a revocation.
 */
export function verifiedAs(it: Award): Verified {
  const { today, revokedOn, renewedBy, validFrom, validUntil, status } = it
  if (revokedOn !== null && revokedOn <= today)
    return not('revoked', 'bad', `It was revoked on ${spoken(revokedOn)} and does not count.`)
  if (renewedBy)
    return not('superseded', 'plain', 'A newer award of the same certification took its place.')
  if (validFrom > today)
    return not('not valid yet', 'due', `It is valid from ${spoken(validFrom)}.`)
  switch (status.word) {
    case 'lapsed':
      return not('expired', 'bad', validUntil ? `It was valid until ${spoken(validUntil)}.` : '')
    case 'suspended':
      return not('suspended', 'bad', 'It is suspended and does not count at present.')
    case 'grace':
      return { state: 'grace', tone: 'due', because: status.because, counts: status.counts }
    default:
      return status.counts ? valid(it) : not('superseded', 'plain', status.because)
  }
}

function valid({ validUntil, terms: { successor, sunsetOn } }: Award): Verified {
  const until =
    validUntil === null
      ? 'No end of its validity is known.'
      : `It is valid until ${spoken(validUntil)}, that day included.`
  const counted = sunsetOn ? `; it counts until ${spoken(sunsetOn)}` : ''
  const replaced = successor ? ` ${successor} replaces it${counted}.` : ''
  return { state: 'valid', tone: 'good', because: until + replaced, counts: true }
}
