/** One small fault put into a rule: what stands between `start` and `end` becomes `text`. */
export type Mutant = { start: number; end: number; text: string; line: number; change: string }

type Frame = 'code' | 'template'

/** Where a comment or a quoted string ends that begins at `i`; `i` where none begins there. */
function endOfQuiet(text: string, i: number): number {
  if (text.startsWith('//', i)) return (text.indexOf('\n', i) + 1 || text.length + 1) - 1
  if (text.startsWith('/*', i)) return text.indexOf('*/', i) + 2
  const quote = text[i]
  if (quote !== "'" && quote !== '"') return i
  let at = i + 1
  while (at < text.length && text[at] !== quote) at += text[at] === '\\' ? 2 : 1
  return at + 1
}

/** Where a regular expression ends that begins at `i`; `i` where none does. */
function endOfRegex(text: string, i: number): number {
  if (text[i] !== '/' || !/[(,=:[!&|?{};>]\s*$/.test(text.slice(Math.max(0, i - 8), i))) return i
  let at = i + 1
  let inClass = false
  while (at < text.length && (text[at] !== '/' || inClass)) {
    if (text[at] === '\\') at++
    else if (text[at] === '[') inClass = true
    else if (text[at] === ']') inClass = false
    at++
  }
  return at + 1
}

/** The text with everything blanked that is no code: comments, strings, regular expressions. */
export function codeOnly(text: string): string {
  const out: string[] = [...text].map((one) => (one === '\n' ? '\n' : ' '))
  const frames: Frame[] = ['code']
  let i = 0
  /** What a template literal holds beside code: the code inside it is entered as a frame. */
  const inTemplate = () => {
    if (text.startsWith('${', i)) frames.push('code')
    if (text[i] === '`') frames.pop()
    i += text[i] === '\\' || text.startsWith('${', i) ? 2 : 1
  }
  while (i < text.length) {
    if (frames.at(-1) === 'template') {
      inTemplate()
      continue
    }
    const past = Math.max(endOfQuiet(text, i), endOfRegex(text, i))
    if (past > i) {
      i = past
      continue
    }
    const one = text[i] ?? ''
    if (one === '`') frames.push('template')
    if (one === '{') frames.push('code')
    if (one === '}' && frames.length > 1) frames.pop()
    out[i] = one
    i++
  }
  return out.join('')
}

const operators: Record<string, string> = {
  '<': '<=',
  '<=': '<',
  '>': '>=',
  '>=': '>',
  '===': '!==',
  '!==': '===',
  '&&': '||',
  '||': '&&',
}

/** Where the parenthesis that opens at `open` closes. */
function closing(code: string, open: number): number {
  let depth = 0
  for (let i = open; i < code.length; i++) {
    if (code[i] === '(') depth++
    if (code[i] === ')' && --depth === 0) return i
  }
  return -1
}

/**
 * Every mutant of a file: each comparison moved by its boundary or turned round, each `&&` and `||`
 * exchanged, each condition of an `if` dropped, each step of one day left out. Operators stand
 * between spaces here, as the formatter writes them, so that no type argument is meant.
 */
export function mutantsOf(text: string): Mutant[] {
  const code = codeOnly(text)
  const lineAt = (at: number) => text.slice(0, at).split('\n').length
  const found: Mutant[] = []
  const add = (start: number, end: number, to: string) => {
    const from = text.slice(start, end).replace(/\s+/g, ' ')
    const change = `${from} → ${to}`
    found.push({ start, end, text: to, line: lineAt(start), change })
  }
  for (const m of code.matchAll(/(?<=\s)(<=|>=|===|!==|<|>|&&|\|\|)(?=\s)/g)) {
    const to = operators[m[1] ?? '']
    if (to) add(m.index, m.index + (m[1] ?? '').length, to)
  }
  for (const m of code.matchAll(/\bif \(/g)) {
    const open = m.index + 3
    const end = closing(code, open)
    if (end > 0) add(open + 1, end, 'false')
  }
  for (const m of code.matchAll(/\baddDays\([^,()]+, (-?1)\)/g)) {
    const start = m.index + m[0].length - 1 - (m[1] ?? '').length
    add(start, start + (m[1] ?? '').length, '0')
  }
  return found.sort((a, b) => a.start - b.start)
}

/** A small number made of a text, the same on every run. */
function hashOf(text: string): number {
  let hash = 2_166_136_261
  for (const one of text) hash = Math.imul(hash ^ (one.codePointAt(0) ?? 0), 16_777_619) >>> 0
  return hash
}

/** So many of them, chosen by chance that is the same on every run. */
export const sampled = (path: string, all: readonly Mutant[], most: number): Mutant[] =>
  [...all]
    .sort((a, b) => hashOf(`${path}${a.start}${a.text}`) - hashOf(`${path}${b.start}${b.text}`))
    .slice(0, most)
    .sort((a, b) => a.start - b.start)
