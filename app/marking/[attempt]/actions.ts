'use server'
import { action } from '@/app/_web/action'
import { markAnswer } from '@/university/assessment/commands/mark-answer'
import { postGrade } from '@/university/assessment/commands/post-grade'
import { releaseAttempt, voidAttempt } from '@/university/assessment/commands/staff'

export const mark = action(markAnswer, ({ next, item }) =>
  next ? `/marking/${next.attempt}?question=${next.question}` : `/marking?exam=${item}`,
)
export const post = action(postGrade, ({ item }) => `/marking?exam=${item}`)
export const setAside = action(voidAttempt)
export const release = action(releaseAttempt)
