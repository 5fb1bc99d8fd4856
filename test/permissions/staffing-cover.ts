import type { Rows } from './stage'

const staffing = { 'staffing lead': 'yes', registrar: 'yes', auditor: 'yes' } as const

export const rows: Rows = {
  'coverage-board': { given: () => ({}), others: 'refused', ...staffing, leader: 'yes' },
  'coverage-falls': { given: () => ({}), others: 'refused', ...staffing, leader: 'yes' },
  'coverage-losses': { given: () => ({}), others: 'refused', ...staffing, leader: 'yes' },
  'team-coverage': { given: (_, { teamCode }) => ({ code: teamCode }), others: 'not found', ...staffing, leader: 'yes' },
}
