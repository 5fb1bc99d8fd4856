import { question, questionVersion, quizQuestion } from '../../tables/assessment'
import { course, courseVersion, item, labStep, quiz } from '../../tables/catalogue'
import { prerequisite } from '../../tables/prerequisite'
import type { CourseSeed, QuestionSeed } from '../course-seed'
import { lnx201 } from './courses/lnx-201'
import { lnx204 } from './courses/lnx-204'
import { mys302 } from './courses/mys-302'
import { shortCourses } from './courses/short-courses'
import { sup101 } from './courses/sup-101'
import type { Key, People } from './people'
import type { Rows } from './rows'
import type { When } from './when'

const texts: CourseSeed[] = [lnx201, lnx204, mys302, sup101, ...shortCourses]

const owners: Record<CourseSeed['track'], Key> = {
  linux: 'priya',
  mysql: 'tadeo',
  support: 'fiona',
  network: 'fiona',
  security: 'ingrid',
  leadership: 'fiona',
}
/**
 * What to have before: groups joined by "and", inside one any will do; courses by code,
 * certifications by slug or short name.
 */
const before: Record<string, string[][]> = {
  'LNX-204': [['LNX-201', 'RHCSA', 'LFCS', 'LPIC-1']],
  'LNX-310': [['LNX-201', 'RHCSA']],
  'LNX-330': [['LNX-201', 'RHCSA', 'LFCS']],
  'ANS-210': [['LNX-201', 'RHCSA']],
  'K8S-220': [['LNX-201', 'RHCSA', 'LFCS']],
  'MYS-302': [['MYS-201', 'MySQL 8.0 DBA OCP']],
}

export type Question = QuestionSeed & { id: number; versionId: number }
export type Course = {
  id: number
  versionId: number
  code: string
  title: string
  items: { id: number; kind: CourseSeed['items'][number]['kind']; title: string }[]
  steps: number[]
  quiz?: { itemId: number; minutes: number; draw: number; passPercent: number; always: string[] }
  questions: Question[]
}
export type Courses = Record<string, Course>

/** Each course with its published version, items and bank. */
export function tellCourses(rows: Rows, when: When, people: People): Courses {
  const courses: Courses = {}
  texts.forEach((text, i) => {
    const id = rows.add(course, {
      code: text.code,
      track: text.track,
      ownerId: people[owners[text.track]],
    })
    const { title, summary, description, level, hours } = text
    const publishedAt = when.at(-1100 + i, 10)
    const versionId = rows.add(courseVersion, {
      courseId: id,
      number: 1,
      title,
      summary,
      description,
      level,
      hours,
      publishedAt,
    })
    const questions = text.questions.map((q) => tellQuestion(rows, id, q, publishedAt))
    const made: Course = { id, versionId, code: text.code, title, items: [], steps: [], questions }
    text.items.forEach((it, position) => {
      const itemId = rows.add(item, {
        courseVersionId: versionId,
        position: position + 1,
        kind: it.kind,
        title: it.title,
        minutes: it.minutes,
        body: it.body,
      })
      made.items.push({ id: itemId, kind: it.kind, title: it.title })
      if (it.kind === 'lab')
        made.steps = it.steps.map((step, n) =>
          rows.add(labStep, { itemId, position: n + 1, ...step }),
        )
      if (it.kind !== 'quiz') return
      const { minutes, draw, passPercent, attempts, always } = it
      rows.put(quiz, { itemId, minutes, draw, passPercent, attempts })
      made.quiz = { itemId, minutes, draw, passPercent, always }
      for (const q of questions) {
        const inEvery = always.includes(q.key)
        if (inEvery || q.body.kind !== 'essay')
          rows.add(quizQuestion, { itemId, questionId: q.id, always: inEvery })
      }
    })
    courses[text.code] = made
  })
  return courses
}

function tellQuestion(rows: Rows, courseId: number, q: QuestionSeed, createdAt: number): Question {
  const id = rows.add(question, { courseId, key: q.key })
  const { prompt, points, body, answer: answerKey, explanation } = q
  return {
    ...q,
    id,
    versionId: rows.add(questionVersion, {
      questionId: id,
      number: 1,
      prompt,
      points,
      body,
      answerKey,
      explanation,
      createdAt,
    }),
  }
}

/** Prerequisites gate; they can name certifications, so they are told after those. */
export function tellPrerequisites(
  rows: Rows,
  courses: Courses,
  certificationOf: (name: string) => { id: number },
): void {
  for (const [code, groups] of Object.entries(before)) {
    groups.forEach((group, n) => {
      for (const name of group) {
        const wanted = courses[name]
          ? { courseId: courses[name].id }
          : { certificationId: certificationOf(name).id }
        rows.add(prerequisite, {
          courseVersionId: courseOf(courses, code).versionId,
          group: n + 1,
          ...wanted,
        })
      }
    })
  }
}

export function courseOf(courses: Courses, code: string): Course {
  const found = courses[code]
  if (!found) throw new Error(`The story names ${code}, which is not a course of it.`)
  return found
}
