import { eq } from 'drizzle-orm'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { withPassword } from '@/app/_web/sign-in'
import { roleGrant, signInFailure } from '@/db/tables/people'
import { placement, position, team } from '@/db/tables/staffing'
import { actorOf, nobody } from '@/university/actor'
import { perform } from '@/university/kernel'
import { appointFirstRegistrar } from '@/university/people/commands/appoint-first-registrar'
import { closeSignIn } from '@/university/people/commands/close-sign-in'
import { comeInAsPersona } from '@/university/people/commands/come-in'
import { delegate } from '@/university/people/commands/delegate'
import { endRole } from '@/university/people/commands/end-role'
import { grantRole } from '@/university/people/commands/grant-role'
import { hashToken, makeToken } from '@/university/people/commands/make-token'
import { revokeToken } from '@/university/people/commands/revoke-token'
import { setExtraTime } from '@/university/people/commands/set-extra-time'
import { setPassword } from '@/university/people/commands/set-password'
import { hashPassword } from '@/university/people/password'
import { people } from '@/university/people/queries/people'
import { personPage } from '@/university/people/queries/person-page'
import { whoByToken } from '@/university/people/queries/tokens'
import { welcome } from '@/university/people/queries/welcome'
import { personTrail, recordOf } from '@/university/record/queries'
import { aPerson, noon, type World, world } from '../world'

let w: World
beforeEach(async () => {
  w = await world()
})
afterEach(() => w.close())

const cheap = { N: 1024, r: 8, p: 1 }
const failures = () => w.store.reading((db) => db.$count(signInFailure))
const rolesOf = async (id: number) =>
  (await w.store.reading((db) => actorOf(db, id, noon, 'America/Chicago')))?.roles

describe('signing in with a password', () => {
  const from = (
    email: string,
    password: string,
    { address = '10.0.0.1', demo = false, now = noon } = {},
  ) => withPassword(w.store, { email, password, address }, { now, demo })
  let ada: number
  beforeEach(async () => {
    const passwordHash = await hashPassword('correct horse battery', cheap)
    ada = await w.put((db) => aPerson(db, { email: 'ada@example.com', passwordHash }))
    await w.put((db) => aPerson(db, { email: 'demo@demo.example', passwordHash, origin: 'demo' }))
    await w.put((db) => aPerson(db, { email: 'closed@example.com', passwordHash, disabledAt: 1 }))
  })

  test('the right one comes in, in any case of the address, and forgives what went wrong before', async () => {
    await from('ada@example.com', 'wrong')
    expect(await failures()).toBe(2)
    expect(await from(' Ada@Example.COM ', 'correct horse battery')).toEqual({
      ok: true,
      value: ada,
    })
    expect(await failures()).toBe(1) // the address remembers the wrong one
  })
  test('a wrong password and an unknown address are told the same', async () => {
    const told = {
      ok: false,
      kind: 'refused',
      because: 'That e-mail address and password do not belong together.',
    }
    expect(await from('ada@example.com', 'wrong')).toEqual(told)
    expect(await from('nobody@example.com', 'correct horse battery')).toEqual(told)
    expect(await from('closed@example.com', 'wrong')).toEqual(told)
  })
  test('a closed sign-in says so, to who knows the password', async () =>
    expect(await from('closed@example.com', 'correct horse battery')).toMatchObject({
      kind: 'refused',
      because: expect.stringContaining('was closed'),
    }))
  test('what is not an address is said at its field', async () =>
    expect(await from('ada', 'x')).toMatchObject({
      kind: 'invalid',
      fields: { email: 'must be an e-mail address' },
    }))
  test('people of the demo come in only while it is on', async () => {
    expect(await from('demo@demo.example', 'correct horse battery')).toMatchObject({
      because: expect.stringContaining('demo is off'),
    })
    expect(await from('demo@demo.example', 'correct horse battery', { demo: true })).toMatchObject({
      ok: true,
    })
  })
  test('ten wrong ones close the account for a while, also for the right one, and time opens it', async () => {
    for (let i = 0; i < 10; i++) await from('ada@example.com', 'wrong', { address: `10.0.0.${i}` })
    expect(await from('ada@example.com', 'correct horse battery')).toMatchObject({
      because: 'Too many failed sign-ins for this account. Try again in 15 minutes.',
    })
    expect(
      await from('ada@example.com', 'correct horse battery', {
        now: new Date(+noon + 16 * 60_000),
      }),
    ).toMatchObject({ ok: true })
  })
  test('a thousand guesses at once are counted before they are judged', async () => {
    const outcomes = await Promise.all(
      Array.from({ length: 30 }, () => from('ada@example.com', 'wrong')),
    )
    expect(outcomes.filter((o) => !o.ok && o.because.startsWith('That')).length).toBe(10)
    expect(outcomes.filter((o) => !o.ok && o.because.startsWith('Too many')).length).toBe(20)
  })
  test('what was typed is nowhere in the record', async () => {
    await from('my-secret-password@example.com', 'correct horse battery')
    const auditor = await w.put((db) => aPerson(db, { roles: ['auditor'] }))
    expect(JSON.stringify(await w.ask(recordOf, {}, auditor))).not.toMatch(
      /my-secret|correct horse|1024:8:1/,
    )
  })
  test('a password is set by the person or the registrar', async () => {
    const [other, registrar] = await w.put(async (db) => [
      await aPerson(db),
      await aPerson(db, { roles: ['registrar'] }),
    ])
    const passwordHash = await hashPassword('a new battery horse', cheap)
    expect(await w.perform(setPassword, { person: ada, passwordHash }, other!)).toMatchObject({
      kind: 'refused',
    })
    expect(
      await w.perform(setPassword, { person: ada, passwordHash: 'a new battery horse' }, ada),
    ).toMatchObject({ kind: 'invalid' })
    expect(await w.perform(setPassword, { person: ada, passwordHash }, registrar!)).toMatchObject({
      ok: true,
    })
    expect(await from('ada@example.com', 'a new battery horse')).toMatchObject({ ok: true })
  })
})

