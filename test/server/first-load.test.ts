import { afterAll, beforeAll, expect, test } from 'vitest'
import { bareFirstLoad, firstLoad, firstLoadLimit } from '../first-load'
import { personId } from '../setup/browser'
import { type Running, startServer } from '../setup/server'

/** Ours, above the bare page, on what a learner opens all day. */
const learnersLimit = 25_000

let server: Running
let cookie: string
let bare: number
beforeAll(async () => {
  bare = bareFirstLoad()
  server = await startServer()
  cookie = await server.as(await personId(server, 'technician@demo.example'))
}, 300_000)
afterAll(() => server?.stop())

test.each([
  '/',
  '/catalogue',
  '/courses/LNX-201',
  '/learning',
  '/certifications',
  '/teams',
  '/search?words=linux',
  '/notices',
])('%s loads little', async (path) => {
  const bytes = await firstLoad(server.url + path, cookie)
  expect(bytes, `${path}: ${bytes} bytes, the bare page ${bare}`).toBeLessThanOrEqual(
    bare * firstLoadLimit,
  )
  expect(bytes - bare).toBeLessThanOrEqual(learnersLimit)
  // A page that refuses, or breaks, loads less than it should.
  expect(bytes).toBeGreaterThan(bare)
})
test('so does the page before signing in', async () =>
  expect(await firstLoad(`${server.url}/sign-in`)).toBeLessThanOrEqual(bare * firstLoadLimit))
