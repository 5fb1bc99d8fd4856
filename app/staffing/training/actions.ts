'use server'
import { action } from '@/app/_web/action'
import { adoptTraining } from '@/university/staffing/training/commands/adopt-training'
import { sayAdopted } from '@/university/staffing/training/rules/adoption'

export const adopt = action(adoptTraining, undefined, undefined, sayAdopted)
