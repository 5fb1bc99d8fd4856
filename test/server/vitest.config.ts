import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

const root = fileURLToPath(new URL('../..', import.meta.url))

export default defineConfig({
  root,
  resolve: { alias: { '@': root.replace(/\/$/, '') } },
  test: {
    include: ['test/server/**/*.test.ts'],
    env: {
      TZ: 'Asia/Kathmandu',
      BASE_URL: '',
      SECRET: 'only-for-tests-only-for-tests-only-for-tests',
    },
    // Each file starts servers and browsers of its own, and mostly waits: two at a time, a quarter
    // less than one by one.
    maxWorkers: 2,
    maxConcurrency: 2,
    testTimeout: 120_000,
    hookTimeout: 120_000,
  },
})
