// The one list of what can be asked and done by name: the API, its description and the permission
// matrix read it.

import { markAnswer } from './assessment/commands/mark-answer'
import { disputeGrade, postAll, postGrade } from './assessment/commands/post-grade'
import { saveAnswer, savePaper } from './assessment/commands/save-answer'
import { extendAttempt, releaseAttempt, voidAttempt } from './assessment/commands/staff'
import { startAttempt } from './assessment/commands/start-attempt'
import { closeAttempt, submitAttempt } from './assessment/commands/submit-attempt'
import { attemptToMark } from './assessment/queries/attempt-to-mark'
import { exam } from './assessment/queries/exam'
import { examMarks } from './assessment/queries/exam-marks'
import { markingQueue } from './assessment/queries/marking-queue'
import { quizPanel } from './assessment/queries/quiz-panel'
import { audit, auditAnswer, auditBundle } from './audit/queries/audit'
import { expiring } from './audit/queries/expiring'
import { holdersOn } from './audit/queries/holders-on'
import { register } from './audit/queries/register'
import { definePath } from './catalogue/commands/define-path'
import { catalogue } from './catalogue/queries/catalogue'
import { course } from './catalogue/queries/course'
import { paths } from './catalogue/queries/paths'
import { awardByHand } from './certification/awards/commands/award-by-hand'
import { awardDue } from './certification/awards/commands/award-due'
import { extendCertification } from './certification/awards/commands/extend'
import { extendForIssuer } from './certification/awards/commands/extend-issuer'
import { hideHolding, showHolding } from './certification/awards/commands/hide-holding'
import { revokeCertification } from './certification/awards/commands/revoke'
import {
  reinstateCertification,
  suspendCertification,
} from './certification/awards/commands/suspend'
import { dueByRule } from './certification/awards/queries/due-by-rule'
import { holding } from './certification/awards/queries/holding'
import { issuerExtensions } from './certification/awards/queries/issuer-extension'
import { myCertifications } from './certification/awards/queries/my-certifications'
import { plan } from './certification/awards/queries/plan'
import { why } from './certification/awards/queries/why'
import {
  endTrust,
  makeSigningKey,
  rotateSigningKey,
  trustIssuer,
} from './certification/badges/commands/signing-key'
import { achievementOfOurs, badgeOf } from './certification/badges/queries/credential'
import { issuer, signingKeys, statusListOf } from './certification/badges/queries/issuer'
import { verify } from './certification/badges/queries/verify'
import { changeRule } from './certification/definitions/commands/change-rule'
import { defineCertification } from './certification/definitions/commands/define-certification'
import { certification } from './certification/definitions/queries/certification'
import { certifications } from './certification/definitions/queries/certifications'
import { ruleHistory } from './certification/definitions/queries/rule-history'
import { rulePreview } from './certification/definitions/queries/rule-preview'
import { bringBadge } from './certification/evidence/commands/bring-badge'
import { checkAgain } from './certification/evidence/commands/check-again'
import {
  rejectEvidence,
  submitEvidence,
  verifyEvidence,
} from './certification/evidence/commands/evidence'
import { bringingABadge } from './certification/evidence/queries/bring-a-badge'
import { evidence, evidenceFile } from './certification/evidence/queries/evidence'
import { evidenceToCheck } from './certification/evidence/queries/evidence-to-check'
import { evidenceWaiting } from './certification/evidence/queries/evidence-waiting'
import {
  bookExam,
  cancelBooking,
  moveBooking,
  recordExamResult,
} from './certification/exams/commands/booking'
import { mapDomains } from './certification/exams/commands/map-domains'
import { bookings } from './certification/exams/queries/bookings'
import { domainMapping } from './certification/exams/queries/domain-mapping'
import { readiness } from './certification/exams/queries/readiness'
import { answerExtension, askExtension } from './certification/required/commands/due-extension'
import {
  changeHoldRule,
  endHoldRule,
  setHoldRule,
} from './certification/required/commands/hold-rule'
import { extensionsWaiting } from './certification/required/queries/due-extensions'
import { holdRule } from './certification/required/queries/hold-rule'
import { holdRules, ruleChoices } from './certification/required/queries/hold-rules'
import { myRequirements, requirements } from './certification/required/queries/must-hold'
import {
  previewHoldRule,
  previewHoldRuleEnd,
} from './certification/required/queries/preview-hold-rule'
import { resetDemo } from './demo/commands/reset-demo'
import { awardMany, requireRenewals, revokeMany } from './desk/commands/bulk'
import { bulkPreview, bulkReport } from './desk/queries/bulk'
import { desk } from './desk/queries/desk'
import { acceptOffer, declineOffer } from './enrolment/commands/answer-offer'
import { approveSeat, declineSeat } from './enrolment/commands/answer-request'
import { assignSeat } from './enrolment/commands/assign-seat'
import { declineDraft, openDraft } from './enrolment/commands/draft'
import { requestSeat } from './enrolment/commands/request-seat'
import {
  cancelOffering,
  cancelSession,
  changeSeats,
  restoreSession,
} from './enrolment/commands/run-offering'
import { settlePlaces } from './enrolment/commands/settle-places'
import { waivePrerequisite } from './enrolment/commands/waive-prerequisite'
import { withdrawSeat } from './enrolment/commands/withdraw-seat'
import { approvalsWaiting } from './enrolment/queries/approvals-waiting'
import { offeringDraftPage, offeringDrafts } from './enrolment/queries/drafts'
import { importFile } from './exchange/commands/import-file'
import { performImport } from './exchange/commands/perform-import'
import { readImport } from './exchange/commands/read-import'
import { importOf, importReport } from './exchange/queries/import-run'
import { imports } from './exchange/queries/imports'
import { previewImport } from './exchange/queries/preview-import'
import type { AnyCommand, AnyQuestion } from './kernel'
import { confirmStep, finishItem, recordItem, tickStep } from './learning/commands'
import { material } from './learning/queries/material'
import { myLearning } from './learning/queries/my-learning'
import { outline } from './learning/queries/outline'
import { teaching } from './learning/queries/teaching'
import { teachingOffering } from './learning/queries/teaching-offering'
import { readNotice, readNotices } from './notices/commands/read-notices'
import { runReminders } from './notices/commands/run-reminders'
import { myNotices } from './notices/queries/my-notices'
import { told } from './notices/queries/told'
import { retryMessage } from './outbox/commands/retry-message'
import { outbox } from './outbox/queries/outbox'
import { closeSignIn, openSignIn } from './people/commands/close-sign-in'
import { delegate, endDelegation } from './people/commands/delegate'
import { endRole } from './people/commands/end-role'
import { grantRole } from './people/commands/grant-role'
import { makeToken } from './people/commands/make-token'
import { revokeToken } from './people/commands/revoke-token'
import { setExtraTime } from './people/commands/set-extra-time'
import { setZone } from './people/commands/set-zone'
import { people } from './people/queries/people'
import { personPage } from './people/queries/person-page'
import { roles } from './people/queries/roles'
import { settings } from './people/queries/settings'
import { tokens } from './people/queries/tokens'
import { promises } from './promises/queries'
import { castVote, nominate } from './recognition/commands'
import { recognition } from './recognition/queries'
import { personTrail, recordOf } from './record/queries'
import { home } from './reports/queries/home'
import { search } from './reports/queries/search'
import { assessProficiency } from './staffing/availability/commands/assess-proficiency'
import { enterAway } from './staffing/availability/commands/enter-away'
import { withdrawAway } from './staffing/availability/commands/withdraw-away'
import { board } from './staffing/coverage/queries/board'
import { doubleBooked } from './staffing/coverage/queries/double-bookings'
import { falls } from './staffing/coverage/queries/falls'
import { idle } from './staffing/coverage/queries/idle-people'
import { losses } from './staffing/coverage/queries/losses'
import { coverage } from './staffing/coverage/queries/outlook'
import { together } from './staffing/coverage/queries/pairs-away'
import { retire } from './staffing/coverage/queries/retirement'
import { scarce } from './staffing/coverage/queries/scarce-skills'
import { teamDay } from './staffing/coverage/queries/team-day'
import { timeToUseful } from './staffing/coverage/queries/time-to-useful'
import { staffingHome } from './staffing/home'
import { answerJoin, askToJoin, withdrawJoin } from './staffing/join/commands/join'
import { askedToJoin } from './staffing/join/queries/requests-to-join'
import { joining } from './staffing/join/queries/what-i-can-join'
import { endPlacement } from './staffing/placement/commands/end-placement'
import { movePlacement } from './staffing/placement/commands/move-placement'
import { placePerson } from './staffing/placement/commands/place-person'
import { signException } from './staffing/placement/commands/sign-exception'
import { signCheck, signOffShadow } from './staffing/placement/commands/sign-shadow'
import { swapPlacements } from './staffing/placement/commands/swap-placements'
import { undoPlacement } from './staffing/placement/commands/undo-placement'
import { consequences } from './staffing/placement/queries/consequences'
import { exceptions } from './staffing/placement/queries/exceptions'
import { personWork } from './staffing/placement/queries/person-work'
import { placementPage } from './staffing/placement/queries/placement'
import { placed } from './staffing/placement/queries/placements'
import { adoptPlan } from './staffing/plans/commands/adopt-plan'
import { cancelPlan } from './staffing/plans/commands/cancel-plan'
import { makePlan } from './staffing/plans/commands/make-plan'
import { emptyPositions } from './staffing/plans/queries/empty-positions'
import { planOn } from './staffing/plans/queries/plan-on'
import { plans } from './staffing/plans/queries/plans'
import { proposal } from './staffing/plans/queries/proposal'
import { resigning } from './staffing/plans/queries/resignations'
import { dropSearch, saveSearch, shareSearch } from './staffing/search/commands/saved-searches'
import { dropShortlisted, shortlistPerson } from './staffing/search/commands/shortlist'
import { candidates, foundCandidates } from './staffing/search/queries/candidates'
import { compareCandidates } from './staffing/search/queries/compare'
import { positionsOpen } from './staffing/search/queries/open-positions'
import { shortlist } from './staffing/search/queries/shortlist'
import { addPosition } from './staffing/teams/commands/add-position'
import { changePosition } from './staffing/teams/commands/change-position'
import { changeTeam } from './staffing/teams/commands/change-team'
import { endPosition } from './staffing/teams/commands/end-position'
import { endTeamRule } from './staffing/teams/commands/end-team-rule'
import { foundTeam } from './staffing/teams/commands/found-team'
import { recordReview } from './staffing/teams/commands/record-review'
import { setRequirement } from './staffing/teams/commands/set-requirement'
import { setTeamRule } from './staffing/teams/commands/set-team-rule'
import { shareNumber } from './staffing/teams/commands/share-number'
import { withdrawChange } from './staffing/teams/commands/withdraw-change'
import { withdrawNumber } from './staffing/teams/commands/withdraw-number'
import { contacts } from './staffing/teams/queries/contacts'
import { positionPage } from './staffing/teams/queries/position'
import { previewPosition } from './staffing/teams/queries/preview-position'
import { previewRequirement } from './staffing/teams/queries/preview-requirement'
import { teamPage } from './staffing/teams/queries/team'
import { foundingATeam, teamDecisions } from './staffing/teams/queries/team-decisions'
import { trailOfTeam } from './staffing/teams/queries/team-trail'
import { teams } from './staffing/teams/queries/teams'
import { teamsOnADay } from './staffing/teams/queries/teams-on-a-day'
import { adoptTraining } from './staffing/training/commands/adopt-training'
import { previewTraining } from './staffing/training/queries/adoption'
import { oneExam } from './staffing/training/queries/one-exam'
import { training } from './staffing/training/queries/training'
import { whatIf } from './staffing/training/queries/what-if'

