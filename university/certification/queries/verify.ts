import { eq, sql } from 'drizzle-orm'
import { z } from 'zod'
import { prepared } from '@/db'
import { award, certification, suspension } from '@/db/tables/certification'
import { person } from '@/db/tables/people'
import { companyDay, type Day, spoken } from '../../calendar'
import { question, yes } from '../../kernel'
import { companyZone } from '../../people/actor'
import type { Tone } from '../rules/words'

const byCode = prepared((db) =>
  db
    .select({
      code: award.verificationCode,
      holder: person.name,
      name: certification.name,
      short: certification.short,
      issuer: award.issuer,
      inHouse: certification.inHouse,
      examCode: award.examCode,
      examVersion: award.examVersion,
      issuedOn: award.issuedOn,
      validFrom: award.validFrom,
      validUntil: award.validUntil,
      revokedOn: award.revokedOn,
      suspended: sql<number>`exists (select 1 from ${suspension} s where s.holding_id = "award"."holding_id" and s."from" <= ${sql.placeholder('today')} and (s.until is null or s.until >= ${sql.placeholder('today')}))`,
      renewedBy: sql<
        string | null
      >`(select n.verification_code from award n where n.holding_id = "award"."holding_id" and n.id <> "award"."id" and n.issued_on >= "award"."issued_on"
        and n.valid_from <= ${sql.placeholder('today')} and (n.revoked_on is null or n.revoked_on > ${sql.placeholder('today')})
        and coalesce(n.valid_until, '9999') > coalesce("award"."valid_until", '9999') order by coalesce(n.valid_until, '9999') desc limit 1)`,
    })
    .from(award)
    .innerJoin(person, eq(person.id, award.personId))
    .innerJoin(certification, eq(certification.id, award.certificationId))
    .where(eq(award.verificationCode, sql.placeholder('code')))
    .prepare(),
)

export type VerifiedState = 'valid' | 'not valid yet' | 'expired' | 'revoked' | 'suspended' | 'superseded'
type Facts = { validFrom: Day; validUntil: Day | null; revokedOn: Day | null; suspended: number; renewedBy: string | null }

function stateOf(it: Facts, today: Day): { state: VerifiedState; tone: Tone; because: string } {
  if (it.revokedOn !== null && it.revokedOn <= today)
    return { state: 'revoked', tone: 'bad', because: `It was revoked on ${spoken(it.revokedOn)} and does not count.` }
  if (it.renewedBy) return { state: 'superseded', tone: 'plain', because: 'A newer award of the same certification took its place.' }
  if (it.validUntil !== null && it.validUntil < today) return { state: 'expired', tone: 'bad', because: `It was valid until ${spoken(it.validUntil)}.` }
  if (it.validFrom > today) return { state: 'not valid yet', tone: 'due', because: `It is valid from ${spoken(it.validFrom)}.` }
  if (it.suspended) return { state: 'suspended', tone: 'bad', because: 'It is suspended and does not count at present.' }
  return {
    state: 'valid',
    tone: 'good',
    because: it.validUntil === null ? 'No end of its validity is known.' : `It is valid until ${spoken(it.validUntil)}, that day included.`,
  }
}

/** What anyone who holds the code may know: what was awarded to whom, and whether it stands today. No address, no reasons, no evidence. */
export const verify = question({
  input: z.object({ code: z.string().max(64) }).describe('Check an award by its verification code; needs no sign-in'),
  async answer({ db, now }, { code }) {
    const today = companyDay(now, await companyZone(db))
    const it = await byCode(db).get({ code, today })
    if (!it) return undefined
    const { suspended: _suspended, ...rest } = it
    const said = stateOf(it, today)
    return { ...rest, today, counts: said.state === 'valid', ...said }
  },
  may: () => yes,
})
