import { eq } from 'drizzle-orm'
import { z } from 'zod'
import { team } from '@/db/tables/staffing'
import { sayDay } from '../../../calendar'
import { day, orEmpty } from '../../../input'
import { command, did, Refusal } from '../../../kernel'
import { mayDecide } from '../../eligibility/rules/decisions'
import { teamFacts } from '../../eligibility/rules/team-facts'

/** A team for a new customer. It has no positions yet: the next step is to add them. */
export const foundTeam = command({
  input: z
    .object({
      code: z
        .string('give a code')
        .trim()
        .toUpperCase()
        .regex(/^[A-Z0-9][A-Z0-9-]{1,19}$/, 'two to twenty letters, digits or hyphens'),
      ...teamFacts,
      since: orEmpty(day),
      nextReviewOn: orEmpty(day),
    })
    .describe('Found a team for a customer'),
  subject: async ({ db }, { code }) => ({
    taken: await db.select({ customer: team.customer }).from(team).where(eq(team.code, code)).get(),
  }),
  may: ({ actor }) => mayDecide(actor),
  async run(
    { db, actor },
    { taken },
    { code, customer, site, monthlyUsd, since = actor.today, nextReviewOn },
  ) {
    if (taken) throw new Refusal(`${code} is the code of ${taken.customer}.`, 'code')
    if (nextReviewOn && nextReviewOn < since)
      throw new Refusal(
        `The first review cannot be before the team begins, on ${sayDay(since)}.`,
        'nextReviewOn',
      )
    const [made] = await db
      .insert(team)
      // What someone of the demo founds is of the demo: a real team would make all the others step
      // back.
      .values({
        origin: actor.origin === 'demo' ? 'demo' : 'local',
        code,
        customer,
        site,
        contractMonthlyUsd: monthlyUsd,
        since,
        nextReviewOn: nextReviewOn ?? null,
      })
      .returning({ id: team.id })
    return did(
      'team.founded',
      { code },
      { about: { team: made!.id }, code, customer, site, monthlyUsd, since, nextReviewOn },
    )
  },
})
