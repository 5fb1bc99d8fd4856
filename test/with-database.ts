import { readdirSync, readFileSync } from 'node:fs'

/** The tests that meet a database: `npm test` gives them a second pass on a server, and the quick check leaves them out. */
export const withDatabase = (): string[] =>
  readdirSync('test')
    .filter((name) => name.endsWith('.test.ts'))
    .map((name) => `test/${name}`)
    .filter((path) => /world|seeded|openStore/.test(readFileSync(path, 'utf8')))
