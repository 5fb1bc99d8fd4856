import { eq, or, sql } from 'drizzle-orm'
import { z } from 'zod'
import { person } from '@/db/tables/people'
import { companyZone } from '../../actor'
import { dayIn } from '../../calendar'
import { command, did } from '../../kernel'
import { mayComeInAs } from '../rules/sign-in'

/**
 * Somebody the company's identity provider vouches for. The first time binds their account to the
 * person, so that a later change of address takes nobody's place.
 */
export const comeInFromCompany = command({
  input: z.object({
    issuer: z.string().min(1),
    subject: z.string().min(1),
    email: z.string().trim().toLowerCase().nullable(),
    emailVerified: z.boolean(),
    demo: z.boolean(),
  }),
  async subject({ db, now }, { issuer, subject, email }) {
    const bound = `${issuer}|${subject}`
    const found = await db
      .select({
        id: person.id,
        disabledAt: person.disabledAt,
        hiredOn: person.hiredOn,
        leftOn: person.leftOn,
        origin: person.origin,
        oidcSubject: person.oidcSubject,
      })
      .from(person)
      .where(or(eq(person.oidcSubject, bound), eq(person.email, email ?? '')))
      .orderBy(sql`${person.oidcSubject} is ${bound} desc`)
      .get()
    return { found: found ?? null, today: dayIn(now, await companyZone(db)) }
  },
  may: (_, { found, today }, { demo, ...claim }) => mayComeInAs(claim, found, today, demo),
  async run({ db }, { found }, { issuer, subject }) {
    const { id, oidcSubject } = found!
    if (!oidcSubject)
      await db
        .update(person)
        .set({ oidcSubject: `${issuer}|${subject}` })
        .where(eq(person.id, id))
    return did('signin.succeeded', id, { about: { person: id }, with: issuer, bound: !oidcSubject })
  },
})
