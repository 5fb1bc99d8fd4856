import { sql } from 'drizzle-orm'
import { z } from 'zod'
import { prepared, type Reader } from '@/db'
import { fromJson, type Json, listFrom } from '@/db/json'
import { named } from '@/db/named'
import { certification, certificationVersion, validityTerm } from '@/db/tables/certification'
import { isSignedIn } from '../../../actor'
import { yes } from '../../../at'
import { addDays, addMonths, type Day, isDay } from '../../../calendar'
import { id } from '../../../input'
import { question } from '../../../kernel'
import { manages } from '../../../people/queries/sight'
import { sightOf } from '../../../people/rules/person'
import { triedOf } from '../../exams/queries/bookings'
import { mayBeSat } from '../../exams/rules/retake'
import { requirementsOf } from '../../requirements/queries/work'
import { inForceOn, takesEffectBy, termsJson } from '../../validity/queries/versions-sql'
import type { Term } from '../../validity/rules/validity'
import { type PlanStep, planToHold } from '../rules/plan'
import type { PlanFacts, Planned } from '../rules/plan-facts'
import { factsColumns, factsFrom, fill, type PersonFacts } from './person-facts'

const v = named(certificationVersion, 'v')

const p = sql.placeholder
/**
 * Each certification with the version in force and those that come, and beside the first row every
 * course that can be taken.
 */
const rules = prepared((db) =>
  db
    .select({
      id: sql<number>`c.id`,
      slug: sql<string>`c.slug`,
      short: sql<string>`c.short`,
      name: sql<string>`c.name`,
      issuer: sql<string>`c.issuer`,
      inHouse: sql<number>`c.in_house`,
      status: sql<string | null>`json_extract(v.facts, '$.status')`,
      effectiveFrom: sql<string>`v.effective_from`,
      terms: termsJson(v),
      requirements: requirementsOf,
      byDate: sql<
        Json<Term[]>
      >`(select coalesce(json_group_array(json_object('earnedFrom', t.earned_from,
        'earnedUntil', t.earned_until, 'months', t.months)), '[]')
        from ${validityTerm} t where t.certification_id = c.id)`,
      courses: sql<Json<
        Course[]
      > | null>`case when row_number() over (order by c.in_house desc, c.issuer, c.short, v.effective_from,
        v.number) = 1 then
        (select json_group_array(json_object('id', co.id, 'code', co.code, 'title', cv.title,
        'hours', cv.hours)) from course co
          join course_version cv on cv.course_id = co.id and cv.published_at is not null
          and cv.superseded_at is null where co.retired_on is null
          or co.retired_on > ${p('today')}) end`,
    })
    .from(sql`${certification} c join ${certificationVersion} v on v.certification_id = c.id`)
    .where(sql`not ${takesEffectBy(v, p('today'))} or ${inForceOn(v, p('today'))}`)
    .orderBy(sql`c.in_house desc, c.issuer, c.short, v.effective_from, v.number`)
    .prepare(),
)
type Known = Planned & { name: string; issuer: string; status: string | null }
type Course = { id: number; code: string; title: string; hours: number }

/** The rules as they stand and as they will. One statement. */
export async function rulesFrom(
  db: Reader,
  today: Day,
): Promise<{ certifications: Map<number, Known>; courses: Map<number, Course> }> {
  const certifications = new Map<number, Known>()
  const courses = new Map<number, Course>()
  for (const row of await rules(db).all({ today })) {
    for (const it of listFrom(row.courses)) courses.set(it.id, it)
    const version = {
      effectiveFrom: row.effectiveFrom,
      terms: fromJson(row.terms),
      requirements: fromJson(row.requirements),
    }
    const known = certifications.get(row.id)
    const { id, slug, short, name, issuer, status } = row
    const versions = [...(known?.versions ?? []), version]
    certifications.set(id, {
      id,
      slug,
      short,
      name,
      issuer,
      status,
      inHouse: row.inHouse === 1,
      byDate: fromJson(row.byDate),
      versions,
    })
  }
  return { certifications, courses }
}

/**
 * What a plan is made from. An exam whose certification another replaced is not planned: whether it
 * can still be sat is not known.
 */
export function planFacts(
  today: Day,
  of: PersonFacts,
  known: Awaited<ReturnType<typeof rulesFrom>>,
): PlanFacts {
  const exams = of.exams.map((exam) => {
    const tried = triedOf(exam, of.exams, of.bookings)
    const sat = mayBeSat({ ...exam, retiredOn: null }, today)
    const replaced = known.certifications.get(exam.certificationId)?.status === 'superseded'
    const closed = !sat.ok
      ? sat.because
      : replaced
        ? `${exam.code} was replaced; whether it can still be sat is not known.`
        : null
    const { id, code, certificationId, minutes, restarts, retiredOn } = exam
    return {
      id,
      code,
      certificationId,
      minutes,
      restarts,
      lastOn: retiredOn,
      closed,
      earliest: tried.retake.earliest,
    }
  })
  return {
    today,
    certifications: known.certifications,
    courses: known.courses,
    exams,
    awards: of.awards,
    suspensions: of.suspensions,
    work: of.work,
  }
}

