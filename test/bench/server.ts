import { type ChildProcess, spawn } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { encode } from 'next-auth/jwt'

const next = createRequire(import.meta.url).resolve('next/dist/bin/next')
const secret = 'only-for-measuring-only-for-measuring-only-for-measuring'

export type Server = { url: string; cpu(): number; stop(): Promise<void> }

/** A production server on loopback, its processor time readable. `folder`: ours, or the floor's. */
export async function serve(
  folder: string,
  port: number,
  env: Record<string, string>,
): Promise<Server> {
  const child: ChildProcess = spawn(
    process.execPath,
    [next, 'start', folder, '-p', String(port), '-H', '127.0.0.1'],
    {
      stdio: ['ignore', 'ignore', 'inherit'],
      env: {
        ...process.env,
        NODE_ENV: 'production',
        NEXT_TELEMETRY_DISABLED: '1',
        SECRET: secret,
        ...env,
      },
    },
  )
  const url = `http://127.0.0.1:${port}`
  for (let tries = 0; ; tries++) {
    if (child.exitCode !== null || tries > 300)
      throw new Error(`The server in ${folder} did not start.`)
    const answered = await fetch(url, { redirect: 'manual' }).then(
      () => true,
      () => false,
    )
    if (answered) break
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  return {
    url,
    cpu: () => cpuOf(child.pid as number),
    stop: () =>
      new Promise((resolve) => {
        child.once('exit', () => resolve())
        child.kill('SIGTERM')
      }),
  }
}

/** Milliseconds of processor time, user and system, of a process and those it started. */
function cpuOf(pid: number): number {
  const stats = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => {
      try {
        const fields = readFileSync(`/proc/${name}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? []
        return [
          {
            pid: Number(name),
            parent: Number(fields[1]),
            ticks: Number(fields[11]) + Number(fields[12]),
          },
        ]
      } catch {
        return [] // ended while it was read
      }
    })
  const own = new Set([pid])
  for (let before = 0; before !== own.size; ) {
    before = own.size
    for (const it of stats) if (own.has(it.parent)) own.add(it.pid)
  }
  return stats.filter((it) => own.has(it.pid)).reduce((sum, it) => sum + it.ticks * 10, 0)
}

/** A session of ours, as signing in would have made it. */
export async function cookieOf(person: number): Promise<string> {
  return `next-auth.session-token=${await encode({ token: { sub: String(person) }, secret })}`
}

/**
 * Processor milliseconds a request costs the server: the mean of `times` requests one after
 * another.
 */
export async function costOf(
  server: Server,
  times: number,
  ask: (i: number) => Promise<Response>,
): Promise<number> {
  const before = server.cpu()
  for (let i = 0; i < times; i++) {
    const response = await ask(i)
    await response.arrayBuffer()
    if (response.status >= 400) throw new Error(`${response.url} answered ${response.status}`)
  }
  return (server.cpu() - before) / times
}

export const median = (list: number[]) =>
  [...list].sort((a, b) => a - b)[Math.floor(list.length / 2)] as number
