'use server'
import { action } from '@/app/_web/action'
import { askToJoin } from '@/university/staffing/commands/join'

export const askLeader = action(askToJoin)
