'use server'
import { action } from '@/app/_web/action'
import { answerJoin } from '@/university/staffing/commands/join'
import { signException } from '@/university/staffing/commands/sign-exception'

export const sign = action(signException)
export const answer = action(answerJoin)
