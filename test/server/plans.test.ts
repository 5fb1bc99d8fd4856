import { type Client, createClient } from '@libsql/client'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openStore } from '@/db'
import { axe, openBrowser, personId, type Visit, visit } from '../setup/browser'
import { aKnot } from '../setup/knot'
import { type Running, startServer } from '../setup/server'

/*
 * Plans that keep rules across teams, under `npm start` itself: worked out beside the pages by its
 * job, in a thread; followed, stopped, and lost with the process that worked on them.
 */
let server: Running
let browser: Browser
let db: Client
let lead: Visit
beforeAll(async () => {
  server = await startServer({}, { whole: true })
  browser = await openBrowser()
  db = createClient({ url: server.databaseUrl })
  lead = await visit(browser, server, 'staffing')
})
afterAll(async () => {
  db?.close()
  await browser?.close()
  await server?.stop()
})

const day = new Date(Date.now() + 50 * 86_400_000).toISOString().slice(0, 10)
const plans = async () =>
  (await db.execute('select id, state, progress from plan order by id')).rows
const told = (page: Page) => page.locator('main').textContent()

/** Asks for a plan with the rules across teams on /plans; answers the address of its page. */
async function make(page: Page, kind: string): Promise<string> {
  await page.goto('/plans')
  const form = page.locator('form').filter({ hasText: 'Keep the rules across each team' })
  await form.getByLabel('For the day').fill(day)
  await form.getByLabel('Positions').selectOption(kind)
  await form.getByLabel('Keep the rules across each team').check()
  await form.getByRole('button', { name: 'Make a plan' }).click()
  await page.waitForURL('**/plans/*')
  return new URL(page.url()).pathname
}

test('is worked out beside, comes to its page by itself, and is adopted there', async () => {
  const { page, complaints } = lead
  await make(page, 'technician')
  await page
    .getByText('rules across teams are kept')
    .or(page.getByText('across teams are missed'))
    .or(page.getByText('across teams is missed'))
    .waitFor()
  expect(await axe(page)).toEqual([])
  const [made] = await plans()
  expect(made).toMatchObject({ state: 'ready', progress: 100 })
  await page.getByLabel('Why this is right').fill('Agreed with the leaders')
  await page.getByRole('button', { name: 'Adopt what is ticked' }).click()
  await page
    .getByText(/^Adopted by /)
    .first()
    .waitFor()
  const { rows } =
    await db.execute(`select count(*) as changes, count(c.made_id) as made, count(p.id) as placements from plan_change c
    left join placement p on p.id = c.made_id and p.person_id = c.person_id and p."from" = '${day}' where c.adopted_at is not null and c.person_id is not null`)
  expect(Number(rows[0]?.changes)).toBeGreaterThan(0)
  expect(rows[0]?.made).toBe(rows[0]?.changes)
  expect(rows[0]?.placements).toBe(rows[0]?.changes)
  expect(complaints).toEqual([])
})

test('one that takes long shows how far it is, another waits its turn and says so; stopped, it makes room at once', async () => {
  const store = openStore({ url: server.databaseUrl })
  const assessor = await personId(server, 'staffing@demo.example')
  await store.writing((writer) => aKnot(writer, assessor))
  store.close()
  const { page, complaints } = lead
  const second = await visit(browser, server, 'staffing')
  const long = await make(page, 'technician')
  await make(second.page, 'leader')
  await second.page.getByText(`plan ${long.split('/').pop()} is worked out first`).waitFor()
  const percent = async () =>
    Number(/Being worked out: (\d+) %/.exec((await told(page)) ?? '')?.[1] ?? 0)
  await expect.poll(percent, { timeout: 15_000 }).toBeGreaterThanOrEqual(50)
  const before = await percent()
  await expect.poll(percent, { timeout: 15_000 }).toBeGreaterThan(before)
  expect(await axe(page)).toEqual([])
  // Others are answered meanwhile.
  expect((await second.page.request.get('/staffing')).status()).toBe(200)
  await page.getByRole('button', { name: 'Stop it' }).click()
  await page.getByText(/^Stopped by .* before it was ready\. Nothing was changed\./).waitFor()
  await second.page.getByText(/^Fills \d+ of \d+ positions/).waitFor()
  expect((await plans()).map((it) => it.state)).toEqual(['ready', 'cancelled', 'ready'])
  expect([...complaints, ...second.complaints]).toEqual([])
  await second.close()
})

test('one whose process is killed is told to have failed once the server is back, and is made again in one press', async () => {
  const { page } = lead
  const lost = await make(page, 'technician')
  await expect
    .poll(async () => Number((await plans()).at(-1)?.progress), { timeout: 15_000 })
    .toBeGreaterThan(0)
  await page.goto('about:blank')
  await server.kill()
  expect((await plans()).at(-1)).toMatchObject({ state: 'working' })
  // Its lease runs out after twenty seconds of silence; here they are over.
  await db.execute("update lease set until = 0 where name = 'plans'")
  await server.restart()
  await page.goto(lost)
  await page
    .getByText('The process that worked on it ended before it was done. Nothing was changed.')
    .waitFor()
  await page.getByRole('button', { name: 'Make it again' }).click()
  await expect.poll(() => new URL(page.url()).pathname).not.toBe(lost)
  await page.getByRole('button', { name: 'Stop it' }).click()
  await page.getByText(/^Stopped by /).waitFor()
  expect((await plans()).map((it) => it.state)).toEqual([
    'ready',
    'cancelled',
    'ready',
    'failed',
    'cancelled',
  ])
})
