import { sql } from 'drizzle-orm'
import { z } from 'zod'
import { fromJson, type Json } from '@/db/json'
import { isSignedIn } from '../../actor'
import { no, yes } from '../../at'
import { pathJson } from '../../certification/requirements/queries/work'
import { type Path, stepWords } from '../../certification/requirements/rules/path'
import { question } from '../../kernel'
import { mayDefinePath } from '../rules'

/** Every path there is, step by step, and which certifications take it. */
export const paths = question({
  input: z
    .object({})
    .describe('Every path: its steps and courses, and the certifications that take it'),
  async answer({ db, actor }) {
    const rows = await db.all<{
      path: Json<Path>
      summary: string
      takenBy: Json<{ slug: string; short: string }[]>
    }>(sql`
      select ${pathJson} as path, pa.summary, (select coalesce(json_group_array(json_object('slug',
      slug, 'short', short)), '[]') from (
        select distinct c.slug, c.short from certification_requirement r
        join certification_version v on v.id = r.version_id
        join certification c on c.id = v.certification_id
        where r.path_id = pa.id order by c.short)) as "takenBy"
      from path pa where pa.retired_on is null or pa.retired_on > ${actor.today} order by pa.title`)
    return {
      rows: rows.map(({ path, summary, takenBy }) => {
        const { steps, ...it } = fromJson(path)
        const said = steps.map((step) => ({ words: stepWords(step), courses: step.courses }))
        return {
          ...it,
          summary,
          steps: said,
          takenBy: fromJson(takenBy),
        }
      }),
      mayDefine: mayDefinePath(actor),
    }
  },
  mayAsk: ({ actor }) => (isSignedIn(actor) ? yes : no('Sign in to see the paths.')),
})
