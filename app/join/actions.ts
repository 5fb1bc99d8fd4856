'use server'
import { action } from '@/app/_web/action'
import { askToJoin, withdrawJoin } from '@/university/staffing/join/commands/join'

export const askLeader = action(askToJoin)
export const takeBack = action(withdrawJoin)
