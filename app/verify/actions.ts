'use server'
import { action } from '@/app/_web/action'
import { hideHolding, showHolding } from '@/university/certification/awards/commands/hide-holding'

export const hide = action(hideHolding)
export const show = action(showHolding)
