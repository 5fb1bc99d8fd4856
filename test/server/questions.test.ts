import { readdirSync } from 'node:fs'
import { type Client, createClient } from '@libsql/client'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openBrowser, visit } from '../setup/browser'
import { type Running, startServer } from '../setup/server'
import type { Asked } from './questions/asked'

/*
 * The questions of a staffing lead, each on its screen in a browser on the demo, with the right
 * answer worked out in the test. A file in questions/ names its questions as `asked`.
 */
let server: Running
let browser: Browser
let db: Client
beforeAll(async () => {
  server = await startServer()
  browser = await openBrowser()
  db = createClient({ url: server.databaseUrl })
})
afterAll(async () => {
  db?.close()
  await browser?.close()
  await server?.stop()
})

const files = readdirSync('test/server/questions').filter(
  (name) => name.endsWith('.ts') && name !== 'asked.ts',
)
for (const file of files) {
  const { asked } = (await import(`./questions/${file}`)) as { asked: Asked[] }
  describe(file.replace('.ts', ''), () => {
    for (const { question, persona, path, see } of asked)
      test(question, async () => {
        const { page, complaints, close } = await visit(browser, server, persona)
        const answer = await page.goto(path)
        expect(answer?.status()).toBe(200)
        await see(page, db)
        expect(complaints).toEqual([])
        await close()
      })
  })
}