describe('the first registrar', () => {
  const visitor = { actor: nobody, now: noon }
  const input = async (more: object = {}) => ({
    name: 'Rhea',
    email: 'rhea@example.com',
    passwordHash: await hashPassword('correct horse battery', cheap),
    demo: false,
    ...more,
  })

  test('once, even when two ask at the same time', async () => {
    expect(await w.ask(welcome, { demo: false }, await w.put((db) => aPerson(db)))).toMatchObject({
      value: { needsRegistrar: true },
    })
    const both = [await input(), await input({ name: 'Eve', email: 'eve@example.com' })]
    const outcomes = await Promise.all(
      both.map((it) => perform(w.store, appointFirstRegistrar, it, visitor)),
    )
    expect(outcomes.map((o) => o.ok)).toEqual([true, false])
    expect(await rolesOf((outcomes[0] as { value: number }).value)).toEqual(['registrar'])
  })
  test('not while the demo is on; the demo’s registrar does not stand in the way once it is off', async () => {
    await w.put((db) => aPerson(db, { origin: 'demo', roles: ['registrar'] }))
    expect(
      await perform(w.store, appointFirstRegistrar, await input({ demo: true }), visitor),
    ).toMatchObject({ kind: 'refused' })
    expect(await perform(w.store, appointFirstRegistrar, await input(), visitor)).toMatchObject({
      ok: true,
    })
  })
  test('somebody HR already named takes the office as themselves', async () => {
    const rhea = await w.put((db) => aPerson(db, { email: 'rhea@example.com', origin: 'hr' }))
    expect(await perform(w.store, appointFirstRegistrar, await input(), visitor)).toEqual({
      ok: true,
      value: rhea,
    })
  })
})

test('a persona is a person of the demo, nobody else with that address', async () => {
  const visitor = { actor: nobody, now: noon }
  await w.put((db) => aPerson(db, { email: 'registrar@demo.example', origin: 'hr' }))
  await w.put((db) => aPerson(db, { email: 'auditor@demo.example', origin: 'demo' }))
  expect(
    await perform(
      w.store,
      comeInAsPersona,
      { email: 'registrar@demo.example', demo: true },
      visitor,
    ),
  ).toMatchObject({ kind: 'refused' })
  expect(
    await perform(w.store, comeInAsPersona, { email: 'auditor@demo.example', demo: true }, visitor),
  ).toMatchObject({ ok: true })
  expect(
    await perform(
      w.store,
      comeInAsPersona,
      { email: 'auditor@demo.example', demo: false },
      visitor,
    ),
  ).toMatchObject({ kind: 'refused' })
})

