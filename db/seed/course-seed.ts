import type { QuestionBody, QuestionKey } from '../tables/assessment.ts'

/**
 * One question as an author writes it: what the learner sees, and the key that never leaves the
 * server.
 */
export type QuestionSeed = {
  /** Stable within the course, kebab-case: 'inode-count'. */
  key: string
  prompt: string
  points: number
  /** Why the right answer is right; shown after posting. Markdown. */
  explanation: string
  body: QuestionBody
  answer: QuestionKey
}

type ItemSeed =
  | { kind: 'lesson'; title: string; minutes: number; body: string }
  | {
      kind: 'lab'
      title: string
      minutes: number
      body: string
      steps: { text: string; expect: string }[]
    }
  | { kind: 'acknowledgement'; title: string; minutes: number; body: string }
  | {
      kind: 'quiz'
      title: string
      /** Time limit. */
      minutes: number
      body: string
      /**
       * How many machine-marked questions are drawn from the bank. Essays named in `always` come on
       * top.
       */
      draw: number
      /** Keys of questions every attempt contains (the essays). */
      always: string[]
      passPercent: number
      attempts: number
    }

/** A course with its first published version: identity, lessons, lab, exam and question bank. */
export type CourseSeed = {
  /** LNX-201 */
  code: string
  title: string
  track: 'linux' | 'mysql' | 'support' | 'network' | 'security' | 'leadership'
  level: 'foundation' | 'intermediate' | 'advanced'
  /** Whole hours of work. */
  hours: number
  /** One or two plain sentences for the catalogue. */
  summary: string
  /** Markdown: what one can do afterwards, who it is for. */
  description: string
  items: ItemSeed[]
  questions: QuestionSeed[]
}
