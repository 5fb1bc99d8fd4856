import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

const root = fileURLToPath(new URL('..', import.meta.url))

/** Whole files, whole stories, mail, PDF and threads: half the time of all tests. The quick check leaves them to `npm test`. */
const long = [
  ...['certification-audit', 'certification-credential', 'certification-desk', 'certification-outside', 'exchange', 'notices-mail'],
  ...['seed', 'seed-load', 'seed-status', 'seed-walk', 'staffing-leaks', 'staffing-plan-work'],
]

export default defineConfig(({ mode }) => ({
  root,
  resolve: { alias: { '@': root.replace(/\/$/, '') } },
  test: {
    include: ['test/**/*.test.ts'],
    exclude: ['test/server/**', ...(mode === 'quick' ? long.map((name) => `test/${name}.test.ts`) : [])],
    // A zone with an odd offset, so that a mistake about time zones fails loudly.
    env: { TZ: 'Asia/Kathmandu', NODE_ENV: 'test', BASE_URL: '', DATABASE_URL: ':memory:', SECRET: 'only-for-tests-only-for-tests-only-for-tests' },
    // Every test makes a world of its own, so files may share one loading of the modules: a third of the time.
    isolate: false,
    // Both processors of a small machine, not all but one.
    maxWorkers: '100%',
    testTimeout: 20_000,
    hookTimeout: 60_000,
  },
}))
