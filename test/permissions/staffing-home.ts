import type { Rows } from './stage'

const everyoneSeen = {
  given: () => ({}),
  others: 'refused',
  'staffing lead': 'yes',
  registrar: 'yes',
  auditor: 'yes',
} as const

export const rows: Rows = {
  'staffing-home': everyoneSeen,
  placed: everyoneSeen,
  'positions-open': everyoneSeen,
  'teams-on-a-day': everyoneSeen,
  'asked-to-join': { ...everyoneSeen, leader: 'yes' },
}
