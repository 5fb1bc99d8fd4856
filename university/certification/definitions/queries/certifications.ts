import { sql } from 'drizzle-orm'
import { z } from 'zod'
import { award } from '@/db/tables/award'
import { tracks } from '@/db/tables/catalogue'
import { certification } from '@/db/tables/certification'
import { person } from '@/db/tables/people'
import { is, isSignedIn } from '../../../actor'
import { no, yes } from '../../../at'
import { employedOn, isCounted } from '../../../employment'
import { many } from '../../../input'
import { question } from '../../../kernel'
import { mayMakeRules } from '../../awards/rules/decisions'
import { definitionsOn } from '../../requirements/queries/definitions'
import { cyclesOf } from '../../validity/queries/cycles'
import { validOn } from '../../validity/queries/valid-on'
import { statusOn } from '../../validity/rules/validity'
import { lasts, standing, toneOf } from '../../validity/rules/words'

/**
 * Every certification there is, ours and the issuers', with how many hold it today and how I stand.
 */
export const certifications = question({
  input: z
    .object({
      track: many([...tracks, 'cloud']),
      from: z.enum(['', 'us', 'issuers']).catch(''),
      mine: z.enum(['', 'held']).catch(''),
    })
    .describe('Every certification: how long it lasts, how many hold it today'),
  async answer({ db, actor }, { track, from, mine }) {
    const definitions = await definitionsOn(db, actor.today)
    const shown = definitions.filter(
      (it) =>
        (!track.length || track.some((one) => one === it.track)) &&
        (from === '' || it.inHouse === (from === 'us')),
    )
    const counted = await db
      .select({ id: certification.id, holders: sql<number>`count(distinct ${award.personId})` })
      .from(certification)
      .innerJoin(
        award,
        sql`${award.certificationId} = ${certification.id} and ${validOn(award, actor.today)}`,
      )
      .innerJoin(
        person,
        sql`${person.id} = ${award.personId} and ${employedOn(person, actor.today)}
        and ${isCounted(person)}`,
      )
      .groupBy(certification.id)
    const holders = new Map(counted.map((row) => [row.id, row.holders]))
    const { awards, suspensions } = await cyclesOf(db, actor.id)
    const own = new Set(awards.map((one) => one.certificationId))
    const rows = shown
      .filter((it) => mine === '' || own.has(it.id))
      .map((it) => {
        const own = awards.filter((one) => one.certificationId === it.id)
        const status = own.length
          ? statusOn(
              own,
              suspensions.filter((one) => one.certificationId === it.id),
              it.terms,
              actor.today,
            )
          : null
        const { id, slug, short, name, issuer, inHouse, track: of, level } = it
        return {
          id,
          slug,
          short,
          name,
          issuer,
          inHouse,
          track: of,
          level,
          lasts: lasts(it.terms, it.byDate),
          replacedBy: it.terms.successor ?? null,
          holders: holders.get(id) ?? 0,
          mine: status && {
            ...status,
            tone: toneOf[status.word],
            label: standing(status.word),
            holdingId: own[0]?.holdingId as number,
          },
        }
      })
    return {
      today: actor.today,
      asked: { track, from, mine },
      tracks: [...new Set(definitions.map((it) => it.track))].sort(),
      rows,
      desk: {
        ending: is(actor, 'registrar', 'staffing lead', 'auditor'),
        claims: is(actor, 'registrar', 'auditor'),
      },
      mayDefine: mayMakeRules(actor),
    }
  },
  mayAsk: ({ actor }) => (isSignedIn(actor) ? yes : no('Sign in to see the certifications.')),
})
