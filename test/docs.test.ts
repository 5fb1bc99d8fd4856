import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { domains, rooms } from './architecture/order'

// What people read about the project is held to the project: paths, links, commands, settings.

const read = (path: string) => readFileSync(path, 'utf8')
const inDocs = readdirSync('docs', { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.md'))
  .map((name) => join('docs', name))
const documents = ['README.md', 'CONTRIBUTING.md', ...inDocs].map((path) => ({
  path,
  text: read(path),
}))
const proseOf = (text: string) => text.replace(/^```[\s\S]*?^```$/gm, '')

/** What stands in backticks and begins like a folder of the project. */
const pathsIn = (text: string) =>
  [...proseOf(text).matchAll(/`([^`\s]+)`/g)]
    .map((found) => found[1] as string)
    .filter((it) => /^(app|university|db|components|test|docs|\.github|\.ci)\//.test(it))
/** Where the links of a document lead, without those that leave the project. */
const linksIn = (text: string) =>
  [...proseOf(text).matchAll(/\]\(([^)\s]+)\)/g)]
    .map((found) => found[1] as string)
    .filter((it) => !/^[a-z]+:/.test(it))
/** A heading as a link names it. */
const anchorOf = (heading: string) =>
  heading
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s-]/gu, '')
    .replace(/\s/g, '-')
const anchorsIn = (text: string) =>
  [...text.matchAll(/^#+ (.+)$/gm)].map((found) => anchorOf(found[1] as string))

const isThere = (from: string, link: string) => {
  const [path = '', anchor] = link.split('#')
  const file = path ? join(dirname(from), path) : from
  if (!existsSync(file)) return false
  return !anchor || anchorsIn(read(file)).includes(anchor)
}

describe.each(documents)('$path', ({ path, text }) => {
  test('names no path that is not there', () =>
    expect(pathsIn(text).filter((it) => !existsSync(it))).toEqual([]))

  test('has no link that leads nowhere', () =>
    expect(linksIn(text).filter((it) => !isThere(path, it))).toEqual([]))

  test('names no command that is not there', () => {
    const { scripts } = JSON.parse(read('package.json'))
    const named = [...text.matchAll(/npm run (?:-s )?([a-z]+)/g)].map((found) => found[1] as string)
    expect(named.filter((it) => !(it in scripts))).toEqual([])
  })
})

test('the documents name paths and links, so that none of this is empty', () => {
  const all = documents.flatMap(({ text }) => [...pathsIn(text), ...linksIn(text)])
  expect(all.length).toBeGreaterThan(50)
})

test('the README is short', () =>
  expect(read('README.md').trimEnd().split('\n').length).toBeLessThanOrEqual(120))

test('every decision is listed, and is a page', () => {
  const records = readdirSync('docs/decisions').filter((name) => name !== 'README.md')
  expect(linksIn(read('docs/decisions/README.md')).sort()).toEqual(records.sort())
  const long = records.filter((name) => read(`docs/decisions/${name}`).split('\n').length > 32)
  expect(long).toEqual([])
})

test('every setting stands in the one table of them', () => {
  const names = [...read('db/environment.ts').matchAll(/^ {4}([A-Z_]+):/gm)].map(
    (found) => found[1] as string,
  )
  const rows = read('docs/operations.md').match(/^\| `[A-Z_`, ]+` \|/gm) ?? []
  const told = rows.flatMap((row) => row.match(/[A-Z_]{2,}/g) ?? [])
  expect(told.sort()).toEqual(names.filter((it) => it !== 'NODE_ENV').sort())
})

test.each(Object.entries({ domains, ...rooms }))(
  'CONTRIBUTING tells the order of %s as the architecture test holds it',
  (name, order) => {
    const [, told = ''] = read('CONTRIBUTING.md').split(`<!-- order: ${name} -->\n`)
    const list = (told.split('\n\n')[0] ?? '').split('·').map((it) => it.trim())
    expect(list).toEqual(order)
  },
)

test('the glossary has one entry for a word', () => {
  const words = [...read('docs/glossary.md').matchAll(/^\| (\*\*[^|]+\*\*) \|/gm)].flatMap((row) =>
    [...(row[1] as string).matchAll(/\*\*([^*]+)\*\*/g)].map((found) => found[1] as string),
  )
  expect(words.length).toBeGreaterThan(30)
  expect(words.filter((it, n) => words.indexOf(it) !== n)).toEqual([])
})
