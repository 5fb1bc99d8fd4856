import type { Rows } from './stage'

export const rows: Rows = {
  'holders-on': { given: () => ({ date: '2026-11-21' }), others: 'yes', nobody: 'refused' },
}
