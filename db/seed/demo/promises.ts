import { promiseCase } from '../../tables/promises'
import { chance } from './exams'
import type { Rows } from './rows'
import type { Teams } from './staffing/teams'
import { minute, type When } from './when'

/** How many of a hundred calls and problems each team keeps. */
const kept: Record<string, [calls: number, problems: number]> = {
  NWF: [99, 96],
  HAL: [99, 97],
  MOR: [98, 94],
  KES: [97, 95],
  SAL: [99, 98],
  LAN: [96, 93],
  JUN: [98, 96],
  BRO: [99, 97],
}

/**
 * Eight weeks of cases. Northwind breaks promises at night since a place there is empty, and once
 * with hardware.
 */
export function tellPromises(rows: Rows, when: When, { team }: Teams): void {
  const random = chance(1856)
  const tell = (
    code: string,
    n: number,
    promise: typeof promiseCase.$inferInsert.promise,
    at: number,
    ok: boolean,
    because: string,
  ) =>
    rows.add(promiseCase, {
      reference: `${code}-${String(n).padStart(5, '0')}`,
      teamId: team[code] as number,
      promise,
      at,
      kept: ok,
      because,
    })

  for (const [code, [calls, problems]] of Object.entries(kept)) {
    let n = 0
    for (let day = 56; day >= 1; day--) {
      for (let i = 0; i < 4; i++) {
        const hours = Math.floor(random() * 24)
        const short = code === 'NWF' && day <= 12 && (hours >= 22 || hours < 6)
        const ok = random() * 100 < (short ? 55 : calls)
        const wait = ok ? 4 + Math.floor(random() * 13) : 19 + Math.floor(random() * 40)
        const why = `${wait} seconds, ${1 + Math.floor(wait / 6)} ${wait < 6 ? 'ring' : 'rings'}`
        tell(
          code,
          ++n,
          'answered in three rings',
          when.at(-day, hours, i * 13),
          ok,
          ok
            ? `Answered after ${why}.`
            : `Answered after ${why}.${short ? ' One technician was on nights; the second place was empty.' : ''}`,
        )
      }
      if (random() < 0.8) {
        const ok = random() * 100 < problems
        tell(
          code,
          ++n,
          'fixed in one transfer',
          when.at(-day, 11, 20),
          ok,
          ok
            ? 'Fixed by the second person who had it, and it stayed fixed.'
            : 'Transferred twice before the person who could fix it had it.',
        )
      }
      if (random() < 0.06)
        tell(
          code,
          ++n,
          'hardware in one hour',
          when.at(-day, 15, 5),
          true,
          `Disk replaced and verified ${31 + Math.floor(random() * 26)} minutes after it was identified.`,
        )
    }
  }
  tell(
    'NWF',
    90_001,
    'hardware in one hour',
    when.at(-6, 2, 40),
    false,
    'Power supply identified 02:40, verified 04:07: 87 minutes. The only technician on nights was on a call; the second place has been empty. A credit is to be decided.',
  )
  tell(
    'NWF',
    90_002,
    'answered in three rings',
    when.ago(14 * 60 + 3) - minute,
    false,
    'Answered after 47 seconds, 8 rings. One technician was on nights; the second place was empty.',
  )
}
