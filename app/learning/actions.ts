'use server'
import { action } from '@/app/_web/action'
import { startAttempt } from '@/university/assessment/commands/start-attempt'
import { confirmStep, finishItem, recordItem, tickStep } from '@/university/learning/commands'

export const finish = action(finishItem, ({ enrolment, next }) =>
  next ? `/learning/${enrolment}/${next}` : `/learning/${enrolment}`,
)
export const tick = action(tickStep)
export const confirm = action(confirmStep)
export const attend = action(recordItem)
export const start = action(startAttempt, ({ attempt }) => `/exams/${attempt}`)
