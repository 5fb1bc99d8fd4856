import type { Writer } from '..'
import { awardsOf } from './demo/awards.ts'
import { certificationOf, outsideCertifications, tellCertifications } from './demo/certifications.ts'
import { tellCourses, tellPrerequisites } from './demo/courses.ts'
import { enrolmentsOf } from './demo/enrolments.ts'
import { examsOf } from './demo/exams.ts'
import { tellHistory, tellPresent } from './demo/learning.ts'
import { tellOfferings } from './demo/offerings.ts'
import { tellPeople } from './demo/people.ts'
import { tellPromises } from './demo/promises.ts'
import { tellRecognition } from './demo/recognition.ts'
import { idsTaken, rowsAfter } from './demo/rows.ts'
import { tellTeams } from './demo/teams.ts'
import { whenAround } from './demo/when.ts'

/**
 * Writes the demo: a university with a story, told relative to `now`, in which every screen has its interesting case.
 * The outside certifications must be there already. `passwordHash` is what the eight personas sign in with.
 */
export async function seedDemo(db: Writer, { now, passwordHash }: { now: Date; passwordHash: string }): Promise<void> {
  const rows = rowsAfter(await idsTaken(db))
  const when = whenAround(now)
  const people = tellPeople(rows, when, passwordHash)
  const courses = tellCourses(rows, when, people)
  const certifications = tellCertifications(rows, when, courses, await outsideCertifications(db))
  tellPrerequisites(rows, courses, (name) => certificationOf(certifications, name))
  const offerings = tellOfferings(rows, when, people, courses)
  const enrolments = enrolmentsOf(rows, when, people, courses)
  const sit = examsOf(rows, people, enrolments)
  const awards = awardsOf(rows, when, people, certifications)
  const told = { when, people, offerings, enrolments, sit, awards, certifications }
  awards.tellOutside()
  tellHistory(told)
  awards.tellSuspension()
  awards.tellEvidence()
  tellPresent(told)
  const teams = tellTeams(rows, when, people, certifications)
  tellPromises(rows, when, teams)
  tellRecognition(rows, when, people)
  await rows.write(db)
}
