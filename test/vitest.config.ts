import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'
import { slow } from './with-database'

const root = fileURLToPath(new URL('..', import.meta.url))

/** The quick check asks what needs no database, and the one table of who may do what. */
const quick = 'test/permissions.test.ts'

export default defineConfig(({ mode }) => ({
  root,
  resolve: { alias: { '@': root.replace(/\/$/, '') } },
  test: {
    include: ['test/**/*.test.ts'],
    exclude: ['test/server/**', ...(mode === 'quick' ? slow().filter((path) => path !== quick) : [])],
    // A zone with an odd offset, so that a mistake about time zones fails loudly.
    env: { TZ: 'Asia/Kathmandu', NODE_ENV: 'test', BASE_URL: '', DATABASE_URL: ':memory:', SECRET: 'only-for-tests-only-for-tests-only-for-tests' },
    // Every test makes a world of its own, so files may share one loading of the modules: a third of the time.
    isolate: false,
    // Both processors of a small machine, not all but one.
    maxWorkers: '100%',
    setupFiles: ['test/setup/worlds.ts'],
    // A thorough run tries at least four times as many worlds (see test/thorough.ts), and may take as much longer.
    testTimeout: 20_000 * Math.max(1, 4 * Number(process.env.THOROUGH ?? 0)),
    hookTimeout: 60_000,
  },
}))
