import { type ChildProcess, spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { openStore, store } from '@/db'
import { clock, type Environment, environment, secret } from '@/db/environment'
import { personas } from '@/db/seed/demo/people'
import { prepare } from './prepare'

/*
 * `npm start`: migrates, seeds, builds when there is no build of this source, serves, and says
 * where. `npm run dev` is the same with reloading.
 */
const dev = process.argv.includes('--dev')
Object.assign(process.env, {
  NODE_ENV: dev ? 'development' : 'production',
  NEXT_TELEMETRY_DISABLED: '1',
})
const next = createRequire(import.meta.url).resolve('next/dist/bin/next')
const stamp = '.next/guildhall-source'
const source = [
  'app',
  'university',
  'db',
  'components',
  'next.config.js',
  'proxy.ts',
  'package.json',
  'package-lock.json',
  'tsconfig.json',
]

/** A fingerprint of everything a build is made of. */
function sourceHash(): string {
  const hash = createHash('sha256')
  const add = (path: string) => {
    if (statSync(path).isDirectory())
      for (const name of readdirSync(path).sort()) add(join(path, name))
    else hash.update(path).update(readFileSync(path))
  }
  for (const path of source) if (existsSync(path)) add(path)
  return hash.digest('hex')
}

const run = (args: string[]): ChildProcess =>
  spawn(process.execPath, [next, ...args], { stdio: 'inherit', env: process.env })

/** Builds the pages unless `.next` already holds a build of exactly this source. */
async function build(): Promise<void> {
  const wanted = sourceHash()
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return
  console.log('Building the pages, once for this source …')
  const code = await new Promise<number | null>((resolve) => run(['build']).once('exit', resolve))
  if (code !== 0) throw new Error('The build failed; see above.')
  writeFileSync(stamp, wanted)
}

/**
 * The jobs, in this process, which outlives none of the server's. They speak to the server of a
 * replica directly, and are loaded once people can come in.
 */
async function workBeside(env: Environment) {
  const { keepRunning } = await import('../_jobs/jobs')
  const database = openStore({
    url: env.DATABASE_SYNC_URL ?? env.DATABASE_URL,
    authToken: env.DATABASE_AUTH_TOKEN,
  })
  return keepRunning({ store: database, env, clock, say: console.log })
}

async function serve(): Promise<void> {
  const env = environment()
  // While the demo is on its passwords are known to everyone: stay on this machine unless told
  // otherwise.
  const host = env.HOST ?? (env.DEMO === 'on' ? '127.0.0.1' : '0.0.0.0')
  const local = host === '0.0.0.0' ? 'localhost' : host
  secret()
  // The pages' process has the database to itself where it is a replica, whose file bears one.
  store().close()
  const server = run([dev ? 'dev' : 'start', '-p', String(env.PORT), '-H', host])
  let working: { stop(): Promise<void> } | undefined
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => server.kill(signal))
  server.once('exit', async (code) => {
    // What a job is in the middle of is brought to an end, or left to its lease.
    await Promise.race([
      working?.stop(),
      new Promise((resolve) => setTimeout(resolve, 3000)),
    ]).catch(() => undefined)
    process.exit(code ?? 0)
  })
  while (
    !(await fetch(`http://${local}:${env.PORT}/readyz`).then(
      (r) => r.ok,
      () => false,
    ))
  )
    await new Promise((resolve) => setTimeout(resolve, 200))
  console.log(`\nGuildhall is open at ${env.BASE_URL ?? `http://${local}:${env.PORT}`}`)
  working = await workBeside(env)
  if (env.DEMO === 'off') return
  console.log('Sign in with one click as, or with the password "guildhall":')
  for (const persona of Object.keys(personas)) console.log(`  ${persona}@demo.example`)
}

try {
  const env = environment()
  for (const line of await prepare(env)) console.log(line)
  if (process.argv.includes('--prepare-only')) process.exit(0)
  if (!dev) await build()
  if (!process.argv.includes('--build-only')) await serve()
} catch (error) {
  console.error((error as Error).message)
  process.exit(1)
}
