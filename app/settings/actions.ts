'use server'
import { action } from '@/app/_web/action'
import { resetDemo as reset } from '@/university/people/commands/reset-demo'
import { setZone as set } from '@/university/people/commands/set-zone'

export const setZone = action(set)
export const resetDemo = action(reset)
