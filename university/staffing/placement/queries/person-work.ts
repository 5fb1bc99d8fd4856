import { sql } from 'drizzle-orm'
import { z } from 'zod'
import { named } from '@/db/named'
import { placement } from '@/db/tables/staffing'
import { isSignedIn } from '../../../actor'
import { yes } from '../../../at'
import type { Day } from '../../../calendar'
import { id } from '../../../input'
import { question } from '../../../kernel'
import { manages, sightInto } from '../../../people/queries/sight'
import { placedOn } from '../../../place'
import { levels, sayLevel } from '../../../roster/rules/proficiency'
import { tracksOf } from '../../eligibility/queries/tracks'
import { mayAssess, mayEnterAway, mayShareNumber } from '../../eligibility/rules/decisions'

const pl = named(placement, 'pl')

type Assessment = { id: number; track: string; level: number; on: Day; by: string; because: string }
type Away = { id: number; from: Day; until: Day; because: string; by: string | null }

/**
 * How well someone does the work, when they are away, and the numbers they share: what of it the
 * viewer may see.
 */
export const personWork = question({
  input: z
    .object({ person: id })
    .describe(
      'How well someone does the work by track, when they are away, which numbers they share',
    ),
  async answer({ db, actor }, { person: personId }) {
    if (!isSignedIn(actor)) return undefined
    const today = actor.today
    const it = await db.get<
      { name: string; manages: number; teams: string; teaches: string } | undefined
    >(sql`
      select p.name, ${manages(actor, sql`p.id`)} as manages,
        (select json_group_array(pl.team_id) from placement pl where pl.person_id = p.id
        and ${placedOn(pl, today)}) as teams,
        (select json_group_array(distinct c.track) from offering o
        join course c on c.id = o.course_id where o.id in (select value
        from json_each(${JSON.stringify(actor.teaches)}))) as teaches
      from person p where p.id = ${personId}`)
    if (!it) return undefined
    const sight = await sightInto(db, actor, personId)
    const teams = JSON.parse(it.teams) as number[]
    const taught = JSON.parse(it.teaches) as string[]
    const leads = teams.some((team) => actor.leads.includes(team))
    const all = await tracksOf(db)
    const who = { personId, teams, manages: it.manages === 1 }
    /** An instructor assesses in the tracks they teach, the others in any. */
    const anywhere = mayAssess(actor, { ...who, teaches: false })
    const tracks = anywhere.ok ? all : all.filter((track) => taught.includes(track))
    const mayAssessHere = mayAssess(actor, { ...who, teaches: tracks.length > 0 })
    const sees = sight.standing || leads || mayAssessHere.ok
    if (!sees) return { person: personId, name: it.name, sees: false as const }
    /** An instructor sees what they may assess: the tracks they teach. */
    const seen =
      sight.standing || leads
        ? sql`1`
        : sql`f.track in (select value from json_each(${JSON.stringify(tracks)}))`
    const assessed = await db.all<Assessment>(sql`
      select f.id, f.track, f.level, f.assessed_on as "on", b.name as "by", f.because
      from proficiency f join person b on b.id = f.assessed_by_id
      where f.person_id = ${personId} and ${seen} order by f.assessed_on desc, f.id desc limit 100`)
    const away = sight.standing
      ? await db.all<Away>(sql`select w.id, w."from", w.until, w.because, b.name as "by" from away w
        left join person b on b.id = w.entered_by_id
            where w.person_id = ${personId} and w.withdrawn_at is null and w.until >= ${today}
            order by w."from" limit 50`)
      : []
    const own = actor.id === personId
    const numbers = own
      ? await db.all<{ id: number; label: string; number: string }>(
          sql`select id, label, number from person_contact where person_id = ${personId}
            and withdrawn_at is null order by id`,
        )
      : []
    const mayAway = mayEnterAway(actor, who)
    return {
      person: personId,
      name: it.name,
      sees: true as const,
      isSelf: own,
      today,
      proficiency: [...new Set(assessed.map((one) => one.track))].sort().map((track) => {
        const [newest, ...earlier] = assessed.filter((one) => one.track === track)
        const said = (one: Assessment) => ({ ...one, says: sayLevel(one.level) })
        return { track, newest: said(newest!), earlier: earlier.map(said) }
      }),
      away: away.map((one) => ({ ...one, now: one.from <= today, mayWithdraw: mayAway })),
      /**
       * When someone is away is for them, their managers and whoever staffs; a leader sees what it
       * does to the team's coverage.
       */
      seesAway: sight.standing,
      /** The only tracks the viewer sees; empty: all. */
      only: sight.standing || leads ? [] : tracks,
      numbers,
      tracks,
      levels: levels.map((word, level) => ({ value: level, label: `${level}: ${word}` })),
      mayAssess: mayAssessHere,
      mayAway,
      mayShare: mayShareNumber(actor, personId),
    }
  },
  mayAsk: () => yes,
})
