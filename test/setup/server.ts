import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { encode } from 'next-auth/jwt'
import { freePort } from './sqld'

const next = createRequire(import.meta.url).resolve('next/dist/bin/next')
const tsx = createRequire(import.meta.url).resolve('tsx/cli')
const testSecret = 'only-for-tests-only-for-tests-only-for-tests'

export type Running = {
  url: string
  folder: string
  databaseUrl: string
  pid: number
  /** The cookie header of a session as this person. */
  as(personId: number): Promise<string>
  kill(): Promise<void>
  /** The same server again, on the same database. */
  restart(): Promise<void>
  stop(): Promise<void>
}

/**
 * Starts the real server from the production build, on loopback, with a database of its own.
 * `prepare` runs first in a process of its own, exactly as `npm start` would: tables,
 * certifications, and the demo unless `DEMO` is off. With `whole` it is `npm start` itself, with
 * the jobs it runs beside the pages; killing it ends all its processes.
 */
export async function startServer(
  env: Record<string, string> = {},
  { whole = false } = {},
): Promise<Running> {
  const folder = mkdtempSync(join(tmpdir(), 'guildhall-server-'))
  const port = await freePort()
  const url = `http://127.0.0.1:${port}`
  const databaseUrl = env.DATABASE_URL ?? `file:${folder}/guildhall.db`
  const all: NodeJS.ProcessEnv = {
    ...process.env,
    SECRET: testSecret,
    NEXT_TELEMETRY_DISABLED: '1',
    ...env,
    DATABASE_URL: databaseUrl,
    NODE_ENV: 'production',
    PORT: String(port),
    HOST: '127.0.0.1',
    BASE_URL: env.BASE_URL ?? url,
  }
  if (!whole) await prepared(all)
  let child: ChildProcess
  let said = ''
  const start = async () => {
    const args = whole
      ? [tsx, 'app/_cli/start.ts']
      : [next, 'start', '-p', String(port), '-H', '127.0.0.1']
    child = spawn(process.execPath, args, {
      env: all,
      stdio: ['ignore', 'pipe', 'pipe'],
      detached: whole,
    })
    for (const stream of [child.stdout, child.stderr]) stream?.on('data', (data) => (said += data))
    for (let tries = 0; ; tries++) {
      if (
        await fetch(`${url}/readyz`).then(
          (r) => r.ok,
          () => false,
        )
      )
        return
      // `npm start` prepares its database within the same time.
      if (tries > (whole ? 900 : 300) || child.exitCode !== null) {
        await kill()
        throw new Error(`The server did not start:\n${said}`)
      }
      await new Promise((resolve) => setTimeout(resolve, 100))
    }
  }
  const kill = async (signal: NodeJS.Signals = 'SIGKILL') => {
    if (child.exitCode !== null || child.signalCode !== null) return
    const gone = new Promise((resolve) => child.once('exit', resolve))
    if (whole) process.kill(-(child.pid as number), signal)
    else child.kill(signal)
    await gone
  }
  await start()
  return {
    url,
    folder,
    databaseUrl,
    get pid() {
      return child.pid as number
    },
    as: async (id) =>
      `next-auth.session-token=${await encode({ token: { sub: String(id) }, secret: testSecret })}`,
    kill: () => kill(),
    restart: start,
    async stop() {
      await kill('SIGTERM')
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

async function prepared(env: NodeJS.ProcessEnv): Promise<void> {
  const code = await new Promise((resolve) =>
    spawn(process.execPath, [tsx, 'app/_cli/start.ts', '--prepare-only'], {
      env,
      stdio: ['ignore', 'ignore', 'inherit'],
    }).once('exit', resolve),
  )
  if (code !== 0) throw new Error('The database could not be prepared.')
}
