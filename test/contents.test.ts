import { readdirSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { questions } from '@/university'
import type { Who } from '@/university/at'
import { answersTo, type Entries, whoAll } from './contents/ask'
import { type Column, columns, names, roles } from './contents/cast'
import { linesOf, type Told, tableOf, textOf, toldIn } from './contents/digest'
import { impersonal } from './contents/impersonal'
import { law } from './contents/law'
import { marksIn, plantedIn } from './contents/marks'
import { type Stage, setStage } from './contents/stage/stage'
import { type World, world } from './world'

// Beside the permission matrix, which proves who may open a door: what is seen behind it. For every
// question with people in its answer a table tells which rows and fields each role sees, and one
// law over all questions tells who may read each thing that not everyone may. A failure shows the
// table as it is now: a line of it is copied once it is known to be right.

const entries: Entries = {}
for (const file of readdirSync('test/contents/questions')) {
  const { entries: more } = (await import(`./contents/questions/${file.slice(0, -3)}.ts`)) as {
    entries: Entries
  }
  for (const name of Object.keys(more)) if (entries[name]) throw new Error(`${name} stands twice`)
  Object.assign(entries, more)
}
const asked = Object.entries(entries).flatMap(([name, all]) =>
  Object.entries(all).map(([what, it]): [string, string, typeof it] => [name, what, it]),
)
const byName = (lines: string[]) => [...lines].sort((a, b) => (nameIn(a) < nameIn(b) ? -1 : 1))
const nameIn = (it: string) => it.slice(3 * columns.length + 1)
/** A table as it stands in a file: without its indentation. */
const plain = (table: string) => table.replace(/^\n/, '').replaceAll(/^ {2}(?: {6})?/gm, '')

test('every question has its tables, or a reason why nobody is in its answer', () => {
  const known = [...Object.keys(entries), ...Object.keys(impersonal)].sort()
  expect(known).toEqual(Object.keys(questions).sort())
})

// A second database answers no differently: the matrix and the tests of each room meet it there.
const inMemory = process.env.TEST_DATABASE_URL ? (_: string, __: () => void) => {} : describe
inMemory('contents of answers', () => {
  let w: World
  let stage: Stage
  let who: Map<Column, Who>
  const told: Told = new Map()
  beforeAll(async () => {
    w = await world()
    stage = await w.put(setStage)
    who = await whoAll(w, stage)
  })
  afterAll(() => w.close())
  const answersOf = async (name: string, input: unknown) => {
    const question = questions[name]
    if (!question) throw new Error(`${name} is no question.`)
    const answers = await answersTo(w, question, input, who)
    for (const [mark, to] of toldIn(answers))
      told.set(mark, new Set([...(told.get(mark) ?? []), ...to]))
    return answers
  }

  test.each(asked)('%s: %s', async (name, _, { given, seen }) => {
    const answers = await answersOf(name, given(stage))
    expect([...answers.keys()], 'nobody is answered').not.toEqual([])
    expect(tableOf(answers)).toBe(plain(seen))
  })

  test.each(Object.entries(impersonal))('nobody is in %s', async (name, { given }) => {
    const answers = await answersOf(name, given(stage))
    expect([...answers.keys()], 'nobody is answered').not.toEqual([])
    for (const [column, answer] of answers) {
      const text = textOf(answer)
      expect([names.exec(text)?.[0], ...marksIn(text)], roles[column]).toEqual([undefined])
    }
  })

  test('what not everyone may read is told to whom the law allows, and to each of them', async () => {
    if (!told.size) for (const [name, _, { given }] of asked) await answersOf(name, given(stage))
    const planted = await w.store.reading(plantedIn)
    for (const mark of planted) if (!told.has(mark)) told.set(mark, new Set())
    const [heading, ...lines] = plain(law).split('\n')
    expect(heading).toBe(columns.join(' '))
    const written = lines.filter((it) => !it.startsWith('#'))
    expect(linesOf(told)).toEqual(byName(written))
  })
})
