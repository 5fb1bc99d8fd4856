import { sql } from 'drizzle-orm'
import type { Writer } from '..'
import { awardsOf } from './demo/certification/awards'
import {
  certificationOf,
  outsideCertifications,
  tellCertifications,
} from './demo/certification/certifications'
import { outsideExams, tellDomains } from './demo/certification/domains'
import { tellExtensions } from './demo/certification/extensions'
import { tellReadiness } from './demo/certification/readiness'
import { tellRequirements } from './demo/certification/requirements'
import { tellCourses, tellPrerequisites } from './demo/courses'
import { tellFirstLine, tellRound } from './demo/earned'
import { enrolmentsOf } from './demo/enrolments'
import { examsOf } from './demo/exams'
import { tellHistory } from './demo/history'
import { tellOfferings } from './demo/offerings'
import { tellPeople } from './demo/people'
import { tellPresent } from './demo/present'
import { tellPromises } from './demo/promises'
import { tellRecognition } from './demo/recognition'
import { idsTaken, rowsAfter } from './demo/rows'
import { tellCover } from './demo/staffing/cover'
import { tellSearches } from './demo/staffing/judge'
import { tellPlacing } from './demo/staffing/place'
import { tellGrowth } from './demo/staffing/plan'
import { tellTeamWork } from './demo/staffing/team'
import { tellTeams } from './demo/staffing/teams'
import { tellTerms } from './demo/staffing/terms'
import { tellContainers } from './demo/staffing/train'
import { whenAround } from './demo/when'

/**
 * Writes the demo: a university with a story, told relative to `now`, in which every screen has its
 * interesting case. The outside certifications must be there already. `passwordHash` is what the
 * eight personas sign in with.
 */
export async function seedDemo(
  db: Writer,
  { now, passwordHash }: { now: Date; passwordHash: string },
): Promise<void> {
  const rows = rowsAfter(await idsTaken(db))
  const when = whenAround(now)
  const people = tellPeople(rows, when, passwordHash)
  const courses = tellCourses(rows, when, people)
  const certifications = tellCertifications(
    rows,
    when,
    people,
    courses,
    await outsideCertifications(db),
  )
  tellPrerequisites(rows, courses, (name) => certificationOf(certifications, name))
  const offerings = tellOfferings(rows, when, people, courses)
  const enrolments = enrolmentsOf(rows, when, people, courses)
  const sit = examsOf(rows, people, enrolments)
  const awards = awardsOf(rows, when, people, certifications)
  const told = { when, people, offerings, enrolments, sit, awards, certifications }
  awards.tellOutside()
  tellHistory(told)
  tellFirstLine(rows, people, awards, certifications)
  awards.tellSuspension()
  tellExtensions({ rows, when, people, certifications, awards })
  awards.tellEvidence()
  tellPresent(told)
  const outside = await outsideExams(db)
  tellDomains(rows, courses, outside)
  tellReadiness(rows, told, outside)
  tellRound(rows, people, awards, certifications, offerings.round)
  const teams = tellTeams(rows, when, people, certifications)
  tellGrowth({ rows, when, people, certifications, teams })
  tellTeamWork({ rows, when, people, certifications, teams })
  tellContainers(rows, when, people, courses, teams)
  tellRequirements({ rows, when, people, certifications, teams, awards })
  tellPlacing(rows, when, people, teams)
  tellSearches(rows, when, people, teams)
  tellCover(rows, when, people, teams)
  tellTerms({ rows, when, people, certifications, teams })
  tellPromises(rows, when, teams)
  tellRecognition(rows, when, people)
  // A story names things before it tells them: foreign keys are looked at when it is written to its
  // end.
  await db.run(sql`pragma defer_foreign_keys = on`)
  await rows.write(db)
  // Yusuf serves two teams from before his capacity was lowered: what stands stays.
  await db.run(sql`update person set capacity = 1 where id = ${people.yusuf}`)
}
