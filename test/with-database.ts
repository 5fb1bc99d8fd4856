import { readdirSync, readFileSync } from 'node:fs'

const whose = (text: RegExp): string[] =>
  readdirSync('test', { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.test.ts') && !name.startsWith('server/'))
    .map((name) => `test/${name}`)
    .filter((path) => text.test(readFileSync(path, 'utf8')))
    .sort()

/**
 * The tests that meet a database of a test world: `npm test` gives them a second pass on a server.
 */
export const withDatabase = () => whose(/from '[^']*\/([a-z-]*world|seeded)'|openStore/)
/** Those and the tests that start processes: more than a quick check has time for. */
export const slow = () => [...withDatabase(), ...whose(/from 'node:child_process'/)]
