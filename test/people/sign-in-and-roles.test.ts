import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { nobody } from '@/university/actor'
import { hashPassword, isPassword } from '@/university/people/password'
import { sightOf } from '@/university/people/rules/person'
import { endedNow, mayDelegate, mayEndRole, mayGrantRole } from '@/university/people/rules/roles'
import {
  limits,
  mayComeIn,
  mayComeInAs,
  mayTryPassword,
  wayBack,
} from '@/university/people/rules/sign-in'
import { isAlive, mayUse } from '@/university/people/rules/tokens'

const now = new Date('2026-11-21T12:00:00Z')
const minutesAgo = (...minutes: number[]) => minutes.map((m) => +now - m * 60_000)
const actor = (id: number, it: Partial<typeof nobody> = {}) => ({
  ...nobody,
  id,
  today: '2026-11-21',
  ...it,
})

describe('how often a password may be tried', () => {
  const tries = (n: number, minutes = 5) => minutesAgo(...Array.from({ length: n }, () => minutes))
  test.each([
    [9, 0, undefined],
    [10, 0, 'Too many failed sign-ins for this account. Try again in 10 minutes.'],
    [0, 99, undefined],
    [0, 100, 'Too many failed sign-ins from your address. Try again in 10 minutes.'],
  ])('%i for the account, %i from the address', (account, address, because) =>
    expect(mayTryPassword({ account: tries(account), address: tries(address) }, now)).toEqual(
      because ? { ok: false, because } : { ok: true },
    ),
  )
  test('the oldest that counts says when: ten in fourteen minutes and a half free the door in half a minute', () =>
    expect(
      mayTryPassword({ account: [...tries(9, 1), ...minutesAgo(14.5)], address: [] }, now),
    ).toMatchObject({
      because: expect.stringContaining('in a minute'),
    }))
  test('whatever happened, after a quiet quarter of an hour one may try again', () =>
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 60 })), (minutes) => {
        const later = new Date(+now + limits.minutes * 60_000)
        return mayTryPassword(
          { account: minutesAgo(...minutes), address: minutesAgo(...minutes) },
          later,
        ).ok
      }),
    ))
})

describe('who may come in', () => {
  const person = {
    disabledAt: null,
    hiredOn: '2020-01-01',
    leftOn: null,
    origin: 'hr',
    oidcSubject: null,
  }
  const claim = {
    issuer: 'https://id.example',
    subject: 's1',
    email: 'a@example.com',
    emailVerified: true,
  }
  test.each([
    [{}, true],
    [{ leftOn: '2026-11-21' }, true],
    [{ leftOn: '2026-11-20' }, false],
    [{ hiredOn: '2026-11-22' }, false],
    [{ disabledAt: 1 }, false],
    [{ origin: 'demo' }, false],
  ])('%j: %s', (it, ok) => expect(mayComeIn({ ...person, ...it }, '2026-11-21', false).ok).toBe(ok))

  test.each([
    ['verified, first time', person, {}, 'ok'],
    [
      'bound, whatever the address says',
      { ...person, oidcSubject: 'https://id.example|s1' },
      { email: null, emailVerified: false },
      'ok',
    ],
    ['not verified', person, { emailVerified: false }, 'not verified'],
    ['no address', person, { email: null }, 'did not say your e-mail'],
    ['unknown', null, {}, 'Nobody here has the address'],
    [
      'bound to another account',
      { ...person, oidcSubject: 'https://id.example|s2' },
      {},
      'another company account',
    ],
    [
      'the same subject of another issuer',
      { ...person, oidcSubject: 'https://evil.example|s1' },
      {},
      'another company account',
    ],
    [
      'bound but closed',
      { ...person, oidcSubject: 'https://id.example|s1', disabledAt: 1 },
      {},
      'closed',
    ],
  ])('company account: %s', (_, who, more, expected) => {
    const verdict = mayComeInAs({ ...claim, ...more }, who, '2026-11-21', false)
    expect(verdict.ok ? 'ok' : verdict.because).toContain(expected)
  })
})

