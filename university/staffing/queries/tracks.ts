import { sql } from 'drizzle-orm'
import type { Reader } from '@/db'

/** The tracks there are: those of certifications and of courses. */
export const tracksOf = async (db: Reader): Promise<string[]> =>
  (await db.all<{ track: string }>(sql`select track from certification union select track from course order by 1`)).map((it) => it.track)

export const isTrack = async (db: Reader, track: string): Promise<boolean> => (await tracksOf(db)).includes(track)
