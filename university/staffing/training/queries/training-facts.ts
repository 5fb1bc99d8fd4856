import type { Reader } from '@/db'
import type { Day } from '../../../calendar'
import { workIn } from '../../../certification/requirements/queries/work'
import { breath } from '../../eligibility/queries/yield-turn'
import { worksAs } from '../../eligibility/rules/kinds'
import type { Field } from '../../eligibility/rules/supply-and-demand'
import type { CertificationFact, Known } from '../rules/facts'
import { pastsOf } from '../rules/pasts'
import { certificationsOf } from './certification-facts'
import { coursesOf } from './course-facts'
import { pastOf } from './past-facts'

const coursesAsked = (it: CertificationFact) => [
  ...it.prepares,
  ...it.requirements.flatMap((one) => [
    ...(one.courseId === null ? [] : [one.courseId]),
    ...(one.path?.steps.flatMap((step) => step.courses.map((c) => c.id)) ?? []),
  ]),
]

/** What is asked for, and what that asks for in turn. */
async function everyCertification(db: Reader, field: Field, today: Day, on: Day) {
  const certifications = new Map<number, CertificationFact>()
  let wanted = new Set(
    field.positions.flatMap((it) => it.groups.flat().map((one) => one.certification)),
  )
  while (wanted.size && certifications.size <= 500) {
    for (const it of await certificationsOf(db, wanted, today, on)) certifications.set(it.id, it)
    const more = [...certifications.values()].flatMap((it) =>
      it.requirements.flatMap((one) => one.certificationId ?? []),
    )
    wanted = new Set(more.filter((id) => !certifications.has(id)))
  }
  return certifications
}

/** The certificates that our own certifications ask to be verified. */
const evidenceAsked = (certifications: Iterable<CertificationFact>): number[] =>
  [...certifications]
    .filter((it) => it.inHouse)
    .flatMap((it) => it.requirements)
    .flatMap((one) => (one.kind === 'evidence' ? (one.certificationId ?? []) : []))

/** Who does the work of the field's positions and has room for a team. */
function candidatesIn(field: Field): number[] {
  const kinds = [...new Set(field.positions.map((it) => it.kind))]
  return field.workers
    .filter((it) => it.capacity > 0 && kinds.some((kind) => worksAs(it.jobTitle, kind)))
    .map((it) => it.id)
}

/**
 * Everything that decides how near the people of a field are to what its positions ask for. Eight
 * statements at most, whatever the size.
 */
export async function trainingFacts(
  db: Reader,
  field: Field,
  { today, now }: { today: Day; now: Date },
  on: Day,
): Promise<Known> {
  const certifications = await everyCertification(db, field, today, on)
  const courseIds = new Set([...certifications.values()].flatMap(coursesAsked))
  const courses = new Map((await coursesOf(db, courseIds, now, today)).map((it) => [it.id, it]))
  const people = candidatesIn(field)
  await breath()
  const read = await pastOf(db, people, certifications.keys(), today, on)
  const evidence = evidenceAsked(certifications.values())
  await breath()
  const work = await workIn(db, [...courseIds], evidence, now)
  return { certifications, courses, past: pastsOf(certifications, read, work, people, today) }
}
