import { readdirSync } from 'node:fs'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { axe, desktop, openBrowser, phone, visit } from '../setup/browser'
import { type Running, startServer } from '../setup/server'

/*
 * Every page a persona can reach by links, audited once: light and dark, desktop and phone. A page
 * is the pattern of its path, because /courses/LNX-201 and /courses/MYS-302 are drawn by the same
 * code.
 */
const personas = [
  'technician',
  'newcomer',
  'instructor',
  'staffing',
  'leader',
  'manager',
  'registrar',
  'auditor',
]

let server: Running
let browser: Browser
beforeAll(async () => {
  server = await startServer()
  browser = await openBrowser()
})
afterAll(async () => {
  await browser?.close()
  await server?.stop()
})

type Route = { parts: string[]; isFile: boolean }
/** Every address of the project, as its folder says it. */
const routes = readdirSync('app', { recursive: true, encoding: 'utf8' })
  .filter((name) => /(^|\/)(page\.tsx|route\.ts)$/.test(name))
  .map(
    (name): Route => ({ parts: name.split('/').slice(0, -1), isFile: name.endsWith('route.ts') }),
  )
const isOpen = (part: string | undefined) => part?.startsWith('[') ?? false
const names = (of: Route) => of.parts.filter((part) => !isOpen(part)).length
/** The route an address is drawn by: a name goes before a placeholder. */
function routeOf(path: string): Route | undefined {
  const parts = path.split('/').filter(Boolean)
  return routes
    .filter(
      (it) =>
        it.parts.length === parts.length &&
        it.parts.every((part, n) => isOpen(part) || part === parts[n]),
    )
    .sort((a, b) => names(b) - names(a))[0]
}
const pattern = (path: string) => {
  const route = routeOf(path)
  return route ? `/${route.parts.join('/')}` : path
}

async function links(page: Page): Promise<string[]> {
  const hrefs = await page
    .locator('a[href^="/"]')
    .evaluateAll((all) => all.map((a) => a.getAttribute('href') ?? ''))
  return [...new Set(hrefs.map((href) => href.split('#')[0] as string))].filter(
    (href) => !href.startsWith('/api/'),
  )
}

/** What a phone or the dark can change about a page that is sound on a bright desk. */
const changed = [
  'color-contrast',
  'target-size',
  'scrollable-region-focusable',
  'aria-hidden-focus',
  'link-in-text-block',
]

/**
 * What is wrong with the page as it stands: by every rule on a bright desktop, and by those that
 * can differ on a dark phone. A home shows the whole frame, so there every rule is asked twice.
 */
async function faults(page: Page, thorough: boolean): Promise<string[]> {
  const found: string[] = []
  for (const { size, viewport, colorScheme, rules } of [
    { size: 'desktop', viewport: desktop, colorScheme: 'light', rules: undefined },
    { size: 'phone', viewport: phone, colorScheme: 'dark', rules: thorough ? undefined : changed },
  ] as const) {
    await page.setViewportSize(viewport)
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    const over = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    )
    if (over > 0) found.push(`${size}: scrolls sideways by ${over} px`)
    for (const fault of await axe(page, rules && [...rules]))
      found.push(`${size} ${colorScheme}: ${fault}`)
  }
  await page.setViewportSize(desktop)
  return found
}

describe('every page', () => {
  const seen = new Set<string>()
  test.concurrent.each(['', ...personas])(
    'reached by %s is sound in light, dark, desktop and phone',
    async (persona) => {
      const { page, complaints, close } = await visit(browser, server, persona || undefined)
      const found: string[] = []
      const waiting = persona ? ['/'] : ['/sign-in']
      const queued = new Set<string>()
      while (waiting.length) {
        const path = waiting.shift() as string
        if (/\.\w+$/.test(path) || routeOf(path.split('?')[0] as string)?.isFile) {
          const status = (await page.request.get(path)).status()
          if (status !== 200) found.push(`${path}: a link leads to ${status}`)
          continue
        }
        const response = await page.goto(path, { waitUntil: 'load' })
        if (response?.status() !== 200) {
          found.push(`${path}: a link leads to ${response?.status()}`)
          continue
        }
        for (const href of await links(page)) {
          const key = pattern(href.split('?')[0] as string)
          if (queued.has(key) || (seen.has(key) && key !== '/')) continue
          queued.add(key)
          waiting.push(href)
        }
        const key = pattern(path.split('?')[0] as string)
        const first = !seen.has(key)
        seen.add(key)
        if (first || path === '/')
          found.push(...(await faults(page, path === '/')).map((fault) => `${path} ${fault}`))
      }
      await close()
      expect([...found, ...complaints]).toEqual([])
    },
    480_000,
  )
  test('were reached in number', () => {
    console.log([...seen].sort().join('\n'))
    expect(seen.size).toBeGreaterThan(25)
  })
})
