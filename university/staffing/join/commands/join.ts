import { and, desc, eq, isNull, or, sql } from 'drizzle-orm'
import { z } from 'zod'
import type { Reader } from '@/db'
import { named } from '@/db/named'
import { person as personTable } from '@/db/tables/people'
import { joinRequest, placement, position } from '@/db/tables/staffing'
import { isSignedIn } from '../../../actor'
import { no, yes } from '../../../at'
import type { Day } from '../../../calendar'
import { sayDay } from '../../../calendar'
import { employedOn } from '../../../employment'
import { id } from '../../../input'
import { command, did, Refusal } from '../../../kernel'
import { placedOn } from '../../../place'
import { rowsOfPosition } from '../../../roster/queries/terms'
import { factsOf, leaderOn, needOf, positionOf } from '../../eligibility/queries/facts'
import {
  eligibility,
  fitsUntil,
  sayEligibility,
  takesException,
} from '../../eligibility/rules/eligibility'
import { mayAnswerJoin, sentence, usualUntil } from '../../placement/rules/placement'
import { seesTerms } from '../../sight'

const pl = named(placement, 'pl')
const p = named(personTable, 'p')

const fullOn = (db: Reader, position: number, day: Day) =>
  db.get<{ name: string } | undefined>(sql`
    select p.name from placement pl join person p on p.id = pl.person_id
    where pl.position_id = ${position} and pl.kind = 'full' and ${placedOn(pl, day)} and ${employedOn(p, day)} limit 1`)

/** For so many days after a no, asking anew says what is different. */
const declinedFor = 30

/** Whether someone was placed in a position since an instant. */
const placedSince = (db: Reader, position: number, personId: number, at: number) =>
  db.get(
    sql`select 1 from placement where position_id in ${rowsOfPosition(sql`${position}`)}
      and person_id = ${personId} and placed_at >= ${at}`,
  )

/**
 * Asks the leader of a team for an empty position one is qualified for. Where nobody leads it the
 * staffing leads hear of it.
 */
export const askToJoin = command({
  input: z.object({
    position: id,
    note: z.string().trim().max(500, 'keep it under 500 letters').default(''),
  }),
  subject: ({ db, actor }, { position }) => positionOf(db, position, actor.today),
  may: ({ actor }) => (isSignedIn(actor) ? yes : no('Sign in to ask.')),
  async run({ db, actor, now }, place, { note }) {
    if (place.lasts !== null && place.lasts < actor.today)
      throw new Refusal(
        `This position ended on ${sayDay(place.lasts)}: reload to see what is open now.`,
      )
    if (place.from > actor.today)
      throw new Refusal(`This position opens on ${sayDay(place.from)}: ask from then on.`)
    const taken = await fullOn(db, place.id, actor.today)
    if (taken) throw new Refusal(`${taken.name} is in this position.`)
    const before = await db
      .select({ decidedAt: joinRequest.decidedAt })
      .from(joinRequest)
      .where(
        and(
          sql`${joinRequest.positionId} in ${rowsOfPosition(sql`${place.id}`)}`,
          eq(joinRequest.personId, actor.id),
          or(isNull(joinRequest.decidedAt), eq(joinRequest.accepted, true)),
        ),
      )
      .orderBy(desc(joinRequest.id))
      .get()
    if (before?.decidedAt === null)
      throw new Refusal('You asked already: the leader has not answered yet.')
    if (before && !(await placedSince(db, place.id, actor.id, before.decidedAt as number)))
      throw new Refusal('The leader agreed already: a staffing lead places you.')
    const lately = +now - declinedFor * 86_400_000
    const declined = await db.get(sql`select 1 from join_request j
        where j.position_id in ${rowsOfPosition(sql`${place.id}`)} and j.person_id = ${actor.id}
      and j.accepted = 0 and j.decided_by_id <> ${actor.id} and j.decided_at > ${lately}`)
    if (declined && note.length < 3)
      throw new Refusal('The leader said no lately: say what is different now.', 'note')
    const interval = { from: actor.today, until: usualUntil(actor.today, place.lasts) }
    const verdict = eligibility(
      (await factsOf(db, [actor.id], actor.today)).get(actor.id)!,
      needOf(place, interval),
    )
    // Whoever fits until an announced change may ask: they can be in it until then.
    if (takesException(verdict) && !fitsUntil(verdict))
      throw new Refusal(sentence(sayEligibility(verdict)))
    const [made] = await db
      .insert(joinRequest)
      .values({ positionId: place.id, personId: actor.id, at: +now, note })
      .returning({ id: joinRequest.id })
    const about = { person: actor.id, team: place.teamId, position: place.id }
    const led = await db.get<{ leader: number | null }>(
      sql`select ${leaderOn(sql`${place.teamId}`, actor.today)} as leader`,
    )
    const unheard = !led?.leader || led.leader === actor.id
    return did(
      'join.asked',
      { request: made!.id },
      { about, position: place.title, note, ...(unheard && { unheard }) },
    )
  },
})

