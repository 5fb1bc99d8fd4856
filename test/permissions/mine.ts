import type { Writer } from '@/db'
import { certification, certificationVersion } from '@/db/tables/certification'
import { exam, examBooking, examDomain } from '@/db/tables/exam'
import { noon } from '../world'
import type { Rows, Stage } from './stage'

let count = 0
async function anExam(db: Writer) {
  const slug = `mine-${++count}`
  const [c] = await db
    .insert(certification)
    .values({ slug, short: slug, name: slug, issuer: 'Example', inHouse: false, track: 'linux' })
    .returning()
  await db.insert(certificationVersion).values({
    certificationId: c!.id,
    number: 1,
    effectiveFrom: '2020-01-01',
    validityMonths: 12,
    validityKnown: true,
  })
  const [made] = await db
    .insert(exam)
    .values({ issuer: 'Example', code: slug, certificationId: c!.id })
    .returning()
  return { exam: made!.id, slug, certificationId: c!.id }
}
async function aBooking(db: Writer, stage: Stage, bookedFor: string) {
  const it = await anExam(db)
  const [made] = await db
    .insert(examBooking)
    .values({
      personId: stage.cast.self,
      examId: it.exam,
      bookedFor,
      at: +noon,
      byId: stage.cast.self,
    })
    .returning()
  return made!.id
}
// Bookings are tended by the person, their managers and the registrar; staffing leads and the
// auditor see them.
const tended = {
  others: 'not found',
  self: 'yes',
  manager: 'yes',
  registrar: 'yes',
  'staffing lead': 'refused',
  auditor: 'refused',
} as const

/**
 * What is missing or lapsed is seen by the person, their managers upward, staffing leads, the
 * registrar and the auditor.
 */
const seen = {
  others: 'not found',
  self: 'yes',
  manager: 'yes',
  'staffing lead': 'yes',
  registrar: 'yes',
  auditor: 'yes',
} as const

export const rows: Rows = {
  bookings: {
    given: (_, stage) => ({ person: stage.cast.self }),
    others: 'not found',
    self: 'yes',
    manager: 'yes',
    'staffing lead': 'yes',
    registrar: 'yes',
    auditor: 'yes',
  },
  plan: {
    given: async (db, stage) => ({ hold: [(await anExam(db)).slug], person: stage.cast.self }),
    ...seen,
  },
  why: {
    given: async (db, stage) => ({ slug: (await anExam(db)).slug, person: stage.cast.self }),
    ...seen,
  },
  readiness: {
    given: async (db, stage) => ({ slug: (await anExam(db)).slug, person: stage.cast.self }),
    others: 'not found',
    self: 'yes',
    manager: 'yes',
    'staffing lead': 'yes',
    registrar: 'yes',
    auditor: 'yes',
  },
  'domain-mapping': {
    given: async (db) => ({ slug: (await anExam(db)).slug }),
    others: 'refused',
    nobody: 'not found',
    owner: 'yes',
    registrar: 'yes',
    auditor: 'yes',
  },
  'map-domains': {
    given: async (db, stage) => {
      const { certificationId } = await anExam(db)
      const [domain] = await db
        .insert(examDomain)
        .values({ certificationId, position: 1, name: 'Storage' })
        .returning()
      return { domain: domain!.id, course: stage.courseId }
    },
    others: 'refused',
    nobody: 'not found',
    owner: 'yes',
    registrar: 'yes',
  },
  'book-exam': {
    given: async (db, stage) => ({
      exam: (await anExam(db)).exam,
      person: stage.cast.self,
      on: '2026-12-12',
    }),
    ...tended,
  },
  'move-booking': {
    given: async (db, stage) => ({
      booking: await aBooking(db, stage, '2026-12-12'),
      on: '2026-12-13',
    }),
    ...tended,
  },
  'cancel-booking': {
    given: async (db, stage) => ({
      booking: await aBooking(db, stage, '2026-12-12'),
      because: 'ill that week',
    }),
    ...tended,
  },
  'record-exam-result': {
    given: async (db, stage) => ({
      booking: await aBooking(db, stage, '2026-11-20'),
      result: 'failed',
    }),
    ...tended,
    manager: 'refused',
  },
}
