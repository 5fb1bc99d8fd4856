import { sql } from 'drizzle-orm'
import {
  check,
  index,
  integer,
  primaryKey,
  sqliteTable,
  text,
  uniqueIndex,
} from 'drizzle-orm/sqlite-core'
import { item } from './catalogue.ts'
import { certification } from './certification.ts'
import { day, id, instant, oneOf } from './columns.ts'
import { person } from './people.ts'

/**
 * An exam an issuer offers, by its code as HR files name it; several codes may lead to one
 * certification.
 */
export const exam = sqliteTable(
  'exam',
  {
    id: id(),
    issuer: text().notNull(),
    code: text().notNull(),
    certificationId: integer()
      .notNull()
      .references(() => certification.id),
    retiredOn: day(),
    minutes: integer(),
    /**
     * After the `retakeFrom`-th failure the next try must wait `retakeWaitHours`. Null: no rule is
     * known, so none is computed.
     */
    retakeWaitHours: integer(),
    retakeFrom: integer(),
  },
  (t) => [
    uniqueIndex('exam_code').on(t.issuer, t.code),
    index('exam_by_certification').on(t.certificationId),
  ],
)

/**
 * Passing `exam` while `certification` is current restarts it (EX294 restarts RHCSA, LPIC-2
 * restarts LPIC-1).
 */
export const renewalByExam = sqliteTable(
  'renewal_by_exam',
  {
    id: id(),
    examId: integer()
      .notNull()
      .references(() => exam.id),
    certificationId: integer()
      .notNull()
      .references(() => certification.id),
  },
  (t) => [uniqueIndex('renewal_by_exam_once').on(t.examId, t.certificationId)],
)

/**
 * A part of an outside exam, with the weight its issuer publishes; in `basis` the unit of the
 * weights (percent, points).
 */
export const examDomain = sqliteTable(
  'exam_domain',
  {
    id: id(),
    certificationId: integer()
      .notNull()
      .references(() => certification.id),
    position: integer().notNull(),
    name: text().notNull(),
    weight: integer(),
    basis: text().notNull().default(''),
  },
  (t) => [uniqueIndex('exam_domain_name').on(t.certificationId, t.name)],
)

/** Which lessons and labs teach a domain; which questions practise it is `questionDomain`. */
export const itemDomain = sqliteTable(
  'item_domain',
  {
    domainId: integer()
      .notNull()
      .references(() => examDomain.id),
    itemId: integer()
      .notNull()
      .references(() => item.id),
  },
  (t) => [
    primaryKey({ columns: [t.domainId, t.itemId] }),
    index('item_domain_by_item').on(t.itemId),
  ],
)

export const bookingResults = ['passed', 'failed', 'absent'] as const

/** An outside exam someone is going to sit, and how it went. */
export const examBooking = sqliteTable(
  'exam_booking',
  {
    id: id(),
    personId: integer()
      .notNull()
      .references(() => person.id),
    examId: integer()
      .notNull()
      .references(() => exam.id),
    bookedFor: day().notNull(),
    place: text().notNull().default(''),
    at: instant().notNull(),
    byId: integer().references(() => person.id),
    cancelledAt: instant(),
    cancelledBecause: text(),
    result: oneOf(bookingResults),
    resultOn: day(),
    score: text(),
    resultAt: instant(),
    resultById: integer().references(() => person.id),
  },
  (t) => [
    index('exam_booking_by_person').on(t.personId),
    index('exam_booking_by_exam').on(t.examId, t.bookedFor),
    // One date to come for a person and an exam: a second one is a move of the first.
    uniqueIndex('exam_booking_open')
      .on(t.personId, t.examId)
      .where(sql`"cancelled_at" is null and "result" is null`),
    check(
      'exam_booking_result',
      sql`"result" is null or "result" in ('passed', 'failed', 'absent')`,
    ),
  ],
)
