import { sql } from 'drizzle-orm'
import { z } from 'zod'
import { isSignedIn } from '../actor'
import { no, yes } from '../at'
import { question } from '../kernel'
import { type AwardKind, mayVote, recognitions } from './rules'

type Winner = {
  id: number
  award: AwardKind
  period: string
  personId: number
  name: string
  jobTitle: string
  story: string
}
type Nominee = {
  id: number
  award: AwardKind
  personId: number
  name: string
  jobTitle: string
  by: string
  story: string
  period: string
  mine: number | null
}

/**
 * The wall of fame, and who is put forward this month. Votes are private: only your own is shown,
 * and no count before the end.
 */
export const recognition = question({
  input: z.preprocess((value) => value ?? {}, z.object({})),
  async answer({ db, actor }) {
    const period = actor.today.slice(0, 7)
    // A month that is over is decided by its votes: the date decides, nobody has to close it.
    const winners = await db.all<Winner>(sql`
      with tally as (select n.*, (select count(*) from vote v where v.nomination_id = n.id) as votes
      from nomination n where n.period < ${period} or n.won_on is not null),
        best as (select award, period, max(won_on) as decided, max(votes) as votes from tally
        group by award, period)
      select t.id, t.award, t.period, p.id as "personId", p.name, p.job_title as "jobTitle", t.story
      from tally t join best b on b.award = t.award and b.period = t.period
      join person p on p.id = t.person_id
      where t.won_on is not null or (b.decided is null and t.votes = b.votes and t.votes > 0)
      order by t.period desc, t.id desc limit 24`)
    const nominees = await db.all<Nominee>(sql`
      select n.id, n.award, p.id as "personId", p.name, p.job_title as "jobTitle", by.name as "by",
      n.story, n.period,
        (select v.nomination_id from vote v where v.award = n.award and v.period = n.period
        and v.voter_id = ${actor.id}) as mine
      from nomination n join person p on p.id = n.person_id join person by on by.id = n.by_id
      where n.period = ${period} and n.won_on is null order by n.award desc, p.name, n.id`)
    return {
      period,
      today: actor.today,
      awards: (Object.keys(recognitions) as AwardKind[]).map((kind) => ({
        kind,
        ...recognitions[kind],
        winners: winners.filter((it) => it.award === kind),
        nominees: nominees
          .filter((it) => it.award === kind)
          .map(({ mine, ...it }) => ({
            ...it,
            votedFor: mine === it.id,
            mayVote: mayVote(actor, { ...it, wonOn: null }, mine !== null),
          })),
        voted: nominees.some((it) => it.award === kind && it.mine !== null),
      })),
    }
  },
  mayAsk: ({ actor }) => (isSignedIn(actor) ? yes : no('Sign in to see the wall of fame.')),
})
