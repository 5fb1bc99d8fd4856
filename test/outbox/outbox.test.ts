import { eq, sql } from 'drizzle-orm'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { outbox as table } from '@/db/tables/outbox'
import { person } from '@/db/tables/people'
import { event, eventAbout } from '@/db/tables/record'
import { system } from '@/university/actor'
import type { Outcome } from '@/university/kernel'
import { readNotice, readNotices } from '@/university/notices/commands/read-notices'
import { myNotices } from '@/university/notices/queries/my-notices'
import { type Message, post } from '@/university/outbox/commands/post'
import { outbox } from '@/university/outbox/queries/outbox'
import { mailState } from '@/university/outbox/rules/outbox'
import { shell } from '@/university/reports/queries/shell'
import { aCertification, anAward, later, zone } from '../notices/reminder-world'
import { aPerson, noon, type World, world } from '../world'

let w: World
let me: number
let registrar: number
beforeEach(async () => {
  w = await world()
  await w.put(async (db) => {
    me = await aPerson(db, { name: 'Sol' })
    registrar = await aPerson(db, { roles: ['registrar'] })
  })
})
afterEach(() => w.close())

const value = <T>(it: Outcome<T>): T => {
  if (!it.ok) throw new Error(it.because)
  return it.value
}
const message = (key: string, more: Partial<Message> = {}): Message => ({
  key,
  person: me,
  kind: 'ending',
  title: `Message ${key}`,
  because: 'Because.',
  todo: 'Do it.',
  href: '/',
  ...more,
})
const posted = (messages: Message[], at = noon) =>
  w.put((db) => post({ db, now: at, actor: system(at, zone) }, messages))
const happened = (at: Date, verb = 'seat.approved') =>
  w.put(async (db) => {
    const [made] = await db
      .insert(event)
      .values({ at: +at, actorId: registrar, verb, detail: {} })
      .returning({ id: event.id })
    await db.insert(eventAbout).values({ kind: 'person', subjectId: me, eventId: made!.id })
    return made!.id
  })
const read = async (as = me) => value(await w.ask(myNotices, {}, as))
const count = async () => value(await w.ask(shell, {}, me)).notices

describe('posting', () => {
  test('a key is there once, whoever posts it again', async () => {
    expect(await posted([message('a'), message('b'), message('a')])).toBe(2)
    expect(await posted([message('a', { title: 'Another' }), message('c')])).toBe(1)
    expect((await read()).notices.map((it) => it.text)).toEqual(
      expect.arrayContaining(['Message a', 'Message b', 'Message c']),
    )
  })
  test('people who left, or have not begun, get nothing', async () => {
    await w.put((db) => db.update(person).set({ leftOn: '2026-11-20' }).where(eq(person.id, me)))
    expect(await posted([message('a')])).toBe(0)
    await w.put((db) => db.update(person).set({ leftOn: '2026-11-21' }).where(eq(person.id, me)))
    expect(await posted([message('a')])).toBe(1)
    const next = await w.put((db) => aPerson(db, { hiredOn: '2026-12-01' }))
    expect(await posted([message('b', { person: next })])).toBe(0)
  })
  test('thousands at once', async () => {
    expect(await posted(Array.from({ length: 1234 }, (_, i) => message(`n${i}`)))).toBe(1234)
    expect(await count()).toBe(1234)
    // A hundred are shown; the count and "all" are about all of them.
    expect(await read()).toMatchObject({ unread: 1234, notices: { length: 100 } })
  })
})

