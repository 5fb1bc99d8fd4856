import { and, desc, eq, lte, sql } from 'drizzle-orm'
import { z } from 'zod'
import { named } from '@/db/named'
import { proficiency } from '@/db/tables/availability'
import { placement } from '@/db/tables/staffing'
import { isSignedIn } from '../../../actor'
import { day, id, orEmpty, reason } from '../../../input'
import { command, did, Refusal } from '../../../kernel'
import { manages } from '../../../people/queries/sight'
import { placedOn } from '../../../place'
import { refuseTrack } from '../../eligibility/queries/tracks'
import { mayAssess } from '../../eligibility/rules/decisions'

const pl = named(placement, 'pl')

/**
 * Says how well someone does the work of a track. The newest assessment on or before a day counts;
 * earlier ones are kept.
 */
export const assessProficiency = command({
  input: z
    .object({
      person: id,
      track: z.string('choose a track').trim().min(1, 'choose a track').max(40),
      level: z.coerce.number('0 to 4').int('0 to 4').min(0, '0 to 4').max(4, '0 to 4'),
      on: orEmpty(day),
      reason,
    })
    .describe('Assess how well someone does the work of a track, 0 to 4'),
  async subject({ db, actor }, { person: personId, track }) {
    if (!isSignedIn(actor)) return undefined
    const it = await db.get<
      { id: number; hiredOn: string; manages: number; teaches: number; teams: string } | undefined
    >(sql`
      select p.id, p.hired_on as "hiredOn", ${manages(actor, sql`p.id`)} as manages,
        exists (select 1 from offering o join course c on c.id = o.course_id
        where c.track = ${track} and o.id in (select value
        from json_each(${JSON.stringify(actor.teaches)}))) as teaches,
        (select json_group_array(pl.team_id) from placement pl where pl.person_id = p.id
        and ${placedOn(pl, actor.today)}) as teams
      from person p where p.id = ${personId}`)
    return (
      it && {
        personId: it.id,
        hiredOn: it.hiredOn,
        manages: it.manages === 1,
        teaches: it.teaches === 1,
        teams: JSON.parse(it.teams) as number[],
      }
    )
  },
  may: ({ actor }, it) => mayAssess(actor, it),
  async run(
    { db, actor, now },
    { personId, hiredOn },
    { track, level, on = actor.today, reason: because },
  ) {
    if (on > actor.today) throw new Refusal('An assessment says how it is: today or earlier.', 'on')
    if (on < hiredOn) throw new Refusal('That was before they worked here.', 'on')
    await refuseTrack(db, track)
    const before = await db
      .select({ level: proficiency.level })
      .from(proficiency)
      .where(
        and(
          eq(proficiency.personId, personId),
          eq(proficiency.track, track),
          lte(proficiency.assessedOn, on),
        ),
      )
      .orderBy(desc(proficiency.assessedOn), desc(proficiency.id))
      .get()
    await db
      .insert(proficiency)
      .values({ personId, track, level, assessedOn: on, assessedById: actor.id, because, at: +now })
    const about = { person: personId }
    return did(
      'proficiency.assessed',
      { level },
      {
        about,
        track,
        on,
        reason: because,
        before: { level: before?.level ?? null },
        after: { level },
      },
    )
  },
})
