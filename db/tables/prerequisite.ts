import { sql } from 'drizzle-orm'
import { check, index, integer, sqliteTable } from 'drizzle-orm/sqlite-core'
import { course, courseVersion } from './catalogue'
import { certification } from './certification'
import { id } from './columns'

/**
 * All groups must be met; inside one group any alternative does. A course means passed or
 * completed; a certification means currently valid.
 */
export const prerequisite = sqliteTable(
  'prerequisite',
  {
    id: id(),
    courseVersionId: integer()
      .notNull()
      .references(() => courseVersion.id),
    group: integer().notNull(),
    courseId: integer().references(() => course.id),
    certificationId: integer().references(() => certification.id),
  },
  (t) => [
    index('prerequisite_by_version').on(t.courseVersionId),
    check('prerequisite_one_thing', sql`("course_id" is null) <> ("certification_id" is null)`),
  ],
)
