import { spawnSync } from 'node:child_process'
import { expect, test } from 'vitest'

test.each([
  ['seed'],
  ['token', 'registrar@demo.example'],
  ['backup', 'data/never.db'],
  ['import', 'people', 'test/data/people.csv'],
  ['start', '--prepare-only'],
])(
  'npm run %s says it in words, not in a stack',
  (command, ...args) => {
    const env = { ...process.env, DEMO: 'maybe' }
    const { status, stderr } = spawnSync(
      process.execPath,
      ['--import', 'tsx', `app/_cli/${command}.ts`, ...args],
      { env, encoding: 'utf8' },
    )
    expect(status).not.toBe(0)
    expect(stderr).toContain('DEMO: must be on or off')
    expect(stderr).not.toMatch(/^ +at /m)
  },
  60_000,
)
