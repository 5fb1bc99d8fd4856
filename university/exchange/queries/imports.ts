import { count, desc, eq } from 'drizzle-orm'
import { z } from 'zod'
import { importRun } from '@/db/tables/exchange'
import { person } from '@/db/tables/people'
import { yes } from '../../at'
import { page } from '../../input'
import { question } from '../../kernel'
import { largest, tooLarge } from '../rules/decode'
import { holdingColumns } from '../rules/holdings'
import { peopleColumns } from '../rules/person-row'
import { positionColumns } from '../rules/position-row'
import { mayImport, maySeeImports } from '../rules/who'

const perPage = 20
const columns = { people: peopleColumns, holdings: holdingColumns, positions: positionColumns }

/** The files read so far, newest first. */
export const imports = question({
  /** `size`: of a file that was refused before it was read. */
  input: z.object({ page, size: z.coerce.number().positive().optional().catch(undefined) }),
  async answer({ db, actor, now }, { page, size }) {
    if (!maySeeImports(actor)) return undefined
    const total = (await db.select({ n: count() }).from(importRun).get())?.n ?? 0
    const runs = await db
      .select({
        id: importRun.id,
        kind: importRun.kind,
        fileName: importRun.fileName,
        counts: importRun.counts,
        readAt: importRun.readAt,
        performedAt: importRun.performedAt,
        by: person.name,
      })
      .from(importRun)
      .leftJoin(person, eq(person.id, importRun.byId))
      .orderBy(desc(importRun.readAt), desc(importRun.id))
      .limit(perPage)
      .offset((page - 1) * perPage)
    return {
      runs,
      total,
      page,
      pages: Math.max(1, Math.ceil(total / perPage)),
      mayImport: mayImport(actor),
      zone: actor.timeZone,
      now: +now,
      refused: size && tooLarge(size),
      columns,
      most: largest,
    }
  },
  mayAsk: () => yes,
})
