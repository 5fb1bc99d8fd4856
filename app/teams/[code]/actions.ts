'use server'
import { action } from '@/app/_web/action'
import { endPlacement } from '@/university/staffing/commands/end-placement'
import { answerJoin } from '@/university/staffing/commands/join'
import { signException } from '@/university/staffing/commands/sign-exception'

export const end = action(endPlacement)
export const sign = action(signException)
export const answer = action(answerJoin)
