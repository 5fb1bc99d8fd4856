import { eq } from 'drizzle-orm'
import { z } from 'zod'
import { certification } from '@/db/tables/certification'
import { teamRule, teamRuleKinds } from '@/db/tables/staffing'
import { overlap, sayDay } from '../../../calendar'
import { day, id, orEmpty, reason } from '../../../input'
import { command, did, Refusal } from '../../../kernel'
import { teamSeen } from '../../../roster/queries/team'
import { rulesOf } from '../../eligibility/queries/team-rules'
import { refuseTrack } from '../../eligibility/queries/tracks'
import { mayDecide } from '../../eligibility/rules/decisions'
import { sayTeamRule } from '../../eligibility/rules/team-rules'

/**
 * A rule across the positions of a team, from a day on. That it is broken today is said, and stops
 * nobody from setting it.
 */
export const setTeamRule = command({
  input: z
    .object({
      team: id,
      kind: z.enum(teamRuleKinds, 'choose a kind'),
      n: z.coerce
        .number('must be a number')
        .int('must be a whole number')
        .min(0, 'must not be negative')
        .max(100, 'at most 100'),
      certification: orEmpty(z.string().trim().max(120)).describe('A certification’s slug'),
      track: orEmpty(z.string().trim().max(40)),
      from: orEmpty(day),
      until: orEmpty(day),
      reason,
    })
    .refine((it) => it.kind !== 'at least' || it.certification, {
      path: ['certification'],
      message: 'choose what they must hold',
    })
    .refine((it) => it.kind !== 'at most juniors' || it.track, {
      path: ['track'],
      message: 'choose the track juniors are counted in',
    })
    .refine((it) => it.kind === 'at most juniors' || it.n > 0, {
      path: ['n'],
      message: 'at least one',
    })
    .refine((it) => !it.from || !it.until || it.until >= it.from, {
      path: ['until'],
      message: 'must not be before the first day',
    })
    .describe(
      'Set a rule across a team: at least n holders, at most n juniors, at least n on each shift',
    ),
  subject: (at, it) => teamSeen(at, it.team),
  may: ({ actor }) => mayDecide(actor),
  async run(
    { db, actor, now },
    of,
    { kind, n, from = actor.today, until, reason: because, ...typed },
  ) {
    if (from < actor.today)
      throw new Refusal('A rule begins today or later: what was is not rewritten.', 'from')
    if (until && until < from) throw new Refusal('must not be before the first day', 'until')
    const slug = kind === 'at most juniors' ? undefined : typed.certification
    const track = kind === 'at most juniors' ? (typed.track ?? null) : null
    const held = slug
      ? await db
          .select({ id: certification.id, short: certification.short })
          .from(certification)
          .where(eq(certification.slug, slug))
          .get()
      : undefined
    if (slug && !held) throw new Refusal(`There is no certification ${slug}.`, 'certification')
    await refuseTrack(db, track)
    const row = {
      kind,
      n,
      certification: held?.id ?? null,
      short: held?.short ?? null,
      track,
      from,
      until: until ?? null,
    }
    const alike = (await rulesOf(db, of.id)).find(
      (it) =>
        it.kind === kind &&
        it.certification === row.certification &&
        it.track === track &&
        overlap(it, row),
    )
    if (alike)
      throw new Refusal(
        `“${sayTeamRule(alike)}” holds ${alike.until ? `until ${sayDay(alike.until)}` : `since ${sayDay(alike.from)}`}: end it first.`,
      )
    const { certification: certificationId, short: _, ...rest } = row
    const [made] = await db
      .insert(teamRule)
      .values({
        teamId: of.id,
        certificationId,
        ...rest,
        decidedById: actor.id || null,
        decidedAt: +now,
        because,
      })
      .returning({ id: teamRule.id })
    return did(
      'team-rule.set',
      { code: of.code, rule: made!.id },
      { about: { team: of.id }, rule: sayTeamRule(row), from, until, reason: because },
    )
  },
})
