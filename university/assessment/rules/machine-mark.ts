import type { AnswerValue, QuestionBody, QuestionKey } from '@/db/tables/assessment'

/** Outer space cut and inner runs of space folded; with 'case' lower-cased too. */
function normalised(text: string, how: 'space' | 'case'): string {
  const folded = text.normalize('NFC').trim().replace(/\s+/gu, ' ')
  return how === 'case' ? folded.toLowerCase() : folded
}

/**
 * A number as people type it: "1,024" groups by three, "3,5" is a decimal comma, the question's
 * unit may follow. Undefined: not a number.
 */
export function numberIn(text: string, unit = ''): number | undefined {
  let it = text.trim()
  if (unit && it.toLowerCase().endsWith(unit.toLowerCase())) it = it.slice(0, -unit.length).trim()
  it = it.replace(/\s/gu, '').replace('−', '-')
  it = /^[+-]?\d{1,3}(,\d{3})+(\.\d+)?$/.test(it)
    ? it.replaceAll(',', '')
    : it.replace(/,(?=\d*$)/, '.')
  return /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(it) ? Number(it) : undefined
}

/** Whether anything was answered at all: an empty text or an untouched order is not an answer. */
function isAnswered(value: AnswerValue | undefined): boolean {
  if (value === null || value === undefined) return false
  if (typeof value === 'string') return value.trim() !== ''
  return Array.isArray(value) ? value.some((i) => i >= 0) : true
}

/**
 * How partial credit is counted, as the learner is told before answering. `credit` is the rule a
 * multiple choice names.
 */
export function creditRule(kind: QuestionBody['kind'], credit: string | null): string | undefined {
  if (kind === 'multiple')
    return credit === 'right-minus-wrong'
      ? 'Each right choice counts, each wrong one counts against it.'
      : 'All right choices and no other, or nothing.'
  if (kind === 'ordering') return 'The whole order, or nothing.'
  if (kind === 'matching') return 'Each right pair counts.'
}

const sameSet = (a: readonly number[], b: readonly number[]) =>
  a.length === b.length && a.every((i) => b.includes(i))

/** The share of the points an answer earns, 0 to 1; undefined for what only a person can mark. */
function share(body: QuestionBody, key: QuestionKey, value: AnswerValue): number | undefined {
  const list = Array.isArray(value) ? value : []
  switch (key.kind) {
    case 'single':
    case 'boolean':
      return Number(value === key.correct)
    case 'multiple': {
      const chosen = [...new Set(list)]
      if (key.credit === 'all-or-nothing') return Number(sameSet(chosen, key.correct))
      const right = chosen.filter((i) => key.correct.includes(i)).length
      return Math.max(0, (right - (chosen.length - right)) / key.correct.length)
    }
    case 'numeric': {
      const given =
        typeof value === 'string'
          ? numberIn(value, body.kind === 'numeric' ? body.unit : '')
          : value
      // A little room for what binary fractions cannot say: 0.3 is within 0.1 of 0.2.
      return Number(
        typeof given === 'number' &&
          Math.abs(given - key.value) <= key.tolerance + 1e-9 * Math.max(1, Math.abs(key.value)),
      )
    }
    case 'text':
      return Number(
        typeof value === 'string' &&
          key.accepted.some(
            (form) => normalised(form, key.normalise) === normalised(value, key.normalise),
          ),
      )
    case 'command':
      return Number(
        typeof value === 'string' &&
          key.accepted.some((form) => normalised(form, 'space') === normalised(value, 'space')),
      )
    case 'ordering':
      return Number(
        body.kind === 'ordering' &&
          list.length === body.options.length &&
          list.every((option, place) => option === place),
      )
    case 'matching':
      return key.pairs.filter((right, left) => list[left] === right).length / key.pairs.length
    case 'essay':
      return undefined
  }
}

/**
 * Points for an answer, or null where a person must mark it. What was left empty earns nothing and
 * needs no marker.
 */
export function machineMark(
  body: QuestionBody,
  key: QuestionKey,
  possible: number,
  value: AnswerValue | undefined,
): number | null {
  if (!isAnswered(value)) return 0
  const earned = share(body, key, value as AnswerValue)
  return earned === undefined ? null : earned * possible
}
