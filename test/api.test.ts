import { sql } from 'drizzle-orm'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { serve } from '@/app/_web/endpoint'
import { description } from '@/app/_web/openapi'
import { commands, questions } from '@/university'
import { actorOf, nobody } from '@/university/actor'
import { makeToken } from '@/university/people/commands/make-token'
import { aPerson, noon, type World, world } from './world'

let w: World
beforeEach(async () => {
  w = await world()
})
afterEach(() => w.close())

type Sent = {
  token?: string
  session?: number
  body?: unknown
  raw?: BodyInit
  method?: string
  headers?: Record<string, string>
}
function call(path: string, { token, session = 0, body, raw, method, headers = {} }: Sent = {}) {
  const content = raw ?? (body === undefined ? undefined : JSON.stringify(body))
  const request = new Request(`http://guildhall.test/api/v1/${path}`, {
    method: method ?? (content === undefined ? 'GET' : 'POST'),
    body: content,
    headers: {
      host: 'guildhall.test',
      ...(token ? { authorization: `Bearer ${token}` } : {}),
      ...headers,
    },
    ...(content instanceof ReadableStream ? { duplex: 'half' } : {}),
  })
  const who = async () => ({
    now: noon,
    actor:
      (session && (await w.store.reading((db) => actorOf(db, session, noon, 'America/Chicago')))) ||
      nobody,
  })
  return serve(request, path.split('?')[0] as string, { store: w.store, now: noon, session: who })
}
async function aToken(scopes: string[], roles: ('registrar' | 'auditor')[] = ['registrar']) {
  const person = await w.put((db) => aPerson(db, { roles }))
  const made = await w.perform(makeToken, { name: 'test', scopes }, person)
  if (!made.ok) throw new Error(made.because)
  return { person, token: made.value.token }
}
const grant = (person: number) => ({
  person,
  role: 'auditor',
  from: '2026-12-01',
  reason: 'the yearly audit',
})

describe('asking', () => {
  test('a question by its name, with text read as the schema wants it', async () => {
    const { token, person } = await aToken(['read'])
    const response = await call(`person?person=${person}`, { token })
    expect([response.status, response.headers.get('cache-control')]).toEqual([200, 'no-store'])
    expect(await response.json()).toMatchObject({ id: person })
  })
  test('a list as CSV, with what a spreadsheet would run made harmless', async () => {
    const { token } = await aToken(['read'])
    await w.put((db) =>
      aPerson(db, { name: '=HYPERLINK("http://evil.example","Zed")', jobTitle: 'a "b", c' }),
    )
    const response = await call('people?q=zed&format=csv', { token })
    expect(response.headers.get('content-type')).toContain('text/csv')
    expect(response.headers.get('content-disposition')).toBe('attachment; filename="people.csv"')
    const [head, row] = (await response.text()).split('\r\n')
    expect(head).toContain('id,employeeId,name,jobTitle')
    expect(row).toContain(`"'=HYPERLINK(""http://evil.example"",""Zed"")","a ""b"", c"`)
  })
  test('a file that does not hold everything says so in its name', async () => {
    const { token } = await aToken(['read'])
    await w.put((db) =>
      db.run(sql`with recursive n(i) as (select 1 union all select i + 1 from n where i < 130)
        insert into person (employee_id, email, name, job_title)
        select 'CROWD' || i, 'crowd' || i || '@example.com', 'Crowd ' || i, 'Clerk' from n`),
    )
    const response = await call('people?q=crowd&format=csv', { token })
    const rows = (await response.text()).trim().split('\r\n').length - 1
    expect(rows).toBeLessThan(130)
    expect(response.headers.get('content-disposition')).toBe(
      `attachment; filename="people-first-${rows}-of-130.csv"`,
    )
  })
  test('what is no list has no CSV form', async () => {
    const { token } = await aToken(['read'])
    expect((await call('settings?format=csv', { token })).status).toBe(406)
  })
})

