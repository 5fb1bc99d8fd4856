import { readdirSync } from 'node:fs'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { commands, questions } from '@/university'
import { actorOf, companyZone, nobody } from '@/university/actor'
import type { Who } from '@/university/at'
import { type AnyCommand, type AnyQuestion, mayHave } from '@/university/kernel'
import { type Expected, type Rows, roles, type Stage, setStage } from './permissions/stage'
import { noon, type World, world } from './world'

// Every question and command by name, as everyone: what is missing here fails, so nothing is added
// without a decision.

const rows: Rows = {}
for (const file of readdirSync('test/permissions').filter((name) => name !== 'stage.ts')) {
  const { rows: more } = (await import(`./permissions/${file.slice(0, -3)}.ts`)) as { rows: Rows }
  for (const name of Object.keys(more)) if (rows[name]) throw new Error(`${name} has two rows`)
  Object.assign(rows, more)
}

let w: World
let stage: Stage
beforeAll(async () => {
  w = await world()
  stage = await w.put(setStage)
})
afterAll(() => w.close())

async function as(id: number): Promise<Who> {
  const actor = id
    ? await w.store.reading(async (db) => actorOf(db, id, noon, await companyZone(db)))
    : nobody
  return { actor: actor!, now: noon }
}

/** What the kernel decides, without carrying a command out: the same input, subject and `may`. */
async function decide(it: AnyQuestion | AnyCommand, raw: unknown, who: Who): Promise<Expected> {
  const input = it.input.parse(raw)
  return w.store.reading(async (db) => {
    const at = { ...who, db }
    if ('answer' in it) {
      if (it.mayAsk?.(at).ok === false) return 'refused'
      const found = await it.answer(at, input)
      if (found === undefined) return 'not found'
      return mayHave(it, at, found).ok ? 'yes' : 'refused'
    }
    const found = await it.subject(at, input)
    if (found === undefined) return 'not found'
    return it.may(at, found, input).ok ? 'yes' : 'refused'
  })
}

test.each([...Object.entries(questions), ...Object.entries(commands)])('%s', async (name, it) => {
  const row = rows[name]
  if (!row) throw new Error(`${name} has no row: add one to test/permissions/<domain>.ts`)
  const input = await w.put(async (db) => row.given(db, stage))
  const met: Record<string, Expected> = {}
  const expected: Record<string, Expected> = {}
  // A second database judges no differently: there, that every statement is understood is seen by
  // those who see most.
  for (const role of process.env.TEST_DATABASE_URL
    ? (['staffing lead', 'registrar'] as const)
    : roles) {
    met[role] = await decide(it, input, await as(stage.cast[role]))
    expected[role] = row[role] ?? row.others
  }
  expect(met).toEqual(expected)
})

test('no row is left without its entry', () => {
  expect(Object.keys(rows).filter((name) => !(name in questions) && !(name in commands))).toEqual(
    [],
  )
})
