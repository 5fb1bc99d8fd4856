import { z } from 'zod'
import type { Reader } from '@/db'
import { type Actor, is, isSignedIn } from '../../../actor'
import { type At, yes } from '../../../at'
import { day, id } from '../../../input'
import { question } from '../../../kernel'
import { sightOf } from '../../../people/rules/person'
import { definitionsOn } from '../../requirements/queries/definitions'
import { issuersWord } from '../../requirements/rules/facts'
import { countsOn, statusOn } from '../../validity/rules/validity'
import { sourceText, standing, toneOf, validityWords } from '../../validity/rules/words'
import { mayCheck, mayExtend, mayReinstate, mayRevoke, maySuspend } from '../rules/decisions'
import { timelineOf } from '../rules/timeline'
import { historyOf } from './holding-history'

/**
 * A holding with its whole history, for the page and for what is decided about it. Two statements.
 */
async function holdingWith(db: Reader, actor: Actor, holdingId: number) {
  const found = await historyOf(db, actor, holdingId)
  if (!found) return undefined
  const [definition] = await definitionsOn(db, actor.today, found.slug)
  if (!definition) return undefined
  const cycles = found.awards.map(({ it }) => it)
  return {
    ...found,
    definition,
    status: statusOn(cycles, found.suspensions, definition.terms, actor.today),
  }
}

/**
 * A holding as far as the actor may see it. Certifications now valid are everyone's to see; what
 * lapsed, was revoked or is suspended is not.
 */
export async function holdingSeen({ db, actor }: At<Reader>, holdingId: number) {
  const it =
    isSignedIn(actor) || actor.roles.length ? await holdingWith(db, actor, holdingId) : undefined
  if (!it) return undefined
  const sight = sightOf(actor, it.personId, it.manages)
  return sight.standing || it.status.counts ? { ...it, sight } : undefined
}

/**
 * Why someone is, or is not, certified on a day: the facts, the dates, the version of the rule, and
 * what each award rests on.
 */
export const holding = question({
  input: z
    .object({ id, on: day.optional().catch(undefined) })
    .describe('One holding: status on a day and why, its awards and what they rest on'),
  async answer(at, { id, on }) {
    const it = await holdingSeen(at, id)
    if (!it || !on || on === at.actor.today || !it.sight.standing)
      return it && seen(at.actor, it, it.sight, on)
    // Of another day: by the rules in force on that day.
    const [definition = it.definition] = await definitionsOn(at.db, on, it.slug)
    return seen(at.actor, { ...it, definition }, it.sight, on)
  },
  mayAsk: () => yes,
})

type Found = NonNullable<Awaited<ReturnType<typeof holdingWith>>>

function seen(
  actor: Actor,
  it: Found,
  sight: { standing: boolean; private: boolean },
  on: string | undefined,
) {
  const { definition } = it
  const asked = sight.standing ? (on ?? actor.today) : actor.today
  const all = it.awards.map((one) => one.it)
  const status =
    asked === actor.today ? it.status : statusOn(all, it.suspensions, definition.terms, asked)
  const rows = sight.standing
    ? it.awards
    : it.awards.filter((one) => countsOn(one.it, actor.today, definition.terms, it.suspensions))
  const inHouse = definition.inHouse
  return {
    id: it.id,
    today: actor.today,
    on: asked,
    person: { id: it.personId, name: it.name, jobTitle: it.jobTitle, site: it.site },
    isMine: it.personId === actor.id,
    certification: {
      slug: definition.slug,
      short: definition.short,
      name: definition.name,
      issuer: definition.issuer,
      inHouse,
    },
    status: { ...status, tone: toneOf[status.word], label: standing(status.word) },
    issuersWord: issuersWord(definition.facts, status.counts, status.word === 'revoked'),
    rule: {
      version: definition.version,
      from: definition.effectiveFrom,
      words: validityWords(definition.terms, definition.byDate),
      issuers: definition.facts.validityRule ?? null,
    },
    renewal:
      inHouse || status.until === null
        ? []
        : (definition.facts.renewal ?? []).map((way) => way.detail),
    sees: { history: sight.standing, evidence: sight.private },
    awards: rows.map(({ it: one, by, revokedBy, version }) => ({
      id: one.id,
      issuedOn: one.issuedOn,
      validFrom: one.validFrom,
      validUntil: one.validUntil,
      anchor: one.anchor,
      extended: one.validUntil !== null && one.anchor !== null && one.validUntil > one.anchor,
      source: sourceText[one.source],
      examCode: one.examCode,
      examVersion: one.examVersion,
      version,
      by,
      code: one.verificationCode,
      valid: countsOn(one, asked, definition.terms, it.suspensions),
      revokedOn: one.revokedOn,
      revokedBecause: sight.standing ? one.revokedBecause : null,
      revokedBy: sight.standing ? revokedBy : null,
      because: sight.standing ? one.because : null,
      number: sight.private ? one.certificateNumber : null,
      evidence: sight.private ? one.evidence : '',
      basis: sight.private ? one.basis : [],
      /** The certificate it came from, and whether a file came with it. */
      brought: sight.private
        ? (it.evidence.find((from) => from.awardId === one.id)?.id ?? null)
        : null,
      hasFile: it.evidence.some((from) => from.awardId === one.id && from.hasFile),
      mayCheck: mayCheck(actor, {
        personId: it.personId,
        source: one.source,
        revokedOn: one.revokedOn,
      }),
    })),
    suspensions: sight.standing ? it.suspensions : [],
    desk: is(actor, 'registrar'),
    /**
     * Everything that ever happened, newest first. Certificates, checks and reminders are for the
     * person, the registrar and the auditor.
     */
    timeline: sight.standing
      ? timelineOf(
          sight.private
            ? it
            : {
                ...it,
                evidence: [],
                checks: [],
                reminders: it.reminders.filter((one) => one.toId === actor.id),
              },
          actor.today,
          it.zone,
        )
      : [],
    zone: it.zone,
    mayExtend: mayExtend(actor, it),
    mayRevoke: mayRevoke(actor, it),
    maySuspend: maySuspend(actor, it),
    mayReinstate: mayReinstate(actor, it),
  }
}
