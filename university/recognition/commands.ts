import { and, eq, sql } from 'drizzle-orm'
import { z } from 'zod'
import { named } from '@/db/named'
import { person as personTable } from '@/db/tables/people'
import { awardKinds, nomination, vote } from '@/db/tables/recognition'
import { leftBefore, notLeftOn, reportsTo } from '../employment'
import { id } from '../input'
import { command, did, Refusal } from '../kernel'
import { mayNominate, mayVote } from './rules'

const p = named(personTable, 'p')
const r = named(personTable, 'r')

type Nominee = { id: number; name: string; reports: number; left: number }

/**
 * Puts a colleague forward for this month, with the story. The person is named by e-mail address,
 * as colleagues know it.
 */
export const nominate = command({
  input: z.object({
    award: z.enum(awardKinds, 'choose an award'),
    email: z
      .string('give an e-mail address')
      .trim()
      .toLowerCase()
      .min(3, 'give an e-mail address')
      .max(200),
    story: z
      .string('tell what they did')
      .trim()
      .min(20, 'tell what they did, in a sentence or two')
      .max(1000, 'keep it under 1,000 letters'),
  }),
  async subject({ db, actor }, { award, email }) {
    const nominee = await db.get<Nominee | undefined>(sql`
      select p.id, p.name, (select count(*) from person r where ${reportsTo(r, sql`p.id`)}
      and ${notLeftOn(r, actor.today)}) as reports,
        ${leftBefore(p, actor.today)} as left
      from person p where p.email = ${email}`)
    return { nominee, award }
  },
  may: ({ actor }, { nominee, award }) =>
    nominee
      ? mayNominate(actor, award, { ...nominee, left: nominee.left === 1 })
      : { ok: false, because: 'Nobody here has this e-mail address.' },
  async run({ db, actor, now }, { nominee }, { award, story }) {
    const period = actor.today.slice(0, 7)
    const again = await db
      .select({ id: nomination.id })
      .from(nomination)
      .where(
        and(
          eq(nomination.award, award),
          eq(nomination.period, period),
          eq(nomination.personId, nominee!.id),
          eq(nomination.byId, actor.id),
        ),
      )
      .get()
    if (again) throw new Refusal('You put them forward this month already.')
    const [made] = await db
      .insert(nomination)
      .values({ award, period, personId: nominee!.id, byId: actor.id, story, at: +now })
      .returning({ id: nomination.id })
    return did(
      'nomination.made',
      { nomination: made!.id },
      { about: { person: nominee!.id }, award, period },
    )
  },
})

/** One vote for each award and month. The record says that a vote was cast, never for whom. */
export const castVote = command({
  input: z.object({ nomination: id }),
  async subject({ db, actor }, it) {
    const row = await db.select().from(nomination).where(eq(nomination.id, it.nomination)).get()
    if (!row) return undefined
    const before = await db
      .select({ at: vote.at })
      .from(vote)
      .where(
        and(eq(vote.award, row.award), eq(vote.period, row.period), eq(vote.voterId, actor.id)),
      )
      .get()
    return { nomination: row, voted: before !== undefined }
  },
  may: ({ actor }, { nomination: it, voted }) => mayVote(actor, it, voted),
  async run({ db, actor, now }, { nomination: it }) {
    await db.insert(vote).values({
      award: it.award,
      period: it.period,
      voterId: actor.id,
      nominationId: it.id,
      at: +now,
    })
    return did(
      'vote.cast',
      { period: it.period },
      { about: {}, award: it.award, period: it.period },
    )
  },
})