describe('roles', () => {
  test('count from their first day to their last, and an ended one not on the next click', async () => {
    const [registrar, ada] = await w.put(async (db) => [
      await aPerson(db, { roles: ['registrar'] }),
      await aPerson(db),
    ])
    const grant = (input: object) =>
      w.perform(
        grantRole,
        { person: ada, role: 'auditor', reason: 'the yearly audit', ...input },
        registrar!,
      )
    expect(await grant({ from: '2026-11-22' })).toMatchObject({ ok: true })
    expect(await rolesOf(ada!)).toEqual([])
    expect(await grant({ from: '2026-11-01', until: '2026-11-22' })).toMatchObject({
      kind: 'refused',
      because: expect.stringContaining('already'),
    })
    const now = await grant({ from: '2026-11-01', until: '2026-11-21' })
    expect(await rolesOf(ada!)).toEqual(['auditor'])
    expect(
      await w.perform(endRole, { grant: (now as { value: number }).value }, registrar!),
    ).toMatchObject({ ok: true })
    expect(await rolesOf(ada!)).toEqual([])
    expect(await w.store.reading((db) => db.$count(roleGrant, eq(roleGrant.personId, ada!)))).toBe(
      2,
    )
    expect(await grant({ from: '2026-12-01', until: '2026-11-01' })).toMatchObject({
      kind: 'invalid',
      fields: { until: 'must not be before the first day' },
    })
  })
  test('a registrar’s role taken away stops what they do next', async () => {
    const [a, b] = await w.put(async (db) => [
      await aPerson(db, { roles: ['registrar'] }),
      await aPerson(db, { roles: ['registrar'] }),
    ])
    const grantOfB = await w.store.reading((db) =>
      db.select().from(roleGrant).where(eq(roleGrant.personId, b!)).get(),
    )
    expect(await w.perform(endRole, { grant: grantOfB!.id }, a!)).toMatchObject({ ok: true })
    expect(
      await w.perform(
        grantRole,
        { person: a, role: 'auditor', from: '2026-11-21', reason: 'why not' },
        b!,
      ),
    ).toMatchObject({ kind: 'refused' })
  })
  test('a closed sign-in is outside at once, and a delegate is known in those dates', async () => {
    const [registrar, ada, bo] = await w.put(async (db) => [
      await aPerson(db, { roles: ['registrar'] }),
      await aPerson(db),
      await aPerson(db),
    ])
    await w.perform(
      delegate,
      { person: ada, delegate: bo, from: '2026-11-21', until: '2026-11-30', reason: 'on leave' },
      ada!,
    )
    expect(
      (await w.store.reading((db) => actorOf(db, bo!, noon, 'America/Chicago')))?.actsFor,
    ).toEqual([ada])
    expect(
      await w.perform(closeSignIn, { person: ada, reason: 'lost laptop' }, registrar!),
    ).toMatchObject({ ok: true })
    expect(
      await w.store.reading((db) => actorOf(db, ada!, noon, 'America/Chicago')),
    ).toBeUndefined()
  })
})

describe('what is seen of a person', () => {
  test('by whom', async () => {
    const at = await w.put(async (db) => {
      const top = await aPerson(db)
      const manager = await aPerson(db, { managerId: top })
      const ada = await aPerson(db, {
        managerId: manager,
        name: 'Ada',
        extraTimePercent: 50,
        passwordHash: '1:1:1:a:b',
        oidcSubject: 'https://id|1',
      })
      const [t] = await db
        .insert(team)
        .values({ code: 'T1', customer: 'Acme', site: 'Chicago', since: '2020-01-01' })
        .returning()
      const [p] = await db
        .insert(position)
        .values({ teamId: t!.id, kind: 'technician', title: 'Technician', from: '2020-01-01' })
        .returning()
      await db.insert(placement).values({
        positionId: p!.id,
        teamId: t!.id,
        personId: ada,
        from: '2026-01-01',
        placedAt: 1,
      })
      return {
        top,
        manager,
        ada,
        peer: await aPerson(db),
        lead: await aPerson(db, { roles: ['staffing lead'] }),
        auditor: await aPerson(db, { roles: ['auditor'] }),
      }
    })
    const seen = async (by: number) => {
      const outcome = await w.ask(personPage, { person: at.ada }, by)
      if (!outcome.ok) throw new Error(outcome.because)
      expect(JSON.stringify(outcome.value)).not.toMatch(/1:1:1:a:b|https:\/\/id\|1/)
      return outcome.value
    }
    expect(await seen(at.peer)).toMatchObject({
      name: 'Ada',
      teams: [{ customer: 'Acme' }],
      availability: undefined,
      own: undefined,
      maySetExtraTime: { ok: false },
    })
    for (const above of [at.manager, at.top, at.lead])
      expect(await seen(above)).toMatchObject({ availability: { shift: 'day' }, own: undefined })
    for (const own of [at.ada, at.auditor])
      expect(await seen(own)).toMatchObject({
        own: { extraTimePercent: 50, signsInWith: ['a password', 'the company account'] },
      })
  })
  test('the directory is searched, filtered and paged in SQL; who left is for the registrar', async () => {
    const [me, registrar] = await w.put(async (db) => {
      for (let i = 0; i < 60; i++)
        await aPerson(db, {
          name: `Zoë Clerk ${String(i).padStart(2, '0')}`,
          site: i % 2 ? 'Berlin' : 'Chicago',
        })
      await aPerson(db, { name: 'Zoë Gone', leftOn: '2026-11-20' })
      return [
        await aPerson(db, { name: 'Me' }),
        await aPerson(db, { name: 'Reg', roles: ['registrar'] }),
      ]
    })
    const found = async (input: object, by = me!) => {
      const outcome = await w.ask(people, input, by)
      if (!outcome.ok) throw new Error(outcome.because)
      return outcome.value
    }
    expect(await found({ q: 'zoe' })).toMatchObject({ count: 60, pages: 2 })
    expect((await found({ q: 'zoe cler', page: '2' })).rows.map((row) => row.name)).toEqual(
      Array.from({ length: 10 }, (_, i) => `Zoë Clerk ${50 + i}`),
    )
    expect(await found({ q: 'zoe', site: 'Berlin' })).toMatchObject({ count: 30 })
    expect(await found({ q: 'zoe', left: 'on' })).toMatchObject({ count: 60 })
    expect(await found({ q: 'zoe', left: 'on' }, registrar!)).toMatchObject({ count: 61 })
    expect(await found({ role: 'registrar' })).toMatchObject({ rows: [{ name: 'Reg' }] })
    for (const q of ['"', '*', 'a OR b', "'; drop table person; --", 'NEAR(', '%'])
      expect((await found({ q })).count).toBe(0)
  })
})

