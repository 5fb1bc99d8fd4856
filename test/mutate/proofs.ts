import { readdirSync, readFileSync } from 'node:fs'
import { graphOf } from '../architecture/imports'
import { slow } from '../with-database'

/** Tests farther away than this prove a rule only by the way. */
const far = 3
/** How many tests with a database are asked about one rule. */
const mostWithDatabase = 3

const tops = ['app', 'university', 'db', 'components', 'test']
const files = () =>
  tops
    .flatMap((top) =>
      readdirSync(top, { recursive: true, encoding: 'utf8' }).map((name) => `${top}/${name}`),
    )
    .filter((path) => /\.tsx?$/.test(path))
    .map((path) => ({ path, text: readFileSync(path, 'utf8') }))

/** How many imports away each file is from one. */
function distancesTo(target: string, users: ReadonlyMap<string, readonly string[]>) {
  const far = new Map([[target, 0]])
  for (const path of far.keys())
    for (const user of users.get(path) ?? [])
      if (!far.has(user)) far.set(user, (far.get(path) ?? 0) + 1)
  return far
}

/** The tests that prove a file: the near ones without a database, and the nearest with one. */
export function proofs(): (path: string) => { quick: string[]; thorough: string[] } {
  const users = new Map<string, string[]>()
  for (const [user, uses] of graphOf(files()))
    for (const used of uses) users.set(used, [...(users.get(used) ?? []), user])
  const isSlow = new Set(slow())
  return (path) => {
    const room = path.replace(/^university\//, 'test/').replace(/\/rules(\.ts|\/.*)$/, '/')
    const near = [...distancesTo(path, users)]
      .filter(([user]) => /^test\/(?!server\/|mutate\/).*\.test\.ts$/.test(user))
      .sort(
        ([a, x], [b, y]) =>
          Number(b.startsWith(room)) - Number(a.startsWith(room)) || x - y || a.localeCompare(b),
      )
    const quick = near.filter(([user, n]) => !isSlow.has(user) && n <= far).map(([user]) => user)
    const thorough = near.filter(([user]) => isSlow.has(user)).map(([user]) => user)
    return { quick, thorough: thorough.slice(0, mostWithDatabase) }
  }
}