describe('doing', () => {
  test('a command by its name, and its problem in words', async () => {
    const { token } = await aToken(['write'])
    const ada = await w.put((db) => aPerson(db))
    expect(await (await call('grant-role', { token, body: grant(ada) })).json()).toEqual(
      expect.any(Number),
    )
    const again = await call('grant-role', { token, body: grant(ada) })
    expect([again.status, again.headers.get('content-type')]).toEqual([
      403,
      'application/problem+json',
    ])
    expect(await again.json()).toMatchObject({
      title: 'Refused',
      detail: expect.stringContaining('already'),
    })
    const wrong = await call('grant-role', { token, body: { person: 'x' } })
    expect([wrong.status, await wrong.json()]).toMatchObject([
      422,
      { fields: { person: 'must be a number', role: 'choose a role' } },
    ])
  })
  test.each([
    ['half an object', '{"person": 3', 400],
    ['nothing', '', 400],
    ['another encoding', Buffer.from([0xff, 0xfe, 0x7b]), 400],
    ['null', 'null', 422],
    ['a list', '[1]', 422],
    ['a prototype', '{"__proto__": {"person": 1}}', 422],
    ['five megabytes', `"${'x'.repeat(5_000_001)}"`, 413],
  ])('%s', async (_, raw, status) => {
    const { token } = await aToken(['write'])
    expect((await call('grant-role', { token, raw, method: 'POST' })).status).toBe(status)
  })
  test('a body without a length is stopped on the way', async () => {
    const { token } = await aToken(['write'])
    let sent = 0
    const raw = new ReadableStream({
      pull(to) {
        sent += 1_000_000
        to.enqueue(new Uint8Array(1_000_000))
      },
    })
    expect((await call('grant-role', { token, raw })).status).toBe(413)
    expect(sent).toBeLessThan(10_000_000)
  })
})

describe('names and methods', () => {
  test.each(['nothing', '__proto__', 'constructor', 'toString', 'grant-role/'])(
    '%s is 404',
    async (name) => expect((await call(name)).status).toBe(404),
  )
  test('the wrong method says the right one', async () => {
    const ask = await call('people', { method: 'DELETE' })
    expect([ask.status, ask.headers.get('allow')]).toEqual([405, 'GET, HEAD'])
    const act = await call('grant-role')
    expect([act.status, act.headers.get('allow')]).toEqual([405, 'POST'])
  })
})

describe('who asks', () => {
  test('nobody is told to sign in', async () => {
    const response = await call('people')
    expect([response.status, response.headers.get('www-authenticate')]).toEqual([
      401,
      'Bearer realm="guildhall"',
    ])
  })
  test('nobody who wants to do something is told the same, whatever they sent', async () => {
    const response = await call('grant-role', { raw: '{' })
    expect([response.status, response.headers.get('www-authenticate')]).toEqual([
      401,
      'Bearer realm="guildhall"',
    ])
  })
  test.each(['Bearer gh_wrong', 'Bearer', 'Basic YTpi', 'gh_wrong'])(
    '%s opens nothing, also not beside a session',
    async (authorization) => {
      const me = await w.put((db) => aPerson(db))
      expect((await call('people', { session: me, headers: { authorization } })).status).toBe(401)
    },
  )
  test('scopes bound a token, whatever its person may', async () => {
    const { token } = await aToken(['holders-on', 'end-role'])
    expect((await call('people', { token })).status).toBe(403)
    expect((await call('grant-role', { token, body: {} })).status).toBe(403)
    expect((await call('end-role', { token, body: {} })).status).toBe(422)
  })
  test('a token makes no token', async () => {
    const { token } = await aToken(['read', 'write'])
    expect(
      await (await call('make-token', { token, body: { name: 'more', scopes: ['write'] } })).json(),
    ).toMatchObject({
      detail: 'A token cannot make another token.',
    })
  })
  test('a token can do what its person can, and no more', async () => {
    const { token } = await aToken(['read', 'write'], [])
    expect((await call('record', { token })).status).toBe(403)
  })
  test('a session asks freely, and does only from a page of this site', async () => {
    const me = await w.put((db) => aPerson(db, { roles: ['registrar'] }))
    const ada = await w.put((db) => aPerson(db))
    expect((await call('people', { session: me })).status).toBe(200)
    const act = (headers: Record<string, string>) =>
      call('grant-role', { session: me, body: grant(ada), headers })
    for (const origin of [
      undefined,
      'null',
      'http://evil.example',
      'http://guildhall.test.evil.example',
      'nonsense',
    ])
      expect((await act(origin ? { origin } : {})).status).toBe(403)
    expect((await act({ origin: 'http://guildhall.test' })).status).toBe(200)
  })
})

test('the description names every question and command, from the schemas that check them', () => {
  const { paths } = description()
  expect(Object.keys(paths).sort()).toEqual(
    [...Object.keys(questions), ...Object.keys(commands)].map((name) => `/api/v1/${name}`).sort(),
  )
  expect(paths['/api/v1/people']).toMatchObject({
    get: {
      parameters: expect.arrayContaining([expect.objectContaining({ name: 'site', in: 'query' })]),
    },
  })
  expect(paths['/api/v1/grant-role']).toMatchObject({
    post: {
      requestBody: {
        content: {
          'application/json': { schema: { required: expect.arrayContaining(['reason']) } },
        },
      },
    },
  })
  expect(JSON.parse(JSON.stringify(paths))).toEqual(paths)
})
