import { z } from 'zod'
import type { Reader } from '@/db'
import { type Actor, is, isSignedIn } from '../../../actor'
import { type At, yes } from '../../../at'
import type { Day } from '../../../calendar'
import { day, id } from '../../../input'
import { question } from '../../../kernel'
import { sightOf } from '../../../people/rules/person'
import { type Definition, definitionsOn } from '../../requirements/queries/definitions'
import { issuersWord } from '../../requirements/rules/facts'
import { countsOn, type Status, statusOn } from '../../validity/rules/validity'
import { sourceText, standing, toneOf, validityWords } from '../../validity/rules/words'
import { mayCheck, mayExtendAward, mayReinstate, mayRevoke, maySuspend } from '../rules/decisions'
import { timelineOf } from '../rules/timeline'
import { type HeldAward, historyOf } from './holding-history'

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
type Sight = { standing: boolean; private: boolean }

function seen(actor: Actor, it: Found, sight: Sight, on: Day | undefined) {
  const { definition } = it
  const asked = sight.standing ? (on ?? actor.today) : actor.today
  const all = it.awards.map((one) => one.it)
  const status =
    asked === actor.today ? it.status : statusOn(all, it.suspensions, definition.terms, asked)
  return {
    id: it.id,
    today: actor.today,
    on: asked,
    person: { id: it.personId, name: it.name, jobTitle: it.jobTitle, site: it.site },
    isMine: it.personId === actor.id,
    certification: certificationShown(definition),
    status: { ...status, tone: toneOf[status.word], label: standing(status.word) },
    issuersWord: issuersWord(definition.facts, status.counts, status.word === 'revoked'),
    rule: ruleShown(definition),
    renewal: waysOfIssuer(definition, status),
    sees: { history: sight.standing, evidence: sight.private },
    awards: it.awards
      .filter(
        (one) => sight.standing || countsOn(one.it, actor.today, definition.terms, it.suspensions),
      )
      .map((one) => awardShown(actor, it, sight, one, asked)),
    suspensions: sight.standing ? it.suspensions : [],
    desk: is(actor, 'registrar'),
    timeline: timelineShown(actor, it, sight),
    zone: it.zone,
    mayExtend: mayExtendAward(actor, it),
    mayRevoke: mayRevoke(actor, it),
    maySuspend: maySuspend(actor, it),
    mayReinstate: mayReinstate(actor, it),
  }
}

const certificationShown = ({ slug, short, name, issuer, inHouse }: Definition) => ({
  slug,
  short,
  name,
  issuer,
  inHouse,
})

const ruleShown = (it: Definition) => ({
  version: it.version,
  from: it.effectiveFrom,
  words: validityWords(it.terms, it.byDate),
  issuers: it.facts.validityRule ?? null,
})

/** The ways to renew that the issuer names. There are none for our own, or where nothing ends. */
const waysOfIssuer = ({ inHouse, facts }: Definition, { until }: Status) =>
  inHouse || until === null ? [] : (facts.renewal ?? []).map((way) => way.detail)

/** One award, with what the viewer may know of its revocation, its evidence and its basis. */
function awardShown(actor: Actor, it: Found, sight: Sight, award: HeldAward, asked: Day) {
  const { it: one, by, version } = award
  return {
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
    valid: countsOn(one, asked, it.definition.terms, it.suspensions),
    ...decisionShown(award, sight),
    ...proofShown(it, award, sight),
    mayCheck: mayCheck(actor, {
      personId: it.personId,
      source: one.source,
      revokedOn: one.revokedOn,
    }),
  }
}

/** The day of a revocation is shown to all who see the award; by whom and why is not. */
const decisionShown = ({ it, revokedBy }: HeldAward, sight: Sight) => ({
  revokedOn: it.revokedOn,
  revokedBecause: sight.standing ? it.revokedBecause : null,
  revokedBy: sight.standing ? revokedBy : null,
  because: sight.standing ? it.because : null,
})

const proofShown = ({ evidence }: Found, { it }: HeldAward, sight: Sight) => ({
  number: sight.private ? it.certificateNumber : null,
  evidence: sight.private ? it.evidence : '',
  basis: sight.private ? it.basis : [],
  /** The certificate it came from, and whether a file came with it. */
  brought: sight.private ? (evidence.find((from) => from.awardId === it.id)?.id ?? null) : null,
  hasFile: evidence.some((from) => from.awardId === it.id && from.hasFile),
})

/**
 * Everything that ever happened, newest first. Certificates, checks and reminders are for the
 * person, the registrar and the auditor.
 */
function timelineShown(actor: Actor, it: Found, sight: Sight) {
  if (!sight.standing) return []
  if (sight.private) return timelineOf(it, actor.today, it.zone)
  const reminders = it.reminders.filter((one) => one.toId === actor.id)
  return timelineOf({ ...it, evidence: [], checks: [], reminders }, actor.today, it.zone)
}
