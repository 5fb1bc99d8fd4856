'use server'
import { askToJoin } from '@/university/staffing/join/commands/join'
import { action } from './_web/action'

export const join = action(askToJoin)
