// The one list of what can be asked and done by name: the API, its description and the permission matrix read it.

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
import { definePath } from './catalogue/commands/define-path'
import { catalogue } from './catalogue/queries/catalogue'
import { course } from './catalogue/queries/course'
import { paths } from './catalogue/queries/paths'
import { awardByHand } from './certification/commands/award-by-hand'
import { awardDue } from './certification/commands/award-due'
import {
  bookExam,
  cancelBooking,
  moveBooking,
  recordExamResult,
} from './certification/commands/booking'
import { bringBadge } from './certification/commands/bring-badge'
import { awardMany, requireRenewals, revokeMany } from './certification/commands/bulk'
import { changeRule } from './certification/commands/change-rule'
import { checkAgain } from './certification/commands/check-again'
import { defineCertification } from './certification/commands/define-certification'
import { answerExtension, askExtension } from './certification/commands/due-extension'
import { rejectEvidence, submitEvidence, verifyEvidence } from './certification/commands/evidence'
import { extendCertification } from './certification/commands/extend'
import { extendForIssuer } from './certification/commands/extend-issuer'
import { hideHolding, showHolding } from './certification/commands/hide-holding'
import { changeHoldRule, endHoldRule, setHoldRule } from './certification/commands/hold-rule'
import { mapDomains } from './certification/commands/map-domains'
import { revokeCertification } from './certification/commands/revoke'
import {
  endTrust,
  makeSigningKey,
  rotateSigningKey,
  trustIssuer,
} from './certification/commands/signing-key'
import { reinstateCertification, suspendCertification } from './certification/commands/suspend'
import { audit, auditAnswer, auditBundle } from './certification/queries/audit/ask'
import { bookings } from './certification/queries/bookings'
import { bringingABadge } from './certification/queries/bringing'
import { bulkPreview, bulkReport } from './certification/queries/bulk'
import { certification } from './certification/queries/certification'
import { certifications } from './certification/queries/certifications'
import { achievementOfOurs, badgeOf } from './certification/queries/credential'
import { desk } from './certification/queries/desk'
import { domainMapping } from './certification/queries/domain-mapping'
import { dueByRule } from './certification/queries/due-by-rule'
import { extensionsWaiting } from './certification/queries/due-extensions'
import { evidence, evidenceFile } from './certification/queries/evidence'
import { evidenceToCheck } from './certification/queries/evidence-to-check'
import { evidenceWaiting } from './certification/queries/evidence-waiting'
import { expiring } from './certification/queries/expiring'
import { holdRule } from './certification/queries/hold-rule'
import { holdRules, ruleChoices } from './certification/queries/hold-rules'
import { holdersOn } from './certification/queries/holders-on'
import { holding } from './certification/queries/holding'
import { issuer, signingKeys, statusListOf } from './certification/queries/issuer'
import { issuerExtensions } from './certification/queries/issuer-extension'
import { myRequirements, requirements } from './certification/queries/must-hold'
import { myCertifications } from './certification/queries/my-certifications'
import { plan } from './certification/queries/plan'
import { previewHoldRule, previewHoldRuleEnd } from './certification/queries/preview-hold-rule'
import { readiness } from './certification/queries/readiness'
import { register } from './certification/queries/register'
import { ruleHistory } from './certification/queries/rule-history'
import { rulePreview } from './certification/queries/rule-preview'
import { verify } from './certification/queries/verify'
import { why } from './certification/queries/why'
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
import { retryMessage } from './notices/commands/retry-message'
import { runReminders } from './notices/commands/run-reminders'
import { myNotices } from './notices/queries/my-notices'
import { outbox } from './notices/queries/outbox'
import { told } from './notices/queries/told'

