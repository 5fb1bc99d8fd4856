import { eq } from 'drizzle-orm'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { person } from '@/db/tables/people'
import { event, eventAbout } from '@/db/tables/record'
import { no, yes } from '@/university/at'
import { command, did, question, Refusal } from '@/university/kernel'
import { aPerson, type World, world } from './world'

let w: World
beforeEach(async () => {
  w = await world()
})
afterEach(() => w.close())

const rename = command({
  input: z.object({ id: z.int(), name: z.string().min(1, 'give a name') }),
  subject: ({ db }, { id }) => db.select().from(person).where(eq(person.id, id)).get(),
  may: ({ actor }, subject) => (actor.id === subject.id ? yes : no('Only they themselves may.')),
  async run({ db }, subject, { name }) {
    await db.update(person).set({ name }).where(eq(person.id, subject.id))
    if (name === 'Nobody') throw new Refusal('That name is taken.')
    return did('person.renamed', name, {
      about: { person: subject.id },
      before: subject.name,
      after: name,
    })
  },
})
const nameOf = question({
  input: z.object({ id: z.int() }),
  answer: ({ db }, { id }) =>
    db.select({ name: person.name }).from(person).where(eq(person.id, id)).get(),
  may: () => yes,
})

describe('the two doors', () => {
  test('a command writes its change and its event together', async () => {
    const me = await w.put((db) => aPerson(db, { name: 'Ada' }))
    expect(await w.perform(rename, { id: me, name: 'Ada L.' }, me)).toEqual({
      ok: true,
      value: 'Ada L.',
    })
    const [row] = await w.store.reading((db) => db.select().from(event))
    expect(row).toMatchObject({
      verb: 'person.renamed',
      actorId: me,
      detail: { before: 'Ada', after: 'Ada L.' },
    })
    expect(await w.store.reading((db) => db.select().from(eventAbout))).toEqual([
      { kind: 'person', subjectId: me, eventId: row?.id },
    ])
  })
  test('a refusal says why and writes nothing', async () => {
    const [me, other] = await w.put(async (db) => [
      await aPerson(db),
      await aPerson(db, { name: 'Ada' }),
    ])
    expect(await w.perform(rename, { id: other, name: 'X' }, me!)).toEqual({
      ok: false,
      kind: 'refused',
      because: 'Only they themselves may.',
    })
    expect(await w.perform(rename, { id: me, name: 'Nobody' }, me!)).toMatchObject({
      kind: 'refused',
      because: 'That name is taken.',
    })
    expect(await w.ask(nameOf, { id: me }, me!)).not.toMatchObject({ value: { name: 'Nobody' } })
    expect(await w.store.reading((db) => db.$count(event))).toBe(0)
  })
  test('a rule on who asks refuses before anything is worked out, however many parameters it names', async () => {
    const me = await w.put((db) => aPerson(db))
    let worked = 0
    const answer = async () => ({ found: ++worked })
    const closed = (_who: unknown, _more?: unknown) => no('Not for you.')
    const asked = await w.ask(question({ input: z.object({}), answer, mayAsk: closed }), {}, me)
    expect(asked).toMatchObject({ kind: 'refused', because: 'Not for you.' })
    expect(worked).toBe(0)
    // A rule on the answer is asked of the answer, also where it happens to name no parameter.
    const shut = question({ input: z.object({}), answer, may: () => no('Not this one.') })
    expect(await w.ask(shut, {}, me)).toMatchObject({ because: 'Not this one.' })
    expect(worked).toBe(1)
    const both = question({
      input: z.object({}),
      answer,
      mayAsk: () => yes,
      may: (_at, { found }) => (found > 2 ? no('Too many.') : yes),
    })
    expect(await w.ask(both, {}, me)).toEqual({ ok: true, value: { found: 2 } })
    expect(await w.ask(both, {}, me)).toMatchObject({ because: 'Too many.' })
  })
  test('bad input names the field, a missing thing is not found', async () => {
    const me = await w.put((db) => aPerson(db))
    expect(await w.perform(rename, { id: me, name: '' }, me)).toMatchObject({
      kind: 'invalid',
      fields: { name: 'give a name' },
    })
    expect(await w.ask(nameOf, { id: 99999 }, me)).toMatchObject({ kind: 'not found' })
  })
  test('commands that share a commit fail alone', async () => {
    const people = await w.put(async (db) => [
      await aPerson(db),
      await aPerson(db),
      await aPerson(db),
    ])
    const who = (id: number) =>
      w.perform(rename, { id, name: id === people[1] ? 'Nobody' : `New ${id}` }, id)
    const outcomes = await Promise.all(people.map(who))
    expect(outcomes.map((o) => o.ok)).toEqual([true, false, true])
    expect(await w.store.reading((db) => db.$count(event))).toBe(2)
  })
})
