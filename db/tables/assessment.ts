/** What a learner sees of a question besides its prompt. Options are shown in an order drawn per attempt. */
export type QuestionBody =
  | { kind: 'single'; options: string[] }
  | { kind: 'multiple'; options: string[] }
  | { kind: 'boolean' }
  | { kind: 'numeric'; unit?: string }
  | { kind: 'text' }
  | { kind: 'ordering'; options: string[] }
  | { kind: 'matching'; left: string[]; right: string[] }
  | { kind: 'essay'; words: number }
  | { kind: 'command' }

/**
 * The key. Indexes count from 0 into the options as written.
 * `multiple.credit`: 'all-or-nothing', or 'right-minus-wrong' ((right − wrong chosen) / right options, never below 0).
 * `text`/`command` answers are compared after the named normalisation: outer space cut and inner runs of space folded,
 * and with 'case' also lower-cased.
 * `ordering`: the options are written in the right order. `matching`: `pairs[i]` is the right index for left i.
 */
export type QuestionKey =
  | { kind: 'single'; correct: number }
  | { kind: 'multiple'; correct: number[]; credit: 'all-or-nothing' | 'right-minus-wrong' }
  | { kind: 'boolean'; correct: boolean }
  | { kind: 'numeric'; value: number; tolerance: number }
  | { kind: 'text'; accepted: string[]; normalise: 'space' | 'case' }
  | { kind: 'ordering' }
  | { kind: 'matching'; pairs: number[] }
  | { kind: 'essay'; model: string; rubric: { criterion: string; points: number; descriptor: string }[] }
  | { kind: 'command'; accepted: string[] }
