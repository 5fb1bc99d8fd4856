'use server'
import { action } from '@/app/_web/action'
import { adoptPlan } from '@/university/staffing/plans/commands/adopt-plan'
import { cancelPlan } from '@/university/staffing/plans/commands/cancel-plan'
import { makePlan } from '@/university/staffing/plans/commands/make-plan'

export const make = action(makePlan, (made) => `/plans/${made.plan}`)
export const adopt = action(adoptPlan)
export const cancel = action(cancelPlan)
