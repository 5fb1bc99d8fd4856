import { type AnyDay, type Lasting, lastsOn } from './day-sql'

/** SQL: a person is placed on a day, in full or as a shadow. */
export const placedOn = (placement: Lasting, day: AnyDay) => lastsOn(placement, day)

/** SQL: a position is open on a day, on these terms. */
export const openOn = (position: Lasting, day: AnyDay) => lastsOn(position, day)
