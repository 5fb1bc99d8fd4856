import { fileURLToPath } from 'node:url'
import { defineConfig, mergeConfig } from 'vitest/config'
import base from '../vitest.config'
import type { Mutant } from './mutants'

const root = fileURLToPath(new URL('../..', import.meta.url))
const { path, mutant } = JSON.parse(process.env.MUTANT ?? '{}') as {
  path?: string
  mutant?: Mutant
}

/** Puts one fault into one rule as it is loaded. The file itself stays as it is. */
export default defineConfig((env) =>
  mergeConfig(base(env), {
    plugins: [
      {
        name: 'mutant',
        enforce: 'pre',
        transform(text: string, id: string) {
          if (!path || !mutant || id !== `${root}${path}`) return undefined
          return text.slice(0, mutant.start) + mutant.text + text.slice(mutant.end)
        },
      },
    ],
    test: { maxWorkers: 1, bail: 1, reporters: ['dot'] },
  }),
)
