import { sql } from 'drizzle-orm'
import { z } from 'zod'
import type { Reader } from '@/db'
import { type Mode, modes } from '@/db/tables/catalogue'
import type { Actor } from '../../actor'
import { no, yes } from '../../at'
import type { Day } from '../../calendar'
import { id } from '../../input'
import { question } from '../../kernel'
import { type DraftState, mayDecideDraft, mayOpenDraft, seesDrafts } from '../rules/draft'

export type Draft = DraftState & {
  id: number
  code: string
  title: string | null
  versionId: number | null
  ownerId: number | null
  owner: string | null
  mode: Mode
  seats: number | null
  startsOn: Day
  endsOn: Day
  because: string
  draftedById: number
  draftedBy: string
  draftedAt: number
  decidedBy: string | null
  declinedBecause: string | null
  offering: string | null
}

async function draftsWhere(db: Reader, where: ReturnType<typeof sql>): Promise<Draft[]> {
  const rows = await db.all<Omit<Draft, 'published'>>(sql`
    select d.id, d.course_id as "courseId", co.code, cv.title, cv.id as "versionId",
    co.owner_id as "ownerId", o.name as owner, d.mode, d.seats, d.starts_on as "startsOn",
    d.ends_on as "endsOn",
      d.because, d.drafted_by_id as "draftedById", b.name as "draftedBy",
      d.drafted_at as "draftedAt", d.decided_at as "decidedAt", x.name as "decidedBy",
      d.declined_because as "declinedBecause", d.offering_id as "offeringId", f.code as offering
    from offering_draft d join course co on co.id = d.course_id
    left join course_version cv on cv.course_id = co.id and cv.published_at is not null
    and cv.superseded_at is null
      left join person o on o.id = co.owner_id join person b on b.id = d.drafted_by_id
      left join person x on x.id = d.decided_by_id left join offering f on f.id = d.offering_id
    where ${where} order by d.decided_at is not null, case
    when d.decided_at is null then d.starts_on end, d.decided_at desc, d.id limit 200`)
  return rows.map((row) => ({ ...row, published: row.versionId !== null }))
}

/** A draft, for those who may read it. */
export async function draftSeen(
  db: Reader,
  actor: Actor,
  draftId: number,
): Promise<Draft | undefined> {
  const [it] = await draftsWhere(db, sql`d.id = ${draftId}`)
  return it && seesDrafts(actor, it.courseId) ? it : undefined
}

const withVerdicts = (actor: Actor) => (it: Draft) => ({
  ...it,
  mayOpen: mayOpenDraft(actor, it),
  mayDecline: mayDecideDraft(actor, it),
})

/**
 * Offerings somebody asked for because a certification will be short: those that wait, then those
 * decided lately.
 */
export const offeringDrafts = question({
  input: z
    .object({})
    .describe(
      'Offerings that were asked for: waiting to be opened or declined, and how they were decided',
    ),
  async answer({ db, actor, now }) {
    const all = seesDrafts({ ...actor, owns: [] })
    const rows = await draftsWhere(
      db,
      all
        ? sql`1`
        : sql`d.course_id in (select value from json_each(${JSON.stringify(actor.owns)}))`,
    )
    return {
      rows: rows.map(withVerdicts(actor)),
      plans: all,
      today: actor.today,
      zone: actor.timeZone,
      now,
    }
  },
  mayAsk: ({ actor }) =>
    seesDrafts(actor)
      ? yes
      : no(
          'Drafts of offerings are for course owners, staffing leads, the registrar and the auditor.',
        ),
})

/** One draft, with what opening it needs. */
export const offeringDraftPage = question({
  input: z.object({ draft: id }),
  async answer({ db, actor, now }, { draft }) {
    const it = await draftSeen(db, actor, draft)
    return (
      it && { ...withVerdicts(actor)(it), modes, today: actor.today, zone: actor.timeZone, now }
    )
  },
  mayAsk: () => yes,
})
