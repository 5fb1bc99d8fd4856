import { sql } from 'drizzle-orm'
import type { Reader } from '@/db'
import { sayDay, spoken } from '@/university/calendar'

/** Days that nothing else in the stage has, by what they tell. */
const days: Record<string, string> = {
  'Cora’s coming last day': '2027-07-17',
  'the last day of Sol’s absence': '2026-12-11',
  'the last day of Cora’s absence': '2026-11-26',
  'the day of Lea’s absence': '2026-11-25',
  'the day it lapsed': '2025-03-13',
  'until when it is suspended': '2027-02-03',
  'the day a cycle was revoked': '2023-06-06',
  'the day all of it was revoked': '2026-08-08',
  'the day Tom’s award was revoked': '2026-08-18',
  'the day Sol must hold it by': '2026-10-09',
  'the day Sol will sit': '2026-12-18',
  'the day Sol sat': '2026-10-02',
  'until when Sol is excepted': '2027-02-19',
  'until when Tom is excepted': '2027-01-28',
}

/** Numbers that nothing else in the stage has. */
const numbers: Record<string, number> = {
  'Sol’s extra time': 7393,
  'the value of the contract': 41_777,
  'the value of the other contract': 52_888,
  'Sol’s grade': 8261,
  'Emil’s grade, not posted': 7219,
  'the seed of a draw': 838_383,
}

const told: [name: string, text: RegExp][] = [
  ...Object.entries(days).map(([name, day]): [string, RegExp] => [
    name,
    new RegExp(`(?<!\\d)(${[day, spoken(day), sayDay(day)].join('|')})`),
  ]),
  ...Object.entries(numbers).map(([name, n]): [string, RegExp] => [
    name,
    new RegExp(`\\b${n}\\b|${n.toLocaleString('en')}`),
  ]),
]

/** Names of all that is marked: words between ‹ and › in a text, and the days and numbers above. */
export const marksIn = (text: string): string[] => [
  ...[...text.matchAll(/‹([^‹›]*)›/g)].map((found) => found[1] as string),
  ...told.filter(([, sought]) => sought.test(text)).map(([name]) => name),
]

/** All that is marked in a database, told or not. */
export async function plantedIn(db: Reader): Promise<Set<string>> {
  const tables = await db.all<{ name: string }>(
    sql`select name from sqlite_master where type = 'table' and sql not like 'create virtual%'`,
  )
  const planted = new Set<string>()
  for (const { name } of tables)
    for (const row of await db.all(sql`select * from ${sql.identifier(name)}`))
      for (const mark of marksIn(JSON.stringify(row))) planted.add(mark)
  return planted
}
