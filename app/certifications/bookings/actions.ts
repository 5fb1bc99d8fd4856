'use server'
import { action } from '@/app/_web/action'
import {
  bookExam,
  cancelBooking,
  moveBooking,
  recordExamResult,
} from '@/university/certification/exams/commands/booking'

export const book = action(bookExam)
export const move = action(moveBooking)
export const cancel = action(cancelBooking)
export const recordResult = action(recordExamResult)
