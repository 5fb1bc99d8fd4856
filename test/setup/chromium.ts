import { execFileSync, spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { chromium } from 'playwright-core'

const usual = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
]

/** Chromium needs no sandbox of its own as root, and no calls home. */
export const chromiumArguments = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

function find(): string | undefined {
  const named = process.env.CHROMIUM_PATH
  if (named) {
    if (!existsSync(named)) throw new Error(`CHROMIUM_PATH names ${named}, which is not there.`)
    return named
  }
  const onPath = ['chromium', 'chromium-browser', 'google-chrome', 'chrome'].map((name) =>
    spawnSync('which', [name], { encoding: 'utf8' }).stdout?.trim(),
  )
  return [...onPath, ...usual, chromium.executablePath()].find((path) => path && existsSync(path))
}

/**
 * The browser the journeys run in: `CHROMIUM_PATH`, the system's, or Playwright's own; installed
 * where that is possible.
 * @throws Error that says what to install where it is not.
 */
export function chromiumPath(): string {
  const found = find()
  if (found) return found
  const root = process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')
  console.log(root ? 'Installing Chromium with apt-get …' : 'Installing Chromium with Playwright …')
  try {
    if (root) {
      execFileSync('apt-get', ['update', '-qq'], { stdio: 'inherit' })
      execFileSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium'], {
        stdio: ['ignore', 'ignore', 'inherit'],
        env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
      })
    } else execFileSync('npx', ['playwright-core', 'install', 'chromium'], { stdio: 'inherit' })
  } catch {
    // Said below: what matters is whether a browser is there now.
  }
  const installed = find()
  if (installed) return installed
  throw new Error(
    'No Chromium was found and none could be installed. Install Debian’s package chromium, or set CHROMIUM_PATH.',
  )
}
