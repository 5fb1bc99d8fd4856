// The issuer's words as lines of a form, and back: what a registrar can read and correct without
// knowing how it is kept.
import { z } from 'zod'
import { isDay } from '../../../calendar'
import { day } from '../../../input'
import type { IssuerFacts } from '../../requirements/rules/facts'

/** What is not sent stays as it was; what is sent empty is taken away. */
const words = (most = 1000) =>
  z.string().trim().max(most, `keep it under ${most} letters`).optional()

/** What is told of an outside certification besides its rule. Lists are one entry a line. */
export const issuerWords = z.object({
  checkedOn: z.union([z.literal(''), day]).optional(),
  validityRule: words(),
  renewalWays: words(3000),
  afterExpiry: words(),
  graceNote: words(),
  onVersionRetirement: words(),
  holderGood: words(60),
  holderLapsed: words(60),
  holderRemoved: words(60),
  /** `EX294`, `EX300 retired 2020-10-01`, `AWS: SAA-C03`. */
  codes: words(2000),
  /** `EX200 | RHEL 10 | current | hands-on | 180 | 210 of 300` */
  exams: words(4000),
  grades: words(1000),
  sources: words(4000),
  cautions: words(4000),
})
export type IssuerWords = z.infer<typeof issuerWords>
export type Code = { issuer: string; code: string; retiredOn: string | null }

const lines = (text = '') =>
  text
    .split(/\r?\n/)
    .map((it) => it.trim())
    .filter(Boolean)
const pair = (text: string, or: string): [string, string] => {
  const [, head, rest] = /^([\w-]{1,40}):\s+(.*)$/.exec(text) ?? []
  return head && rest ? [head, rest] : [or, text]
}

/** What is wrong with the words, by field. */
export function troublesOfWords(
  it: IssuerWords,
  today: string,
  issuer: string,
): Record<string, string> {
  const wrong: Record<string, string> = {}
  if (it.checkedOn && it.checkedOn > today)
    wrong.checkedOn = 'it cannot have been checked in the future'
  const bad = lines(it.grades).find((one) => !/^[\w ]+: (A|B|C|unknown)$/.test(one))
  if (bad)
    wrong.grades = `"${bad}": write a fact and its grade, like "validity: A"; the grades are A, B, C and unknown`
  const odd = codesOf(it.codes, issuer).find(
    (one) => one.retiredOn !== null && !isDay(one.retiredOn),
  )
  if (odd) wrong.codes = `"${odd.code}": write the day it was retired like 2025-04-30`
  const long = lines(it.exams).find(
    (one) => one.split('|').length > 6 || Number.isNaN(Number(one.split('|')[4] ?? 0)),
  )
  if (long) wrong.exams = `"${long}": write code | version | state | form | minutes | to pass`
  return wrong
}

/** Exam codes as HR files name them; without a name before it, the issuer's own. */
export function codesOf(text: string | undefined, issuer: string): Code[] {
  return lines(text).map((one) => {
    const [, whose, rest = ''] = /^(?:([^:]+):\s+)?(.*)$/.exec(one) ?? []
    const [, code = rest, retiredOn = null] = /^(.*?)\s+retired\s+(\S+)$/i.exec(rest) ?? []
    return { issuer: whose ?? issuer, code: code.trim(), retiredOn }
  })
}
export const codeLines = (codes: readonly Code[], issuer: string) =>
  codes
    .map(
      (it) =>
        `${it.issuer === issuer ? '' : `${it.issuer}: `}${it.code}${it.retiredOn ? ` retired ${it.retiredOn}` : ''}`,
    )
    .join('\n')

/** The form's lines of what is kept. */
export function wordsFrom(
  of: IssuerFacts,
  checkedOn: string | null,
  codes: string,
): Record<keyof IssuerWords, string> {
  const exam = (one: NonNullable<IssuerFacts['exams']>[number]) =>
    [one.code, one.version ?? one.title, one.status, one.format, one.durationMinutes, one.passing]
      .map((it) => it ?? '')
      .join(' | ')
      .replace(/[ |]+$/, '')
  return {
    checkedOn: checkedOn ?? '',
    validityRule: of.validityRule ?? '',
    renewalWays: (of.renewal ?? []).map((it) => `${it.method}: ${it.detail}`).join('\n'),
    afterExpiry: of.afterExpiry ?? '',
    graceNote: of.graceNote ?? '',
    onVersionRetirement: of.onVersionRetirement ?? '',
    holderGood: of.holderTerms?.good ?? '',
    holderLapsed: of.holderTerms?.lapsed ?? '',
    holderRemoved: of.holderTerms?.removed ?? '',
    codes,
    exams: (of.exams ?? []).map(exam).join('\n'),
    grades: Object.entries(of.evidence ?? {})
      .map(([what, grade]) => `${what}: ${grade}`)
      .join('\n'),
    sources: (of.sources ?? []).join('\n'),
    cautions: (of.cautions ?? []).join('\n'),
  }
}

/**
 * What is kept, from the form's lines; what the form does not ask (domains, titles) stays as it
 * was.
 */
export function factsFrom(it: IssuerWords, before: IssuerFacts): Record<string, unknown> {
  const sent = Object.fromEntries(Object.entries(it).filter(([, value]) => value !== undefined))
  const told = { ...wordsFrom(before, null, ''), ...sent } as Record<keyof IssuerWords, string>
  const exams = lines(told.exams).map((one) => {
    const [code = '', version = '', status = '', format = '', minutes = '', passing = ''] = one
      .split('|')
      .map((cell) => cell.trim())
    const known = before.exams?.find(
      (exam) => (exam.code ?? '') === code && (exam.version ?? exam.title ?? '') === version,
    )
    const named = known && !known.version ? {} : { version: version || null }
    const rest = {
      status: status || null,
      format: format || null,
      durationMinutes: minutes ? Number(minutes) : null,
      passing: passing || null,
    }
    return { ...known, code: code || null, ...named, ...rest }
  })
  return {
    ...before,
    validityRule: told.validityRule || null,
    renewal: lines(told.renewalWays).map((one) => {
      const [method, detail] = pair(one, 'other')
      return { method, detail }
    }),
    afterExpiry: told.afterExpiry || null,
    graceNote: told.graceNote || null,
    onVersionRetirement: told.onVersionRetirement || null,
    holderTerms: {
      good: told.holderGood || null,
      lapsed: told.holderLapsed || null,
      removed: told.holderRemoved || null,
    },
    exams,
    evidence: Object.fromEntries(
      lines(told.grades).map((one) => one.split(/:\s+/) as [string, string]),
    ),
    sources: lines(told.sources),
    cautions: lines(told.cautions),
  }
}
