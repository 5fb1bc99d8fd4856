import type { Day } from '../../../calendar'
import type { Cycle } from '../../validity/rules/validity'
import type { sourceText } from '../../validity/rules/words'

export type Suspended = {
  id: number
  from: Day
  until: Day | null
  because: string
  by: string | null
  at: number
  endedAt: number | null
  endedBy: string | null
  endedBecause: string | null
  plannedUntil: Day | null
}
export type Extended = {
  before: Day
  until: Day
  because: string
  by: string | null
  at: number
  forAll: number
}
export type Brought = {
  id: number
  examCode: string | null
  earnedOn: Day
  submittedAt: number
  decidedAt: number | null
  decidedBy: string | null
  verified: boolean
  because: string | null
  hasFile: boolean
  awardId: number | null
}
export type Checked = {
  at: number
  on: Day
  by: string | null
  method: string
  confirmed: boolean
  note: string
  nextOn: Day | null
}
export type Reminded = {
  at: number
  to: string
  toId: number
  title: string
  readAt: number | null
}
export type RuleChanged = {
  number: number
  from: Day
  because: string
  by: string | null
  decidedAt: number | null
}
export type Awarded = {
  it: Cycle & {
    source: keyof typeof sourceText
    examCode: string | null
    examVersion: string | null
    createdAt: number
    revokedAt: number | null
    because: string | null
  }
  by: string | null
  revokedBy: string | null
  version: number
}

/** What is kept of one holding: everything that was ever decided, brought, checked or told. */
export type History = {
  awards: readonly Awarded[]
  suspensions: readonly Suspended[]
  extensions: readonly Extended[]
  evidence: readonly Brought[]
  checks: readonly Checked[]
  reminders: readonly Reminded[]
  rules: readonly RuleChanged[]
}
