import { expect, test } from 'vitest'
import { codeOnly, mutantsOf, sampled } from './mutants'

const rule = `// a < b is only said
import type { Day } from './calendar'
/* if (x) return */
export function may(day: Day, until: Map<string, Day>): boolean {
  if (day > '2026 < 2027' && !/a > b/.test(day)) return false
  return \`\${day >= until.get('<= x') ? 'a === b' : ''}\` !== '' || addDays(day, 1) === day
}
`

test('each comparison, connection, condition and step of a day is one mutant', () => {
  expect(mutantsOf(rule).map(({ line, change }) => `${line}: ${change}`)).toEqual([
    "5: day > '2026 < 2027' && !/a > b/.test(day) → false",
    '5: > → >=',
    '5: && → ||',
    '6: >= → >',
    '6: !== → ===',
    '6: || → &&',
    '6: 1 → 0',
    '6: === → !==',
  ])
})
test('comments, strings, regular expressions and types are left alone', () => {
  const code = codeOnly(rule)
  expect(code).toHaveLength(rule.length)
  expect(code).not.toMatch(/said|2027|a > b|<= x|a === b/)
  expect(code).toContain('day >= until.get(')
})
test('a sample is the same on every run, and no larger than asked', () => {
  const all = mutantsOf(rule)
  expect(sampled('a.ts', all, 3)).toEqual(sampled('a.ts', all, 3))
  expect(sampled('a.ts', all, 3)).toHaveLength(3)
  expect(sampled('a.ts', all, 99)).toEqual(all)
})
