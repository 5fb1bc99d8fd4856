import type { Rows } from './stage'

export const rows: Rows = {
  home: { given: () => ({}), nobody: 'refused', others: 'yes' },
  search: { given: () => ({ words: 'sol' }), nobody: 'refused', others: 'yes' },
  notices: { given: () => ({}), nobody: 'refused', others: 'yes' },
  'read-notices': { given: () => ({ upTo: 0 }), nobody: 'refused', others: 'yes' },
}
