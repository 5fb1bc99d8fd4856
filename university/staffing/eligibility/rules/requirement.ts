import { rankOf } from '@/db/version-rank'
import { addDays, type Day, type Interval, overlap } from '../../../calendar'
import { sayVersion } from '../../../certification/validity/rules/version'

/**
 * One thing that would do: a certification, by any exam or only by the one named, on any version or
 * none older than the least one. `short` and `exams` are for saying it.
 */
export type Alternative = {
  certification: number
  examCode: string | null
  short: string
  exams: readonly string[]
  minVersion?: string | null
  minRank?: number | null
}
/** Any alternative meets a group; every group must be met. */
export type Group = readonly Alternative[]
/** What a position asks between two dates: its requirement may change while someone is in it. */
export type Segment = { from: Day; until: Day | null; groups: readonly Group[] }

export type Parsed = { ok: true; groups: string[][] } | { ok: false; because: string }

/**
 * An exam code, or a certification's name, which may hold single spaces and a colon: MySQL 8.0 DBA
 * OCP, Guild: Linux storage.
 */
const name = /^[A-Za-z0-9][A-Za-z0-9+._/:-]*(?: [A-Za-z0-9][A-Za-z0-9+._/:-]*)*/

/** What one word of a parsed requirement asks for: 'EX200>=RHEL 9' is EX200, on RHEL 9 or newer. */
export function askedBy(word: string): {
  name: string
  minVersion: string | null
  minRank: number | null
} {
  const [name = '', minVersion = null] = word.split('>=')
  return { name, minVersion, minRank: rankOf(minVersion) }
}

/**
 * Reads 'EX200|LFCS', 'EX294 & EX200', '(EX294|CKA)&EX200': `&` joins groups, `|` joins the
 * alternatives inside one, parentheses hold one group; `>=` (or ≥) after a name gives the oldest
 * version that will do: 'RHCSA>=RHEL 9'. Empty text asks for nothing. An error says where and what
 * to write instead.
 */
export function parseRequirement(text: string): Parsed {
  const groups: string[][] = []
  let at = 0
  const space = () => {
    while (/\s/.test(text[at] ?? '')) at++
  }
  const fail = (because: string): Parsed => ({ ok: false, because })
  const found = () => (at < text.length ? `“${text[at]}” at character ${at + 1}` : 'the end')

  space()
  if (at === text.length) return { ok: true, groups }
  for (;;) {
    const group: string[] = []
    space()
    const opened = text[at] === '('
    if (opened) at++
    for (;;) {
      space()
      if (text[at] === '(')
        return fail(
          `Parentheses cannot stand inside a group (character ${at + 1}): write (A|B)&(A|C).`,
        )
      const word = name.exec(text.slice(at))?.[0]
      if (!word) return fail(`Expected a certification or an exam code, found ${found()}.`)
      at += word.length
      space()
      let asked = word
      const least = /^(?:>=|≥)\s*/.exec(text.slice(at))?.[0]
      if (least) {
        at += least.length
        const version = name.exec(text.slice(at))?.[0]
        if (!version) return fail(`Expected a version after ${word} >=, found ${found()}.`)
        if (rankOf(version) === null)
          return fail(`A version needs a number: write ${word}>=9, not ${word}>=${version}.`)
        at += version.length
        asked = `${word}>=${version}`
        space()
      }
      if (!group.includes(asked)) group.push(asked)
      if (text[at] !== '|') break
      at++
      space()
      if (!opened && text[at] === '(')
        return fail(
          `A group in parentheses cannot be an alternative (character ${at + 1}): write (A|B)&(A|C).`,
        )
    }
    if (opened) {
      if (text[at] === '&')
        return fail(
          `An & cannot stand inside parentheses (character ${at + 1}): write (A|B)&(A|C).`,
        )
      if (text[at] !== ')') return fail(`Expected ) to close the group, found ${found()}.`)
      at++
      space()
    }
    groups.push(group)
    if (at === text.length) return { ok: true, groups }
    if (text[at] === '|')
      return fail(
        `A group in parentheses cannot be an alternative (character ${at + 1}): write (A|B)&(A|C).`,
      )
    if (text[at] !== '&') return fail(`Expected & or | between two names, found ${found()}.`)
    at++
  }
}

