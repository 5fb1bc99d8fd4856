import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { eq, sql } from 'drizzle-orm'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { jobs, runJob, type Work } from '@/app/_jobs/jobs'
import { openStore, type Store } from '@/db'
import { type Environment, readEnvironment } from '@/db/environment'
import { migrate } from '@/db/migrate'
import { outbox } from '@/db/tables/outbox'
import { person } from '@/db/tables/people'
import { system } from '@/university/actor'
import { perform } from '@/university/kernel'
import { claimLetter, settleLetter } from '@/university/outbox/commands/mail'
import { type Message, post } from '@/university/outbox/commands/post'
import { retryMessage } from '@/university/outbox/commands/retry-message'
import { letterOf, nextTry } from '@/university/outbox/rules/mail'
import { mayRetry } from '@/university/outbox/rules/outbox'
import { zone } from '../notices/reminder-world'
import { type Smtp, startSmtp } from '../setup/smtp'
import { aPerson, noon } from '../world'

let folder: string
let store: Store
let other: Store
let smtp: Smtp
let now: Date
let said: string[]
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'guildhall-mail-'))
  store = openStore({ url: `file:${folder}/one.db` })
  other = openStore({ url: `file:${folder}/one.db` })
  await migrate(store.primary)
  smtp = await startSmtp()
  now = noon
  said = []
})
afterEach(async () => {
  await smtp.stop()
  store.close()
  other.close()
  rmSync(folder, { recursive: true })
})

const job = jobs.find((it) => it.name === 'mail')!
const minutes = (n: number) => new Date(+noon + n * 60_000)
const work = (on: Store, more: Partial<Environment> = {}): Work => ({
  store: on,
  env: {
    ...readEnvironment({
      NODE_ENV: 'test',
      BASE_URL: 'https://university.example.com/',
      SMTP_URL: smtp.url,
    }),
    ...more,
  },
  clock: () => now,
  say: (line) => void said.push(line),
})
const mail = (on = store, more: Partial<Environment> = {}) => runJob(job, work(on, more))
const words = {
  kind: 'ending' as const,
  title: 'Your RHCE ends tomorrow',
  because: 'You hold it & nothing follows.',
  todo: 'To renew: pass <EX294>.',
  href: '/holdings/7',
}
let count = 0
async function aMessage(to: Partial<typeof person.$inferInsert> = {}, more: Partial<Message> = {}) {
  return store.writing(async (db) => {
    const id = await aPerson(db, { name: 'Søl Ångström', ...to })
    const key = `mail/${++count}`
    await post({ db, now, actor: system(now, zone) }, [{ ...words, key, person: id, ...more }])
    return key
  })
}
const rowOf = async (key: string) =>
  (await store.reading((db) => db.select().from(outbox).where(eq(outbox.key, key)).get()))!

describe('a letter', () => {
  test('says what, what to do with a whole address, and why; markup in names is only text', () => {
    const it = letterOf(
      { key: 'k', name: 'A <b>', email: 'a@example.com', ...words },
      'https://university.example.com',
    )
    expect(it.subject).toBe('Your RHCE ends tomorrow')
    expect(it.text).toContain(
      '\n\nTo renew: pass <EX294>.\n\nhttps://university.example.com/holdings/7\n\nWhy you get this: You hold it & nothing follows.',
    )
    expect(it.html).toContain('pass &lt;EX294&gt;.')
    expect(it.html).toContain('Hello A &lt;b&gt;')
    expect(it.html).toContain('<a href="https://university.example.com/holdings/7"')
  })
  test.each([
    [1, 1],
    [2, 5],
    [3, 30],
    [4, 120],
    [5, null],
  ])('after %i tries, %s minutes', (tries, wait) =>
    expect(nextTry(tries, noon)).toBe(wait === null ? null : +minutes(wait)),
  )
})

