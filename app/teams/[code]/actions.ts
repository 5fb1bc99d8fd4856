'use server'
import { action } from '@/app/_web/action'
import { answerJoin } from '@/university/staffing/join/commands/join'

export const answer = action(answerJoin)
