'use server'
import { action } from '@/app/_web/action'
import {
  answerExtension,
  askExtension,
} from '@/university/certification/required/commands/due-extension'
import {
  changeHoldRule,
  endHoldRule,
  setHoldRule,
} from '@/university/certification/required/commands/hold-rule'

export const setRule = action(setHoldRule, (id) => `/requirements/${id}`)
export const changeRule = action(changeHoldRule, (id) => `/requirements/${id}`)
export const endRule = action(endHoldRule)
export const askForTime = action(askExtension)
export const answerForTime = action(answerExtension)
