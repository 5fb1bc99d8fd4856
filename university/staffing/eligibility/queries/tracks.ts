import { sql } from 'drizzle-orm'
import type { Reader } from '@/db'
import { Refusal } from '../../../kernel'

/** The tracks there are: those of certifications and of courses. */
export const tracksOf = async (db: Reader): Promise<string[]> =>
  (
    await db.all<{ track: string }>(
      sql`select track from certification union select track from course order by 1`,
    )
  ).map((it) => it.track)

/** Refuses a track there is none of; none is fine. */
export async function refuseTrack(db: Reader, track: string | null | undefined): Promise<void> {
  if (track && !(await tracksOf(db)).includes(track))
    throw new Refusal(`There is no track ${track}.`, 'track')
}

/** Proficiency is asked for in a track there is. */
export async function refuseProficiency(
  db: Reader,
  { minProficiency, track }: { minProficiency: number; track?: string | null },
): Promise<void> {
  if (minProficiency > 0 && !track) throw new Refusal('say in which track', 'track')
  await refuseTrack(db, track)
}
