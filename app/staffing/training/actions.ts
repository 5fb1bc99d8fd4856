'use server'
import { action } from '@/app/_web/action'
import { adoptTraining } from '@/university/staffing/commands/training-adopt'
import { sayAdopted } from '@/university/staffing/rules/training-act'

export const adopt = action(adoptTraining, undefined, undefined, sayAdopted)
