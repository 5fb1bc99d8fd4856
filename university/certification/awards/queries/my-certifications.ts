import { z } from 'zod'
import { isSignedIn } from '../../../actor'
import { no, yes } from '../../../at'
import { type Day, spoken } from '../../../calendar'
import { question } from '../../../kernel'
import { bookingsShown, examsOffered } from '../../exams/queries/bookings'
import { readinessOf, readinessTone, totalOf } from '../../exams/rules/readiness'
import { mayTend, type Sitter } from '../../exams/rules/retake'
import type { Definition } from '../../requirements/queries/definitions'
import { maySubmitEvidence } from '../rules/decisions'
import type { PlanFacts } from '../rules/plan-facts'
import { coversOf } from '../rules/renewals-by-exam'
import type { PersonFacts } from './person-facts'
import { planFacts } from './plan'
import { standingOf } from './standing'

/**
 * What I hold and held, with days left and what renewal takes; what one exam would renew; what I
 * work towards, claim and have booked. Two statements.
 */
export const myCertifications = question({
  input: z
    .object({})
    .describe(
      'My certifications: status, days left, why, what renewal takes and one exam covers; progress, claims, booked exams',
    ),
  async answer({ db, actor, now }) {
    const { held, underWay, claims, facts, definitions } = await standingOf(
      db,
      actor.id,
      actor.today,
      now,
    )
    const { exams, bookings } = facts
    const me: Sitter = { personId: actor.id, name: actor.name, leftOn: null, manages: false }
    const seen = { ...me, privately: true, bookings }
    const ready = readinessByCertification(facts)
    return {
      today: actor.today,
      zone: actor.timeZone,
      held,
      underWay,
      claims,
      covers: coversHeld(facts, definitions, actor.today),
      bookings: bookingsShown(actor, seen, exams)
        .filter((it) => it.open || it.retake !== null || it.bring !== null)
        .map((it) => ({
          ...it,
          readiness: it.open ? (ready.get(it.certificationId) ?? null) : null,
        })),
      mayBook: mayTend(actor, me),
      toBook: examsOffered(actor, seen, exams),
      exams: exams.filter((it) => it.retiredOn === null),
      maySubmit: maySubmitEvidence(actor),
    }
  },
  mayAsk: ({ actor }) => (isSignedIn(actor) ? yes : no('Sign in to see your certifications.')),
})

function coversHeld(facts: PersonFacts, definitions: readonly Definition[], today: Day) {
  const certifications = new Map(
    definitions.map((it) => [it.id, { ...it, status: it.facts.status ?? null, versions: [it] }]),
  )
  const courses = new Map(
    definitions.flatMap((it) =>
      it.requirements.flatMap((one) =>
        one.courseId === null
          ? []
          : [
              [
                one.courseId,
                {
                  id: one.courseId,
                  code: one.courseCode ?? '',
                  title: one.courseTitle ?? '',
                  hours: 0,
                },
              ] as const,
            ],
      ),
    ),
  )
  const world: PlanFacts = planFacts(today, facts, { certifications, courses })
  const named = (id: number) => ({
    slug: certifications.get(id)?.slug ?? '',
    short: certifications.get(id)?.short ?? '',
  })
  return coversOf(world).map(({ exam, course, moves, by }) => ({
    what: exam ? exam.code : `${course?.title} (${course?.code})`,
    examId: exam?.id ?? null,
    href: exam ? `/certifications/${named(exam.certificationId).slug}` : `/courses/${course?.code}`,
    by,
    because: exam
      ? `${moves
          .filter((it) => it.id !== exam.certificationId)
          .map((it) => named(it.id).short)
          .join(
            ' and ',
          )} restarts if it is passed${by ? ` by ${spoken(by)}, while that is current` : ''}.`
      : 'Both renewals take it, so it is done once.',
    moves: moves.map((it) => ({ ...named(it.id), from: it.from, until: it.until })),
  }))
}

/**
 * Readiness of the whole exam for what is booked, where weights are published; otherwise of the
 * weakest domain with enough answers.
 */
function readinessByCertification({ answered, bookedDomains }: PersonFacts) {
  const found = new Map<
    number,
    { percent: number | null; tone: ReturnType<typeof readinessTone>; weakest: number | null }
  >()
  for (const id of new Set(bookedDomains.map((it) => it.certificationId))) {
    const domains = bookedDomains
      .filter((it) => it.certificationId === id)
      .map((it) => ({
        ...it,
        percent: readinessOf(answered.filter((one) => one.domain === it.id)),
      }))
    const percents = domains.flatMap((it) => it.percent ?? [])
    const { percent } = totalOf(domains)
    found.set(id, {
      percent,
      tone: readinessTone(percent),
      weakest: percents.length ? Math.min(...percents) : null,
    })
  }
  return found
}