describe('API tokens', () => {
  const made = async (by: number, input: object = {}) => {
    const outcome = await w.perform(
      makeToken,
      { name: 'nightly', scopes: 'read, holders-on', ...input },
      by,
    )
    if (!outcome.ok) throw new Error(outcome.because)
    return outcome.value
  }
  const open = (token: string, now = noon) =>
    w.store.reading((db) => whoByToken(db, hashToken(token), now))

  test('speaks for its person with its scopes, until revoked', async () => {
    const ada = await w.put((db) => aPerson(db))
    const { id, token } = await made(ada)
    expect(await open(token)).toMatchObject({ actor: { id: ada, scopes: ['read', 'holders-on'] } })
    expect(await open(`${token}x`)).toBeUndefined()
    expect(await w.perform(revokeToken, { token: id }, ada)).toMatchObject({ ok: true })
    expect(await open(token)).toBeUndefined()
  })
  test('ends after its last day, and with its person', async () => {
    const ada = await w.put((db) => aPerson(db, { leftOn: '2026-12-31' }))
    const { token } = await made(ada, { expiresOn: '2026-11-21' })
    expect(await open(token)).toBeDefined()
    expect(await open(token, new Date('2026-11-22T12:00:00Z'))).toBeUndefined()
    const { token: longer } = await made(ada)
    expect(await open(longer, new Date('2027-01-01T12:00:00Z'))).toBeUndefined()
  })
  test('only its hash is kept, and the record does not have it', async () => {
    const ada = await w.put((db) => aPerson(db, { roles: ['registrar'] }))
    const { token } = await made(ada)
    const dump = await Promise.all(
      ['select * from api_token', 'select * from event'].map((sql) => w.store.client.execute(sql)),
    )
    expect(JSON.stringify(dump.map(({ rows }) => rows))).not.toContain(token)
  })
})

describe('the record', () => {
  test('is filtered by verb and person and read back by id; one’s own is on one’s page', async () => {
    const [registrar, ada, bo] = await w.put(async (db) => [
      await aPerson(db, { roles: ['registrar'] }),
      await aPerson(db, { name: 'Ada', email: 'ada@example.com' }),
      await aPerson(db),
    ])
    for (let i = 0; i < 60; i++)
      await w.perform(
        setExtraTime,
        { person: i % 2 ? ada : bo, percent: i, reason: 'as agreed' },
        registrar!,
      )
    await w.perform(
      grantRole,
      { person: ada, role: 'auditor', from: '2026-12-01', reason: 'the audit' },
      registrar!,
    )
    const read = async (input: object) => {
      const outcome = await w.ask(recordOf, input, registrar!)
      if (!outcome.ok) throw new Error(outcome.because)
      return outcome.value
    }
    const first = await read({})
    expect(first).toMatchObject({
      events: { length: 50 },
      verbs: [{ verb: 'extra-time.set' }, { verb: 'role.granted' }],
    })
    expect((await read({ before: first.next })).events.length).toBe(11)
    expect((await read({ person: 'ADA@example.com' })).events.length).toBe(31)
    expect((await read({ person: 'ada@example.com', verb: 'role.granted' })).events).toMatchObject([
      {
        what: 'gave a role',
        by: { id: registrar },
        about: [{ kind: 'person', id: ada, name: 'Ada' }],
      },
    ])
    expect((await read({ person: 'nobody@example.com' })).events).toEqual([])
    expect(await w.ask(personTrail, { person: ada }, ada!)).toMatchObject({
      ok: true,
      value: { events: { length: 31 } },
    })
    expect(await w.ask(personTrail, { person: ada }, bo!)).toMatchObject({ kind: 'not found' })
  })
})
