import { and, eq, gt, isNull, or, sql } from 'drizzle-orm'
import { z } from 'zod'
import type { Reader } from '@/db'
import { shifts } from '@/db/tables/people'
import { placement, position, positionKinds, team } from '@/db/tables/staffing'
import { addDays, type Day } from '../../calendar'
import { day, id, orEmpty, reason, ticked } from '../../input'
import { command, did, Refusal } from '../../kernel'
import { isSignedIn } from '../../people/actor'
import { record } from '../../record/commands'
import { isTrack } from '../queries/tracks'
import { mayDecide } from '../rules/deciding'
import { sayDay } from '../rules/eligibility'
import { listed } from '../rules/requirement'
import { closeOn } from './close-placement'

const facts = {
  title: z.string('give a title').trim().min(3, 'give a title').max(80, 'keep it under 80 letters'),
  shift: orEmpty(z.enum(shifts, 'choose a shift')),
  site: z.string().trim().max(80, 'keep it under 80 letters').default(''),
  criticality: z.coerce.number('1, 2 or 3').int('1, 2 or 3').min(1, '1, 2 or 3').max(3, '1, 2 or 3').default(2),
  minProficiency: z.coerce.number('0 to 4').int('0 to 4').min(0, '0 to 4').max(4, '0 to 4').default(0),
  track: orEmpty(z.string().trim().max(40)),
}
type Facts = { minProficiency: number; track?: string }

async function refuseTrack(db: Reader, { minProficiency, track }: Facts) {
  if (minProficiency > 0 && !track) throw new Refusal('say in which track', 'track')
  if (track && !(await isTrack(db, track))) throw new Refusal(`There is no track ${track}.`, 'track')
}

/** A new position on a team from a day on. It asks for nothing until a requirement is set. */
export const addPosition = command({
  input: z
    .object({ team: id, kind: z.enum(positionKinds, 'choose a kind'), ...facts, from: orEmpty(day), until: orEmpty(day), reason })
    .refine((it) => !it.until || !it.from || it.until >= it.from, { path: ['until'], message: 'must not be before the first day' })
    .describe('Add a position to a team'),
  subject: ({ db, actor }, it) => (isSignedIn(actor) ? db.select().from(team).where(eq(team.id, it.team)).get() : Promise.resolve(undefined)),
  may: ({ actor }) => mayDecide(actor),
  async run({ db, actor }, of, { team: teamId, from = actor.today, until, shift, track, reason: because, ...it }) {
    if (from < actor.today) throw new Refusal('A position begins today or later: what was is not rewritten.', 'from')
    if (until && until < from) throw new Refusal('must not be before the first day', 'until')
    await refuseTrack(db, { minProficiency: it.minProficiency, track })
    const last = await db
      .select({ n: sql<number>`coalesce(max(${position.ordinal}), 0)` })
      .from(position)
      .where(and(eq(position.teamId, teamId), eq(position.kind, it.kind)))
      .get()
    const row = { teamId, ...it, shift: shift ?? null, track: track ?? null, from, until: until ?? null, ordinal: (last?.n ?? 0) + 1 }
    const [made] = await db.insert(position).values(row).returning({ id: position.id })
    const { ordinal: _, teamId: __, ...after } = row
    return did('position.added', { code: of.code, position: made!.id }, { about: { team: teamId, position: made!.id }, reason: because, after })
  },
})

const seen = (db: Reader, signedIn: boolean, positionId: number) =>
  signedIn
    ? db
        .select({ it: position, code: team.code, customer: team.customer })
        .from(position)
        .innerJoin(team, eq(team.id, position.teamId))
        .where(eq(position.id, positionId))
        .get()
    : Promise.resolve(undefined)

/** Changes what a position is, but not what it asks: that has dates of its own. */
export const changePosition = command({
  input: z.object({ position: id, ...facts, reason }).describe('Change a position: title, shift, site, criticality, proficiency'),
  subject: ({ db, actor }, it) => seen(db, isSignedIn(actor), it.position),
  may: ({ actor }) => mayDecide(actor),
  async run({ db, actor }, { it: old, code }, { position: _, reason: because, ...typed }) {
    if (old.until !== null && old.until < actor.today) throw new Refusal(`This position ended on ${sayDay(old.until)}.`)
    await refuseTrack(db, typed)
    const after = { ...typed, shift: typed.shift ?? null, track: typed.track ?? null }
    const changed = (Object.keys(after) as (keyof typeof after)[]).filter((key) => after[key] !== old[key])
    if (!changed.length) throw new Refusal('Nothing was changed.')
    await db.update(position).set(after).where(eq(position.id, old.id))
    const only = (of: typeof after | typeof old) => Object.fromEntries(changed.map((key) => [key, of[key]]))
    const about = { team: old.teamId, position: old.id }
    return did('position.changed', { code, position: old.id }, { about, reason: because, before: only(old), after: only(after) })
  },
})

/** Ends a position with its last day. Who is in it beyond that day is named, and their placement ends with it only where that is asked for. */
export const endPosition = command({
  input: z.object({ position: id, on: day, endPlacements: ticked.default(false), reason }).describe('End a position with its last day'),
  subject: ({ db, actor }, it) => seen(db, isSignedIn(actor), it.position),
  may: ({ actor }) => mayDecide(actor),
  async run(at, { it: old, code }, { on, endPlacements, reason: because }) {
    const { db, actor } = at
    if (old.until !== null && old.until < actor.today) throw new Refusal(`This position ended on ${sayDay(old.until)}.`)
    if (on < addDays(actor.today, -1)) throw new Refusal('A position ends today or later: what was is not rewritten.', 'on')
    if (on < old.from) throw new Refusal(`The position begins on ${sayDay(old.from)}, after that day.`, 'on')
    const beyond = await placedBeyond(db, old.id, on)
    const later = beyond.filter((it) => it.from > on)
    if (later.length) throw new Refusal(`${named(later)} would be placed after that day: take that back first.`)
    if (beyond.length && !endPlacements)
      throw new Refusal(`${named(beyond)} ${beyond.length === 1 ? 'is' : 'are'} in it beyond that day: say that their placement ends with it.`, 'endPlacements')
    await db.update(position).set({ until: on }).where(eq(position.id, old.id))
    for (const { id: placementId, personId, until } of beyond) {
      await closeOn(at, placementId, on, because)
      const about = { person: personId, team: old.teamId, position: old.id, placement: placementId }
      await record(at, 'placement.ended', { about, reason: because, before: { until }, after: { until: on } })
    }
    const about = { team: old.teamId, position: old.id }
    return did('position.ended', { code, position: old.id }, { about, reason: because, before: { until: old.until }, after: { until: on } })
  },
})

type Beyond = { id: number; personId: number; name: string; from: Day; until: Day | null }
const placedBeyond = (db: Reader, positionId: number, on: Day) =>
  db.all<Beyond>(sql`select ${placement.id} as id, ${placement.personId} as "personId", p.name, ${placement.from} as "from", ${placement.until} as until
    from ${placement} join person p on p.id = ${placement.personId}
    where ${and(eq(placement.positionId, positionId), or(isNull(placement.until), gt(placement.until, on)))} order by ${placement.from}`)
const named = (people: readonly Beyond[]) =>
  listed(
    people.map((it) => it.name),
    'and',
  )
