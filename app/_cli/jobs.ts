// npm run jobs: does once what the server does by itself every few minutes, and ends.
import { openStore } from '@/db'
import { clock, environment } from '@/db/environment'
import { isMigrated } from '@/db/migrate'
import { jobs, runJob } from '../_jobs/jobs'

/** Straight to the server where the file is a replica: the replica is another process's. */
async function main() {
  const env = environment()
  const store = openStore({
    url: env.DATABASE_SYNC_URL ?? env.DATABASE_URL,
    authToken: env.DATABASE_AUTH_TOKEN,
  })
  if (!(await isMigrated(store.client).catch(() => false)))
    throw new Error(
      'This database has no tables yet: start Guildhall once (npm start), then ask again.',
    )
  for (const job of jobs)
    if (!(await runJob(job, { store, env, clock, say: console.log })))
      console.log(`${job.name}: nothing to do, or another node is at it.`)
}

main()
  .catch((error: Error) => {
    console.error(error.message)
    process.exitCode = 1
  })
  .finally(() => process.exit())