import { closeSignIn, openSignIn } from './people/commands/close-sign-in'
import { delegate, endDelegation } from './people/commands/delegate'
import { endRole } from './people/commands/end-role'
import { grantRole } from './people/commands/grant-role'
import { makeToken } from './people/commands/make-token'
import { resetDemo } from './people/commands/reset-demo'
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
import { addPosition } from './staffing/commands/add-position'
import { adoptPlan } from './staffing/commands/adopt-plan'
import { assessProficiency } from './staffing/commands/assess-proficiency'
import { cancelPlan } from './staffing/commands/cancel-plan'
import { changePosition } from './staffing/commands/change-position'
import { changeTeam } from './staffing/commands/change-team'
import { endPlacement } from './staffing/commands/end-placement'
import { endPosition } from './staffing/commands/end-position'
import { endTeamRule } from './staffing/commands/end-team-rule'
import { enterAway } from './staffing/commands/enter-away'
import { foundTeam } from './staffing/commands/found-team'
import { answerJoin, askToJoin, withdrawJoin } from './staffing/commands/join'
import { makePlan } from './staffing/commands/make-plan'
import { movePlacement } from './staffing/commands/move-placement'
import { placePerson } from './staffing/commands/place-person'
import { recordReview } from './staffing/commands/record-review'
import { dropSearch, saveSearch, shareSearch } from './staffing/commands/saved-searches'
import { setRequirement } from './staffing/commands/set-requirement'
import { setTeamRule } from './staffing/commands/set-team-rule'
import { shareNumber } from './staffing/commands/share-number'
import { dropShortlisted, shortlistPerson } from './staffing/commands/shortlist'
import { signException } from './staffing/commands/sign-exception'
import { signCheck, signOffShadow } from './staffing/commands/sign-shadow'
import { swapPlacements } from './staffing/commands/swap-placements'
import { adoptTraining } from './staffing/commands/training-adopt'
import { undoPlacement } from './staffing/commands/undo-placement'
import { withdrawAway } from './staffing/commands/withdraw-away'
import { withdrawChange } from './staffing/commands/withdraw-change'
import { withdrawNumber } from './staffing/commands/withdraw-number'
import { askedToJoin } from './staffing/queries/asked-to-join'
import { candidates, foundCandidates } from './staffing/queries/candidates'
import { compareCandidates } from './staffing/queries/compare'
import { consequences } from './staffing/queries/consequences'
import { contacts } from './staffing/queries/contacts'
import { board } from './staffing/queries/coverage/board'
import { doubleBooked } from './staffing/queries/coverage/double-booked'
import { falls } from './staffing/queries/coverage/falls'
import { idle } from './staffing/queries/coverage/idle'
import { losses } from './staffing/queries/coverage/losses'
import { coverage } from './staffing/queries/coverage/outlook'
import { retire } from './staffing/queries/coverage/retire'
import { scarce } from './staffing/queries/coverage/scarce'
import { teamDay } from './staffing/queries/coverage/team-day'
import { timeToUseful } from './staffing/queries/coverage/time-to-useful'
import { together } from './staffing/queries/coverage/together'
import { emptyPositions } from './staffing/queries/empty-positions'
import { exceptions } from './staffing/queries/exceptions'
import { joining } from './staffing/queries/joining'
import { oneExam } from './staffing/queries/one-exam'
import { personWork } from './staffing/queries/person-work'
import { placed } from './staffing/queries/placed'
import { placementPage } from './staffing/queries/placement'
import { planOn } from './staffing/queries/plan-on'
import { plans } from './staffing/queries/plans'
import { positionPage } from './staffing/queries/position'
import { positionsOpen } from './staffing/queries/positions-open'
import { previewPosition } from './staffing/queries/preview-position'
import { previewRequirement } from './staffing/queries/preview-requirement'
import { proposal } from './staffing/queries/proposal'
import { resigning } from './staffing/queries/resigning'
import { shortlist } from './staffing/queries/shortlist'
import { staffingHome } from './staffing/queries/staffing-home'
import { teamPage } from './staffing/queries/team'
import { foundingATeam, teamDecisions } from './staffing/queries/team-decisions'
import { trailOfTeam } from './staffing/queries/team-trail'
import { teams } from './staffing/queries/teams'
import { teamsOnADay } from './staffing/queries/teams-on-a-day'
import { training } from './staffing/queries/training'
import { previewTraining } from './staffing/queries/training-adoption'
import { whatIf } from './staffing/queries/what-if'

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
