import { openSync, readFileSync, statSync } from 'node:fs'
import { basename } from 'node:path'
import { parseArgs } from 'node:util'
import { store } from '@/db'
import { clock } from '@/db/environment'
import { migrate } from '@/db/migrate'
import { seedCertifications } from '@/db/seed/certifications'
import { companyZone, system } from '@/university/actor'
import { importFile } from '@/university/exchange/commands/import-file'
import { previewImport } from '@/university/exchange/queries/preview-import'
import { largest, tooLarge } from '@/university/exchange/rules/decode'
import { type Judgement, type Kind, kinds } from '@/university/exchange/rules/verdicts'
import { ask, perform } from '@/university/kernel'

// `npm run import -- people FILE`: the same question and command as in the browser, performed by
// the installation itself.
const usage = `npm run import -- KIND FILE [--dry-run] [--json] [--confirm[=NUMBER]] [--mode=MODE]

  KIND        people, holdings or positions
  FILE        CSV in UTF-8, at most 20 MB; - reads standard input
  --dry-run   say what would happen, change nothing
  --json      print {kind, counts, verdicts: [{line, key, verdict, why}]} and nothing else
  --confirm   perform even when more than 5 % of the people would leave (with a number: only if it is that many)
  --mode      of holdings, whom they may certify: newer (whoever earned them), uncertified (who is not), history (nobody)`

type Answer = { kind: Kind; counts: Record<string, number | undefined>; verdicts: Judgement[] }
const { kind, path, flags } = readArguments()
const began = performance.now()
await main()

function readArguments() {
  // parseArgs has no optional values, so a bare --confirm is given its word here.
  const args = process.argv.slice(2).map((arg) => (arg === '--confirm' ? '--confirm=any' : arg))
  try {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: {
        'dry-run': { type: 'boolean' },
        json: { type: 'boolean' },
        confirm: { type: 'string' },
        mode: { type: 'string' },
        help: { type: 'boolean', short: 'h' },
      },
    })
    if (values.help) {
      console.log(usage)
      process.exit(0)
    }
    const [kind, path, ...more] = positionals
    if (!kind || !(kinds as readonly string[]).includes(kind))
      throw new Error(kind ? `“${kind}” is not a kind of file.` : 'Say what the file holds.')
    if (!path || more.length) throw new Error(path ? 'Name one file.' : 'Name the file.')
    return { kind: kind as Kind, path, flags: values }
  } catch (error) {
    console.error(`${(error as Error).message}\n\n${usage}`)
    process.exit(2)
  }
}

async function main() {
  try {
    const file = readGiven()
    const db = store()
    await migrate(db.primary)
    await db.writing(seedCertifications)
    const now = clock()
    const who = {
      actor: await db.reading(async (reader) => system(now, await companyZone(reader))),
      now,
    }
    const outcome = flags['dry-run']
      ? await ask(db, previewImport, { kind, file, mode: flags.mode }, who)
      : await perform(
          db,
          importFile,
          { kind, file, mode: flags.mode, ...(flags.confirm ? { confirm: flags.confirm } : {}) },
          who,
        )
    if (!outcome.ok)
      fail(
        flags.confirm === undefined && outcome.because.includes('confirm the number')
          ? `${outcome.because} (--confirm=NUMBER)`
          : outcome.because,
      )
    say(outcome.value as Answer)
    process.exit(0)
  } catch (error) {
    fail((error as Error).message)
  }
}

/** The size is looked at first: a huge file is never read. */
function readGiven(): File {
  try {
    if (path !== '-') {
      const { size } = statSync(path)
      if (size > largest) fail(tooLarge(size))
    }
    return new File(
      [readFileSync(path === '-' ? openSync('/dev/stdin', 'r') : path)],
      path === '-' ? `${kind}.csv` : basename(path),
    )
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code
    return fail(
      code === 'ENOENT'
        ? `There is no file ${path}.`
        : code === 'EISDIR'
          ? `${path} is a folder.`
          : `${path} cannot be read: ${(error as Error).message}`,
    )
  }
}

function fail(because: string): never {
  console.error(`${because.replace(/^(file|confirm|content|mode): /, '')}\nNothing was changed.`)
  process.exit(1)
}

function say({ counts, verdicts }: Answer) {
  if (flags.json) {
    console.log(
      JSON.stringify({
        kind,
        counts,
        verdicts: verdicts.map(({ line, key, verdict, why }) => ({ line, key, verdict, why })),
      }),
    )
    return
  }
  const { rows, create, update, unchanged, deactivate, repeated, refused } = counts
  const dry = flags['dry-run']
  console.log(
    `${basename(path)}: ${rows} rows of ${kind}, ${dry ? 'looked at' : 'performed'} in ${((performance.now() - began) / 1000).toFixed(1)} s`,
  )
  for (const [word, n] of Object.entries({
    create,
    update,
    unchanged,
    deactivate,
    repeated,
    refused,
  }))
    if (n) console.log(`  ${String(n).padStart(6)} ${word}`)
  for (const { line, key, verdict, why } of verdicts)
    if (verdict === 'refused' || verdict === 'repeated' || verdict === 'deactivate')
      console.log(
        `  ${line ? `line ${line}` : 'not there'}: ${key || '(no key)'} ${verdict}: ${why}`,
      )
  if (dry) console.log('Nothing was changed: this was a dry run.')
}
