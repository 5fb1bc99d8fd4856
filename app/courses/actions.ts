'use server'
import { action } from '@/app/_web/action'
import { acceptOffer, declineOffer } from '@/university/enrolment/commands/answer-offer'
import { approveSeat, declineSeat } from '@/university/enrolment/commands/answer-request'
import { assignSeat } from '@/university/enrolment/commands/assign-seat'
import { requestSeat } from '@/university/enrolment/commands/request-seat'
import { waivePrerequisite } from '@/university/enrolment/commands/waive-prerequisite'
import { withdrawSeat } from '@/university/enrolment/commands/withdraw-seat'

export const enrol = action(requestSeat)
export const withdraw = action(withdrawSeat)
export const accept = action(acceptOffer)
export const passOn = action(declineOffer)
export const approve = action(approveSeat)
export const decline = action(declineSeat)
export const assign = action(assignSeat)
export const waive = action(waivePrerequisite)
