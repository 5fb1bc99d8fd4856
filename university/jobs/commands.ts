import { sql } from 'drizzle-orm'
import { z } from 'zod'
import { is } from '../actor'
import { no, yes } from '../at'
import { command, quietly } from '../kernel'

const input = z.object({ name: z.string(), holder: z.string() })
const onlyTheHouse = no('Jobs are done by the university itself.')
const mayWork = ({ actor }: { actor: Parameters<typeof is>[0] & { id: number } }) =>
  actor.id === 0 && is(actor, 'registrar') ? yes : onlyTheHouse

/**
 * Takes a lease that is free, has run out, or is held already; answers whether it is held now. A
 * node that dies frees it by time.
 */
export const takeLease = command({
  input: input.extend({ seconds: z.number().int().positive() }),
  subject: async () => ({}),
  may: mayWork,
  async run({ db, now }, _, { name, holder, seconds }) {
    const taken =
      await db.all(sql`insert into lease (name, holder, until) values (${name}, ${holder},
        ${+now + seconds * 1000})
      on conflict (name) do update set holder = excluded.holder, until = excluded.until
      where lease.until <= ${+now} or lease.holder = excluded.holder
      returning name`)
    return quietly(taken.length > 0)
  },
})

/** Gives a lease back at the end of the work, unless somebody else has it by now. */
export const endLease = command({
  input,
  subject: async () => ({}),
  may: mayWork,
  async run({ db }, _, { name, holder }) {
    await db.run(sql`delete from lease where name = ${name} and holder = ${holder}`)
    return quietly(undefined)
  },
})
