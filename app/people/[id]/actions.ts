'use server'
import { action } from '@/app/_web/action'
import {
  closeSignIn as close,
  openSignIn as open,
} from '@/university/people/commands/close-sign-in'
import {
  delegate as arrange,
  endDelegation as endActing,
} from '@/university/people/commands/delegate'
import { endRole as end } from '@/university/people/commands/end-role'
import { grantRole as grant } from '@/university/people/commands/grant-role'
import { setExtraTime as set } from '@/university/people/commands/set-extra-time'
import { assessProficiency } from '@/university/staffing/availability/commands/assess-proficiency'
import { enterAway } from '@/university/staffing/availability/commands/enter-away'
import { withdrawAway } from '@/university/staffing/availability/commands/withdraw-away'
import { shareNumber } from '@/university/staffing/teams/commands/share-number'
import { withdrawNumber } from '@/university/staffing/teams/commands/withdraw-number'

export const grantRole = action(grant)
export const endRole = action(end)
export const delegate = action(arrange)
export const endDelegation = action(endActing)
export const closeSignIn = action(close)
export const openSignIn = action(open)
export const setExtraTime = action(set)
export const assess = action(assessProficiency)
export const enterTimeAway = action(enterAway)
export const withdrawTimeAway = action(withdrawAway)
export const share = action(shareNumber)
export const unshare = action(withdrawNumber)
