import { type Shift, shifts } from '@/db/tables/people'
import { type PositionKind, positionKinds } from '@/db/tables/staffing'
import {
  askedBy,
  formatRequirement,
  parseRequirement,
} from '../../staffing/eligibility/rules/requirement'
import type { Row } from './table'

export const positionColumns = [
  'team',
  'customer',
  'contract_monthly_usd',
  'site',
  'position',
  'requirement',
  'shift',
  'criticality',
] as const
export type PositionRow = Row<(typeof positionColumns)[number]>

/** What the file says of a team, and of one position: what is compared and reported. */
export type TeamFacts = { customer: string; contract_monthly_usd: number; site: string }
export type PositionFacts = {
  site: string
  requirement: string
  shift: Shift | null
  criticality: number
}
export type ReadPosition = {
  team: string
  kind: PositionKind
  teamFacts: TeamFacts
  facts: PositionFacts
  groups: string[][]
}

const kinds = new Map<string, PositionKind>(
  positionKinds.map((kind) => [kind.replaceAll('-', ' '), kind]),
)
const isShift = (text: string): text is Shift => (shifts as readonly string[]).includes(text)

/**
 * One spelling for requirements that ask the same: groups and alternatives in alphabetical order.
 */
export const sameRequirement = (groups: readonly (readonly string[])[]) =>
  formatRequirement(
    groups
      .map((group) => [...new Set(group)].sort())
      .sort((a, b) => (a.join() < b.join() ? -1 : 1)),
  )

/** An exam's code as we write it, with the oldest version that will do. */
function inOurSpelling(word: string, codes: ReadonlyMap<string, string>): string {
  const { name, minVersion } = askedBy(word)
  return withVersion(codes.get(name.toUpperCase()) ?? name, minVersion)
}
export const withVersion = (name: string, minVersion: string | null): string =>
  minVersion === null ? name : `${name}>=${minVersion}`

/**
 * One row's facts, with everything that is wrong with it on its own. `codes`: the exams there are,
 * by their code in capitals.
 */
export function readPosition(
  { cells, because }: PositionRow,
  codes: ReadonlyMap<string, string>,
): { read: ReadPosition; wrong: string[] } {
  const kind = kinds.get(cells.position.toLowerCase().replaceAll('-', ' '))
  const parsed = parseRequirement(cells.requirement)
  const groups = parsed.ok
    ? parsed.groups.map((group) => group.map((word) => inOurSpelling(word, codes)))
    : []
  const shift = cells.shift.toLowerCase()
  const read: ReadPosition = {
    team: cells.team,
    kind: kind ?? 'technician',
    teamFacts: {
      customer: cells.customer,
      contract_monthly_usd: Number(cells.contract_monthly_usd),
      site: cells.site,
    },
    facts: {
      site: cells.site,
      requirement: sameRequirement(groups),
      shift: isShift(shift) ? shift : null,
      criticality: Number(cells.criticality),
    },
    groups,
  }
  if (because) return { read, wrong: [because] }
  const unknown = [...new Set(groups.flat().map((word) => askedBy(word).name))].filter(
    (code) => !codes.has(code.toUpperCase()),
  )
  const wrong = [
    !cells.team && 'missing team',
    !cells.customer && 'missing customer',
    !/^\d{1,12}$/.test(cells.contract_monthly_usd) && 'invalid contract value',
    !cells.site && 'missing site',
    !kind && 'unknown position',
    !parsed.ok && `malformed requirement: ${parsed.because}`,
    unknown.length > 0 && `unknown exam ${unknown.join(', ')}`,
    shift !== '' && !isShift(shift) && 'unknown shift',
    !/^[123]$/.test(cells.criticality) && 'invalid criticality',
  ]
  return { read, wrong: wrong.filter((it) => it !== false) }
}
