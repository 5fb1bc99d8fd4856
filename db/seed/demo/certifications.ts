import type { Writer } from '../..'
import { certification, certificationRequirement, certificationVersion, exam } from '../../tables/certification'
import { type Courses, courseOf } from './courses'
import type { Rows } from './rows'
import { addMonths, type When } from './when'

export type Certification = { id: number; versionId: number; name: string; short: string; issuer: string; inHouse: boolean; examIssuer: string | null }
export type Certifications = Map<string, Certification>

/** The outside certifications that are there already, by short name and by slug. */
export async function outsideCertifications(db: Writer): Promise<Certifications> {
  const all = await db.select().from(certification)
  const versions = await db.select({ id: certificationVersion.id, of: certificationVersion.certificationId }).from(certificationVersion)
  const exams = await db.select({ issuer: exam.issuer, of: exam.certificationId }).from(exam)
  const found: Certifications = new Map()
  for (const { id, slug, short, name, issuer, inHouse } of all) {
    const versionId = Math.max(...versions.filter((v) => v.of === id).map((v) => v.id))
    const it = { id, versionId, name, short, issuer, inHouse, examIssuer: exams.find((e) => e.of === id)?.issuer ?? null }
    found.set(slug, it)
    if (!found.has(short)) found.set(short, it)
  }
  return found
}

type Ours = {
  slug: string
  short: string
  name: string
  track: string
  months: number
  window: number
  grace?: number
  takes: { kind: 'course' | 'exam' | 'lab' | 'certification'; of: string; minPercent?: number }[][]
}

const ours: Ours[] = [
  {
    slug: 'guild-three-promises',
    short: 'Guild: Three promises',
    name: 'Guild certificate in the three promises',
    track: 'support',
    months: 36,
    window: 3,
    takes: [[{ kind: 'exam', of: 'SUP-101', minPercent: 70 }]],
  },
  {
    slug: 'guild-customer-data',
    short: 'Guild: Customer data',
    name: 'Guild acknowledgement of customer data rules',
    track: 'security',
    months: 12,
    window: 2,
    grace: 14,
    takes: [[{ kind: 'course', of: 'SEC-110' }]],
  },
  {
    slug: 'guild-fault-isolation',
    short: 'Guild: Fault isolation',
    name: 'Guild certificate in Linux fault isolation',
    track: 'linux',
    months: 24,
    window: 4,
    takes: [[{ kind: 'exam', of: 'LNX-201', minPercent: 70 }], [{ kind: 'certification', of: 'guild-three-promises' }]],
  },
  {
    slug: 'guild-linux-storage',
    short: 'Guild: Linux storage',
    name: 'Guild certificate in Linux storage under failure',
    track: 'linux',
    months: 24,
    window: 3,
    takes: [[{ kind: 'exam', of: 'LNX-204', minPercent: 70 }], [{ kind: 'lab', of: 'LNX-204' }]],
  },
  {
    slug: 'guild-mysql-replication',
    short: 'Guild: MySQL replication',
    name: 'Guild certificate in MySQL replication and failover',
    track: 'mysql',
    months: 24,
    window: 3,
    takes: [
      [{ kind: 'exam', of: 'MYS-302', minPercent: 75 }],
      [{ kind: 'lab', of: 'MYS-302' }],
      [
        { kind: 'course', of: 'MYS-201' },
        { kind: 'certification', of: 'MySQL 8.0 DBA OCP' },
      ],
    ],
  },
]

/** Our own certifications and what each takes. */
export function tellCertifications(rows: Rows, when: When, courses: Courses, known: Certifications): Certifications {
  const all = new Map(known)
  for (const { slug, short, name, track, months, window, grace, takes } of ours) {
    const id = rows.add(certification, { slug, short, name, issuer: 'Guildhall', inHouse: true, track, level: 'professional' })
    const versionId = rows.add(certificationVersion, {
      certificationId: id,
      number: 1,
      effectiveFrom: addMonths(when.today, -48),
      validityMonths: months,
      validityKnown: true,
      method: 'anchored',
      windowMonths: window,
      graceDays: grace ?? 0,
      graceCounts: grace !== undefined,
      checkedOn: when.day(-30),
    })
    const it = { id, versionId, name, short, issuer: 'Guildhall', inHouse: true, examIssuer: null }
    all.set(slug, it).set(short, it)
    takes.forEach((group, n) => {
      for (const { kind, of, minPercent } of group) {
        const wanted = kind === 'certification' ? { requiredCertificationId: certificationOf(all, of).id } : { courseId: courseOf(courses, of).id }
        rows.add(certificationRequirement, { versionId, group: n + 1, kind, minPercent, ...wanted })
      }
    })
  }
  return all
}

export function certificationOf(all: Certifications, name: string): Certification {
  const found = all.get(name)
  if (!found) throw new Error(`The story names ${name}, which is not a certification of it.`)
  return found
}
