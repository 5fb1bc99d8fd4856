import { parseArgs } from 'node:util'
import { store } from '@/db'
import { clock } from '@/db/environment'
import { migrate } from '@/db/migrate'
import { companyZone, system } from '@/university/actor'
import { isDay } from '@/university/calendar'
import { ask } from '@/university/kernel'
import { planOn } from '@/university/staffing/plans/queries/plan-on'

// `npm run plan`: how many positions can be filled at once on a day, by the same question as the
// pages.
const usage = `npm run plan -- [--on DATE] [--kind KIND] [--same-site] [--rules] [--json]

  --on         the day, YYYY-MM-DD; today without it
  --kind       technician (the default), leader, "account manager", "billing specialist", "accounts-receivable specialist" or all
  --same-site  people serve only their own site
  --rules      keep the rules across each team too: takes up to a minute, and says how far from the best it may be
  --json       print the counts and nothing else`

try {
  const { values } = parseArgs({
    options: {
      on: { type: 'string' },
      kind: { type: 'string' },
      'same-site': { type: 'boolean' },
      rules: { type: 'boolean' },
      json: { type: 'boolean' },
      help: { type: 'boolean', short: 'h' },
    },
  })
  if (values.help) {
    console.log(usage)
    process.exit(0)
  }
  if (values.on !== undefined && !isDay(values.on))
    throw new Error(`“${values.on}” is not a date: write YYYY-MM-DD.`)
  const db = store()
  await migrate(db.primary)
  const now = clock()
  const actor = await db.reading(async (reader) => system(now, await companyZone(reader)))
  const asked = {
    on: values.on,
    kind: values.kind,
    anywhere: !values['same-site'],
    rules: values.rules,
  }
  const outcome = await ask(db, planOn, asked, { actor, now })
  if (!outcome.ok) throw new Error(outcome.because)
  const { counts, problem } = outcome.value
  if (!counts) throw new Error(problem)
  if (values.json) console.log(JSON.stringify(counts, null, 2))
  else {
    const { positions, filled, empty_by_criticality: empty, filled_today: today, moves } = counts
    console.log(
      `On ${counts.on} ${filled} of ${positions} positions can be filled at once (${today} are today), with ${moves} moves of people who still qualify.`,
    )
    if (counts.rules !== undefined)
      console.log(
        `  rules across teams: ${counts.rules}, missed: ${counts.rules_missed}${counts.gap_percent ? `, up to ${counts.gap_percent} % from the best` : ''}`,
      )
    for (const level of ['3', '2', '1'] as const)
      console.log(`  empty, criticality ${level}: ${empty[level]}`)
  }
  db.close()
} catch (error) {
  console.error(`${(error as Error).message}\n\n${usage}`)
  process.exit(2)
}