/** The text `parseRequirement` reads back to the same groups. */
export const formatRequirement = (groups: readonly (readonly string[])[]): string =>
  groups
    .map((group) =>
      groups.length > 1 && group.length > 1 ? `(${group.join('|')})` : group.join('|'),
    )
    .join('&')

export const listed = (words: readonly string[], last: 'or' | 'and'): string =>
  words.length < 2 ? (words[0] ?? '') : `${words.slice(0, -1).join(', ')} ${last} ${words.at(-1)}`

/** 'RHEL 9 or newer' */
export const orNewer = (it: Alternative): string =>
  `${sayVersion(it.minVersion ?? String((it.minRank ?? 0) / 1000))} or newer`

/**
 * RHCSA, 'RHCE (EX294)' where only one exam counts and the certification has others, 'RHCSA (RHEL 9
 * or newer)' where a least version is asked.
 */
export function nameOf(it: Alternative): string {
  const only = it.examCode && it.exams.some((code) => code !== it.examCode) ? it.examCode : ''
  const said = [only, it.minRank == null ? '' : orNewer(it)].filter(Boolean).join(', ')
  return said ? `${it.short} (${said})` : it.short
}
export const nameOfGroup = (group: Group): string => listed([...new Set(group.map(nameOf))], 'or')

/** 'RHCE and RHCSA'; 'CKA and (RHCSA or LFCS)'; empty where nothing is asked. */
export const sayRequirement = (groups: readonly Group[]): string =>
  listed(
    groups.map((group) =>
      groups.length > 1 && group.length > 1 ? `(${nameOfGroup(group)})` : nameOfGroup(group),
    ),
    'and',
  )

/** A requirement row as stored: one alternative of one group, in force between two dates. */
export type DatedAlternative = Alternative & Interval & { group: number }

/**
 * The stretches of an interval in which the requirement stays the same, in order. At least one,
 * with no groups where nothing is asked.
 */
export function segmentsOf(rows: readonly DatedAlternative[], interval: Interval): Segment[] {
  // One that was taken back before it began ends before its first day: it was never in force.
  const inside = rows.filter(
    (row) => overlap(row, interval) && (row.until === null || row.until >= row.from),
  )
  const starts = new Set([interval.from])
  for (const row of inside) {
    if (row.from > interval.from) starts.add(row.from)
    if (row.until !== null && (interval.until === null || row.until < interval.until))
      starts.add(addDays(row.until, 1))
  }
  const ordered = [...starts].sort()
  return ordered.map((from, i) => {
    const next = ordered[i + 1]
    const groups = new Map<number, Alternative[]>()
    for (const row of inside) {
      if (row.from <= from && (row.until === null || row.until >= from))
        groups.set(row.group, [...(groups.get(row.group) ?? []), row])
    }
    return {
      from,
      until: next ? addDays(next, -1) : interval.until,
      groups: [...groups.entries()].sort(([a], [b]) => a - b).map(([, group]) => group),
    }
  })
}

const asWritten = (groups: readonly Group[]) =>
  JSON.stringify(
    groups.map((group) => group.map((it) => [it.certification, it.examCode, it.minRank ?? null])),
  )

/** Stretches that follow one another, those that ask for the same as one. */
export function joined(segments: readonly Segment[]): Segment[] {
  const all: Segment[] = []
  for (const it of segments) {
    const before = all.at(-1)
    if (before && asWritten(before.groups) === asWritten(it.groups))
      all[all.length - 1] = { ...before, until: it.until }
    else all.push(it)
  }
  return all
}
