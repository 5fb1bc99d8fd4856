import type { Reader } from '@/db'
import type { Day } from '../../../calendar'
import { readNeeds } from '../../search/queries/search-input'
import type { Alternative, Group } from '../rules/requirement'

export type RequirementAsked =
  | { ok: true; groups: Alternative[][] }
  | { ok: false; because: string }

/** What a requirement asks for as someone wrote it, or what is wrong with it. */
export async function readAsked(db: Reader, text: string, day: Day): Promise<RequirementAsked> {
  const { groups, problem } = await readNeeds(db, text, day)
  return problem ? { ok: false, because: problem } : { ok: true, groups: groups.map(once) }
}

const alike = (a: Alternative, b: Alternative) =>
  a.certification === b.certification && a.examCode === b.examCode && a.minRank === b.minRank
/** Two issuers may give an exam the same code: that is one alternative. */
const once = (group: Alternative[]) =>
  group.filter((it, n) => group.findIndex((one) => alike(one, it)) === n)

/** The text that reads back to these groups: what a form begins with. */
export const writeAsked = (groups: readonly Group[]): string =>
  groups
    .map((group) => {
      const all = [
        ...new Set(
          group.map(
            (it) => (it.examCode ?? it.short) + (it.minVersion ? `>=${it.minVersion}` : ''),
          ),
        ),
      ]
      const text = all.join(' | ')
      return groups.length > 1 && all.length > 1 ? `(${text})` : text
    })
    .join(' & ')

const keyOf = (group: Group) =>
  group
    .map((it) => `${it.certification}/${it.examCode ?? ''}/${it.minRank ?? ''}`)
    .sort()
    .join('|')
const key = (groups: readonly Group[]) => groups.map(keyOf).sort().join('&')
/** Whether two requirements ask the same, in whatever order they are written. */
export const sameAsked = (a: readonly Group[], b: readonly Group[]): boolean => key(a) === key(b)
