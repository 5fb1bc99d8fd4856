import { actorOf, companyZone, nobody } from '@/university/actor'
import type { Who } from '@/university/at'
import { type AnyQuestion, ask } from '@/university/kernel'
import { noon, type World } from '../world'
import { type Column, columns } from './cast'
import type { Answers } from './digest'
import type { Stage } from './stage/stage'

/** Something asked, and the table of who sees what of its answer (see `tableOf`). */
type Asked = { given: (stage: Stage) => unknown; seen: string }
/** By question, and by what it is asked about. */
export type Entries = Record<string, Record<string, Asked>>

/** Everyone of the cast as an actor. */
export async function whoAll(w: World, stage: Stage): Promise<Map<Column, Who>> {
  const all = new Map<Column, Who>()
  for (const column of columns) {
    const id = stage.cast[column]
    const actor = await w.store.reading(async (db) =>
      id ? actorOf(db, id, noon, await companyZone(db)) : nobody,
    )
    if (!actor) throw new Error(`${column} does not work here.`)
    all.set(column, { actor, now: noon })
  }
  return all
}

/** What each column is answered, through the door everyone uses. */
export async function answersTo(
  w: World,
  question: AnyQuestion,
  input: unknown,
  who: ReadonlyMap<Column, Who>,
): Promise<Answers> {
  const answers = new Map<Column, unknown>()
  for (const [column, one] of who) {
    const it = await ask(w.store, question, input, one)
    if (it.ok) answers.set(column, it.value)
    else if (it.kind === 'invalid') throw new Error(it.because)
  }
  return answers
}
