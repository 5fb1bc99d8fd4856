import { and, asc, desc, eq, not, sql } from 'drizzle-orm'
import { z } from 'zod'
import { award } from '@/db/tables/award'
import { certificationVersion, certification as table } from '@/db/tables/certification'
import { exam, renewalByExam } from '@/db/tables/exam'
import { person } from '@/db/tables/people'
import { is, isSignedIn } from '../../../actor'
import { no, yes } from '../../../at'
import { employedOn, isCounted } from '../../../employment'
import { page } from '../../../input'
import { question } from '../../../kernel'
import { standingOf } from '../../awards/queries/standing'
import { definitionsOn } from '../../requirements/queries/definitions'
import { progressFor, wordsOf } from '../../requirements/rules/requirements'
import { validOn } from '../../validity/queries/valid-on'
import { takesEffectBy } from '../../validity/queries/versions-sql'
import { toneOf, validityWords } from '../../validity/rules/words'
import { waysOf } from '../rules/ways-to-an-award'

const size = 50

/**
 * One certification: what it takes, how long it lasts, its exams, the issuer's words; who holds it
 * today; how I stand.
 */
export const certification = question({
  input: z
    .object({ slug: z.string(), page })
    .describe(
      'One certification: requirements, validity, exams, the issuer’s words, holders today',
    ),
  async answer({ db, actor, now }, { slug, page }) {
    const [it] = await definitionsOn(db, actor.today, slug)
    if (!it || !isSignedIn(actor)) return undefined
    const standing = await standingOf(db, actor.id, actor.today, now)
    const mine = standing.held.find((one) => one.slug === slug) ?? null
    const exams = await db
      .selectDistinct({
        code: exam.code,
        retiredOn: exam.retiredOn,
        restarts: sql<string | null>`(select group_concat(distinct c.short) from ${renewalByExam} r
          join ${table} c on c.id = r.certification_id where r.exam_id = "exam"."id")`,
      })
      .from(exam)
      .where(eq(exam.certificationId, it.id))
      .orderBy(asc(exam.id))
    const restartedBy = await db
      .selectDistinct({ code: exam.code, short: table.short, slug: table.slug })
      .from(renewalByExam)
      .innerJoin(exam, eq(exam.id, renewalByExam.examId))
      .innerJoin(table, eq(table.id, exam.certificationId))
      .where(eq(renewalByExam.certificationId, it.id))
    const employed = sql`${employedOn(person, actor.today)}`
    const holders = await db
      .select({
        holdingId: award.holdingId,
        personId: person.id,
        name: person.name,
        jobTitle: person.jobTitle,
        site: person.site,
        codes: sql<string | null>`group_concat(distinct ${award.examCode})`,
        until: sql<string | null>`nullif(max(coalesce(${award.validUntil}, '9999')), '9999')`,
        total: sql<number>`count(*) over ()`,
      })
      .from(award)
      .innerJoin(person, eq(person.id, award.personId))
      .where(
        and(
          eq(award.certificationId, it.id),
          validOn(award, actor.today),
          employed,
          isCounted(person),
        ),
      )
      .groupBy(award.holdingId)
      .orderBy(asc(person.name), asc(person.id))
      .limit(size)
      .offset((page - 1) * size)
    const count = holders[0]?.total ?? 0
    const own = standing.awards.filter((one) => one.certificationId === it.id)
    const next = it.inHouse
      ? progressFor(it.requirements, standing.work, own, it.terms, actor.today)
      : null
    const replaces = await db
      .selectDistinct({ short: table.short, slug: table.slug })
      .from(certificationVersion)
      .innerJoin(table, eq(table.id, certificationVersion.certificationId))
      .where(
        and(
          eq(certificationVersion.successorId, it.id),
          takesEffectBy(certificationVersion, actor.today),
        ),
      )
    const planned = await db
      .select({ number: certificationVersion.number, from: certificationVersion.effectiveFrom })
      .from(certificationVersion)
      .where(
        and(
          eq(certificationVersion.certificationId, it.id),
          not(takesEffectBy(certificationVersion, actor.today)),
        ),
      )
      .orderBy(asc(certificationVersion.effectiveFrom), desc(certificationVersion.number))
      .limit(1)
    const { requirements: _requirements, terms, byDate, ...rest } = it
    return {
      ...rest,
      // The grade of each fact and where it was read are the registrar's to judge.
      facts: is(actor, 'registrar', 'auditor')
        ? it.facts
        : { ...it.facts, evidence: {}, sources: [], cautions: [] },
      seesSources: is(actor, 'registrar', 'auditor'),
      desk: is(actor, 'registrar'),
      today: actor.today,
      validity: validityWords(terms, byDate),
      graceDays: terms.graceDays,
      graceCounts: terms.graceCounts,
      windowMonths: terms.windowMonths,
      earlyCreditDays: terms.earlyCreditDays,
      hasEnd: terms.validityMonths !== null || byDate.length > 0,
      successor: terms.successor ?? null,
      sunsetOn: terms.sunsetOn,
      ways: it.inHouse ? waysOf(it.requirements, terms, next) : [],
      /** Work of mine counts from this day on. */
      countsSince: next?.since ?? null,
      successorSlug: it.successorSlug,
      replaces,
      planned: planned[0] ?? null,
      prerequisites: it.inHouse
        ? []
        : it.requirements
            .filter((one) => one.kind === 'certification')
            .map((one) => ({
              what: wordsOf(one),
              href: `/certifications/${one.certificationSlug}`,
            })),
      exams,
      restartedBy,
      mine: mine && { ...mine, tone: toneOf[mine.status.word] },
      holders,
      count,
      page,
      pages: Math.max(1, Math.ceil(count / size)),
      mayAward: is(actor, 'registrar') ? yes : no('Only the registrar awards by hand.'),
    }
  },
  mayAsk: ({ actor }) => (isSignedIn(actor) ? yes : no('Sign in to see the certifications.')),
})
