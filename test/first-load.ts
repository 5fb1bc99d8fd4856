import { spawnSync } from 'node:child_process'
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join, resolve } from 'node:path'
import { gzipSync } from 'node:zlib'

/*
 * First-load JavaScript is what a browser must fetch before a page is live: every script the HTML
 * names, gzip, without the one for browsers that know no modules. It is held against a bare Next
 * page of the same version, built once and remembered.
 */

/** At most this many times the bare page. */
export const firstLoadLimit = 1.15

const scriptsOf = (html: string) =>
  [...html.matchAll(/<script\b([^>]*)>/g)].flatMap(([, attributes = '']) =>
    /nomodule/i.test(attributes) ? [] : [/\bsrc="([^"]+)"/.exec(attributes)?.[1] ?? []].flat(),
  )
const weigh = (scripts: readonly Buffer[]) =>
  scripts.reduce((sum, script) => sum + gzipSync(script, { level: 9 }).length, 0)

/** Bytes of first-load JavaScript of a page that is being served: `cookie` signs in. */
export async function firstLoad(url: string, cookie = ''): Promise<number> {
  const html = await (await fetch(url, { headers: { cookie } })).text()
  const addresses = [...new Set(scriptsOf(html))]
  return weigh(
    await Promise.all(
      addresses.map(async (address) =>
        Buffer.from(await (await fetch(new URL(address, url))).arrayBuffer()),
      ),
    ),
  )
}

/**
 * The same of a page that says hello, by the Next that is installed. Takes half a minute the first
 * time.
 */
export function bareFirstLoad(): number {
  const version = (createRequire(import.meta.url)('next/package.json') as { version: string })
    .version
  const folder = resolve('data/bare-next')
  const kept = join(folder, `first-load-${version}`)
  try {
    return Number(readFileSync(kept, 'utf8'))
  } catch {}
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(join(folder, 'app'), { recursive: true })
  const files = {
    'package.json': '{ "private": true, "type": "module" }',
    'next.config.js': `export default { agentRules: false, turbopack: { root: ${JSON.stringify(resolve('.'))} }, typescript: { ignoreBuildErrors: true } }`,
    'app/layout.jsx':
      'export default ({ children }) => <html lang="en"><body>{children}</body></html>',
    'app/page.jsx': 'export default () => <h1>Hello</h1>',
  }
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text)
  const built = spawnSync(
    process.execPath,
    [resolve('node_modules/next/dist/bin/next'), 'build', folder],
    {
      encoding: 'utf8',
      env: { ...process.env, NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1' },
    },
  )
  if (built.status !== 0)
    throw new Error(`The bare page did not build:\n${built.stdout}\n${built.stderr}`)
  const html = readFileSync(join(folder, '.next/server/app/index.html'), 'utf8')
  const bytes = weigh(
    [...new Set(scriptsOf(html))].map((address) =>
      readFileSync(
        join(folder, decodeURI(address.replace('/_next/', '.next/')).split('?')[0] ?? ''),
      ),
    ),
  )
  writeFileSync(kept, String(bytes))
  return bytes
}
