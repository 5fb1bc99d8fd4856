import type { Opening } from '../../solver/gain-of-one-more'
import {
  type Field,
  type OneAsked,
  type OpenPosition,
  problemOf,
  type Wishes,
} from './supply-and-demand'

/**
 * One certification more, by which exam where only one counts. A version asked for is the newest,
 * which is what is earned now.
 */
export type Exam = { certification: number; examCode: string | null }

/** What a position asks, whichever it is: those alike are looked at once. */
const alike = ({ kind, shift, site, groups, minProficiency, track }: OpenPosition) =>
  JSON.stringify([kind, shift, site, groups, minProficiency, track])
const wordOf = ({ certification, examCode }: Exam) => `${certification}/${examCode ?? ''}`

/**
 * Everyone who lacks exactly one group of a position, with each certification that would do for it,
 * and all positions that one would open to them. Asks the matching's own rule, with a group left
 * out at a time.
 */
export function openingsOf(field: Field, wishes: Wishes): { openings: Opening[]; exams: Exam[] } {
  const lists = new Map<string, { sample: OpenPosition; at: number[] }>()
  for (const [i, it] of field.positions.entries()) {
    const key = alike(it)
    const known = lists.get(key)
    if (known) known.at.push(i)
    else lists.set(key, { sample: { ...it, personId: null, excepted: false }, at: [i] })
  }
  const qualified = (positions: OpenPosition[]): Set<number>[] => {
    const found = problemOf({ ...field, positions }, wishes)
    return 'tooMany' in found
      ? positions.map(() => new Set<number>())
      : positions.map((_, i) => new Set(found.person.subarray(found.first[i], found.first[i + 1])))
  }
  const exams: Exam[] = []
  const keys = new Map<string, number>()
  const keyFor = ({ certification, examCode }: OneAsked): number => {
    const word = wordOf({ certification, examCode })
    const known = keys.get(word)
    if (known !== undefined) return known
    keys.set(word, exams.push({ certification, examCode }) - 1)
    return exams.length - 1
  }
  const opened = new Map<string, { person: number; key: number; positions: Set<number> }>()
  const open = (person: number, key: number, at: readonly number[]) => {
    const word = `${person} ${key}`
    const known = opened.get(word) ?? { person, key, positions: new Set<number>() }
    opened.set(word, known)
    for (const i of at) known.positions.add(i)
  }
  // First what is asked by name, so that an exam named by one position also opens those that take
  // any exam.
  for (const { sample } of lists.values()) for (const one of sample.groups.flat()) keyFor(one)
  for (const { sample, at } of lists.values()) {
    const [all, ...without] = qualified([
      sample,
      ...sample.groups.map((_, g) => ({
        ...sample,
        groups: sample.groups.filter((_, other) => other !== g),
      })),
    ])
    for (const [g, people] of without.entries())
      for (const p of people) {
        if (all!.has(p)) continue
        for (const one of sample.groups[g]!) {
          open(p, keyFor(one), at)
          if (one.examCode === null)
            for (const [key, exam] of exams.entries())
              if (exam.certification === one.certification && exam.examCode !== null)
                open(p, key, at)
        }
      }
  }
  return {
    exams,
    openings: [...opened.values()].map((it) => ({
      ...it,
      positions: [...it.positions].sort((a, b) => a - b),
    })),
  }
}