export const questions: Record<string, AnyQuestion> = {
  home,
  search,
  notices: myNotices,
  told,
  outbox,
  exam,
  'quiz-panel': quizPanel,
  'marking-queue': markingQueue,
  'attempt-to-mark': attemptToMark,
  'exam-marks': examMarks,
  people,
  person: personPage,
  'person-trail': personTrail,
  record: recordOf,
  roles,
  settings,
  tokens,
  'holders-on': holdersOn,
  'issuer-extensions': issuerExtensions,
  'my-certifications': myCertifications,
  certifications,
  certification,
  'rule-preview': rulePreview,
  'rule-history': ruleHistory,
  'due-by-rule': dueByRule,
  holding,
  bookings,
  plan,
  why,
  readiness,
  'domain-mapping': domainMapping,
  verify,
  badge: badgeOf,
  achievement: achievementOfOurs,
  issuer,
  'status-list': statusListOf,
  'signing-keys': signingKeys,
  'bringing-a-badge': bringingABadge,
  expiring,
  desk,
  register,
  audit,
  'audit-answer': auditAnswer,
  'audit-bundle': auditBundle,
  'bulk-preview': bulkPreview,
  'bulk-report': bulkReport,
  'evidence-waiting': evidenceWaiting,
  evidence,
  'my-requirements': myRequirements,
  requirements,
  'hold-rules': holdRules,
  'hold-rule': holdRule,
  'hold-rule-choices': ruleChoices,
  'preview-hold-rule': previewHoldRule,
  'preview-hold-rule-end': previewHoldRuleEnd,
  'extensions-waiting': extensionsWaiting,
  'evidence-file': evidenceFile,
  'evidence-to-check': evidenceToCheck,
  imports,
  import: importOf,
  'import-report': importReport,
  'preview-import': previewImport,
  teams,
  team: teamPage,
  'team-trail': trailOfTeam,
  'team-decisions': teamDecisions,
  'founding-a-team': foundingATeam,
  contacts,
  position: positionPage,
  'preview-position': previewPosition,
  'preview-requirement': previewRequirement,
  'person-work': personWork,
  candidates,
  'found-candidates': foundCandidates,
  'compare-candidates': compareCandidates,
  shortlist,
  coverage,
  'coverage-board': board,
  'team-coverage': teamDay,
  'coverage-falls': falls,
  'coverage-losses': losses,
  'away-together': together,
  'scarce-certifications': scarce,
  'certified-idle': idle,
  'double-booked': doubleBooked,
  'if-it-retires': retire,
  'time-to-useful': timeToUseful,
  exceptions,
  joining,
  consequences,
  placement: placementPage,
  'plan-on': planOn,
  training,
  'what-if': whatIf,
  'preview-training': previewTraining,
  'offering-drafts': offeringDrafts,
  'offering-draft': offeringDraftPage,
  plans,
  'empty-positions': emptyPositions,
  resigning,
  'one-exam': oneExam,
  proposal,
  'staffing-home': staffingHome,
  'asked-to-join': askedToJoin,
  placed,
  'positions-open': positionsOpen,
  'teams-on-a-day': teamsOnADay,
  promises,
  recognition,
  catalogue,
  paths,
  course,
  'my-learning': myLearning,
  outline,
  material,
  'approvals-waiting': approvalsWaiting,
  teaching,
  'teaching-offering': teachingOffering,
}

