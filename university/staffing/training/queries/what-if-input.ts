import { sql } from 'drizzle-orm'
import { z } from 'zod'
import type { Reader } from '@/db'
import { shifts } from '@/db/tables/people'
import { positionKinds } from '@/db/tables/staffing'
import { type Day, isDay } from '../../../calendar'
import { askedBy, parseRequirement } from '../../eligibility/rules/requirement'
import type { OpenPosition } from '../../eligibility/rules/supply-and-demand'
import { type AddedPlaces, mostAdded, mostCopies, readAdded } from '../rules/what-if'
import { trainingInput } from './training'

const text = z.string().max(300).catch('')
const list = z
  .preprocess(
    (v) => (v === undefined || v === '' ? [] : [v].flat()),
    z.array(z.string().max(600)).max(20),
  )
  .catch([])
export const whatIfInput = z.object({
  on: trainingInput.on,
  kind: trainingInput.kind,
  site: trainingInput.site.describe('Positions and people of one site only'),
  anywhere: trainingInput.anywhere,
  like: text.describe('The code of a team new customers are like'),
  copies: z.coerce
    .number()
    .int()
    .min(1)
    .max(mostCopies)
    .catch(1)
    .describe('How many customers like it'),
  add: list.describe('Places besides: count*kind*shift*site*criticality*certifications'),
  addCount: text,
  addKind: z.enum(positionKinds).catch('technician'),
  addShift: z.enum(['', ...shifts]).catch(''),
  addSite: text,
  addCriticality: z.coerce.number().int().min(1).max(3).catch(2),
  addAsks: text,
  retire: text.describe('The slug of a certification'),
  retireOn: text,
  retireHow: z
    .enum(['exam', 'sunset'])
    .catch('exam')
    .describe('exam: nobody can sit it after the day; sunset: it counts no more after the day'),
  leave: z
    .string()
    .max(4000)
    .catch('')
    .describe('People who leave, by name or e-mail address, separated by commas or lines'),
  leaveOn: text,
})

export type WhatIfInput = z.infer<typeof whatIfInput>

/** Who leaves, by the names or addresses typed; those that are nobody's are said. */
export async function leaversOf(db: Reader, typed: string, wrong: string[]) {
  const names = [
    ...new Set(
      typed
        .split(/[,;\n]/)
        .map((it) => it.trim())
        .filter(Boolean),
    ),
  ].slice(0, 100)
  if (!names.length) return []
  const rows = await db.all<{ id: number; name: string; email: string }>(sql`
    select p.id, p.name, p.email from person p where lower(p.email) in (select lower(value)
    from json_each(${JSON.stringify(names)}))
      or p.name collate nocase in (select value from json_each(${JSON.stringify(names)}))`)
  for (const one of names) {
    const found = rows.filter(
      (it) =>
        it.name.toLowerCase() === one.toLowerCase() || it.email.toLowerCase() === one.toLowerCase(),
    )
    if (!found.length) wrong.push(`Nobody here is called ${one}, or has that address.`)
    if (found.length > 1)
      wrong.push(`${found.length} people are called ${one}: give the e-mail address.`)
  }
  return rows
}

/** Places asked for by hand, with their certifications by name or exam code. */
export async function placesOf(
  db: Reader,
  rows: readonly AddedPlaces[],
  wrong: string[],
): Promise<OpenPosition[]> {
  if (!rows.length) return []
  const known = await db.all<{ id: number; name: string; examCode: string | null }>(sql`
    select id, lower(short) as name, null as "examCode" from certification
    union select id, lower(slug), null from certification
    union select certification_id, lower(code), code from exam order by 3`)
  const places: OpenPosition[] = []
  rows.forEach((row, team) => {
    const parsed = parseRequirement(row.asks)
    if (!parsed.ok) {
      wrong.push(`${row.asks}: ${parsed.because}`)
      return
    }
    const groups = parsed.groups.map((group) =>
      group.map((word) => {
        const { name, minRank } = askedBy(word)
        const it = known.find((one) => one.name === name.toLowerCase())
        if (!it) wrong.push(`${name} is no certification or exam here.`)
        return { certification: it?.id ?? 0, examCode: it?.examCode ?? null, minRank }
      }),
    )
    const place = {
      kind: row.kind,
      shift: row.shift,
      site: row.site,
      criticality: row.criticality,
      groups,
      personId: null,
      excepted: false,
    }
    for (let n = 0; n < row.count; n++)
      places.push({ id: -100_000 - places.length, team: -1000 - team, ...place })
  })
  return places
}

export const dayIn = (typed: string, fallback: Day, wrong: string[]): Day => {
  if (typed === '' || isDay(typed)) return typed || fallback
  wrong.push(`${typed} is no date like 2026-11-21.`)
  return fallback
}

/** How many places are typed; undefined where that is no number of them. */
const countIn = ({ addCount }: WhatIfInput) => {
  const count = Number(addCount)
  return addCount !== '' && Number.isInteger(count) && count >= 1 && count <= mostAdded
    ? count
    : undefined
}

/**
 * Places typed and not added, because their number cannot be read: they stay as they were typed.
 */
export function typedIn(it: WhatIfInput) {
  const {
    addCount: count,
    addKind: kind,
    addShift: shift,
    addSite: site,
    addCriticality: criticality,
    addAsks: asks,
  } = it
  return countIn(it) !== undefined || (count === '' && asks === '')
    ? undefined
    : { count, kind, shift, site, criticality, asks }
}

export const rowsOf = (it: WhatIfInput, wrong: string[]): AddedPlaces[] => {
  const rows = it.add.flatMap((one) => readAdded(one) ?? [])
  if (rows.length < it.add.length)
    wrong.push('Some of the added places could not be read: add them again.')
  const count = countIn(it)
  if (count === undefined) {
    if (it.addCount !== '' || it.addAsks !== '')
      wrong.push(`Add between 1 and ${mostAdded} places at once.`)
    return rows
  }
  return [
    ...rows,
    {
      count,
      kind: it.addKind,
      shift: it.addShift || null,
      site: it.addSite,
      criticality: it.addCriticality,
      asks: it.addAsks,
    },
  ]
}
