import type { Rows } from './stage'

const staffing = { 'staffing lead': 'yes', registrar: 'yes', auditor: 'yes' } as const

export const rows: Rows = {
  'coverage-board': { given: () => ({}), others: 'refused', ...staffing, leader: 'yes' },
  'coverage-falls': { given: () => ({}), others: 'refused', ...staffing, leader: 'yes' },
  'coverage-losses': { given: () => ({}), others: 'refused', ...staffing, leader: 'yes' },
  'away-together': { given: () => ({}), others: 'refused', ...staffing, leader: 'yes' },
  'scarce-certifications': { given: () => ({}), others: 'refused', ...staffing },
  'certified-idle': { given: () => ({}), others: 'refused', ...staffing },
  'if-it-retires': { given: () => ({}), others: 'refused', ...staffing },
  'double-booked': { given: () => ({}), others: 'refused', ...staffing },
  'time-to-useful': { given: () => ({}), others: 'refused', ...staffing },
  'team-coverage': {
    given: (_, { teamCode }) => ({ code: teamCode }),
    others: 'not found',
    ...staffing,
    leader: 'yes',
  },
}
