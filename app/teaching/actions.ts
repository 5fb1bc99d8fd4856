'use server'
import { action } from '@/app/_web/action'
import {
  cancelOffering,
  cancelSession,
  changeSeats,
  restoreSession,
} from '@/university/enrolment/commands/run-offering'

export const setSeats = action(changeSeats)
export const cancelAll = action(cancelOffering)
export const cancelMeeting = action(cancelSession)
export const restoreMeeting = action(restoreSession)
