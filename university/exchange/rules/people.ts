import type { RowVerdict } from '@/db/tables/exchange'
import type { Origin } from '@/db/tables/people'
import type { Day } from '../../calendar'
import { type PersonFacts, type PersonRow, readPerson } from './person-row'
import { changed, firstOfEach } from './verdicts'

export type KnownPerson = { id: number; origin: Origin; facts: PersonFacts }
export type PeoplePlan = {
  verdicts: RowVerdict[]
  create: PersonFacts[]
  update: { id: number; before: PersonFacts; after: PersonFacts }[]
  /** People of the HR file who are not in it any more: they leave today. */
  deactivate: { id: number; before: PersonFacts; leftOn: Day }[]
  /**
   * HR people who work here now and after whose last day this file puts today or earlier, of how
   * many.
   */
  leaving: number
  active: number
}
type Candidate = {
  row: PersonRow
  facts: PersonFacts
  wrong: string[]
  known?: KnownPerson
  note?: string
}

/**
 * What a people file does to the people known. A row that cannot be accepted is refused with its
 * reasons and stops no other. Only people of origin 'hr' can leave by being absent; a row that is
 * refused still says that its person is there.
 */
export function judgePeople(
  rows: readonly PersonRow[],
  known: readonly KnownPerson[],
  today: Day,
): PeoplePlan {
  const byEmployee = new Map(known.map((it) => [it.facts.employee_id, it]))
  const repeated = firstOfEach(
    rows,
    ({ cells }) => cells.employee_id,
    (line) => `this employee_id is already on line ${line}`,
  )
  const candidates: Candidate[] = rows
    .filter((row) => !repeated.has(row))
    .map((row) => ({ row, ...readPerson(row), known: byEmployee.get(row.cells.employee_id) }))

  const inFile = new Set(candidates.map((it) => it.facts.employee_id))
  for (const it of candidates) {
    if (it.known?.origin === 'demo') it.wrong.push('this employee_id belongs to the demo')
    const manager = it.facts.manager_employee_id
    if (manager && !inFile.has(manager) && !isReal(byEmployee.get(manager)))
      it.wrong.push('unknown manager')
  }
  refuseTogether(candidates, known)
  leaveOutRefusedManagers(candidates, byEmployee)

  const plan: PeoplePlan = {
    verdicts: [],
    create: [],
    update: [],
    deactivate: [],
    leaving: 0,
    active: 0,
  }
  const verdicts = new Map<PersonRow, RowVerdict>()
  const isActive = ({ origin, facts }: KnownPerson) =>
    origin === 'hr' && (facts.left_on === null || facts.left_on > today)
  for (const it of candidates) verdicts.set(it.row, judge(it, plan))
  for (const { id, before, after } of plan.update) {
    const was = { id, origin: byEmployee.get(before.employee_id)?.origin ?? 'hr', facts: before }
    if (isActive(was) && after.left_on !== null && after.left_on <= today) plan.leaving++
  }
  plan.verdicts = rows.map(
    (row) =>
      verdicts.get(row) ?? {
        line: row.line,
        key: row.cells.employee_id,
        about: row.cells.name,
        verdict: 'repeated',
        why: repeated.get(row),
      },
  )

  for (const it of known) {
    if (!isActive(it)) continue
    plan.active++
    if (inFile.has(it.facts.employee_id)) continue
    // Somebody who was to begin after today has not worked here: the day they leave is the day they
    // would have come.
    const leaves = it.facts.hired_on > today ? it.facts.hired_on : today
    if (it.facts.left_on === leaves) continue
    plan.deactivate.push({ id: it.id, before: it.facts, leftOn: leaves })
    plan.verdicts.push({
      line: 0,
      key: it.facts.employee_id,
      about: it.facts.name,
      verdict: 'deactivate',
      why: 'not in the file',
      changes: { left_on: [it.facts.left_on, leaves] },
    })
  }
  plan.leaving += plan.deactivate.length
  return plan
}

