import { startSqld } from './test/setup/sqld'
import { spawnSync } from 'node:child_process'
const s = await startSqld()
spawnSync('npx', ['vitest','run','--config','test/vitest.config.ts','--no-file-parallelism'], { stdio:'inherit', env: {...process.env, TEST_DATABASE_URL: s.url} })
s.stop(); process.exit(0)
