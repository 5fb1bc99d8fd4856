/** A search-index phrase in which every word may be a beginning. */
export const prefixes = (text: string): string =>
  (text.match(/[\p{L}\p{N}]+/gu) ?? ['_']).map((word) => `"${word}"*`).join(' ')
