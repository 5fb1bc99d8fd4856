import { inArray } from 'drizzle-orm'
import { z } from 'zod'
import type { Writer } from '@/db'
import { award } from '@/db/tables/award'
import { is } from '../../actor'
import { type At, no, yes } from '../../at'
import { giveByHand } from '../../certification/awards/commands/award-by-hand'
import { revokeRunning } from '../../certification/awards/commands/revoke'
import { writeRule } from '../../certification/required/commands/hold-rule'
import { record } from '../../event'
import { reason } from '../../input'
import { command, did, Refusal } from '../../kernel'
import { bulkVerbs, judged, optionalDay, type Reported } from '../queries/bulk'
import { setOffBy } from '../queries/effects-of-revoking'
import { changedSince, type Due, unpacked } from '../rules/bulk'
import type { Act } from '../rules/desk'

/*
 * An act on many certifications, confirmed from its preview. The form brings each holding with the
 * fingerprint it had there: a row that looks otherwise now is left alone and reported, the others
 * are judged again by the rule that decides one alone.
 */

const seen = z.string('look at the preview first').max(20_000).transform(unpacked)
const input = z.object({ seen, because: reason })
const may = ({ actor }: { actor: At<Writer>['actor'] }) =>
  is(actor, 'registrar') ? yes : no('Only the registrar acts on many certifications at once.')
const subject = async () => ({})
const noDay: Due = { dueOn: null }

/**
 * The rows of an act that are still what was looked at and may be done, and a report that knows why
 * of the others.
 */
async function split(at: At<Writer>, act: Act, asked: Map<number, string>, due: Due) {
  const rows = await judged(at, act, [...asked.keys()], due)
  const reports = new Map<number, Reported>()
  const good = rows.filter((row) => {
    const isSame = asked.get(row.holdingId) === row.print
    const because = !isSame ? changedSince(row.status) : row.verdict.ok ? '' : row.verdict.because
    reports.set(row.holdingId, {
      holding: row.holdingId,
      person: row.name,
      certification: row.definition.short,
      done: !because,
      because,
    })
    return !because
  })
  if (!good.length)
    throw new Refusal(
      rows.length
        ? ([...reports.values()][0]?.because ?? '')
        : 'Nothing was chosen. Go back and tick the rows that are meant.',
    )
  return { good, reports }
}
type Good = Awaited<ReturnType<typeof split>>['good'][number]

/** How an act ends: one event that keeps every row, beside one for each that it changed. */
function reported(act: Act, because: string, reports: Map<number, Reported>, more: object = {}) {
  const rows = [...reports.values()]
  const batch = crypto.randomUUID()
  const done = rows.filter((it) => it.done).length
  return did(
    bulkVerbs[act],
    { batch, done, left: rows.length - done, rows },
    { about: {}, batch, because, done, leftOut: rows.length - done, ...more, rows },
  )
}
const about = (row: Good) => ({
  person: row.personId,
  certification: row.certificationId,
  holding: row.holdingId,
})

const named = {
  jobTitle: null,
  site: null,
  positionKind: null,
  teamId: null,
  named: true,
  dueKind: 'fixed',
  dueDays: null,
  until: null,
} as const

/**
 * Requires renewal of many: a rule that names the people, due on one day, or for each on the day
 * before theirs ends.
 */
export const requireRenewals = command({
  input: input
    .extend({ dueOn: optionalDay })
    .describe(
      'Require renewal of many certifications, as previewed: due on a day, or each on the day before its end',
    ),
  subject,
  may,
  async run(at, _, { seen, because, dueOn }) {
    const { good, reports } = await split(at, 'renew', seen, { dueOn: dueOn ?? null })
    const rules = new Map<string, Good[]>()
    for (const row of good)
      rules.set(`${row.certificationId} ${row.due}`, [
        ...(rules.get(`${row.certificationId} ${row.due}`) ?? []),
        row,
      ])
    for (const rows of rules.values()) {
      const [{ certificationId, due, definition }] = rows as [Good]
      const people = rows.map((it) => ({ id: it.personId, addedOn: at.actor.today }))
      const rule = await writeRule(
        at,
        { ...named, certificationId, dueOn: due, from: at.actor.today, because },
        people,
      )
      await record(at, 'requirement.set', {
        about: { rule, certification: certificationId, person: people.map((it) => it.id) },
        certification: definition.short,
        dueOn: due,
        named: people.length,
        because,
      })
      for (const row of rows)
        Object.assign(reports.get(row.holdingId) as Reported, { because: `Must hold it by ${due}` })
    }
    return reported('renew', because, reports, { dueOn: dueOn ?? null })
  },
})

/**
 * Awards many by hand, each with the reason: never to oneself, and only what is not held or may be
 * renewed.
 */
export const awardMany = command({
  input: input.describe('Award many certifications by hand, as previewed, with the reason'),
  subject,
  may,
  async run(at, _, { seen, because }) {
    const { good, reports } = await split(at, 'award', seen, noDay)
    const byRule = new Set<number>()
    for (const row of good) {
      // What one of these opened by its rule is awarded, and not a second time by hand.
      if (byRule.has(row.holdingId)) {
        Object.assign(reports.get(row.holdingId) as Reported, {
          because: 'Awarded by its rule, which another of these opened',
        })
        continue
      }
      const { made, followed } = await giveByHand(at, {
        certificationId: row.certificationId,
        personId: row.personId,
        previous: row.award,
        because,
      })
      if (followed.length)
        for (const it of await at.db
          .select({ id: award.holdingId })
          .from(award)
          .where(inArray(award.id, followed)))
          byRule.add(it.id)
      const certification = row.definition.short
      await record(at, 'certification.awarded', {
        about: about(row),
        certification,
        source: 'manual',
        because,
        validUntil: made.validUntil,
        followed,
      })
      Object.assign(reports.get(row.holdingId) as Reported, {
        because: made.validUntil ? `Valid until ${made.validUntil}` : 'Awarded; no end is known',
      })
    }
    return reported('award', because, reports)
  },
})

/** Revokes many from today, each with the reason; the event says what it set off. */
export const revokeMany = command({
  input: input.describe('Revoke many certifications from today, as previewed, with the reason'),
  subject,
  may,
  async run(at, _, { seen, because }) {
    const { good, reports } = await split(at, 'revoke', seen, noDay)
    const holdings = good.map((row) => row.holdingId)
    const { places, dependents } = await setOffBy(at.db, holdings, at.actor.today)
    const revoked = await revokeRunning(at, holdings, because)
    for (const row of good) {
      const awards = revoked.filter((it) => it.holdingId === row.holdingId).map((it) => it.id)
      await record(at, 'certification.revoked', {
        about: about(row),
        certification: row.definition.short,
        because,
        before: row.status.word,
        after: 'revoked',
        awards,
      })
      const lost = places
        .filter((it) => it.personId === row.personId)
        .map((it) => `${it.position} at ${it.customer}`)
      Object.assign(reports.get(row.holdingId) as Reported, {
        because: lost.length ? `Revoked; no longer covers ${lost.join(', ')}` : 'Revoked',
      })
    }
    return reported('revoke', because, reports, {
      placesOpened: places.length,
      dependents: dependents.length,
    })
  },
})
