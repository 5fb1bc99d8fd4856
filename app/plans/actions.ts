'use server'
import { action } from '@/app/_web/action'
import { adoptPlan } from '@/university/staffing/commands/adopt-plan'
import { cancelPlan } from '@/university/staffing/commands/cancel-plan'
import { makePlan } from '@/university/staffing/commands/make-plan'

export const make = action(makePlan, (made) => `/plans/${made.plan}`)
export const adopt = action(adoptPlan)
export const cancel = action(cancelPlan)
