import type { Writer } from '../../..'
import { path, pathCourse, pathStep } from '../../../tables/catalogue'
import {
  certification,
  certificationRequirement,
  certificationVersion,
} from '../../../tables/certification'
import { exam } from '../../../tables/exam'
import { type Courses, courseOf } from '../courses'
import { noonOf, type People } from '../people'
import type { Rows } from '../rows'
import { addDays, addMonths, type When } from '../when'

export type Certification = {
  id: number
  versionId: number
  name: string
  short: string
  issuer: string
  inHouse: boolean
  examIssuer: string | null
}
export type Certifications = Map<string, Certification>

/** The outside certifications that are there already, by short name and by slug. */
export async function outsideCertifications(db: Writer): Promise<Certifications> {
  const all = await db.select().from(certification)
  const versions = await db
    .select({ id: certificationVersion.id, of: certificationVersion.certificationId })
    .from(certificationVersion)
  const exams = await db.select({ issuer: exam.issuer, of: exam.certificationId }).from(exam)
  const found: Certifications = new Map()
  for (const { id, slug, short, name, issuer, inHouse } of all) {
    const versionId = Math.max(...versions.filter((v) => v.of === id).map((v) => v.id))
    const it = {
      id,
      versionId,
      name,
      short,
      issuer,
      inHouse,
      examIssuer: exams.find((e) => e.of === id)?.issuer ?? null,
    }
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
  takes: One[][]
  /** Renewals take these in turn: the first the first, the second the second. */
  turns?: One[][][]
  late?: { months: number; takes: One[][] }
  because?: string
  /** Since when, in days before today; otherwise since the university opened. */
  since?: number
  /** What replaces it, and the last day it counts from today. */
  replaced?: { by: string; days: number; because: string }
}
type One = {
  kind: 'course' | 'exam' | 'lab' | 'certification' | 'path'
  of: string
  minPercent?: number
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
    takes: [
      [{ kind: 'exam', of: 'LNX-201', minPercent: 70 }],
      [{ kind: 'certification', of: 'guild-three-promises' }],
    ],
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
    turns: [
      [[{ kind: 'exam', of: 'MYS-302', minPercent: 75 }]],
      [[{ kind: 'lab', of: 'MYS-302' }]],
    ],
    late: {
      months: 6,
      takes: [[{ kind: 'exam', of: 'MYS-302', minPercent: 80 }], [{ kind: 'lab', of: 'MYS-302' }]],
    },
    because:
      'Replication changes slowly and mistakes in it are expensive: the exam and the lab take turns, and who is late shows both.',
  },
  {
    slug: 'guild-linux-technician',
    short: 'Guild: Linux technician',
    name: 'Guild certificate for Linux technicians',
    track: 'linux',
    months: 36,
    window: 6,
    takes: [[{ kind: 'path', of: 'LINUX-TECHNICIAN' }]],
    turns: [
      [[{ kind: 'exam', of: 'LNX-201', minPercent: 70 }]],
      [[{ kind: 'lab', of: 'LNX-204' }]],
    ],
    since: 40,
    because:
      'One path from the first call to storage under failure, instead of the old first-line certificate.',
  },
  {
    slug: 'guild-first-line',
    short: 'Guild: First line',
    name: 'Guild certificate for the first line',
    track: 'linux',
    months: 36,
    window: 3,
    takes: [[{ kind: 'exam', of: 'SUP-101', minPercent: 70 }], [{ kind: 'course', of: 'LNX-201' }]],
    replaced: {
      by: 'guild-linux-technician',
      days: 74,
      because:
        'It asked nothing about storage, where most broken promises of the last two years began.',
    },
  },
]

/**
 * The path that leads to the technician's certificate: both, then either, and automation for who
 * likes.
 */
function tellPath(rows: Rows, courses: Courses): Map<string, number> {
  const id = rows.add(path, {
    code: 'LINUX-TECHNICIAN',
    title: 'Linux technician',
    summary:
      'From the first call to storage under failure: the promises and fault isolation, then storage or SELinux, then automation for who likes.',
  })
  const steps = [
    ['all', ['SUP-101', 'LNX-201']],
    ['any', ['LNX-204', 'LNX-310']],
    ['optional', ['ANS-210']],
  ] as const
  steps.forEach(([rule, codes], n) => {
    const stepId = rows.add(pathStep, { pathId: id, position: n + 1, rule })
    for (const code of codes) rows.put(pathCourse, { stepId, courseId: courseOf(courses, code).id })
  })
  return new Map([['LINUX-TECHNICIAN', id]])
}

