import type { Writer } from '@/db'
import { document } from '@/db/tables/document'
import { evidence, verification } from '@/db/tables/evidence'
import { examBooking } from '@/db/tables/exam'
import { dueExtension, holdRule, holdRulePerson } from '@/db/tables/requirement'
import { noon } from '../../world'
import type { Cast } from '../cast'
import type { setCertificates } from './certificates'
import { daysAgo, put } from './rows'

type Certificates = Awaited<ReturnType<typeof setCertificates>>

/** What Sol brought and sat, and what Sol must hold. */
export async function setProofs(db: Writer, cast: Cast, its: Certificates) {
  const brought = { personId: cast.se, earnedOn: '2026-04-30' }
  const hash = 'a'.repeat(64)
  const content = Buffer.from('‹a file of evidence›')
  await db.insert(document).values({
    hash,
    type: 'application/pdf',
    size: content.length,
    content,
    at: +noon,
    byId: cast.se,
  })
  const claimed = await put(db, evidence, {
    ...brought,
    certificationId: its.epsilon.id,
    examCode: 'EX-epsilon',
    number: '‹a claimed number›',
    link: 'https://example.com/‹a claimed link›',
    fileHash: hash,
    fileName: '‹a file’s name›',
    submittedAt: daysAgo(2),
  })
  const verified = await put(db, evidence, {
    ...brought,
    certificationId: its.alpha.id,
    number: '‹a verified number›',
    submittedAt: daysAgo(30),
    decidedAt: daysAgo(29),
    decidedById: cast.re,
    verified: true,
    because: '‹how it was verified›',
    awardId: its.award,
  })
  const rejected = await put(db, evidence, {
    ...brought,
    certificationId: its.delta.id,
    number: '‹a rejected number›',
    submittedAt: daysAgo(30),
    decidedAt: daysAgo(29),
    decidedById: cast.re,
    verified: false,
    because: '‹why it was rejected›',
  })
  await put(db, verification, {
    evidenceId: verified,
    awardId: its.award,
    at: daysAgo(29),
    on: '2026-10-23',
    byId: cast.re,
    method: 'issuer page',
    confirmed: true,
    note: '‹what a check found›',
    nextOn: '2026-11-20',
  })
  const bookings = await setBookings(db, cast, its)
  return { claimed, verified, rejected, ...bookings, ...(await setRules(db, cast, its)) }
}

async function setBookings(db: Writer, cast: Cast, its: Certificates) {
  const booked = { personId: cast.se, at: daysAgo(60), byId: cast.se }
  const booking = await put(db, examBooking, {
    ...booked,
    examId: its.epsilon.exam,
    bookedFor: '2026-12-18',
    place: '‹where Sol will sit›',
  })
  await put(db, examBooking, {
    ...booked,
    examId: its.epsilon.exam,
    bookedFor: '2026-10-02',
    result: 'failed',
    resultOn: '2026-10-02',
    resultAt: daysAgo(50),
    score: '‹Sol’s score›',
    place: '‹where Sol sat›',
  })
  await put(db, examBooking, {
    ...booked,
    examId: its.beta.exam,
    bookedFor: '2026-10-05',
    cancelledAt: daysAgo(55),
    cancelledBecause: '‹why Sol did not sit›',
  })
  return { booking }
}

async function setRules(db: Writer, cast: Cast, its: Certificates) {
  const rule = await put(db, holdRule, {
    certificationId: its.epsilon.id,
    because: '‹why it must be held›',
    named: true,
    dueKind: 'fixed',
    dueOn: '2026-10-09',
    from: '2026-01-01',
    decidedById: cast.s1,
    at: daysAgo(100),
  })
  for (const personId of [cast.se, cast.em, cast.pia])
    await db.insert(holdRulePerson).values({ ruleId: rule, personId, addedOn: '2026-01-01' })
  await put(db, dueExtension, {
    personId: cast.se,
    certificationId: its.epsilon.id,
    before: '2026-10-09',
    until: '2026-12-30',
    reason: '‹why more time is asked›',
    askedById: cast.le,
    askedAt: daysAgo(3),
  })
  await put(db, dueExtension, {
    personId: cast.pia,
    certificationId: its.epsilon.id,
    before: '2026-10-09',
    until: '2026-12-28',
    reason: '‹why Mara asks for Pia›',
    askedById: cast.ma,
    askedAt: daysAgo(3),
  })
  await put(db, dueExtension, {
    personId: cast.em,
    certificationId: its.epsilon.id,
    before: '2026-10-09',
    until: '2026-12-29',
    reason: 'the exam is booked',
    askedById: cast.em,
    askedAt: daysAgo(30),
    decidedById: cast.s1,
    decidedAt: daysAgo(29),
    granted: true,
    because: 'it is booked',
  })
  return { rule }
}
