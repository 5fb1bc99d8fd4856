import { type Shift, shifts } from '@/db/tables/people'
import { isDay, isZone } from '../../calendar'
import type { Row } from './table'

export const peopleColumns = [
  'employee_id',
  'email',
  'name',
  'job_title',
  'department',
  'site',
  'time_zone',
  'shift',
  'manager_employee_id',
  'hired_on',
  'left_on',
] as const
export type PersonRow = Row<(typeof peopleColumns)[number]>

/** What HR says of a person, in the file's own words: what an import compares and reports. */
export type PersonFacts = {
  employee_id: string
  email: string
  name: string
  job_title: string
  department: string
  site: string
  time_zone: string
  shift: Shift
  manager_employee_id: string | null
  hired_on: string
  left_on: string | null
}

const isShift = (text: string): text is Shift => (shifts as readonly string[]).includes(text)
const isAddress = (text: string) =>
  /^[^\s@,;:<>()"]+@[^\s@,;:<>()"]+\.[^\s@,;:<>()".]+$/.test(text) && text.length <= 254

/**
 * One row's facts, with everything that is wrong with it on its own: neither other rows nor the
 * database are asked.
 */
export function readPerson({ cells, because }: PersonRow): { facts: PersonFacts; wrong: string[] } {
  const shift = cells.shift.toLowerCase()
  const facts: PersonFacts = {
    ...cells,
    email: cells.email.toLowerCase(),
    shift: isShift(shift) ? shift : 'day',
    manager_employee_id: cells.manager_employee_id || null,
    left_on: cells.left_on || null,
  }
  if (because) return { facts, wrong: [because] }
  const { hired_on, left_on } = facts
  const dates = isDay(hired_on) && (left_on === null || isDay(left_on))
  const wrong = [
    !facts.employee_id && 'missing employee id',
    !facts.name && 'missing name',
    !isAddress(facts.email) && 'invalid email',
    !isZone(facts.time_zone) && 'unknown time zone',
    !isShift(shift) && 'unknown shift',
    !dates && 'invalid date',
    dates && left_on !== null && left_on < hired_on && 'left before hired',
    facts.employee_id !== '' &&
      facts.manager_employee_id === facts.employee_id &&
      'reports to themselves',
  ]
  return { facts, wrong: wrong.filter((it) => it !== false) }
}
