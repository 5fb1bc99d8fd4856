import { integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'
import { item, labStep } from './catalogue.ts'
import { id, instant } from './columns.ts'
import { enrolment } from './enrolment.ts'
import { person } from './people.ts'

/** An item done once; never undone. Progress is the count of these against the required items. */
export const completion = sqliteTable(
  'completion',
  {
    id: id(),
    enrolmentId: integer()
      .notNull()
      .references(() => enrolment.id),
    itemId: integer()
      .notNull()
      .references(() => item.id),
    at: instant().notNull(),
    /** The assessor, for a lab checklist; otherwise the learner. */
    byId: integer()
      .notNull()
      .references(() => person.id),
  },
  (t) => [uniqueIndex('completion_once').on(t.enrolmentId, t.itemId)],
)

/** A lab step the learner says is done, and the assessor who saw it. */
export const labResult = sqliteTable(
  'lab_result',
  {
    id: id(),
    enrolmentId: integer()
      .notNull()
      .references(() => enrolment.id),
    stepId: integer()
      .notNull()
      .references(() => labStep.id),
    doneAt: instant(),
    confirmedAt: instant(),
    confirmedById: integer().references(() => person.id),
    note: text().notNull().default(''),
  },
  (t) => [uniqueIndex('lab_result_once').on(t.enrolmentId, t.stepId)],
)