describe('by mail', () => {
  test('each message goes once, in text and HTML, from an address of ours, and says so', async () => {
    const key = await aMessage({ email: 'sol@example.com' })
    expect(await mail()).toBe(true)
    expect(await mail()).toBe(false)
    expect(smtp.received).toHaveLength(1)
    const [got] = smtp.received
    expect(got).toMatchObject({
      to: 'sol@example.com',
      from: expect.stringContaining('guildhall@university.example.com'),
    })
    expect(got?.data).toMatch(/^Subject: Your RHCE ends tomorrow$/m)
    expect(got?.data).toMatch(/^Auto-Submitted: auto-generated$/m)
    expect(got?.data).toMatch(/^Message-ID: <[0-9a-f]{32}@university\.example\.com>$/m)
    expect(got?.data).toContain('text/plain')
    expect(got?.data).toContain('text/html')
    expect(await rowOf(key)).toMatchObject({
      mailedAt: +noon,
      mailTries: 1,
      mailError: null,
      mailAfter: null,
    })
    expect(said).toEqual(['1 message mailed.'])
  })
  test('never twice, though two nodes run at once, again and again', async () => {
    for (let i = 0; i < 25; i++) await aMessage()
    for (let i = 0; i < 3; i++) await Promise.all([mail(store), mail(other)])
    expect(smtp.received).toHaveLength(25)
    expect(new Set(smtp.received.map((it) => it.to)).size).toBe(25)
  })
  test('of two that reach for one letter past any lease, one gets it', async () => {
    await aMessage()
    const who = { actor: system(noon, zone), now: noon }
    const claims = await Promise.all(
      [store, other, store, other].map((it) => perform(it, claimLetter, { demo: true }, who)),
    )
    expect(claims.filter((it) => it.ok && it.value)).toHaveLength(1)
  })
  test('what fails is tried after 1, 5, 30 and 120 minutes, then given up, with the reason kept', async () => {
    const key = await aMessage({ email: 'full@example.com' })
    smtp.answers.RCPT = '452 mailbox full'
    let wait = 0
    for (const [i, after] of [1, 5, 30, 120].entries()) {
      await mail()
      expect(await rowOf(key)).toMatchObject({
        mailTries: i + 1,
        mailedAt: null,
        mailAfter: +minutes(wait + after),
        mailError: expect.stringContaining('mailbox full'),
      })
      now = new Date(+minutes(wait + after) - 1)
      expect(await mail()).toBe(false)
      wait += after
      now = minutes(wait)
    }
    await mail()
    expect(await rowOf(key)).toMatchObject({
      mailTries: 5,
      mailedAt: null,
      mailAfter: null,
      mailError: expect.stringContaining('452'),
    })
    expect(said.at(-1)).toMatch(/^A message to full@example.com was given up: .*mailbox full/)
    now = minutes(9999)
    expect(await mail()).toBe(false)
  })
  test('an address that does not exist is given up at once, and stops no other', async () => {
    const key = await aMessage()
    smtp.answers.RCPT = '550 no such user'
    await mail()
    expect(await rowOf(key)).toMatchObject({
      mailTries: 1,
      mailAfter: null,
      mailError: expect.stringContaining('550'),
    })
    smtp.answers.RCPT = undefined
    await aMessage()
    await mail()
    expect(smtp.received).toHaveLength(1)
  })
  test('a server that hangs up ends the run after one letter, and the rest goes when it is back', async () => {
    for (let i = 0; i < 5; i++) await aMessage()
    smtp.answers.MAIL = 'drop'
    await expect(mail()).rejects.toThrow('Mail cannot be sent')
    expect(
      await store.reading((db) => db.get(sql`select sum(mail_tries) as tries from outbox`)),
    ).toEqual({ tries: 1 })
    smtp.answers.MAIL = undefined
    now = minutes(1)
    await mail()
    expect(smtp.received).toHaveLength(5)
  })
  test('a node that died between claiming and sending: the letter is tried again, under the same id', async () => {
    const key = await aMessage()
    await perform(store, claimLetter, { demo: true }, { actor: system(noon, zone), now })
    expect(await mail()).toBe(false)
    now = minutes(1)
    await mail()
    expect(smtp.received).toHaveLength(1)
    expect(await rowOf(key)).toMatchObject({ mailedAt: +minutes(1), mailTries: 2 })
  })
  test('while a letter is being sent nobody has it tried again; once its next try is due, they may', async () => {
    const key = await aMessage()
    await perform(store, claimLetter, { demo: true }, { actor: system(noon, zone), now })
    const { id } = await rowOf(key)
    const actor = system(noon, zone)
    const may = async (at: Date) => {
      const it = await other.reading((db) =>
        retryMessage.subject({ db, actor, now: at }, { message: id }),
      )
      return it && mayRetry(actor, it, true, at)
    }
    expect(await may(now)).toEqual({
      ok: false,
      because:
        'It is being sent at this moment. If that came to nothing it is tried again by itself.',
    })
    expect(await may(minutes(1))).toEqual({ ok: true })
    // Settled with what went wrong, it is nobody's any more.
    await perform(
      store,
      settleLetter,
      { id, tries: 1, error: 'the server is full' },
      { actor, now },
    )
    expect(await may(now)).toEqual({ ok: true })
  })
  test('nobody who left, whose sign-in is closed, or who is of a demo that is over', async () => {
    for (const who of [
      { leftOn: '2026-11-20', hiredOn: '2020-01-01' },
      { disabledAt: 1 },
      { origin: 'demo' as const },
    ]) {
      const key = await aMessage()
      await store.writing((db) =>
        db
          .update(person)
          .set(who)
          .where(sql`id = (select person_id from outbox where key = ${key})`),
      )
    }
    expect(await mail(store, { DEMO: 'off' })).toBe(false)
    expect(await mail(store)).toBe(true)
    expect(smtp.received).toHaveLength(1)
  })
  test('nothing from long before mail was set up, and nothing while it is not', async () => {
    await aMessage()
    expect(await mail(store, { SMTP_URL: undefined })).toBe(false)
    now = minutes(4 * 24 * 60)
    expect(await mail()).toBe(false)
    expect(smtp.connections).toBe(0)
  })
})
