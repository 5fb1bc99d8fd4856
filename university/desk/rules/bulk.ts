import { type Actor, is } from '../../actor'
import { no, type Verdict, yes } from '../../at'
import { addDays, type Day, spoken } from '../../calendar'
import { mayAward, mayRevoke } from '../../certification/awards/rules/decisions'
import type { Status } from '../../certification/validity/rules/validity'
import type { Act } from './desk'

/**
 * The most rows of one act: what a person can still look through, and one transaction carries
 * without making others wait.
 */
export const atMost = 500

export type BulkRow = {
  holdingId: number
  personId: number
  status: Status
  mustHoldBy?: Day | null
}

/**
 * When a required renewal is due: on one day for all, or for each on the day before theirs ends.
 */
export type Due = { dueOn: Day | null }

/**
 * When a renewal is due for a row: the day chosen, or the day before its end. Null: there is none.
 */
export const dueFor = (status: Status, { dueOn }: Due): Day | null =>
  dueOn ?? (status.until === null ? null : addDays(status.until, -1))

/**
 * A required renewal: of something that ends or ended, due today or later. Anyone may be required
 * to, the registrar too.
 */
function mayRequire(
  actor: Actor,
  { status, mustHoldBy }: Pick<BulkRow, 'status' | 'mustHoldBy'>,
  due: Due,
  today: Day,
): Verdict {
  if (!is(actor, 'registrar')) return no('Only the registrar makes requirements here.')
  if (status.word === 'revoked')
    return no('It was revoked: award it anew before renewal can be required.')
  if (status.word === 'superseded' && !status.counts)
    return no('It is replaced and no longer counts: require its successor.')
  if (status.counts && status.until === null)
    return no('It has no end, so there is nothing to renew.')
  const on = dueFor(status, due)
  if (on === null) return no('No end is known. Choose a day.')
  if (on < today)
    return no(
      due.dueOn
        ? 'The day chosen is past.'
        : `It ends ${spoken(status.until as Day)}, so the day before is past. Choose a day.`,
    )
  return mustHoldBy && mustHoldBy <= on
    ? no(`It is required by ${spoken(mustHoldBy)} already.`)
    : yes
}

/** One row of a bulk act, by the rule that decides it alone. */
export function mayBulk(actor: Actor, act: Act, row: BulkRow, due: Due): Verdict {
  if (act === 'renew') return mayRequire(actor, row, due, actor.today)
  return act === 'award' ? mayAward(actor, row.personId, row.status) : mayRevoke(actor, row)
}

/**
 * What a row looked like when it was previewed: a short fingerprint of everything the decision
 * rests on.
 */
export function printOf(
  { holdingId, status }: Pick<BulkRow, 'holdingId' | 'status'>,
  awardId: number | null,
): string {
  const text = [holdingId, awardId, status.word, status.counts, status.until].join('|')
  let hash = 0x811c9dc5
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193)
  return (hash >>> 0).toString(36)
}

/** What a form carries from the preview to the act: each holding with its fingerprint. */
export const packed = (rows: readonly { holdingId: number; print: string }[]) =>
  rows.map((it) => `${it.holdingId}:${it.print}`).join(' ')
export function unpacked(text: string): Map<number, string> {
  const pairs = text
    .split(/\s+/)
    .flatMap((one) =>
      /^\d{1,12}:[a-z0-9]{1,12}$/.test(one) ? [one.split(':') as [string, string]] : [],
    )
  return new Map(pairs.map(([id, print]) => [Number(id), print]))
}

/** Why a row is left out of an act: it is not what was looked at. */
export const changedSince = (status: Status) =>
  `Changed since the preview: it is now ${status.word}. Look again, then decide.`
