import { eq, or } from 'drizzle-orm'
import type { Reader } from '@/db'
import { person } from '@/db/tables/people'

/** The person somebody typed: an id, an employee id or an e-mail address. */
export function someone(db: Reader, typed: string) {
  const text = typed.trim()
  return db
    .select({ id: person.id, name: person.name })
    .from(person)
    .where(
      /^\d+$/.test(text)
        ? eq(person.id, Number(text))
        : or(eq(person.email, text.toLowerCase()), eq(person.employeeId, text.toUpperCase())),
    )
    .get()
}