describe('the way back', () => {
  test.each(['/', '/learning/3?x=1#y', '/people?q=a%20b'])('%s stays', (to) =>
    expect(wayBack(to)).toBe(to),
  )
  test.each([
    '//evil.example',
    '/\\evil.example',
    'https://evil.example',
    'javascript:alert(1)',
    '/\t/evil.example',
    '/ /evil',
    '',
    undefined,
    ['/a'],
    '/sign-in?to=/x',
    '\\\\evil',
  ])('%j goes home', (to) => expect(wayBack(to)).toBe('/'))
  test('never leaves the site', () =>
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.webUrl(),
          fc.string().map((s) => `/${s}`),
        ),
        (to) => new URL(wayBack(to), 'https://here.example').origin === 'https://here.example',
      ),
    ))
})

describe('roles', () => {
  const registrar = actor(1, { roles: ['registrar'] })
  test('nobody gives or ends a role of their own', () => {
    expect(mayGrantRole(registrar, 1).ok).toBe(false)
    expect(mayGrantRole(registrar, 2).ok).toBe(true)
    expect(mayEndRole(registrar, { personId: 1, until: null }).ok).toBe(false)
    expect(mayEndRole(registrar, { personId: 2, until: '2026-11-20' }).ok).toBe(false)
    expect(mayEndRole(actor(3, { roles: ['auditor'] }), { personId: 2, until: null }).ok).toBe(
      false,
    )
  })
  test('ended now does not count today', () => expect(endedNow('2026-03-01')).toBe('2026-02-28'))
  test('a delegate is somebody else, chosen by the person or arranged by the registrar', () => {
    expect(mayDelegate(actor(5), { personId: 5, delegateId: 6 }).ok).toBe(true)
    expect(mayDelegate(actor(5), { personId: 5, delegateId: 5 }).ok).toBe(false)
    expect(mayDelegate(actor(6), { personId: 5, delegateId: 6 }).ok).toBe(false)
    expect(mayDelegate(registrar, { personId: 5, delegateId: 6 }).ok).toBe(true)
    expect(mayDelegate(registrar, { personId: 5, delegateId: 1 }).ok).toBe(false)
  })
})

test('what is seen of a person', () => {
  expect(sightOf(actor(2), 1, false)).toEqual({ standing: false, private: false })
  expect(sightOf(actor(2), 1, true)).toEqual({ standing: true, private: false })
  expect(sightOf(actor(2, { roles: ['staffing lead'] }), 1, false)).toEqual({
    standing: true,
    private: false,
  })
  expect(sightOf(actor(1), 1, false)).toEqual({ standing: true, private: true })
  expect(sightOf(actor(2, { roles: ['auditor'] }), 1, false)).toEqual({
    standing: true,
    private: true,
  })
})

test('scopes and the end of a token', () => {
  expect(mayUse(['read'], 'question', 'people').ok).toBe(true)
  expect(mayUse(['read'], 'command', 'grant-role').ok).toBe(false)
  expect(mayUse(['holders-on'], 'question', 'holders-on').ok).toBe(true)
  expect(mayUse(['write'], 'question', 'people').ok).toBe(false)
  expect(isAlive({ expiresOn: '2026-11-21', revokedAt: null }, '2026-11-21')).toBe(true)
  expect(isAlive({ expiresOn: '2026-11-20', revokedAt: null }, '2026-11-21')).toBe(false)
  expect(isAlive({ expiresOn: null, revokedAt: 1 }, '2026-11-21')).toBe(false)
})

describe('passwords', () => {
  const cheap = { N: 1024, r: 8, p: 1 }
  test('kept with their parameters, never twice the same', async () => {
    const [a, b] = [
      await hashPassword('correct horse battery', cheap),
      await hashPassword('correct horse battery', cheap),
    ]
    expect(a).toMatch(/^1024:8:1:[\w-]{22}:[\w-]{43}$/)
    expect(a).not.toBe(b)
    expect(await isPassword('correct horse battery', a)).toBe(true)
    expect(await isPassword('correct horse batterx', a)).toBe(false)
  })
  test('one character written two ways is one character', async () =>
    expect(await isPassword('u\u0308ber', await hashPassword('über', cheap))).toBe(true))
  test('without an account the same work is done', async () => {
    const known = await hashPassword('correct horse battery')
    const time = async (stored: string | null) => {
      const began = performance.now()
      expect(await isPassword('a guess', stored)).toBe(false)
      return performance.now() - began
    }
    const times = { known: 0, unknown: 0 }
    for (let i = 0; i < 3; i++) {
      times.known += await time(known)
      times.unknown += await time(null)
    }
    expect(times.unknown / times.known).toBeGreaterThan(0.3)
  })
})
