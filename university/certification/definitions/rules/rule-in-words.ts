import { type Day, spoken } from '../../../calendar'
import type { IssuerFacts } from '../../requirements/rules/facts'
import { type Requirement, rotationsOf, wordsOf } from '../../requirements/rules/requirements'
import type { Term, Terms } from '../../validity/rules/validity'
import { monthsText, validityWords } from '../../validity/rules/words'

const nth = (n: number) =>
  `${n}${n % 100 > 10 && n % 100 < 14 ? 'th' : (['th', 'st', 'nd', 'rd'][n % 10] ?? 'th')}`
/** Which renewals a rotation is for: "1st, 3rd, 5th … renewal". */
export function turnWords(rotation: number, of: number): string {
  const first = rotation === 0 ? of : rotation
  return `${[first, first + of, first + 2 * of].map(nth).join(', ')} … renewal`
}

/** Requirements in words, group by group: "Pass A or pass B; and C". */
export function takes(requirements: readonly Requirement[]): string[] {
  const rotations = rotationsOf(requirements)
  return [...new Set(requirements.map((it) => `${it.rotation} ${it.group}`))].map((key) => {
    const any = requirements.filter((it) => `${it.rotation} ${it.group}` === key)
    const rotation = any[0]?.rotation ?? null
    const said = any.map(wordsOf).join(' or ')
    return rotation === null ? said : `${turnWords(rotation, rotations)}: ${said}`
  })
}

export type Rule = {
  terms: Terms
  byDate: readonly Term[]
  requirements: readonly Requirement[]
  facts?: IssuerFacts
  checkedOn?: Day | null
}

const methods = {
  completion: 'From the day it is passed',
  anchored: 'From the old end, where renewed in the window',
  fixed: 'To a fixed day',
} as const
const days = (n: number) => `${n} ${n === 1 ? 'day' : 'days'}`
const months = (n: number) => (n ? monthsText(n) : 'none')

/** Everything a rule says, as label and text: for reading, and for telling what changed. */
export function described({
  terms,
  byDate,
  requirements,
  facts,
  checkedOn,
}: Rule): [string, string][] {
  const hasEnd = terms.validityMonths !== null || byDate.length > 0
  const by = (purpose: Requirement['purpose']) =>
    takes(requirements.filter((it) => it.purpose === purpose)).join('; ')
  const said: [string, string | false | null | undefined][] = [
    ['Lasts', validityWords(terms, byDate)],
    ['Expiry', hasEnd && methods[terms.method]],
    ['Fixed day', terms.method === 'fixed' && terms.fixedBase && spoken(terms.fixedBase)],
    [
      'At least',
      terms.method === 'fixed' &&
        terms.minimumActiveMonths !== null &&
        `${monthsText(terms.minimumActiveMonths)} after it is earned`,
    ],
    ['Window', hasEnd && months(terms.windowMonths)],
    ['Early credit', hasEnd && days(terms.earlyCreditDays)],
    [
      'Grace',
      terms.graceDays > 0 &&
        `${days(terms.graceDays)}, which ${terms.graceCounts ? 'count' : 'do not count'} for a position`,
    ],
    ['To earn', by('earn')],
    ['To renew', by('renew')],
    ['If late', by('late')],
    [
      'Late path',
      terms.lateMonths != null &&
        `for ${monthsText(terms.lateMonths)} after the end; then it is earned anew`,
    ],
    ['Replaced by', terms.successor],
    ['Counts until', terms.sunsetOn && spoken(terms.sunsetOn)],
    ['Issuer’s rule', facts?.validityRule],
    ['Issuer’s ways to renew', facts?.renewal?.map((it) => it.detail).join(' ')],
    ['After the end', facts?.afterExpiry],
    ['When a version is retired', facts?.onVersionRetirement],
    [
      'Exams',
      facts?.exams
        ?.map((it) =>
          [it.code, it.version ?? it.title, it.status, it.passing].filter(Boolean).join(' '),
        )
        .join('; '),
    ],
    [
      'Issuer’s words',
      facts?.holderTerms &&
        [facts.holderTerms.good, facts.holderTerms.lapsed, facts.holderTerms.removed]
          .filter(Boolean)
          .join(', '),
    ],
    [
      'How well it is known',
      facts?.evidence &&
        Object.entries(facts.evidence)
          .map(([what, grade]) => `${what} ${grade}`)
          .join(', '),
    ],
    ['Cautions', facts?.cautions?.join(' ')],
    ['Sources', facts?.sources?.join(' ')],
    ['Checked on', checkedOn && spoken(checkedOn)],
  ]
  return said.flatMap(([label, text]) => (text ? [[label, text] as [string, string]] : []))
}

export type Change = { what: string; before: string; after: string }
/** What one rule says that the other does not. */
export function changes(before: Rule, after: Rule): Change[] {
  const [old, now] = [new Map(described(before)), new Map(described(after))]
  const labels = [...new Set([...old.keys(), ...now.keys()])]
  return labels
    .filter((what) => old.get(what) !== now.get(what))
    .map((what) => ({
      what,
      before: old.get(what) ?? 'nothing',
      after: now.get(what) ?? 'nothing',
    }))
}
