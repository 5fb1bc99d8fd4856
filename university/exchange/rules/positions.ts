import type { RowVerdict } from '@/db/tables/exchange'
import type { Origin } from '@/db/tables/people'
import type { PositionKind } from '@/db/tables/staffing'
import {
  type PositionFacts,
  type PositionRow,
  type ReadPosition,
  readPosition,
  type TeamFacts,
} from './position-row'
import { type Changes, changed } from './verdicts'

type KnownTeam = { id: number; code: string; origin: Origin; facts: TeamFacts }
/** `announced`: what it is to be from a later day on, as people say it. */
type KnownPosition = {
  id: number
  team: string
  kind: PositionKind
  ordinal: number
  facts: PositionFacts
  announced: readonly string[]
}
export type KnownForPositions = {
  teams: readonly KnownTeam[]
  positions: readonly KnownPosition[]
  codes: readonly string[]
}

/**
 * One position to make or change. `ofTeam` is there on the row that makes its team or changes it.
 */
export type PositionToRecord = ReadPosition & {
  line: number
  /** Absent: a new one. */
  positionId?: number
  ordinal: number
  before?: PositionFacts
  changes?: Changes
  ofTeam?: { id?: number; before?: TeamFacts; changes?: Changes }
}
export type PositionsPlan = { verdicts: RowVerdict[]; record: PositionToRecord[] }
type Candidate = {
  row: PositionRow
  read: ReadPosition
  wrong: string[]
  match?: KnownPosition
  ordinal: number
}

/**
 * What a positions file does. A row has no id: alike positions of a team are told apart by their
 * order. A row that says exactly what a position is keeps that position, so that a row added,
 * removed or refused between others moves nobody; the rows left take the positions left, in order;
 * the rest are new. Positions no row speaks of stay as they are.
 */
export function judgePositions(
  rows: readonly PositionRow[],
  known: KnownForPositions,
): PositionsPlan {
  const codes = new Map(known.codes.map((code) => [code.toUpperCase(), code]))
  const teams = new Map(known.teams.map((it) => [it.code, it]))
  const candidates: Candidate[] = rows.map((row) => ({
    row,
    ...readPosition(row, codes),
    ordinal: 0,
  }))
  agreeOnTeams(candidates, teams)
  const accepted = candidates.filter((it) => !it.wrong.length)
  pairWithKnown(accepted, known.positions)

  const plan: PositionsPlan = { verdicts: [], record: [] }
  const spokenFor = new Set<string>()
  for (const it of candidates) {
    const { row, read, wrong, match, ordinal } = it
    const verdict = {
      line: row.line,
      key: `${read.team} ${row.cells.position}${ordinal > 1 ? ` ${ordinal}` : ''}`,
      about: row.cells.customer,
    }
    if (wrong.length) {
      plan.verdicts.push({ ...verdict, verdict: 'refused', why: wrong.join('; ') })
      continue
    }
    const team = teams.get(read.team)
    const first = !spokenFor.has(read.team)
    spokenFor.add(read.team)
    const ofTeam = first && team ? changed(team.facts, read.teamFacts) : undefined
    const makesTeam = first && (!team || ofTeam || team.origin !== 'hr')
    const changes = match ? changed(match.facts, read.facts) : undefined
    if (match && !changes && !makesTeam) {
      plan.verdicts.push({ ...verdict, verdict: 'unchanged' })
      continue
    }
    plan.record.push({
      ...read,
      line: row.line,
      ordinal,
      positionId: match?.id,
      before: match?.facts,
      changes,
      ...(makesTeam ? { ofTeam: { id: team?.id, before: team?.facts, changes: ofTeam } } : {}),
    })
    const gone = withdrawnBy(match, changes)
    const why = gone.length ? `takes back what was announced: ${gone.join('; ')}` : undefined
    plan.verdicts.push(
      match
        ? { ...verdict, verdict: 'update', ...(why && { why }), changes: { ...ofTeam, ...changes } }
        : { ...verdict, verdict: 'create' },
    )
  }
  return plan
}

/**
 * The announced changes that never come into force, because the file says what the terms are from
 * today on; what it only asks leaves them.
 */
const withdrawnBy = (
  match: KnownPosition | undefined,
  changes: Changes | undefined,
): readonly string[] =>
  match && changes && (['site', 'shift', 'criticality'] as const).some((fact) => fact in changes)
    ? match.announced
    : []

/**
 * The first good row of a team says what its customer and contract are; a row that says otherwise
 * is refused. Its site is the team's too, but a position may be elsewhere.
 */
function agreeOnTeams(
  candidates: readonly Candidate[],
  teams: ReadonlyMap<string, KnownTeam>,
): void {
  const first = new Map<string, Candidate>()
  for (const it of candidates) {
    if (it.wrong.length) continue
    if (teams.get(it.read.team)?.origin === 'demo') {
      it.wrong.push('this team belongs to the demo')
      continue
    }
    const other = first.get(it.read.team)
    if (!other) first.set(it.read.team, it)
    else
      for (const fact of ['customer', 'contract_monthly_usd'] as const)
        if (other.read.teamFacts[fact] !== it.read.teamFacts[fact])
          it.wrong.push(`${fact} is not the one of line ${other.row.line}`)
  }
}

function pairWithKnown(accepted: readonly Candidate[], positions: readonly KnownPosition[]): void {
  const left = new Map<string, KnownPosition[]>()
  const last = new Map<string, number>()
  const placeOf = (team: string, kind: PositionKind) => `${team}\n${kind}`
  for (const it of [...positions].sort((a, b) => a.ordinal - b.ordinal)) {
    const place = placeOf(it.team, it.kind)
    left.set(place, [...(left.get(place) ?? []), it])
    last.set(place, it.ordinal)
  }
  const take = (it: Candidate, isIt: (known: KnownPosition) => boolean) => {
    const some = left.get(placeOf(it.read.team, it.read.kind)) ?? []
    const at = some.findIndex(isIt)
    if (at < 0) return
    it.match = some.splice(at, 1)[0]
    it.ordinal = it.match?.ordinal ?? 0
  }
  for (const it of accepted) take(it, ({ facts }) => !changed(facts, it.read.facts))
  for (const it of accepted) if (!it.match) take(it, () => true)
  for (const it of accepted) {
    if (it.match) continue
    const place = placeOf(it.read.team, it.read.kind)
    it.ordinal = (last.get(place) ?? 0) + 1
    last.set(place, it.ordinal)
  }
}
