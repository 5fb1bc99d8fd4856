import { and, eq, inArray, ne } from 'drizzle-orm'
import { z } from 'zod'
import type { Reader } from '@/db'
import { person, roleGrant } from '@/db/tables/people'
import { yes } from '../../at'
import { question } from '../../kernel'
import { personas } from '../rules/personas'

/** Whether anybody but the demo's was ever registrar here. */
export async function hasRegistrar(db: Reader): Promise<boolean> {
  const found = await db
    .select({ id: roleGrant.id })
    .from(roleGrant)
    .innerJoin(person, eq(person.id, roleGrant.personId))
    .where(and(eq(roleGrant.role, 'registrar'), ne(person.origin, 'demo')))
    .limit(1)
    .get()
  return found !== undefined
}

/**
 * What the sign-in page offers a visitor: the demo's personas, or, in a university without anyone,
 * to appoint the first registrar.
 */
export const welcome = question({
  input: z.object({ demo: z.boolean() }),
  async answer({ db }, { demo }) {
    if (!demo) return { personas: [], needsRegistrar: !(await hasRegistrar(db)) }
    const emails = personas.map((it) => it.email)
    const found = await db
      .select({ email: person.email, name: person.name })
      .from(person)
      .where(and(inArray(person.email, emails), eq(person.origin, 'demo')))
    const nameOf = new Map(found.map((it) => [it.email, it.name]))
    return {
      personas: personas.flatMap((it) =>
        nameOf.has(it.email) ? [{ ...it, name: nameOf.get(it.email) as string }] : [],
      ),
      needsRegistrar: false,
    }
  },
  mayAsk: () => yes,
})
