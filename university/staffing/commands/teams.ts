import { eq } from 'drizzle-orm'
import { z } from 'zod'
import { team, teamReview } from '@/db/tables/staffing'
import { day, id, orEmpty, reason } from '../../input'
import { command, did, Refusal } from '../../kernel'
import { isSignedIn } from '../../people/actor'
import { mayDecide, mayRecordReview } from '../rules/deciding'
import { sayDay } from '../rules/eligibility'

const monthly = z.coerce.number('must be a number').int('must be whole dollars').min(0, 'must not be negative').max(100_000_000, 'is more than we can believe')
const name = (what: string) => z.string(`give ${what}`).trim().min(2, `give ${what}`).max(120, 'keep it under 120 letters')

/** A team for a new customer. It has no positions yet: the next step is to add them. */
export const foundTeam = command({
  input: z
    .object({
      code: z
        .string('give a code')
        .trim()
        .toUpperCase()
        .regex(/^[A-Z0-9][A-Z0-9-]{1,19}$/, 'two to twenty letters, digits or hyphens'),
      customer: name('the customer'),
      site: name('the site'),
      monthlyUsd: monthly,
      since: orEmpty(day),
      nextReviewOn: orEmpty(day),
    })
    .describe('Found a team for a customer'),
  subject: async ({ db }, { code }) => ({ taken: await db.select({ customer: team.customer }).from(team).where(eq(team.code, code)).get() }),
  may: ({ actor }) => mayDecide(actor),
  async run({ db, actor }, { taken }, { code, customer, site, monthlyUsd, since = actor.today, nextReviewOn }) {
    if (taken) throw new Refusal(`${code} is the code of ${taken.customer}.`, 'code')
    if (nextReviewOn && nextReviewOn < since) throw new Refusal(`The first review cannot be before the team begins, on ${sayDay(since)}.`, 'nextReviewOn')
    const [made] = await db
      .insert(team)
      .values({ code, customer, site, contractMonthlyUsd: monthlyUsd, since, nextReviewOn: nextReviewOn ?? null })
      .returning({ id: team.id })
    return did('team.founded', { code }, { about: { team: made!.id }, code, customer, site, monthlyUsd, since, nextReviewOn })
  },
})

/** Changes what is known of a team: its customer's name, site, contract value and next review. */
export const changeTeam = command({
  input: z
    .object({ team: id, customer: name('the customer'), site: name('the site'), monthlyUsd: monthly, nextReviewOn: orEmpty(day), reason })
    .describe('Change a team: customer, site, contract value, next review'),
  subject: ({ db, actor }, it) => (isSignedIn(actor) ? db.select().from(team).where(eq(team.id, it.team)).get() : Promise.resolve(undefined)),
  may: ({ actor }) => mayDecide(actor),
  async run({ db, actor }, old, { customer, site, monthlyUsd, nextReviewOn = null, reason: because }) {
    if (nextReviewOn !== null && nextReviewOn !== old.nextReviewOn && nextReviewOn < actor.today)
      throw new Refusal('The next review is today or later.', 'nextReviewOn')
    const after = { customer, site, monthlyUsd, nextReviewOn }
    const before = { customer: old.customer, site: old.site, monthlyUsd: old.contractMonthlyUsd, nextReviewOn: old.nextReviewOn }
    const changed = (Object.keys(after) as (keyof typeof after)[]).filter((key) => after[key] !== before[key])
    if (!changed.length) throw new Refusal('Nothing was changed.')
    await db.update(team).set({ customer, site, contractMonthlyUsd: monthlyUsd, nextReviewOn }).where(eq(team.id, old.id))
    const only = (of: typeof after | typeof before) => Object.fromEntries(changed.map((key) => [key, of[key]]))
    return did('team.changed', { code: old.code }, { about: { team: old.id }, reason: because, before: only(before), after: only(after) })
  },
})

/** Writes down a review held with the customer, and when the next one is. What the next one is told about begins the day after. */
export const recordReview = command({
  input: z
    .object({ team: id, on: day, note: z.string().trim().max(2000, 'keep it under 2,000 letters').default(''), next: orEmpty(day) })
    .refine((it) => !it.next || it.next > it.on, { path: ['next'], message: 'the next review comes after this one' })
    .describe('Record a review held with the customer, and when the next one is'),
  subject: ({ db, actor }, it) => (isSignedIn(actor) ? db.select().from(team).where(eq(team.id, it.team)).get() : Promise.resolve(undefined)),
  may: ({ actor }, it) => mayRecordReview(actor, it.id),
  async run({ db, actor, now }, it, { on, note, next = null }) {
    if (on > actor.today) throw new Refusal('A review is recorded once it was held: today or earlier.', 'on')
    if (on < it.since) throw new Refusal(`The team began on ${sayDay(it.since)}.`, 'on')
    if (next !== null && next < actor.today) throw new Refusal('The next review is today or later.', 'next')
    await db.insert(teamReview).values({ teamId: it.id, on, note, byId: actor.id, at: +now })
    await db.update(team).set({ nextReviewOn: next }).where(eq(team.id, it.id))
    return did('review.held', { code: it.code }, { about: { team: it.id }, on, note, before: { nextReviewOn: it.nextReviewOn }, after: { nextReviewOn: next } })
  },
})
