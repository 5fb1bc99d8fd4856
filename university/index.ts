// The one list of what can be asked and done by name: the API, its description and the permission matrix read it.

import { holdersOn } from './certification/queries/holders-on'
import { acceptOffer, declineOffer } from './enrolment/commands/answer-offer'
import { approveSeat, declineSeat } from './enrolment/commands/answer-request'
import { assignSeat } from './enrolment/commands/assign-seat'
import { requestSeat } from './enrolment/commands/request-seat'
import { cancelOffering, cancelSession, changeSeats, restoreSession } from './enrolment/commands/run-offering'
import { settlePlaces } from './enrolment/commands/settle-places'
import { waivePrerequisite } from './enrolment/commands/waive-prerequisite'
import { withdrawSeat } from './enrolment/commands/withdraw-seat'
import type { AnyCommand, AnyQuestion } from './kernel'
import { confirmStep, finishItem, recordItem, tickStep } from './learning/commands'

export const questions: Record<string, AnyQuestion> = {
  'holders-on': holdersOn,
}

export const commands: Record<string, AnyCommand> = {
  'request-seat': requestSeat,
  'assign-seat': assignSeat,
  'approve-seat': approveSeat,
  'decline-seat': declineSeat,
  'withdraw-seat': withdrawSeat,
  'accept-offer': acceptOffer,
  'decline-offer': declineOffer,
  'change-seats': changeSeats,
  'cancel-offering': cancelOffering,
  'cancel-session': cancelSession,
  'restore-session': restoreSession,
  'waive-prerequisite': waivePrerequisite,
  'settle-places': settlePlaces,
  'finish-item': finishItem,
  'record-item': recordItem,
  'tick-step': tickStep,
  'confirm-step': confirmStep,
}
