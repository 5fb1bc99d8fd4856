// Which answer belongs to which question: the page, the CSV and the bundle read this one list.
import type { Audited } from '../../rules/audit'
import { editedAfterwards } from './edits'
import { evidenceBehind } from './evidence'
import { exceptionsSigned } from './exceptions'
import { afterALapse } from './lapsed'
import { lastChecked } from './last-checked'
import { abilityBeyondExam } from './practice'
import { registerThatDay } from './register'
import { requirementsDecided } from './requirements'
import type { Answering } from './scope'
import { setOffByRevocations } from './set-off'
import { supersededCounting } from './superseded'
import { teamThatDay } from './team-that-day'
import { toldOfALapse } from './told'

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
