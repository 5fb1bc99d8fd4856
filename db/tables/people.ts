import { sql } from 'drizzle-orm'
import {
  type AnySQLiteColumn,
  check,
  index,
  integer,
  sqliteTable,
  text,
} from 'drizzle-orm/sqlite-core'
import { day, id, instant, json, oneOf, within } from './columns.ts'

export const shifts = ['day', 'evening', 'night'] as const
export type Shift = (typeof shifts)[number]
/**
 * Granted roles. Managers come from the reporting line, leaders from a placement, instructors from
 * an offering.
 */
export const grantedRoles = ['staffing lead', 'registrar', 'auditor'] as const
export type GrantedRole = (typeof grantedRoles)[number]

/**
 * Where a row comes from: the HR file (which may end it), made here by hand, or the demo (which
 * steps back once real rows exist).
 */
export const origins = ['hr', 'local', 'demo'] as const
export type Origin = (typeof origins)[number]

export const person = sqliteTable(
  'person',
  {
    id: id(),
    /** The HR system's identifier: E00001. */
    employeeId: text().notNull().unique(),
    email: text().notNull().unique(),
    name: text().notNull(),
    jobTitle: text().notNull().default(''),
    /** Since when the job title is this one; null: since hired. */
    jobSince: day(),
    department: text().notNull().default(''),
    site: text().notNull().default(''),
    timeZone: text().notNull().default('UTC'),
    shift: oneOf(shifts).notNull().default('day'),
    managerId: integer().references((): AnySQLiteColumn => person.id),
    hiredOn: day().notNull().default('2000-01-01'),
    leftOn: day(),
    /** How many customer teams this person can serve at once. */
    capacity: integer().notNull().default(1),
    /** Extra time in exams, in percent of the limit: 100 doubles it. Applies everywhere. */
    extraTimePercent: integer().notNull().default(0),
    /**
     * scrypt, `N:r:p:salt:hash` in base64url; null where the person signs in through the company's
     * provider only.
     */
    passwordHash: text(),
    /** Set when sign-in was closed by hand, before any leaving date. */
    disabledAt: instant(),
    /** Bound at the first sign-in through OpenID Connect: `issuer|subject`. */
    oidcSubject: text().unique(),
    origin: oneOf(origins).notNull().default('local'),
  },
  (t) => [
    index('person_by_manager').on(t.managerId),
    index('person_by_name').on(t.name),
    index('person_by_site_shift').on(t.site, t.shift),
    index('person_by_job_title').on(t.jobTitle),
    index('person_by_time_zone').on(t.timeZone, t.shift),
    check('person_shift', within('shift', shifts)),
    check('person_left_after_hired', sql`"left_on" is null or "left_on" >= "hired_on"`),
    check('person_not_own_manager', sql`"manager_id" is null or "manager_id" <> "id"`),
    check('person_capacity', sql`"capacity" >= 0`),
  ],
)

/** A role is held between two dates; taking it away sets `until`, never deletes. */
export const roleGrant = sqliteTable(
  'role_grant',
  {
    id: id(),
    personId: integer()
      .notNull()
      .references(() => person.id),
    role: oneOf(grantedRoles).notNull(),
    from: day().notNull(),
    until: day(),
    grantedById: integer().references(() => person.id),
    reason: text().notNull().default(''),
  },
  (t) => [
    index('role_grant_by_person').on(t.personId),
    check('role_grant_role', within('role', grantedRoles)),
  ],
)

/** `delegateId` acts for `personId` between two dates, and the record says so. */
export const delegation = sqliteTable(
  'delegation',
  {
    id: id(),
    personId: integer()
      .notNull()
      .references(() => person.id),
    delegateId: integer()
      .notNull()
      .references(() => person.id),
    from: day().notNull(),
    until: day().notNull(),
    reason: text().notNull().default(''),
  },
  (t) => [
    index('delegation_by_delegate').on(t.delegateId),
    index('delegation_by_person').on(t.personId),
    check('delegation_interval', sql`"until" >= "from"`),
    check('delegation_other', sql`"person_id" <> "delegate_id"`),
  ],
)

/** Stored hashed (SHA-256 of 32 random bytes), shown once, scoped, revocable. */
export const apiToken = sqliteTable(
  'api_token',
  {
    id: id(),
    personId: integer()
      .notNull()
      .references(() => person.id),
    name: text().notNull(),
    hash: text().notNull().unique(),
    scopes: json<string[]>().notNull(),
    createdAt: instant().notNull(),
    expiresOn: day(),
    revokedAt: instant(),
  },
  (t) => [index('api_token_by_person').on(t.personId)],
)

/**
 * One row per failed sign-in, per address and per account: what the limits count. Old rows are
 * removed as they expire.
 */
export const signInFailure = sqliteTable(
  'sign_in_failure',
  { id: id(), key: text().notNull(), at: instant().notNull() },
  (t) => [index('sign_in_failure_by_key').on(t.key, t.at)],
)

/** Company-wide settings: zone, demo. */
export const setting = sqliteTable('setting', {
  name: text().primaryKey(),
  value: text().notNull(),
})
