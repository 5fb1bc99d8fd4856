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
    exclude: [
      'test/server/**',
      ...(mode === 'quick' ? slow().filter((path) => path !== quick) : []),
    ],
    // A zone with an odd offset, so that a mistake about time zones fails loudly.
    env: {
      TZ: 'Asia/Kathmandu',
      NODE_ENV: 'test',
      BASE_URL: '',
      DATABASE_URL: ':memory:',
      SECRET: 'only-for-tests-only-for-tests-only-for-tests',
    },
    // Every test makes a world of its own, so files may share one loading of the modules: a third
    // of the time.
    isolate: false,
    // Both processors of a small machine, not all but one.
    maxWorkers: '100%',
    setupFiles: ['test/setup/worlds.ts'],
    // Only against hanging: a busy machine, a database server and ten times as many worlds take
    // several times as long.
    testTimeout: 90_000 * Math.max(1, Number(process.env.THOROUGH ?? 1)),
    hookTimeout: 120_000,
  },
}))
