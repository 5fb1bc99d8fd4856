import AxeBuilder from '@axe-core/playwright'
import { createClient } from '@libsql/client'
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core'
import { chromiumArguments, chromiumPath } from './chromium'
import type { Running } from './server'

export const openBrowser = (): Promise<Browser> =>
  chromium.launch({ executablePath: chromiumPath(), args: chromiumArguments })

export const desktop = { width: 1440, height: 900 }
export const phone = { width: 390, height: 844 }

/** Who has this e-mail in the server's database. */
export async function personId(server: Running, email: string): Promise<number> {
  const client = createClient({ url: server.databaseUrl })
  const { rows } = await client.execute({
    sql: 'select id from person where email = ?',
    args: [email],
  })
  client.close()
  if (!rows[0]) throw new Error(`Nobody has the e-mail ${email}.`)
  return Number(rows[0].id)
}

export type Visit = {
  page: Page /** What the browser complained about: errors of scripts, refused by policy. */
  complaints: string[]
  close(): Promise<void>
}

/**
 * A page in a fresh browser profile, signed in as one of the personas (`technician` …) or as
 * nobody.
 */
export async function visit(
  browser: Browser,
  server: Running,
  persona?: string,
  options: BrowserContextOptions = {},
): Promise<Visit> {
  const context = await browser.newContext({ baseURL: server.url, viewport: desktop, ...options })
  if (persona) {
    const [name, value] = (
      await server.as(await personId(server, `${persona}@demo.example`))
    ).split('=') as [string, string]
    await context.addCookies([{ name, value, url: server.url }])
  }
  const page = await context.newPage()
  page.setDefaultTimeout(30_000)
  const complaints: string[] = []
  page.on('console', (message) => {
    if (message.type() === 'error' && !/status of 4\d\d/.test(message.text()))
      complaints.push(message.text())
  })
  page.on('pageerror', (error) => complaints.push(error.message))
  return { page, complaints, close: () => context.close() }
}

/**
 * What axe finds against WCAG 2.2 AA and good practice, or by the named rules alone, one line each.
 */
export async function axe(page: Page, rules?: string[]): Promise<string[]> {
  // Judged in the page itself: without frames, putting the findings together in a second page only
  // takes twice as long.
  const builder = new AxeBuilder({ page }).setLegacyMode(true)
  if (rules) builder.withRules(rules)
  else builder.withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
  const { violations } = await builder.analyze()
  return violations.map(
    (v) =>
      `${v.id}: ${v.help} — ${v.nodes
        .slice(0, 3)
        .map((node) => node.target.join(' '))
        .join(' | ')}`,
  )
}
