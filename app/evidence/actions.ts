'use server'
import { action } from '@/app/_web/action'
import { checkAgain as again } from '@/university/certification/evidence/commands/check-again'
import {
  rejectEvidence,
  submitEvidence,
  verifyEvidence,
} from '@/university/certification/evidence/commands/evidence'

export const bring = action(submitEvidence, (id) => `/evidence/${id}`)
export const verify = action(verifyEvidence)
export const reject = action(rejectEvidence)
export const checkAgain = action(again)
