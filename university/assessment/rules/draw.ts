import type { QuestionBody } from '@/db/tables/assessment'

/** Numbers in [0, 1) that the same seed always repeats (mulberry32). */
function numbersFrom(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = Math.imul(state ^ (state >>> 15), state | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296
  }
}

/** Fisher and Yates, on a copy. */
function shuffled<T>(list: readonly T[], next: () => number): T[] {
  const it = [...list]
  for (let i = it.length - 1; i > 0; i--) {
    const j = Math.floor(next() * (i + 1))
    ;[it[i], it[j]] = [it[j] as T, it[i] as T]
  }
  return it
}

/**
 * How many things of a question have an order that can be drawn: the options, or the right column
 * of a matching.
 */
function optionCount(body: QuestionBody): number {
  if (body.kind === 'matching') return body.right.length
  return 'options' in body ? body.options.length : 0
}

export type Drawable = { versionId: number; body: QuestionBody }
export type Drawn = { versionId: number; options: number[] }

/**
 * The questions of one attempt, in the order shown, each with the order of its options: `count` of
 * the bank, then the ones every attempt contains. The bank is sorted first, so the same seed over
 * the same versions draws the same paper.
 */
export function drawPaper(
  seed: number,
  bank: readonly Drawable[],
  always: readonly Drawable[],
  count: number,
): Drawn[] {
  const next = numbersFrom(seed)
  const byId = [...bank].sort((a, b) => a.versionId - b.versionId)
  return [...shuffled(byId, next).slice(0, count), ...always].map(({ versionId, body }) => ({
    versionId,
    options: shuffled(
      Array.from({ length: optionCount(body) }, (_, i) => i),
      next,
    ),
  }))
}
