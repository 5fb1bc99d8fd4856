import { z } from 'zod'
import { isSignedIn } from '../../../actor'
import { yes } from '../../../at'
import { type Day, isDay } from '../../../calendar'
import { id } from '../../../input'
import { question } from '../../../kernel'
import { sightInto } from '../../../people/queries/sight'
import { triedOf } from '../../exams/queries/bookings'
import { type Definition, definitionsOn } from '../../requirements/queries/definitions'
import { issuersWord } from '../../requirements/rules/facts'
import {
  type Progress,
  progressFor,
  progressOf,
  requirementsFor,
  wordsOf,
} from '../../requirements/rules/requirements'
import { statusOn } from '../../validity/rules/validity'
import { standing, toneOf, validityWords } from '../../validity/rules/words'
import { factsOf, type PersonFacts } from './person-facts'

/**
 * Why someone is, or is not, certified on a day, also for what they never held: the facts, their
 * dates, the rule in force then, what is missing.
 */
export const why = question({
  input: z
    .object({
      slug: z.string().max(100),
      person: z.preprocess((v) => (v === '' ? undefined : v), id.optional()),
      on: z.string().refine(isDay).optional().catch(undefined),
    })
    .describe(
      'Why a person is, or is not, certified on a day: facts, dates, the version of the rule, what is missing',
    ),
  async answer({ db, actor, now }, { slug, person = actor.id, on = actor.today }) {
    if (!isSignedIn(actor) && !actor.roles.length) return undefined
    const sight = await sightInto(db, actor, person)
    if (!sight.standing) return undefined
    const [it] = await definitionsOn(db, on, slug)
    if (!it) return undefined
    const facts = await factsOf(db, person, actor.today, now)
    const claims = facts.claims.filter((claim) => claim.certificationId === it.id)
    const own = facts.awards.filter((award) => award.certificationId === it.id)
    const next = progressFor(it.requirements, facts.work, own, it.terms, actor.today)
    const status = statusOf(it, facts, own, next, on)
    return {
      certification: certificationShown(it),
      person,
      isMine: person === actor.id,
      holdingId: own[0]?.holdingId ?? null,
      today: actor.today,
      on,
      status: { ...status, tone: toneOf[status.word], label: standing(status.word) },
      issuersWord: own.length
        ? issuersWord(it.facts, status.counts, status.word === 'revoked')
        : null,
      rule: {
        version: it.version,
        from: it.effectiveFrom,
        words: validityWords(it.terms, it.byDate),
      },
      /**
       * Requirement by requirement; outside ones: the certificate and what must be valid with it.
       */
      progress: next?.progress ?? progressToEarn(it, facts.work),
      purpose: next?.situation.purpose ?? null,
      since: next?.since ?? null,
      takes: it.requirements.map(wordsOf),
      claims: sight.private ? claims : [],
      exams: examsOf(it.id, facts),
      hasDomains: !it.inHouse && (it.facts.domains?.length ?? 0) > 0,
    }
  },
  mayAsk: () => yes,
})

const certificationShown = ({ slug, short, name, issuer, inHouse }: Definition) => ({
  slug,
  short,
  name,
  issuer,
  inHouse,
})

/** Their status on a day. Work under way makes one of ours "in progress", never another's. */
function statusOf(
  it: Definition,
  facts: PersonFacts,
  own: PersonFacts['awards'],
  next: { progress: Progress } | null,
  on: Day,
) {
  const held = facts.suspensions.filter((one) => one.certificationId === it.id)
  const claimed = facts.claims.some(
    (claim) => claim.certificationId === it.id && claim.decidedAt === null,
  )
  const started = next?.progress.some((group) => group.any.some((step) => step.started)) ?? false
  return statusOn(own, held, it.terms, on, { started: it.inHouse && started, claimed })
}

const progressToEarn = (it: Definition, work: PersonFacts['work']): Progress =>
  progressOf(requirementsFor(it.requirements, { purpose: 'earn', renewal: 1 }), work, null)

/** Its exams that can still be sat, with the day of a booking. */
const examsOf = (certificationId: number, { exams, bookings }: PersonFacts) =>
  exams
    .filter((exam) => exam.certificationId === certificationId && exam.retiredOn === null)
    .map((exam) => ({
      id: exam.id,
      code: exam.code,
      booked: triedOf(exam, exams, bookings).open,
    }))
