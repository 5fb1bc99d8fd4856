'use server'
import { action } from '@/app/_web/action'
import { awardMany, requireRenewals, revokeMany } from '@/university/desk/commands/bulk'

export const requireAll = action(
  requireRenewals,
  ({ batch }) => `/certifications/desk/acts/${batch}`,
)
export const awardAll = action(awardMany, ({ batch }) => `/certifications/desk/acts/${batch}`)
export const revokeAll = action(revokeMany, ({ batch }) => `/certifications/desk/acts/${batch}`)
