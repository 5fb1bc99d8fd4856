// Which answer belongs to which question: the page, the CSV and the bundle read this one list.
import type { Audited } from '../rules/audit'
import { editedAfterwards } from './edits'
import { evidenceBehind } from './evidence'
import { exceptionsSigned } from './exceptions'
import { afterALapse } from './lapses'
import { lastChecked } from './last-check'
import { abilityBeyondExam } from './practice'
import { registerThatDay } from './register-totals'
import { requirementsDecided } from './requirements'
import { setOffByRevocations } from './revocations'
import type { Answering } from './scope'
import { supersededCounting } from './superseded-exams'
import { teamThatDay } from './team-that-day'
import { toldOfALapse } from './warnings'

export const answers: Record<Audited, Answering> = {
  'team-that-day': teamThatDay,
  evidence: evidenceBehind,
  'last-checked': lastChecked,
  requirements: requirementsDecided,
  exceptions: exceptionsSigned,
  edits: editedAfterwards,
  told: toldOfALapse,
  practice: abilityBeyondExam,
  'set-off': setOffByRevocations,
  superseded: supersededCounting,
  lapsed: afterALapse,
  register: registerThatDay,
}