/**
 * The cheapest way to hold some certifications on a date: which exams and courses, in which order,
 * each by when; and what cannot be.
 */
export const plan = question({
  input: z
    .object({
      hold: z
        .preprocess(
          (v) => (v === undefined || v === '' ? [] : [v].flat()),
          z.array(z.string().max(100)).max(12),
        )
        .catch([]),
      on: z.string().refine(isDay).optional().catch(undefined),
      person: z.preprocess((v) => (v === '' ? undefined : v), id.optional()),
    })
    .describe(
      'The cheapest way to hold these certifications on a date: exams and courses in order, each by when',
    ),
  async answer({ db, actor, now }, { hold, on: asked, person = actor.id }) {
    if (!isSignedIn(actor)) return undefined
    const today = actor.today
    const last = addMonths(today, 120)
    const on = !asked || asked < today ? addDays(today, 180) : ([asked, last].sort()[0] as Day)
    const row = await db
      .select({ ...factsColumns, name: sql<string>`p.name`, manages: manages(actor, sql`p.id`) })
      .from(sql`person p`)
      .where(sql`p.id = ${p('person')}`)
      .prepare()
      .get(fill(person, today, now))
    if (!row || !sightOf(actor, person, row.manages === 1).standing) return undefined
    const of = factsFrom(row as Parameters<typeof factsFrom>[0], person)
    const known = await rulesFrom(db, today)
    const facts = planFacts(today, of, known)
    const all = [...known.certifications.values()]
    const wanted = all.filter((it) => hold.includes(it.slug))
    const found = planToHold(
      facts,
      wanted.map((it) => it.id),
      on,
    )
    const named = (certificationId: number) => {
      const { slug, short } = known.certifications.get(certificationId) as Known
      return { slug, short }
    }
    const inPlan = found.steps.flatMap((step) => (step.kind === 'exam' ? step.exam.id : []))
    return {
      today,
      on,
      latest: last,
      person: { id: person, name: row.name },
      isMine: person === actor.id,
      choices: all.map((it) => ({
        slug: it.slug,
        short: it.short,
        issuer: it.issuer,
        chosen: wanted.includes(it),
      })),
      wanted: wanted.map((it) => it.slug),
      steps: found.steps.map((step) => ({
        ...said(step, facts, named, on),
        gives: step.gives.map((it) => ({
          ...named(it.id),
          until: it.until,
          restarted: it.restarted,
          wanted: it.wanted,
        })),
      })),
      cost: { exams: found.cost.exams, hours: Math.round((found.cost.minutes / 60) * 10) / 10 },
      held: found.held.map((one) => ({
        ...named(one),
        until:
          of.awards
            .filter((it) => it.certificationId === one && it.revokedOn === null)
            .map((it) => it.validUntil ?? '')
            .sort()
            .at(-1) || null,
      })),
      impossible: found.impossible.map(({ id: one, because }) => ({ ...named(one), because })),
      /** Exams somebody would think of that the plan makes needless. */
      needless: found.steps.flatMap((step) =>
        step.gives
          .filter((it) => it.restarted && it.wanted)
          .flatMap(({ id: one }) =>
            facts.exams
              .filter(
                (exam) =>
                  exam.certificationId === one && exam.closed === null && !inPlan.includes(exam.id),
              )
              .map((exam) => ({ code: exam.code, ...named(one) })),
          ),
      ),
      cautions: found.cautions,
    }
  },
  mayAsk: () => yes,
})

const tooLate = 'After that something it needs has ended, or what comes next would be too late.'

/** A step in words: what, by when, and why then. */
function said(
  step: PlanStep,
  facts: PlanFacts,
  named: (id: number) => { slug: string; short: string },
  on: Day,
) {
  const restarts = step.gives.filter((it) => it.restarted).map((it) => named(it.id).short)
  const others = step.latest < on
  if (step.kind === 'exam') {
    const { code, minutes } = step.exam
    const why = restarts.length
      ? `While ${restarts.join(' and ')} ${restarts.length > 1 ? 'are' : 'is'} current: it renews ${restarts.length > 1 ? 'them' : restarts[0]} too.`
      : others
        ? tooLate
        : ''
    return {
      ...named(step.exam.certificationId),
      kind: 'exam' as const,
      what: code,
      minutes,
      examId: step.exam.id,
      latest: step.latest,
      keepBy: step.keepBy,
      why,
      courses: [],
    }
  }
  const courses = step.courses.flatMap((id) => facts.courses.get(id) ?? [])
  const why = courses.length
    ? others
      ? tooLate
      : ''
    : 'Nothing more to learn: it is awarded by itself once the steps before it are done.'
  return {
    ...named(step.certificationId),
    kind: 'courses' as const,
    what: courses.map((it) => it.code).join(', '),
    minutes: null,
    examId: null,
    latest: step.latest,
    keepBy: step.keepBy,
    why,
    courses,
  }
}