describe('notices', () => {
  test('events and messages stand together by time, newest first, and both count as new', async () => {
    await happened(later(-3))
    await posted([message('old', { title: 'Old' })], later(-2))
    await happened(later(-1), 'grade.posted')
    await posted([message('new', { title: 'New' })], noon)
    const it = await read()
    expect(it.notices.map((one) => one.text)).toEqual([
      'New',
      'Your result in a course is posted',
      'Old',
      expect.stringContaining('approved your place in a course'),
    ])
    expect(it.notices[0]).toMatchObject({ because: 'Because.', todo: 'Do it.', unread: true })
    expect(it.unread).toBe(4)
    expect(await count()).toBe(4)
  })
  test('one is read by itself, of either kind, and stays read', async () => {
    const [first, second] = [await happened(later(-3)), await happened(later(-2))]
    await posted([message('a'), message('b')])
    const [b] = (await read()).notices.filter((it) => it.text === 'Message b')
    value(await w.perform(readNotice, { event: second }, me))
    value(await w.perform(readNotice, { event: second }, me))
    value(await w.perform(readNotice, { message: b?.message }, me))
    expect(
      (await read()).notices.filter((it) => it.unread).map((it) => it.event ?? it.text),
    ).toEqual(['Message a', first])
    expect(await count()).toBe(2)
    expect(await read()).toMatchObject({ unread: 2 })
  })
  test('reminders of one certification are one matter: the newest speaks, counts once, and takes the earlier ones along', async () => {
    const { holding } = await w.put(async (db) =>
      anAward(db, { person: me, certification: await aCertification(db), until: '2026-12-01' }),
    )
    await posted([
      message('30', { holding }),
      message('14', { holding }),
      message('7', { holding }),
      message('x', { holding, kind: 'ending of a report' }),
    ])
    const it = await read()
    expect(it.notices.map((one) => [one.text, one.before, one.unread])).toEqual([
      ['Message x', 0, true],
      ['Message 7', 2, true],
    ])
    expect(it.unread).toBe(2)
    value(await w.perform(readNotice, { message: it.notices[1]?.message }, me))
    expect(await count()).toBe(1)
    expect(
      await w.store.reading((db) => db.all(sql`select key from outbox where read_at is null`)),
    ).toEqual([{ key: 'x' }])
  })
  test('all are read up to what the page showed; what came meanwhile stays new', async () => {
    await happened(later(-1))
    await posted([message('a')])
    const { upTo } = await read()
    await happened(noon)
    await posted([message('b')])
    value(await w.perform(readNotices, { upTo: upTo.event, messages: upTo.message }, me))
    expect(await count()).toBe(2)
    const rest = await read()
    value(await w.perform(readNotices, { upTo: rest.upTo.event, messages: rest.upTo.message }, me))
    expect(await count()).toBe(0)
    expect(
      await w.store.reading((db) =>
        db.get(sql`select count(*) as n from outbox where read_at = ${+noon}`),
      ),
    ).toEqual({ n: 2 })
  })
  test('nobody reads for another: what is not theirs is not found', async () => {
    const mine = await happened(noon)
    await posted([message('a')])
    const [a] = (await read()).notices.filter((it) => it.message)
    expect(await w.perform(readNotice, { message: a?.message }, registrar)).toMatchObject({
      kind: 'not found',
    })
    expect(await w.perform(readNotice, { event: mine }, registrar)).toMatchObject({
      kind: 'not found',
    })
    expect(await w.perform(readNotice, {}, me)).toMatchObject({ kind: 'invalid' })
    value(await w.perform(readNotices, { upTo: 999_999, messages: 999_999 }, registrar))
    expect(await count()).toBe(2)
  })
})

describe('the outbox', () => {
  const shown = async (input: object = {}) =>
    value(await w.ask(outbox, input, registrar)).messages.map((it) => it.title)

  test('is filtered by person, kind and state, and read backwards', async () => {
    const other = await w.put((db) => aPerson(db, { email: 'mara@example.com' }))
    await posted([
      message('a'),
      message('b', { person: other, kind: 'ending of a report' }),
      message('c'),
    ])
    await w.put((db) =>
      db.update(table).set({ readAt: 1, mailedAt: 1, mailAfter: null }).where(eq(table.key, 'a')),
    )
    await w.put((db) =>
      db
        .update(table)
        .set({ mailError: 'full', mailTries: 5, mailAfter: null })
        .where(eq(table.key, 'c')),
    )
    expect(await shown()).toEqual(['Message c', 'Message b', 'Message a'])
    expect(await shown({ person: 'mara@example.com' })).toEqual(['Message b'])
    expect(await shown({ person: 'nobody@example.com' })).toEqual([])
    expect(await shown({ kind: 'ending of a report' })).toEqual(['Message b'])
    expect(await shown({ kind: 'nonsense', state: 'nonsense' })).toHaveLength(3)
    expect(await shown({ state: 'unread' })).toEqual(['Message c', 'Message b'])
    expect(await shown({ state: 'read' })).toEqual(['Message a'])
    expect(await shown({ state: 'mailed' })).toEqual(['Message a'])
    expect(await shown({ state: 'waiting' })).toEqual(['Message b'])
    expect(await shown({ state: 'failed' })).toEqual(['Message c'])
    expect(value(await w.ask(outbox, {}, registrar))).toMatchObject({
      failed: 1,
      mail: false,
      mayRun: { ok: true },
    })
  })
  test('fifty to a page', async () => {
    await posted(Array.from({ length: 60 }, (_, i) => message(`n${i}`)))
    const first = value(await w.ask(outbox, {}, registrar))
    expect(first.messages).toHaveLength(50)
    const rest = value(await w.ask(outbox, { before: first.next }, registrar))
    expect(rest.messages).toHaveLength(10)
    expect(rest.next).toBeUndefined()
  })
  test.each([
    [{ mailedAt: 1, mailTries: 1, mailError: null, mailAfter: null }, true, 'Mailed'],
    [{ mailedAt: null, mailTries: 0, mailError: null, mailAfter: +noon }, true, 'Mail waits'],
    [{ mailedAt: null, mailTries: 0, mailError: null, mailAfter: +noon }, false, 'Not mailed'],
    [{ mailedAt: null, mailTries: 0, mailError: null, mailAfter: +later(-5) }, true, 'Not mailed'],
    [
      { mailedAt: null, mailTries: 2, mailError: 'busy', mailAfter: +later(1) },
      true,
      'Mail tried again soon',
    ],
    [{ mailedAt: null, mailTries: 5, mailError: 'busy', mailAfter: null }, true, 'Mail given up'],
  ])('%j with mail %s: %s', (facts, mail, word) =>
    expect(mailState(facts, noon, mail).word).toBe(word),
  )
})
