import {
  type AnswerValue,
  answer,
  attempt,
  attemptQuestion,
  grade,
  mark,
} from '../../tables/assessment'
import { completion } from '../../tables/learning'
import type { Question } from './courses'
import type { Enrolment, Enrolments } from './enrolments'
import type { Key, People } from './people'
import type { Rows } from './rows'
import { minute } from './when'

/** A small generator, so that the same story is drawn every time. */
export function chance(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32
  }
}

function shuffled<T>(list: readonly T[], random: () => number): T[] {
  const all = [...list]
  for (let i = all.length - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1))
    ;[all[i], all[j]] = [all[j] as T, all[i] as T]
  }
  return all
}

const optionsOf = ({ body }: Question) =>
  'options' in body ? body.options.length : body.kind === 'matching' ? body.right.length : 0

/** An answer in the shape its question wants: the key, or something a tired person would write. */
function answerTo({ answer: key, body }: Question, right: boolean): AnswerValue {
  switch (key.kind) {
    case 'single':
      return right ? key.correct : (key.correct + 1) % ('options' in body ? body.options.length : 2)
    case 'multiple':
      return right ? key.correct : []
    case 'boolean':
      return right ? key.correct : !key.correct
    case 'numeric':
      return right ? key.value : key.value * 2 + key.tolerance + 1
    case 'text':
    case 'command':
      return right ? (key.accepted[0] ?? '') : 'systemctl status'
    case 'ordering':
      return 'options' in body
        ? body.options.map((_, i) => (right ? i : body.options.length - 1 - i))
        : []
    case 'matching':
      return right
        ? key.pairs
        : key.pairs.map((_, i) => key.pairs[(i + 1) % key.pairs.length] as number)
    case 'essay':
      return ''
  }
}

type Marked = { by: Key; points: number; at: number; comment: string }
export type Sitting = {
  startedAt: number
  /** Minutes used; all of them unless submitted earlier. */
  used: number
  /** How many of the machine-marked questions are wrong. */
  wrong: number
  /** These are wrong, and no others. */
  weak?: string[]
  /** What was written for the essay, where the exam has one; the model answer when left out. */
  essay?: string
  marks?: Marked[]
  /** Stop here: answered so many, still in progress. */
  answered?: number
  graded?: { at: number; by: Key | null; postedAt?: number; disputedAt?: number; because?: string }
  number?: number
}

/**
 * Sits exams: draws, answers, machine marks, human marks, grades, each with its event. Answers with
 * the result.
 */
export function examsOf(rows: Rows, people: People, { about }: Enrolments) {
  return function sit(
    it: Enrolment,
    sitting: Sitting,
  ): { attemptId: number; percent: number; passed: boolean } {
    const quiz = it.course.quiz
    if (!quiz) throw new Error(`${it.course.code} has no exam.`)
    const { startedAt, used, wrong, marks = [], graded, number = 1 } = sitting
    const seed = it.id * 7919 + number
    const random = chance(seed)
    const bank = it.course.questions.filter((q) => q.body.kind !== 'essay')
    const drawn = [
      ...shuffled(bank, random).slice(0, quiz.draw),
      ...it.course.questions.filter((q) => quiz.always.includes(q.key)),
    ]
    const open = sitting.answered !== undefined
    const essays = drawn.some((q) => q.body.kind === 'essay')
    const limit = quiz.minutes * (it.key === 'mai' ? 1.5 : 1)
    // Nobody hands in after the deadline, whatever the story says.
    const submittedAt = startedAt + Math.min(used, limit) * minute
    const attemptId = rows.add(attempt, {
      enrolmentId: it.id,
      itemId: quiz.itemId,
      number,
      state: open
        ? 'in progress'
        : graded?.postedAt
          ? 'posted'
          : graded || marks.length === 1
            ? 'graded'
            : 'submitted',
      seed,
      startedAt,
      deadline: startedAt + limit * minute,
      submittedAt: open ? null : submittedAt,
      needsMarking: !open && essays && !graded && marks.length !== 1,
      postedAt: graded?.postedAt,
    })
    const subject = { ...about(it.id, it.personId, it.offering), attempt: attemptId }
    rows.tell(startedAt, it.personId, 'attempt.started', subject, {
      number,
      deadline: startedAt + limit * minute,
    })
    if (!open) rows.tell(submittedAt, it.personId, 'attempt.submitted', subject, { number })

    let raw = 0
    let missing = wrong
    drawn.forEach((q, position) => {
      const shown = shuffled(
        Array.from({ length: optionsOf(q) }, (_, i) => i),
        random,
      )
      const drawnId = rows.add(attemptQuestion, {
        attemptId,
        position: position + 1,
        questionVersionId: q.versionId,
        options: shown,
      })
      if (open && position >= (sitting.answered as number)) return
      const right = sitting.weak ? !sitting.weak.includes(q.key) : missing-- <= 0
      const value =
        q.answer.kind === 'essay' ? (sitting.essay ?? q.answer.model) : answerTo(q, right)
      const savedAt = startedAt + ((position + 0.8) * used * minute) / drawn.length
      rows.add(answer, {
        attemptQuestionId: drawnId,
        value,
        sequence: 1 + (position % 3),
        savedAt: Math.round(savedAt),
      })
      if (open) return
      if (q.answer.kind !== 'essay') {
        const points = right ? q.points : 0
        raw += points
        rows.add(mark, { attemptQuestionId: drawnId, markerId: null, points, at: submittedAt })
        return
      }
      const rubric = q.answer.rubric
      marks.forEach(({ by, points, at, comment }) => {
        const criteria = spread(
          points,
          rubric.map((r) => r.points),
        )
        rows.add(mark, {
          attemptQuestionId: drawnId,
          markerId: people[by],
          points,
          comment,
          criteria,
          at,
        })
        rows.tell(at, people[by], 'answer.marked', subject, {
          question: q.key,
          points,
          possible: q.points,
        })
      })
      raw += marks.at(-1)?.points ?? 0
    })

    const possible = drawn.reduce((sum, q) => sum + q.points, 0)
    const percent = (raw / possible) * 100
    const passed = percent >= quiz.passPercent
    if (graded) {
      const { at, by, postedAt, disputedAt, because } = graded
      const byId = by && people[by]
      rows.add(grade, {
        enrolmentId: it.id,
        itemId: quiz.itemId,
        attemptId,
        possible,
        raw,
        penalty: 0,
        final: raw,
        passed,
        at,
        byId,
        postedAt,
        disputedAt,
        disputedBecause: because,
      })
      if (postedAt) {
        rows.tell(postedAt, byId, 'grade.posted', subject, { raw, possible, final: raw, passed })
        if (passed) {
          rows.add(completion, {
            enrolmentId: it.id,
            itemId: quiz.itemId,
            at: postedAt,
            byId: it.personId,
          })
          rows.tell(postedAt, it.personId, 'item.completed', subject, {
            item: it.course.items.at(-1)?.title,
          })
        }
      }
      if (disputedAt) rows.tell(disputedAt, it.personId, 'grade.disputed', subject, { because })
    }
    return { attemptId, percent, passed }
  }
}

/** Points over a rubric's criteria, full ones first. */
function spread(points: number, limits: number[]): number[] {
  let left = points
  return limits.map((limit) => {
    const given = Math.min(limit, left)
    left -= given
    return given
  })
}