export const commands: Record<string, AnyCommand> = {
  'read-notices': readNotices,
  'read-notice': readNotice,
  'run-reminders': runReminders,
  'retry-message': retryMessage,
  'reset-demo': resetDemo,
  'define-path': definePath,
  'define-certification': defineCertification,
  'change-rule': changeRule,
  'award-due': awardDue,
  'award-by-hand': awardByHand,
  'extend-certification': extendCertification,
  'extend-for-issuer': extendForIssuer,
  'bring-badge': bringBadge,
  'hide-holding': hideHolding,
  'show-holding': showHolding,
  'make-signing-key': makeSigningKey,
  'rotate-signing-key': rotateSigningKey,
  'trust-issuer': trustIssuer,
  'end-trust': endTrust,
  'revoke-certification': revokeCertification,
  'require-renewals': requireRenewals,
  'award-many': awardMany,
  'revoke-many': revokeMany,
  'suspend-certification': suspendCertification,
  'reinstate-certification': reinstateCertification,
  'submit-evidence': submitEvidence,
  'verify-evidence': verifyEvidence,
  'reject-evidence': rejectEvidence,
  'map-domains': mapDomains,
  'check-again': checkAgain,
  'set-hold-rule': setHoldRule,
  'change-hold-rule': changeHoldRule,
  'end-hold-rule': endHoldRule,
  'ask-extension': askExtension,
  'answer-extension': answerExtension,
  'book-exam': bookExam,
  'move-booking': moveBooking,
  'cancel-booking': cancelBooking,
  'record-exam-result': recordExamResult,
  'start-attempt': startAttempt,
  'save-answer': saveAnswer,
  'save-paper': savePaper,
  'submit-attempt': submitAttempt,
  'close-attempt': closeAttempt,
  'release-attempt': releaseAttempt,
  'void-attempt': voidAttempt,
  'extend-attempt': extendAttempt,
  'mark-answer': markAnswer,
  'post-grade': postGrade,
  'post-all': postAll,
  'dispute-grade': disputeGrade,
  'grant-role': grantRole,
  'end-role': endRole,
  delegate,
  'end-delegation': endDelegation,
  'close-sign-in': closeSignIn,
  'open-sign-in': openSignIn,
  'set-extra-time': setExtraTime,
  'set-zone': setZone,
  'make-token': makeToken,
  'revoke-token': revokeToken,
  'request-seat': requestSeat,
  'assign-seat': assignSeat,
  'approve-seat': approveSeat,
  'decline-seat': declineSeat,
  'withdraw-seat': withdrawSeat,
  'accept-offer': acceptOffer,
  'decline-offer': declineOffer,
  'change-seats': changeSeats,
  'cancel-offering': cancelOffering,
  'adopt-training': adoptTraining,
  'open-draft': openDraft,
  'decline-draft': declineDraft,
  'cancel-session': cancelSession,
  'restore-session': restoreSession,
  'waive-prerequisite': waivePrerequisite,
  'settle-places': settlePlaces,
  'finish-item': finishItem,
  'record-item': recordItem,
  'tick-step': tickStep,
  'confirm-step': confirmStep,
  'read-import': readImport,
  'perform-import': performImport,
  'import-file': importFile,
  'make-plan': makePlan,
  'adopt-plan': adoptPlan,
  'cancel-plan': cancelPlan,
  'save-search': saveSearch,
  'share-search': shareSearch,
  'drop-search': dropSearch,
  'shortlist-person': shortlistPerson,
  'drop-shortlisted': dropShortlisted,
  'place-person': placePerson,
  'end-placement': endPlacement,
  'move-placement': movePlacement,
  'swap-placements': swapPlacements,
  'undo-placement': undoPlacement,
  'sign-check': signCheck,
  'sign-off-shadow': signOffShadow,
  'sign-exception': signException,
  'ask-to-join': askToJoin,
  'answer-join': answerJoin,
  'withdraw-join': withdrawJoin,
  'found-team': foundTeam,
  'change-team': changeTeam,
  'record-review': recordReview,
  'add-position': addPosition,
  'change-position': changePosition,
  'withdraw-change': withdrawChange,
  'end-position': endPosition,
  'set-requirement': setRequirement,
  'set-team-rule': setTeamRule,
  'end-team-rule': endTeamRule,
  'assess-proficiency': assessProficiency,
  'enter-away': enterAway,
  'withdraw-away': withdrawAway,
  'share-number': shareNumber,
  'withdraw-number': withdrawNumber,
  nominate,
  'cast-vote': castVote,
}
