import type { AnswerValue, QuestionBody, QuestionKey } from '@/db/tables/assessment'

const index = (raw: unknown) => (typeof raw === 'string' && /^\d+$/.test(raw) ? Number(raw) : -1)
const listed = (raw: unknown): unknown[] => (raw === undefined ? [] : [raw].flat())

/**
 * A question's answer as its form fields say it: `name` for one value, `name` repeated for a
 * multiple choice, `name-0`, `name-1`, … for each place of an order or each left side of a
 * matching. Nothing chosen is null.
 */
export function answerIn(
  body: QuestionBody,
  fields: Record<string, unknown>,
  name: string,
): AnswerValue {
  const raw = fields[name]
  switch (body.kind) {
    case 'single':
      return index(raw) < 0 ? null : index(raw)
    case 'multiple': {
      const chosen = listed(raw).map(index)
      return chosen.length ? chosen : null
    }
    case 'boolean':
      return raw === 'true' ? true : raw === 'false' ? false : null
    case 'ordering':
    case 'matching': {
      const places = body.kind === 'ordering' ? body.options : body.left
      const chosen = places.map((_, i) => index(fields[`${name}-${i}`]))
      return chosen.some((i) => i >= 0) ? chosen : null
    }
    default:
      return typeof raw === 'string' && raw.trim() !== '' ? raw.replaceAll('\r\n', '\n') : null
  }
}

const longest = 20_000
const isIndex = (value: unknown, count: number, from = 0) =>
  Number.isInteger(value) && (value as number) >= from && (value as number) < count

/**
 * What is wrong with an answer's shape for its question, or undefined: a save that could never have
 * come from the page is not stored.
 */
export function misshapen(body: QuestionBody, value: AnswerValue): string | undefined {
  if (value === null) return
  const list = Array.isArray(value) ? value : undefined
  switch (body.kind) {
    case 'single':
      return isIndex(value, body.options.length) ? undefined : 'Choose one of the options.'
    case 'multiple':
      return list?.every((i) => isIndex(i, body.options.length)) &&
        new Set(list).size === list.length
        ? undefined
        : 'Choose among the options.'
    case 'boolean':
      return typeof value === 'boolean' ? undefined : 'Choose true or false.'
    case 'ordering':
      return list?.length === body.options.length &&
        list.every((i) => isIndex(i, body.options.length, -1))
        ? undefined
        : 'Give every place one option.'
    case 'matching':
      return list?.length === body.left.length &&
        list.every((i) => isIndex(i, body.right.length, -1))
        ? undefined
        : 'Give every line one partner.'
    case 'numeric':
      return typeof value === 'number' ? undefined : tooLong(value, 100)
    case 'essay':
      return tooLong(value, longest)
    default:
      return tooLong(value, 2000)
  }
}

function tooLong(value: AnswerValue, letters: number): string | undefined {
  if (typeof value !== 'string') return 'Write the answer as text.'
  return value.length <= letters
    ? undefined
    : `Keep it under ${letters.toLocaleString('en')} letters; this has ${value.length.toLocaleString('en')}.`
}

/** How many words a text has, as the learner and the marker count them. */
export const wordsIn = (text: string) => text.trim().split(/\s+/u).filter(Boolean).length

const mapped = (value: AnswerValue, to: (i: number) => number): AnswerValue => {
  if (Array.isArray(value)) return value.map((i) => (i < 0 ? -1 : to(i)))
  return typeof value === 'number' ? to(value) : value
}
const hasOptions = (body: QuestionBody) => body.kind === 'matching' || 'options' in body

/**
 * An answer travels in the order the learner was shown, and is kept in the order the options were
 * written: the written order would give away an ordering, and often the right choice. `options` is
 * the order drawn.
 */
export const asWritten = (
  body: QuestionBody,
  options: readonly number[],
  value: AnswerValue,
): AnswerValue => (hasOptions(body) ? mapped(value, (i) => options[i] ?? -1) : value)
export const asShown = (
  body: QuestionBody,
  options: readonly number[],
  value: AnswerValue,
): AnswerValue => (hasOptions(body) ? mapped(value, (i) => options.indexOf(i)) : value)

/** A question's body as it travels to a learner: options in the order drawn. */
export function bodyShown(body: QuestionBody, options: readonly number[]): QuestionBody {
  if (body.kind === 'matching')
    return { ...body, right: options.map((i) => body.right[i] as string) }
  return 'options' in body
    ? { ...body, options: options.map((i) => body.options[i] as string) }
    : body
}

const yesNo = (value: boolean) => (value ? 'True' : 'False')
/**
 * An answer kept, in words: one line per choice, place or pair; empty when nothing was answered.
 */
export function inWords(body: QuestionBody, value: AnswerValue): string[] {
  if (value === null || value === '') return []
  const list = Array.isArray(value) ? value : typeof value === 'number' ? [value] : []
  switch (body.kind) {
    case 'single':
    case 'multiple':
      return list.map((i) => body.options[i] ?? '?')
    case 'ordering':
      return list.map((i, place) => `${place + 1}. ${body.options[i] ?? '–'}`)
    case 'matching':
      return body.left.map((left, i) => `${left} → ${body.right[list[i] ?? -1] ?? '–'}`)
    case 'boolean':
      return typeof value === 'boolean' ? [yesNo(value)] : []
    case 'numeric':
      return [`${value}${body.unit && !String(value).includes(body.unit) ? ` ${body.unit}` : ''}`]
    default:
      return [String(value)]
  }
}

/**
 * The key in words, for after posting. Several lines for a text or command are forms that are all
 * accepted.
 */
export function keyInWords(body: QuestionBody, key: QuestionKey): string[] {
  switch (key.kind) {
    case 'single':
    case 'boolean':
      return inWords(body, key.correct)
    case 'multiple':
      return inWords(body, key.correct)
    case 'numeric':
      return inWords(body, key.tolerance ? `${key.value} ± ${key.tolerance}` : `${key.value}`)
    case 'text':
    case 'command':
      return key.accepted
    case 'ordering':
      return inWords(body, body.kind === 'ordering' ? body.options.map((_, i) => i) : null)
    case 'matching':
      return inWords(body, key.pairs)
    case 'essay':
      return [key.model]
  }
}
