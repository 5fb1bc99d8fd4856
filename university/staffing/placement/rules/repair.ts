import { type Field, type OpenPosition, problemOf } from '../../eligibility/rules/supply-and-demand'

/**
 * Someone comes into a position: from another one (which the next step fills), or with room to
 * spare.
 */
type Step = { person: number; from: number | null; to: number }
/**
 * `unknown`: the search came to these positions, of which the field does not tell who qualifies.
 * `steps`: the fewest moves after which nothing more is empty. Without them the proof: these
 * positions compete for these people, and all of them are taken.
 */
export type Repair =
  | { steps: Step[] }
  | { steps: undefined; positions: number[]; people: number[]; unknown?: number[] }

type Way = { position: OpenPosition; by?: { person: number; up: Way } }

/**
 * The fewest moves that fill a position without leaving another empty: breadth first from the
 * position over everyone who qualifies, and from each who has no room on to the places they would
 * leave. A person has one place on a team, so someone of the same team can only change places
 * there. `gone` takes no part; `forbidden` pairs are known not to work. Looks up who qualifies only
 * for the positions it comes to. `known`: the field holds everyone who qualifies for these
 * positions, and where they are; without it for all.
 */
export function repairOf(
  field: Field,
  target: number,
  gone: number,
  forbidden: ReadonlyMap<number, ReadonlySet<number>> = new Map(),
  known?: ReadonlySet<number>,
): Repair {
  const byId = new Map(field.positions.map((it) => [it.id, it]))
  const held = new Map<number, OpenPosition[]>()
  for (const it of field.positions)
    if (it.personId !== null) held.set(it.personId, [...(held.get(it.personId) ?? []), it])
  const start = byId.get(target)
  if (!start) return { steps: undefined, positions: [], people: [] }
  const met = new Set([start.id])
  const asked = new Set<string>()
  const people = new Set<number>()
  let level: Way[] = [{ position: start }]
  while (level.length > 0) {
    const unknown = known ? level.map((it) => it.position.id).filter((it) => !known.has(it)) : []
    if (unknown.length > 0)
      return { steps: undefined, positions: [...met], people: [...people], unknown }
    const able = qualified(
      {
        ...field,
        positions: level.map((it) => ({ ...it.position, personId: null, excepted: false })),
      },
      forbidden,
    )
    const next: Way[] = []
    const free: { way: Way; person: number; load: number }[] = []
    level.forEach((way, i) => {
      for (const one of able[i] ?? []) {
        const key = `${one.id}/${way.position.team}`
        if (one.id === gone || asked.has(key)) continue
        asked.add(key)
        people.add(one.id)
        const places = held.get(one.id) ?? []
        const here = places.filter((it) => it.team === way.position.team)
        if (here.length === 0 && places.length < one.capacity)
          free.push({ way, person: one.id, load: places.length })
        for (const it of here.length > 0 ? here : places) {
          if (met.has(it.id)) continue
          met.add(it.id)
          next.push({ position: it, by: { person: one.id, up: way } })
        }
      }
    })
    const best = free.sort((a, b) => a.load - b.load || a.person - b.person)[0]
    if (best) return { steps: walk(best.way, best.person) }
    level = next
  }
  return { steps: undefined, positions: [...met], people: [...people] }
}

/**
 * From the position that is to be filled down to the person who had room: each leaves a place the
 * next one takes.
 */
function walk(way: Way, person: number): Step[] {
  const steps: Step[] = []
  let it: Way | undefined = way
  let [who, from] = [person, null as number | null]
  while (it) {
    steps.unshift({ person: who, from, to: it.position.id })
    if (!it.by) break
    ;[who, from] = [it.by.person, it.position.id]
    it = it.by.up
  }
  return steps
}

/** Of each position: who qualifies, at its site, and is not away. */
function qualified(field: Field, forbidden: ReadonlyMap<number, ReadonlySet<number>>) {
  const problem = problemOf(field, { sameSite: true, forbidden })
  if ('tooMany' in problem) return field.positions.map(() => [])
  return field.positions.map((_, i) =>
    [...problem.person.slice(problem.first[i], problem.first[i + 1])].flatMap(
      (p) => field.workers[p] ?? [],
    ),
  )
}
