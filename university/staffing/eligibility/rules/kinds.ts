import type { PositionKind } from '@/db/tables/staffing'

/**
 * The words in a job title that say someone does this work. Where a position asks for no
 * certification they are all there is to go by.
 */
export const titleOf: Record<PositionKind, string> = {
  leader: 'Leader',
  'account manager': 'Account Manager',
  technician: 'Technician',
  'billing specialist': 'Billing',
  'accounts-receivable specialist': 'Receivable',
}

/** Whether a job title names the work of a kind of position. */
export const worksAs = (jobTitle: string, kind: PositionKind): boolean =>
  jobTitle.toLowerCase().includes(titleOf[kind].toLowerCase())