const isReal = (it: KnownPerson | undefined) => it !== undefined && it.origin !== 'demo'

function judge({ row, facts, wrong, known, note }: Candidate, plan: PeoplePlan): RowVerdict {
  const verdict = { line: row.line, key: facts.employee_id, about: facts.name }
  if (wrong.length) return { ...verdict, verdict: 'refused', why: wrong.join('; ') }
  const why = note ? { why: note } : {}
  if (!known) {
    plan.create.push(facts)
    return { ...verdict, verdict: 'create', ...why }
  }
  const changes = changed(known.facts, facts)
  if (!changes && known.origin === 'hr') return { ...verdict, verdict: 'unchanged', ...why }
  plan.update.push({ id: known.id, before: known.facts, after: facts })
  return { ...verdict, verdict: 'update', ...why, changes: changes ?? {} }
}

/**
 * What only shows when rows are seen together: two people with one address, and circles in the
 * reporting line. Refusing a row leaves what was known of its person, which may take part in the
 * next finding, so this repeats until nothing is found.
 */
function refuseTogether(candidates: readonly Candidate[], known: readonly KnownPerson[]): void {
  for (let again = true; again; ) {
    again = false
    const accepted = candidates.filter((it) => !it.wrong.length)
    const replaced = new Set(accepted.map((it) => it.known?.id))
    const staying = known.filter((it) => !replaced.has(it.id))

    const taken = new Set(staying.map((it) => it.facts.email.toLowerCase()))
    for (const it of accepted) {
      if (taken.has(it.facts.email)) {
        it.wrong.push('duplicate email')
        again = true
      } else taken.add(it.facts.email)
    }
    const line = new Map(
      [...staying.map((it) => it.facts), ...accepted.map((it) => it.facts)].map((it) => [
        it.employee_id,
        it.manager_employee_id,
      ]),
    )
    const circular = inCircles(line)
    for (const it of accepted) {
      if (!circular.has(it.facts.employee_id)) continue
      it.wrong.push('reporting cycle')
      again = true
    }
  }
}

/**
 * Everyone who is their own manager by some steps upward; who merely reports into a circle is not
 * in it.
 */
export function inCircles(managerOf: ReadonlyMap<string, string | null>): Set<string> {
  const circular = new Set<string>()
  const settled = new Set<string>()
  for (const start of managerOf.keys()) {
    const way: string[] = []
    const place = new Map<string, number>()
    let at: string | null | undefined = start
    while (at && !settled.has(at) && !place.has(at)) {
      place.set(at, way.length)
      way.push(at)
      at = managerOf.get(at)
    }
    const back = at ? place.get(at) : undefined
    if (back !== undefined) for (const one of way.slice(back)) circular.add(one)
    for (const one of way) settled.add(one)
  }
  return circular
}

/**
 * A manager whose own row was refused and of whom nothing was known before cannot be stored yet:
 * the person is accepted without one.
 */
function leaveOutRefusedManagers(
  candidates: readonly Candidate[],
  byEmployee: ReadonlyMap<string, KnownPerson>,
): void {
  const refused = new Set(
    candidates.filter((it) => it.wrong.length).map((it) => it.facts.employee_id),
  )
  for (const it of candidates) {
    const manager = it.facts.manager_employee_id
    if (it.wrong.length || !manager || !refused.has(manager) || isReal(byEmployee.get(manager)))
      continue
    it.facts.manager_employee_id = null
    it.note = `stored without a manager, because the row of ${manager} is refused`
  }
}

/** The greatest share of the people who work here that a file may end without being asked twice. */
const unasked = 0.05
export const needsConfirming = ({ leaving, active }: Pick<PeoplePlan, 'leaving' | 'active'>) =>
  leaving > active * unasked
/** What a file that ends too many says. */
export const sayLeaving = ({ leaving, active }: Pick<PeoplePlan, 'leaving' | 'active'>) =>
  `${leaving.toLocaleString('en-US')} of the ${active.toLocaleString('en-US')} people who work here would leave, more than 5 %.`
