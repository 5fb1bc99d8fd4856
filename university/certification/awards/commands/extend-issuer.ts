import { and, eq, isNull, sql } from 'drizzle-orm'
import { z } from 'zod'
import type { Writer } from '@/db'
import { onlyRow } from '@/db/row'
import { award, extension, issuerExtension } from '@/db/tables/award'
import { certification } from '@/db/tables/certification'
import type { At } from '../../../at'
import type { Day } from '../../../calendar'
import { recordAll } from '../../../event'
import { day, reason } from '../../../input'
import { command, did, Refusal } from '../../../kernel'
import { type Asked, movedBy } from '../queries/issuer-extension'
import { mayExtendForAll } from '../rules/decisions'
import { type Memory, remembered } from './grant'

const maybeText = (most: number) => z.string().trim().max(most).default('')

/**
 * Follows an issuer who extends everyone whose certification ends between two days: each end moves
 * to one day, each anchor stays. Done again, it moves only what has come to the register since, so
 * twice does no more than once.
 */
export const extendForIssuer = command({
  input: z
    .object({
      issuer: z.string('name the issuer').min(1, 'name the issuer').max(100),
      certification: maybeText(100),
      endsFrom: day,
      endsUntil: day,
      extendedTo: day,
      because: reason,
      source: maybeText(500),
    })
    .describe(
      'Extend everyone whose certification of an issuer ends between two days to a later day, as the issuer announced',
    ),
  async subject({ db, actor }, { issuer, certification: slug }) {
    if (!actor.roles.some((role) => role === 'registrar' || role === 'auditor')) return undefined
    const named = await db
      .select({ id: certification.id, slug: certification.slug, short: certification.short })
      .from(certification)
      .where(and(eq(certification.issuer, issuer), eq(certification.inHouse, false)))
    if (!named.length) return undefined
    return slug === ''
      ? { only: null }
      : named.filter((it) => it.slug === slug).map((only) => ({ only }))[0]
  },
  may: ({ actor }, _it, asked) => mayExtendForAll(actor, asked),
  async run(at, { only }, { because, source, ...asked }) {
    const decision = await decisionOf(at, asked, only?.id ?? null, because, source)
    const moved = await move(at, asked, decision, because)
    if (!moved.length)
      throw new Refusal(
        'Nothing ends between these days that this would move: nothing was changed.',
      )
    const { issuer, endsFrom, endsUntil, extendedTo } = asked
    await recordAll(
      at,
      moved.map(({ personId, certificationId, holdingId, before }) => ({
        verb: 'certification.extended',
        detail: {
          about: { person: personId, certification: certificationId, holding: holdingId },
          because: `${issuer} extends everyone: ${because}`,
          before,
          after: extendedTo,
        },
      })),
    )
    return did(
      'issuer.extended',
      { awards: moved.length },
      {
        about: { certification: [...new Set(moved.map((it) => it.certificationId))] },
        issuer,
        certification: only?.short ?? 'all',
        endsFrom,
        endsUntil,
        extendedTo,
        because,
        source,
        awards: moved.length,
      },
    )
  },
})

/**
 * What comes to the register after the decision is extended as what was there before it, so that
 * the order of arrival does not matter. Answers the end the award has now.
 */
export async function followIssuer(
  { db, now }: At<Writer>,
  it: typeof award.$inferSelect,
  memory?: Memory,
): Promise<Day | null> {
  const decisions = await remembered(memory, `extensions of ${it.issuer}`, () =>
    db.select().from(issuerExtension).where(eq(issuerExtension.issuer, it.issuer)),
  )
  let until = it.validUntil
  for (const one of decisions.sort((a, b) => a.at - b.at)) {
    if (until === null || until < one.endsFrom || until > one.endsUntil || until >= one.extendedTo)
      continue
    if (one.certificationId !== null && one.certificationId !== it.certificationId) continue
    const row = {
      awardId: it.id,
      before: until,
      until: one.extendedTo,
      because: one.because,
      issuerExtensionId: one.id,
      byId: one.byId,
      at: +now,
    }
    await db.insert(extension).values(row)
    await db.update(award).set({ validUntil: one.extendedTo }).where(eq(award.id, it.id))
    until = one.extendedTo
  }
  return until
}

/** The decision's row: the same one where the same was decided before. */
async function decisionOf(
  { db, actor, now }: At<Writer>,
  asked: Asked,
  certificationId: number | null,
  because: string,
  source: string,
): Promise<number> {
  const { issuer, endsFrom, endsUntil, extendedTo } = asked
  const same = await db
    .select({ id: issuerExtension.id })
    .from(issuerExtension)
    .where(
      and(
        eq(issuerExtension.issuer, issuer),
        certificationId === null
          ? isNull(issuerExtension.certificationId)
          : eq(issuerExtension.certificationId, certificationId),
        eq(issuerExtension.endsFrom, endsFrom),
        eq(issuerExtension.endsUntil, endsUntil),
        eq(issuerExtension.extendedTo, extendedTo),
      ),
    )
    .get()
  if (same) return same.id
  const row = {
    issuer,
    certificationId,
    endsFrom,
    endsUntil,
    extendedTo,
    because,
    source,
    byId: actor.id || null,
    at: +now,
  }
  return onlyRow(await db.insert(issuerExtension).values(row).returning({ id: issuerExtension.id }))
    .id
}

/**
 * Moves the ends, in three statements however many they are; answers what was moved, with each end
 * as it was.
 */
async function move(
  { db, actor, now }: At<Writer>,
  asked: Asked,
  issuerExtensionId: number,
  because: string,
) {
  const moved = await db
    .select({
      id: award.id,
      personId: award.personId,
      certificationId: award.certificationId,
      holdingId: award.holdingId,
      before: sql<string>`${award.validUntil}`,
    })
    .from(award)
    .where(movedBy(asked, [actor.id, actor.onBehalfOf ?? 0]))
  const rows = sql`json_each(${JSON.stringify(moved.map((it) => [it.id, it.before]))})`
  await db.run(sql`insert into ${extension} (award_id, before, until, because, issuer_extension_id,
    by_id, at)
    select value ->> 0, value ->> 1, ${asked.extendedTo}, ${because}, ${issuerExtensionId},
    ${actor.id || null}, ${+now} from ${rows}`)
  await db.run(
    sql`update ${award} set valid_until = ${asked.extendedTo} where id in (select value ->> 0
      from ${rows})`,
  )
  return moved
}
