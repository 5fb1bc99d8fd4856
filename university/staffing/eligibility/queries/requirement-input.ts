import { sql } from 'drizzle-orm'
import type { Reader } from '@/db'
import { certification } from '@/db/tables/certification'
import { exam } from '@/db/tables/exam'
import type { Day } from '../../../calendar'
import { type Alternative, askedBy, type Group, parseRequirement } from '../rules/requirement'

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

/**
 * Names as people write them, to what they mean: RHCSA, rhcsa or EX200 (then only awards by that
 * exam).
 */
export async function readNeeds(
  db: Reader,
  words: string,
  today: Day,
): Promise<{ groups: Alternative[][]; problem?: string }> {
  const parsed = parseRequirement(words)
  if (!parsed.ok) return { groups: [], problem: parsed.because }
  const names = parsed.groups.flat().map((word) => askedBy(word).name)
  if (names.length === 0) return { groups: [] }
  const rows = await db.all<{
    word: string
    certification: number
    exam: string | null
    short: string
    exams: string
  }>(sql`
    select lower(w.value) as word, c.id as certification, case when lower(c.short) = w.value
    or lower(c.slug) = w.value then null else e.code end as exam, c.short,
      (select json_group_array(x.code) from exam x where x.certification_id = c.id
      and (x.retired_on is null or x.retired_on > ${today})) as exams
    from json_each(${JSON.stringify(names.map((it) => it.toLowerCase()))}) w join ${certification} c
    left join ${exam} e on e.certification_id = c.id and lower(e.code) = w.value
    where lower(c.short) = w.value or lower(c.slug) = w.value or e.id is not null`)
  const unknown = names.find((it) => !rows.some((row) => row.word === it.toLowerCase()))
  if (unknown) return { groups: [], problem: `No certification or exam is called ${unknown}.` }
  const groups = parsed.groups.map((group) =>
    group.flatMap((word) => {
      const { name, minVersion, minRank } = askedBy(word)
      return rows
        .filter((row) => row.word === name.toLowerCase())
        .map((row) => ({
          certification: row.certification,
          examCode: row.exam,
          short: row.short,
          minVersion,
          minRank,
          exams: JSON.parse(row.exams) as string[],
        }))
    }),
  )
  return { groups }
}