/**
 * Our own certifications and what each takes, decided by the registrar; one is replaced soon, and
 * the rule of one changes next month.
 */
export function tellCertifications(
  rows: Rows,
  when: When,
  people: People,
  courses: Courses,
  known: Certifications,
): Certifications {
  const all = new Map(known)
  const paths = tellPath(rows, courses)
  const began = addMonths(when.today, -48)

  function require(
    versionId: number,
    groups: One[][],
    to: Partial<typeof certificationRequirement.$inferInsert> = {},
    first = 1,
  ) {
    groups.forEach((group, n) => {
      for (const { kind, of, minPercent } of group) {
        const wanted =
          kind === 'certification'
            ? { requiredCertificationId: certificationOf(all, of).id }
            : kind === 'path'
              ? { pathId: paths.get(of) }
              : { courseId: courseOf(courses, of).id }
        rows.add(certificationRequirement, {
          versionId,
          group: first + n,
          kind,
          minPercent,
          ...wanted,
          ...to,
        })
      }
    })
  }
  function version(id: number, it: Ours, more: Partial<typeof certificationVersion.$inferInsert>) {
    const { months, window, grace, takes, turns = [], late } = it
    const from = it.since === undefined ? began : when.day(-it.since)
    const versionId = rows.add(certificationVersion, {
      certificationId: id,
      number: 1,
      effectiveFrom: from,
      validityMonths: months,
      validityKnown: true,
      method: 'anchored',
      windowMonths: window,
      graceDays: grace ?? 0,
      graceCounts: grace !== undefined,
      lateMonths: late?.months ?? null,
      checkedOn: when.day(-30),
      decidedById: people.ingrid,
      decidedAt: noonOf(addDays(from, -20)),
      because: it.because ?? 'As the education committee agreed when the university opened.',
      ...more,
    })
    require(versionId, takes)
    for (const [n, groups] of turns.entries())
      require(versionId, groups, { purpose: 'renew', rotation: (n + 1) % turns.length }, 10 *
        (n + 1))
    if (late) require(versionId, late.takes, { purpose: 'late' }, 50)
    return versionId
  }
  /** A later version, with its event. */
  function change(
    it: Ours,
    number: number,
    from: string,
    more: Partial<typeof certificationVersion.$inferInsert> & { because: string },
    said: object,
  ) {
    const { id, short } = certificationOf(all, it.slug)
    const decidedAt = when.at(-6, 16, 20)
    version(id, it, { number, effectiveFrom: from, decidedAt, ...more })
    rows.tell(
      decidedAt,
      people.ingrid,
      'rule.changed',
      { certification: id },
      {
        certification: short,
        version: number,
        effectiveFrom: from,
        because: more.because,
        ...said,
      },
    )
  }

  for (const it of ours) {
    const { slug, short, name, track } = it
    const id = rows.add(certification, {
      slug,
      short,
      name,
      issuer: 'Guildhall',
      inHouse: true,
      track,
      level: 'professional',
    })
    const versionId = version(id, it, {})
    const made = {
      id,
      versionId,
      name,
      short,
      issuer: 'Guildhall',
      inHouse: true,
      examIssuer: null,
    }
    all.set(slug, made).set(short, made)
  }
  for (const it of ours) {
    if (it.replaced) {
      const { by, days, because } = it.replaced
      const next = certificationOf(all, by)
      const sunsetOn = when.day(days)
      // Nobody earns it any more: what it takes is gone, what was earned stays.
      change(
        { ...it, takes: [] },
        2,
        when.day(-5),
        { successorId: next.id, sunsetOn, because },
        { after: { 'Replaced by': next.short, 'Counts until': sunsetOn } },
      )
    }
    if (it.slug === 'guild-three-promises') {
      const because =
        'Two customers measured us in the spring, and 70 % turned out to be too little. Every two years instead of three, from the next month.'
      const next: Ours = {
        ...it,
        months: 24,
        window: 4,
        takes: [[{ kind: 'exam', of: 'SUP-101', minPercent: 80 }]],
      }
      const from = `${addMonths(when.today, 1).slice(0, 8)}01`
      change(
        next,
        2,
        from,
        { because },
        {
          before: { Lasts: '3 years', Window: '3 months' },
          after: { Lasts: '2 years', Window: '4 months' },
        },
      )
    }
  }
  return all
}

export function certificationOf(all: Certifications, name: string): Certification {
  const found = all.get(name)
  if (!found) throw new Error(`The story names ${name}, which is not a certification of it.`)
  return found
}