type Asked = {
  id: number
  personId: number
  teamId: number
  positionId: number
  decidedAt: number | null
  leaderId: number | null
}

/** The leader's answer. A yes tells the staffing lead, who places. */
export const answerJoin = command({
  input: z
    .object({
      request: id,
      accepted: z.enum(['yes', 'no'], 'answer yes or no'),
      reason: z.string().trim().max(500, 'keep it under 500 letters').default(''),
    })
    .refine((it) => it.accepted === 'yes' || it.reason.length >= 3, {
      path: ['reason'],
      message: 'say why not',
    }),
  async subject({ db, actor }, { request }) {
    const asked = await db.get<Asked | undefined>(sql`
      select j.id, j.person_id as "personId", po.team_id as "teamId", po.id as "positionId",
      j.decided_at as "decidedAt",
        ${leaderOn(sql`po.team_id`, actor.today)} as "leaderId"
      from join_request j join position po on po.id = j.position_id where j.id = ${request}`)
    return asked && (asked.personId === actor.id || seesTerms(actor, asked.teamId))
      ? asked
      : undefined
  },
  may: ({ actor }, asked) => mayAnswerJoin(actor, asked),
  async run({ db, actor, now }, asked, { accepted, reason }) {
    await db
      .update(joinRequest)
      .set({
        decidedAt: +now,
        decidedById: actor.id,
        accepted: accepted === 'yes',
        because: reason,
      })
      .where(and(eq(joinRequest.id, asked.id), isNull(joinRequest.decidedAt)))
    const about = { person: asked.personId, team: asked.teamId, position: asked.positionId }
    return did(
      'join.answered',
      { request: asked.id },
      { about, accepted: accepted === 'yes', reason },
    )
  },
})

/** Takes back a request nobody answered yet. */
export const withdrawJoin = command({
  input: z.object({ request: id }),
  subject: ({ db, actor }, { request }) =>
    db
      .select({
        id: joinRequest.id,
        positionId: joinRequest.positionId,
        personId: joinRequest.personId,
        decidedAt: joinRequest.decidedAt,
        teamId: position.teamId,
      })
      .from(joinRequest)
      .innerJoin(position, eq(position.id, joinRequest.positionId))
      .where(and(eq(joinRequest.id, request), eq(joinRequest.personId, actor.id)))
      .get(),
  may: (_, asked) => (asked.decidedAt === null ? yes : no('This was answered already.')),
  async run({ db, actor, now }, asked) {
    await db
      .update(joinRequest)
      .set({ decidedAt: +now, decidedById: actor.id, accepted: false, because: 'Taken back.' })
      .where(eq(joinRequest.id, asked.id))
    return did(
      'join.withdrawn',
      { request: asked.id },
      { about: { person: actor.id, team: asked.teamId, position: asked.positionId } },
    )
  },
})
