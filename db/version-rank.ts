/**
 * A version as a number that grows: its first number times a thousand plus its second. 'RHEL 9' is
 * 9000, '9.3' 9003, 'V8' 8000. Null where no number is named, so that nobody guesses. An in-house
 * award's rank is its rule's number times a thousand.
 */
export function rankOf(version: string | null | undefined): number | null {
  const found = /(\d{1,6})(?:\.(\d+))?/.exec(version ?? '')
  return found ? Number(found[1]) * 1000 + Math.min(999, Number(found[2] ?? 0)) : null
}
