import type { Awards } from './certification/awards'
import { type Certifications, certificationOf } from './certification/certifications'
import type { Enrolments } from './enrolments'
import type { examsOf } from './exams'
import type { Offerings } from './offerings'
import { type Key, noonOf, type People } from './people'
import { addDays, companyZone, dayIn, lastDayOf, minute, type When } from './when'

export type Told = {
  when: When
  people: People
  offerings: Offerings
  enrolments: Enrolments
  sit: ReturnType<typeof examsOf>
  awards: Awards
  certifications: Certifications
}

/**
 * Who earned what of ours, and in how many days from today it ends. The percentage is that of the
 * exam.
 */
const earned: [Key, string, number, number][] = [
  ['rosa', 'guild-three-promises', 640, 0],
  ['rosa', 'guild-fault-isolation', 75, 2],
  ['rosa', 'guild-customer-data', -3, 0],
  ['jamal', 'guild-three-promises', 1079, 1],
  ['jamal', 'guild-customer-data', 345, 0],
  ['tariq', 'guild-three-promises', 410, 1],
  ['elif', 'guild-three-promises', 700, 0],
  ['elif', 'guild-linux-storage', 240, 1],
  ['kofi', 'guild-three-promises', 555, 2],
  ['kofi', 'guild-linux-storage', 160, 2],
  ['nadia', 'guild-three-promises', 120, 1],
  ['nadia', 'guild-fault-isolation', 669, 2],
  ['sven', 'guild-three-promises', 840, 3],
  ['ezra', 'guild-three-promises', 505, 1],
  ['ezra', 'guild-linux-storage', 380, 0],
  ['carmen', 'guild-mysql-replication', 480, 1],
  ['luz', 'guild-three-promises', 870, 0],
  ['deshawn', 'guild-three-promises', 330, 2],
  ['deshawn', 'guild-fault-isolation', 300, 1],
  ['jurgen', 'guild-three-promises', 260, 1],
  ['jurgen', 'guild-fault-isolation', 45, 3],
  ['piotr', 'guild-three-promises', 615, 0],
  ['piotr', 'guild-fault-isolation', 520, 1],
  ['zainab', 'guild-mysql-replication', 210, 0],
  ['marguerite', 'guild-mysql-replication', -65, 2],
  ['travis', 'guild-three-promises', 775, 1],
  ['travis', 'guild-fault-isolation', 410, 0],
  ['keisha', 'guild-three-promises', 690, 2],
  ['anders', 'guild-linux-storage', 330, 1],
  ['mai', 'guild-three-promises', 905, 1],
  ['hana', 'guild-three-promises', 450, 0],
  ['hana', 'guild-customer-data', 210, 0],
  ['teresa', 'guild-customer-data', 255, 0],
  ['priya', 'guild-customer-data', 51, 0],
  ['samuel', 'guild-customer-data', 190, 0],
]
const courseFor: Record<
  string,
  { course: 'SUP-101' | 'SEC-110' | 'LNX-201' | 'LNX-204' | 'MYS-302'; months: number; marker: Key }
> = {
  'guild-three-promises': { course: 'SUP-101', months: 36, marker: 'fiona' },
  'guild-customer-data': { course: 'SEC-110', months: 12, marker: 'ingrid' },
  'guild-fault-isolation': { course: 'LNX-201', months: 24, marker: 'priya' },
  'guild-linux-storage': { course: 'LNX-204', months: 24, marker: 'priya' },
  'guild-mysql-replication': { course: 'MYS-302', months: 24, marker: 'tadeo' },
}

/**
 * What people have learned and earned here: course, exam, marks, grade and award, each on its day.
 */
export function tellHistory({
  people,
  offerings,
  enrolments,
  sit,
  awards,
  certifications,
}: Told): void {
  for (const [key, slug, days, wrong] of earned) {
    const { course, months, marker } = courseFor[slug] as (typeof courseFor)[string]
    const it = certificationOf(certifications, slug)
    const validFrom = awards.from(days, months)
    const done = noonOf(validFrom)
    const enrolled = enrolments.finish(
      key,
      offerings[course],
      noonOf(addDays(validFrom, -14)),
      done,
      course === 'SEC-110' ? 'completed' : 'passed',
      marker,
    )
    const basis = [
      {
        what: `Completed ${course}, ${enrolled.course.title}`,
        on: validFrom,
        href: `/courses/${course}`,
      },
    ]
    if (enrolled.course.quiz) {
      const marked = {
        by: marker,
        points: 9,
        at: done - 60 * minute,
        comment: 'Clear, in the right order, and nothing touched before it was understood.',
      }
      const graded = { at: done - 30 * minute, by: marker, postedAt: done - minute }
      const { percent } = sit(enrolled, {
        startedAt: noonOf(addDays(validFrom, -2)),
        used: 31,
        wrong,
        marks: [marked],
        graded,
      })
      basis.unshift({
        what: `Passed the exam of ${course} with ${percent.toFixed(1)} %`,
        on: dayIn(graded.postedAt, companyZone),
        href: `/courses/${course}`,
      })
    }
    if (enrolled.course.steps.length)
      basis.push({
        what: `Lab of ${course} signed off by an assessor`,
        on: validFrom,
        href: `/courses/${course}`,
      })
    const revoked =
      key === 'piotr' && slug === 'guild-fault-isolation'
        ? {
            revokedOn: awards.day(-30),
            revokedById: people.ingrid,
            revokedBecause:
              'The essay was a colleague’s, word for word; both confirmed it. He may sit the exam again from next month.',
          }
        : {}
    awards.grant(key, it, {
      validFrom,
      validUntil: lastDayOf(validFrom, months),
      source: 'path',
      basis,
      createdAt: done,
      ...revoked,
    })
  }
}
