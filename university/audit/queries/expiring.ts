import { asc, eq, sql } from 'drizzle-orm'
import { z } from 'zod'
import { named } from '@/db/named'
import { award } from '@/db/tables/award'
import { certification } from '@/db/tables/certification'
import { person } from '@/db/tables/people'
import { placement } from '@/db/tables/staffing'
import { is } from '../../actor'
import { no, yes } from '../../at'
import { addDays, daysBetween } from '../../calendar'
import {
  begunBy,
  endsWithin,
  lastsBeyond,
  notRevokedBy,
  validOn,
} from '../../certification/validity/queries/valid-on'
import { employedOn } from '../../employment'
import { question } from '../../kernel'
import { placedOn } from '../../place'

const pl = named(placement, 'pl')
const later = named(award, 'later')

const most = 500

/**
 * Who stops being certified within 30, 60 or 90 days unless they renew; leavers and those already
 * renewed are not in it.
 */
export const expiring = question({
  input: z
    .object({
      days: z.coerce
        .number()
        .pipe(z.union([z.literal(30), z.literal(60), z.literal(90)]))
        .catch(30),
    })
    .describe('Certifications that end within 30, 60 or 90 days, soonest first'),
  async answer({ db, actor }, { days }) {
    const today = actor.today
    const horizon = addDays(today, 90)
    const last = sql<string>`max(${award.validUntil})`
    // Found by the day it ends, so that a university with half a million awards reads only those of
    // one quarter.
    const ending = sql`${endsWithin(award, today, horizon)} and ${validOn(award, today)}
      and not exists (select 1 from ${award} later where ${later.holdingId} = ${award.holdingId}
        and ${begunBy(later, today)} and ${notRevokedBy(later, today)}
        and ${lastsBeyond(later, horizon)})`
    const rows = await db
      .select({
        holdingId: award.holdingId,
        personId: person.id,
        name: person.name,
        jobTitle: person.jobTitle,
        site: person.site,
        short: certification.short,
        slug: certification.slug,
        until: last,
        teams: sql<
          string | null
        >`(select group_concat(distinct t.code) from placement pl join team t on t.id = pl.team_id
          where pl.person_id = ${person.id} and ${placedOn(pl, today)})`,
      })
      .from(award)
      .innerJoin(person, eq(person.id, award.personId))
      .innerJoin(certification, eq(certification.id, award.certificationId))
      .where(sql`${ending} and ${employedOn(person, today)}`)
      .groupBy(award.holdingId)
      .orderBy(last, asc(person.name))
    const counts = { 30: 0, 60: 0, 90: 0 }
    for (const row of rows)
      for (const within of [30, 60, 90] as const)
        if (row.until <= addDays(today, within)) counts[within]++
    const shown = rows.filter((row) => row.until <= addDays(today, days)).slice(0, most)
    return {
      today,
      days,
      counts,
      rows: shown.map((row) => ({
        ...row,
        teams: row.teams ?? '',
        daysLeft: daysBetween(today, row.until),
      })),
    }
  },
  mayAsk: ({ actor }) =>
    is(actor, 'registrar', 'staffing lead', 'auditor')
      ? yes
      : no('The list of what ends soon is for the registrar, staffing leads and the auditor.'),
})
