/** Accents and case aside: "Łukasz" keeps its own letter, "Åsa" is "asa". */
export const plain = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()

/**
 * The words of a search, as the index cuts them: letters and digits. Eight at most, so that nobody
 * asks for a thousand.
 */
export function wordsIn(text: string): string[] {
  return (text.normalize('NFC').match(/[\p{L}\p{N}]+/gu) ?? [])
    .slice(0, 8)
    .map((word) => word.slice(0, 40))
}

/**
 * Every word as the beginning of one, quoted: what was typed is never read as an operator of the
 * index.
 */
export const matchOf = (words: readonly string[]) => words.map((word) => `"${word}"*`).join(' ')

const numbers = [
  'no',
  'one',
  'two',
  'three',
  'four',
  'five',
  'six',
  'seven',
  'eight',
  'nine',
  'ten',
  'eleven',
  'twelve',
]
/** Small numbers as words, in the middle of a sentence. */
export const inWords = (n: number) => numbers[n] ?? n.toLocaleString('en-US')
/** "one team", "three teams", "no teams". */
export const some = (n: number, one: string, many = `${one}s`): string =>
  `${inWords(n)} ${n === 1 ? one : many}`
export const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1)
export const ordinal = (n: number) =>
  [
    '',
    'First',
    'Second',
    'Third',
    'Fourth',
    'Fifth',
    'Sixth',
    'Seventh',
    'Eighth',
    'Ninth',
    'Tenth',
  ][n] ?? `Number ${n}`
