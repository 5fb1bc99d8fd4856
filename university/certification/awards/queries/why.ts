import { z } from 'zod'
import { isSignedIn } from '../../../actor'
import { yes } from '../../../at'
import { type Day, isDay } from '../../../calendar'
import { id } from '../../../input'
import { question } from '../../../kernel'
import { sightInto } from '../../../people/queries/sight'
import { triedOf } from '../../exams/queries/bookings'
import { definitionsOn } from '../../requirements/queries/definitions'
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
import { factsOf } from './person-facts'

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
    const own = facts.awards.filter((award) => award.certificationId === it.id)
    const held = facts.suspensions.filter((one) => one.certificationId === it.id)
    const claimed = facts.claims.some(
      (claim) => claim.certificationId === it.id && claim.decidedAt === null,
    )
    const next = progressFor(it.requirements, facts.work, own, it.terms, actor.today)
    const started = Boolean(next?.progress.some((group) => group.any.some((step) => step.started)))
    const status = statusOn(own, held, it.terms, on, { started: it.inHouse && started, claimed })
    const earliest: Progress = progressOf(
      requirementsFor(it.requirements, { purpose: 'earn', renewal: 1 }),
      facts.work,
      null,
    )
    const exams = facts.exams.filter(
      (exam) => exam.certificationId === it.id && exam.retiredOn === null,
    )
    return {
      certification: {
        slug: it.slug,
        short: it.short,
        name: it.name,
        issuer: it.issuer,
        inHouse: it.inHouse,
      },
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
        from: it.effectiveFrom as Day,
        words: validityWords(it.terms, it.byDate),
      },
      /**
       * Requirement by requirement; outside ones: the certificate and what must be valid with it.
       */
      progress: next?.progress ?? earliest,
      purpose: next?.situation.purpose ?? null,
      since: next?.since ?? null,
      takes: it.requirements.map(wordsOf),
      claims: sight.private ? facts.claims.filter((claim) => claim.certificationId === it.id) : [],
      exams: exams.map((exam) => ({
        id: exam.id,
        code: exam.code,
        booked: triedOf(exam, facts.exams, facts.bookings).open,
      })),
      hasDomains: !it.inHouse && (it.facts.domains?.length ?? 0) > 0,
    }
  },
  mayAsk: () => yes,
})
