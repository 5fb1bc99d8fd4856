'use server'
import { action } from '@/app/_web/action'
import { makeToken as make } from '@/university/people/commands/make-token'
import { revokeToken as revoke } from '@/university/people/commands/revoke-token'

export const makeToken = action(
  make,
  undefined,
  undefined,
  ({ token }) => `Your token, shown only now: ${token}`,
)
export const revokeToken = action(revoke)
