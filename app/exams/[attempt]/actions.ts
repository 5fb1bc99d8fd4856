'use server'
import { action } from '@/app/_web/action'
import { disputeGrade } from '@/university/assessment/commands/post-grade'
import { savePaper } from '@/university/assessment/commands/save-answer'
import { closeAttempt, submitAttempt } from '@/university/assessment/commands/submit-attempt'

export const save = action(
  savePaper,
  ({ attempt, check }) => `/exams/${attempt}${check ? '?check=1' : ''}`,
)
export const submit = action(submitAttempt, ({ attempt }) => `/exams/${attempt}`)
export const close = action(closeAttempt, ({ attempt }) => `/exams/${attempt}`)
export const dispute = action(disputeGrade)
