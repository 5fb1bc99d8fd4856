import { sql } from 'drizzle-orm'
import { z } from 'zod'
import type { Reader } from '@/db'
import { named } from '@/db/named'
import { award } from '@/db/tables/award'
import { no, yes } from '../../../at'
import { type Day, forever, spoken } from '../../../calendar'
import { inTermOn } from '../../../certification/validity/queries/valid-on'
import { question } from '../../../kernel'
import { seesEveryone } from '../../sight'
import { type DraftLine, draftsIn, linesIn, mayAdoptTraining, ticked } from '../rules/adoption'
import { fateOfLine, fateOfOffering } from '../rules/fate'
import { askedAlready } from './training-input'

const a = named(award, 'a')

const ids = (rows: readonly object[]) => sql`json_each(${JSON.stringify(rows)})`

type Line = {
  key: string
  personId: number
  certificationId: number
  person: string
  short: string
  slug: string
  leftOn: Day | null
  until: Day | null
}
/** The ticked lines, with how long what the person holds counts. One statement. */
const linesOf = (db: Reader, wanted: readonly object[], on: Day) =>
  db.all<Line>(sql`
    select l.value ->> 'key' as key, p.id as "personId", c.id as "certificationId",
    p.name as person, c.short, c.slug, p.left_on as "leftOn",
      (select max(coalesce(a.valid_until, ${forever})) from award a where a.person_id = p.id
      and a.certification_id = c.id and ${inTermOn(a, on)}) as until
    from ${ids(wanted)} l join person p on p.id = l.value ->> 'personId'
    join certification c on c.id = l.value ->> 'certificationId' order by l.key`)

type Course = {
  id: number
  code: string
  title: string | null
  ownerId: number | null
  open: string
}
/** The courses of the ticked offerings, with the drafts that wait already. One statement. */
const coursesOf = (db: Reader, offerings: readonly DraftLine[]) =>
  db.all<Course>(sql`
    select co.id, co.code, co.owner_id as "ownerId", (select cv.title from course_version cv
    where cv.course_id = co.id and cv.published_at is not null
    and cv.superseded_at is null) as title,
      (select coalesce(json_group_array(d.starts_on), '[]') from offering_draft d
      where d.course_id = co.id and d.decided_at is null) as open
    from course co where co.id in (select value ->> 'courseId' from ${ids(offerings)})`)

/**
 * What adopting each ticked line would do, today: made, kept because it stands already, or not done
 * and why. Four statements.
 */
export async function judgeAdoption(
  db: Reader,
  { on, line, draft }: { on: Day; line: readonly string[]; draft: readonly string[] },
  today: Day,
) {
  const rows = await linesOf(db, linesIn(line), on)
  const due = await askedAlready(db, rows, today)
  const offerings = draftsIn(draft)
  const courses = new Map((await coursesOf(db, offerings)).map((it) => [it.id, it]))
  const drafts = offerings.flatMap((it) => {
    const course = courses.get(it.courseId)
    if (!course) return []
    const { code, title, ownerId } = course
    const open = JSON.parse(course.open) as Day[]
    const fate = fateOfOffering({ ...it, code, title, open }, today)
    return { ...it, ...fate, code, title: title ?? '', ownerId }
  })
  return {
    lines: rows.map((it) => ({ ...it, ...fateOfLine(it, due.get(it.key), on) })),
    drafts,
    unread: line.length + draft.length - rows.length - drafts.length,
  }
}

/** What adopting the ticked lines of a training plan would do, line by line; nothing is done. */
export const previewTraining = question({
  input: z
    .object(ticked)
    .describe('What adopting lines of a training plan would do, before it is done'),
  async answer({ db, actor }, { on, line, draft }) {
    const { lines, drafts, unread } = await judgeAdoption(db, { on, line, draft }, actor.today)
    const made = [...lines, ...drafts].filter((it) => it.state === 'new').length
    const may = mayAdoptTraining(actor)
    const past =
      on < actor.today
        ? no(`${spoken(on)} is over.`)
        : made === 0
          ? no('Nothing ticked is new.')
          : yes
    return {
      on,
      today: actor.today,
      rows: lines,
      drafts,
      unread,
      made,
      mayAdopt: may.ok ? past : may,
    }
  },
  mayAsk: ({ actor }) =>
    seesEveryone(actor)
      ? yes
      : no('What must be trained is for staffing leads, the registrar and the auditor.'),
})
