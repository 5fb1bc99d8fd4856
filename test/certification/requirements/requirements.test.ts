import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, type Day } from '@/university/calendar'
import {
  readRequirements,
  writeRequirements,
} from '@/university/certification/definitions/rules/notation'
import { turnWords } from '@/university/certification/definitions/rules/rule-in-words'
import { type Path, walk, walkedOn } from '@/university/certification/requirements/rules/path'
import {
  dueToday,
  metBy,
  progressFor,
  progressOf,
  type Requirement,
  requirementsFor,
  rotationsOf,
  situationOf,
  type Work,
} from '@/university/certification/requirements/rules/requirements'
import type { Cycle, Terms } from '@/university/certification/validity/rules/validity'

const asked = (it: Partial<Requirement>): Requirement => ({
  purpose: 'earn',
  rotation: null,
  group: 1,
  kind: 'course',
  courseId: null,
  courseCode: null,
  courseTitle: null,
  certificationId: null,
  certificationShort: null,
  certificationSlug: null,
  path: null,
  minPercent: null,
  ...it,
})
const course = (courseId: number, it: Partial<Requirement> = {}) =>
  asked({ courseId, courseCode: `C-${courseId}`, courseTitle: `Course ${courseId}`, ...it })
const worked = (courses: Record<number, Day>, it: Partial<Work> = {}): Work => ({
  courses: new Map(
    Object.entries(courses).map(([id, on]) => [Number(id), { on, outcome: 'passed' }]),
  ),
  exams: new Map(),
  labs: new Map(),
  valid: new Map(),
  verified: new Map(),
  started: new Set(),
  ...it,
})
const terms = (it: Partial<Terms> = {}): Terms => ({
  validityMonths: 12,
  validityKnown: true,
  method: 'anchored',
  windowMonths: 2,
  minimumActiveMonths: null,
  fixedBase: null,
  graceDays: 0,
  graceCounts: false,
  earlyCreditDays: 30,
  lateMonths: null,
  sunsetOn: null,
  ...it,
})
const cycle = (issuedOn: Day, validUntil: Day, it: Partial<Cycle> = {}): Cycle => ({
  issuedOn,
  validFrom: issuedOn,
  validUntil,
  anchor: validUntil,
  revokedOn: null,
  ...it,
})

describe('a path', () => {
  const c = (id: number) => ({ id, code: `C-${id}`, title: `Course ${id}` })
  const path = (...steps: Path['steps']): Path => ({ id: 1, code: 'P', title: 'Path', steps })
  const on = (done: Record<number, Day>) => (of: Path) =>
    walkedOn(walk(of, (id) => done[id] ?? null))
  const all = path(
    { rule: 'all', n: null, courses: [c(1), c(2)] },
    { rule: 'any', n: null, courses: [c(3), c(4)] },
  )
  const some = path(
    { rule: 'some', n: 2, courses: [c(1), c(2), c(3)] },
    { rule: 'optional', n: null, courses: [c(4)] },
  )
  test.each<[string, Path, Record<number, Day>, Day | null]>([
    [
      'all of a step, then one of the next: the last day',
      all,
      { 1: '2026-01-01', 2: '2026-03-01', 4: '2026-02-01' },
      '2026-03-01',
    ],
    [
      'of alternatives the first one done counts',
      all,
      { 1: '2026-01-01', 2: '2026-01-02', 3: '2026-09-01', 4: '2026-02-01' },
      '2026-02-01',
    ],
    ['one of all missing', all, { 1: '2026-01-01', 3: '2026-02-01', 4: '2026-02-01' }, null],
    ['no alternative done', all, { 1: '2026-01-01', 2: '2026-03-01' }, null],
    [
      'two of three, the optional step left out',
      some,
      { 1: '2026-01-01', 3: '2026-05-01' },
      '2026-05-01',
    ],
    [
      'two of three is met by the second, whatever follows',
      some,
      { 1: '2026-01-01', 2: '2026-09-09', 3: '2026-05-01' },
      '2026-05-01',
    ],
    [
      'one of three is not enough, also with the optional one',
      some,
      { 1: '2026-01-01', 4: '2026-05-01' },
      null,
    ],
    [
      'steps may be done out of order: THEN says what comes next',
      all,
      { 3: '2025-01-01', 1: '2026-01-01', 2: '2026-01-02' },
      '2026-01-02',
    ],
    [
      'nothing of it needed: never walked',
      path({ rule: 'optional', n: null, courses: [c(1)] }),
      { 1: '2026-01-01' },
      null,
    ],
    ['an empty path', path(), {}, null],
  ])('%s', (_, of, done, expected) => expect(on(done)(of)).toBe(expected))
  test('the first open step is the next one, and an optional one never is', () => {
    const steps = walk(path({ rule: 'optional', n: null, courses: [c(9)] }, ...all.steps), (id) =>
      id === 1 ? '2026-01-01' : null,
    )
    expect(steps.map((step) => [step.words, step.met, step.next])).toEqual([
      ['If you like', true, false],
      ['All of', false, true],
      ['Any one of', false, false],
    ])
  })
  test('as a requirement it counts only work in time, and shows its steps', () => {
    const it = asked({ kind: 'path', path: all })
    const work = worked({ 1: '2026-01-01', 2: '2026-03-01', 4: '2026-02-01' })
    expect(metBy(it, work, null)).toEqual({
      what: 'Walked the path Path',
      on: '2026-03-01',
      href: undefined,
    })
    expect(metBy(it, work, '2026-01-02')).toBeNull()
    const [group] = progressOf([it], work, '2026-01-02')
    expect(group).toMatchObject({
      met: false,
      any: [
        {
          started: true,
          parts: [
            { met: false, next: true },
            { met: true, on: '2026-02-01' },
          ],
        },
      ],
    })
  })
})

describe('which requirements hold', () => {
  const rows = [
    course(1),
    course(2, { purpose: 'renew', rotation: 1, group: 2 }),
    course(3, { purpose: 'renew', rotation: 2, group: 3 }),
    course(4, { purpose: 'renew', rotation: 0, group: 4 }),
    course(5, { purpose: 'renew', group: 5 }),
    course(6, { purpose: 'late', group: 6 }),
  ]
  const ids = (purpose: 'earn' | 'renew' | 'late', renewal: number, of = rows) =>
    requirementsFor(of, { purpose, renewal }).map((it) => it.courseId)
  test.each([
    [1, [2, 5]],
    [2, [3, 5]],
    [3, [4, 5]],
    [4, [2, 5]],
    [9, [4, 5]],
  ])('the renewal number %i takes its rotation and what has none', (n, expected) =>
    expect(ids('renew', n)).toEqual(expected),
  )
  test('earn and late take their own; where there are none, earn holds', () => {
    expect(ids('earn', 1)).toEqual([1])
    expect(ids('late', 3)).toEqual([6])
    expect(ids('renew', 2, [course(1)])).toEqual([1])
    expect(ids('late', 2, [course(1), course(2, { purpose: 'renew' })])).toEqual([1])
  })
  test('a path without rotation has none', () =>
    expect([rotationsOf([course(1)]), rotationsOf(rows)]).toEqual([0, 3]))
  test('turns read as people count', () => {
    expect(turnWords(1, 2)).toBe('1st, 3rd, 5th … renewal')
    expect(turnWords(0, 3)).toBe('3rd, 6th, 9th … renewal')
  })
})

describe('where somebody stands', () => {
  const first = cycle('2024-01-01', '2024-12-31')
  const second = cycle('2024-12-01', '2025-12-31')
  const late = [course(1), course(2, { purpose: 'late' })]
  test.each<[string, Cycle[], Partial<Terms>, boolean, Day, string, number]>([
    ['nothing yet', [], {}, true, '2025-01-01', 'earn', 1],
    ['inside the period: its first renewal is next', [first], {}, true, '2024-06-01', 'renew', 1],
    ['renewed once: the second is next', [first, second], {}, true, '2025-06-01', 'renew', 2],
    ['the last day', [first, second], {}, true, '2025-12-31', 'renew', 2],
    [
      'the day after: late, where there is a late path',
      [first, second],
      {},
      true,
      '2026-01-01',
      'late',
      2,
    ],
    [
      'the day after without a late path: anew',
      [first, second],
      {},
      false,
      '2026-01-01',
      'earn',
      1,
    ],
    [
      'in grace it is still a renewal',
      [first, second],
      { graceDays: 14 },
      true,
      '2026-01-14',
      'renew',
      2,
    ],
    ['after grace: late', [first, second], { graceDays: 14 }, true, '2026-01-15', 'late', 2],
    [
      'the last day of the late path',
      [first, second],
      { lateMonths: 6 },
      true,
      '2026-06-30',
      'late',
      2,
    ],
    [
      'after the late path: earned anew',
      [first, second],
      { lateMonths: 6 },
      true,
      '2026-07-01',
      'earn',
      1,
    ],
    ['a late path without an end stays open', [first], {}, true, '2044-01-01', 'late', 1],
    [
      'earned anew long after: renewals are counted from there',
      [first, cycle('2030-01-01', '2030-12-31')],
      { lateMonths: 6 },
      true,
      '2030-06-01',
      'renew',
      1,
    ],
    [
      'revoked: earned anew',
      [{ ...first, revokedOn: '2024-05-01' }],
      {},
      true,
      '2024-06-01',
      'earn',
      1,
    ],
    [
      'the renewal was revoked, the first still runs',
      [first, { ...second, revokedOn: '2024-12-05' }],
      {},
      true,
      '2024-12-06',
      'renew',
      1,
    ],
  ])('%s', (_, awards, it, hasLate, today, purpose, renewal) =>
    expect(situationOf(hasLate ? late : [course(1)], awards, terms(it), today)).toEqual({
      purpose,
      renewal,
    }),
  )
})

describe('what is due', () => {
  const rows = [
    course(1),
    course(2, { purpose: 'renew', group: 2 }),
    course(3, { purpose: 'late', group: 3 }),
  ]
  const held = [cycle('2025-12-02', '2026-12-01')]
  const due = (today: Day, courses: Record<number, Day>, it: Partial<Terms> = {}, awards = held) =>
    dueToday(rows, worked(courses), awards, false, terms(it), today)
  test('inside the window the renewal path, not the first one', () => {
    expect(due('2026-11-01', { 1: '2026-11-01' })).toBeNull()
    expect(due('2026-11-01', { 2: '2026-11-01' })).toMatchObject({
      renews: true,
      completedOn: '2026-11-01',
      situation: { purpose: 'renew', renewal: 1 },
    })
  })
  test('after the end the late path, until it closes; then everything anew', () => {
    expect(due('2027-01-10', { 2: '2027-01-10' })).toBeNull()
    expect(due('2027-01-10', { 3: '2027-01-10' }, { lateMonths: 3 })).toMatchObject({
      renews: false,
      situation: { purpose: 'late' },
    })
    expect(due('2027-03-02', { 3: '2027-03-02' }, { lateMonths: 3 })).toBeNull()
    expect(due('2027-03-02', { 1: '2027-03-02' }, { lateMonths: 3 })).toMatchObject({
      renews: false,
      situation: { purpose: 'earn' },
    })
  })
  test('done in the window and recorded after the end still renews, as of the day it was done', () => {
    expect(due('2026-12-09', { 2: '2026-12-01' })).toMatchObject({
      renews: true,
      completedOn: '2026-12-01',
      situation: { purpose: 'renew', renewal: 1 },
    })
    expect(due('2026-12-09', { 2: '2026-12-02' })).toBeNull()
    // A year later the period it would have opened is over: nothing to award.
    expect(due('2028-01-09', { 2: '2026-12-01' })).toBeNull()
  })
  test('work before the window, beyond early credit, counts neither now nor late', () => {
    expect(due('2026-11-01', { 2: '2026-08-31' })).toBeNull()
    expect(due('2026-11-01', { 2: '2026-09-01' })).not.toBeNull()
    expect(due('2027-01-10', { 3: '2026-08-31' })).toBeNull()
  })
})

const day = fc.integer({ min: 0, max: 1500 }).map((n) => addDays('2024-01-01', n))
const someWork = fc.record({
  courses: fc.dictionary(fc.integer({ min: 1, max: 4 }).map(String), day),
  exam: fc.array(fc.tuple(day, fc.integer({ min: 0, max: 100 }))),
  lab: fc.option(day),
  verified: fc.option(day),
})
const everything = [
  course(1),
  course(2, { kind: 'exam', minPercent: 50, group: 2 }),
  course(3, { kind: 'lab', group: 3 }),
  asked({ kind: 'evidence', certificationId: 7, certificationShort: 'X', group: 4 }),
  asked({
    kind: 'path',
    group: 5,
    path: {
      id: 1,
      code: 'P',
      title: 'P',
      steps: [
        {
          rule: 'some',
          n: 1,
          courses: [1, 2, 3].map((id) => ({ id, code: `C-${id}`, title: '' })),
        },
        { rule: 'all', n: null, courses: [{ id: 4, code: 'C-4', title: '' }] },
      ],
    },
  }),
]
test('progress never counts work dated before the day it counts from, and nothing counted is lost by counting from earlier', () => {
  fc.assert(
    fc.property(someWork, day, day, ({ courses, exam, lab, verified }, one, other) => {
      const work = worked(courses, {
        exams: new Map([
          [2, exam.map(([on, percent]) => ({ on, percent, passed: percent >= 50 }))],
        ]),
        labs: new Map(lab ? [[3, lab]] : []),
        verified: new Map(verified ? [[7, verified]] : []),
      })
      const [since, later] = [one, other].sort() as [Day, Day]
      const wide = progressOf(everything, work, since)
      const narrow = progressOf(everything, work, later)
      for (const group of wide)
        for (const step of group.any) if (step.met) expect(step.met.on >= since).toBe(true)
      for (const part of wide.flatMap((group) => group.any.flatMap((step) => step.parts ?? [])))
        for (const { on } of part.courses) if (on) expect(on >= since).toBe(true)
      narrow.forEach((group, i) => {
        if (group.met) expect(wide[i]?.met).toBe(true)
      })
    }),
  )
})
test('progress towards the next award counts from its window, for any history', () => {
  fc.assert(
    fc.property(day, fc.integer({ min: 0, max: 700 }), day, (issued, later, done) => {
      const today = addDays(issued, later)
      const next = progressFor(
        [course(1)],
        worked({ 1: done }),
        [cycle(issued, addDays(issued, 364))],
        terms(),
        today,
      )
      if (next?.progress[0]?.met) expect(done > issued && done >= (next.since ?? '')).toBe(true)
    }),
  )
})

describe('the notation', () => {
  const read = (text: string) => readRequirements(text)
  test('lines, alternatives, purposes and rotations', () => {
    const { asked: found, troubles } = read(
      'exam LNX-201 >= 70 | course MYS-201\n\n# a remark\ncertification Guild: Three promises\nrenew:\nrotation 1: exam LNX-201 >= 70 %\nrotation 2: lab LNX-204\ncourse SEC-110\nlate:\npath LINUX | evidence RHCSA',
    )
    expect(troubles).toEqual([])
    expect(
      found.map(({ line, purpose, turn, group, kind, name, minPercent }) => [
        line,
        purpose,
        turn,
        group,
        kind,
        name,
        minPercent,
      ]),
    ).toEqual([
      [1, 'earn', null, 1, 'exam', 'LNX-201', 70],
      [1, 'earn', null, 1, 'course', 'MYS-201', null],
      [4, 'earn', null, 2, 'certification', 'Guild: Three promises', null],
      [6, 'renew', 1, 3, 'exam', 'LNX-201', 70],
      [7, 'renew', 2, 4, 'lab', 'LNX-204', null],
      [8, 'renew', null, 5, 'course', 'SEC-110', null],
      [10, 'late', null, 6, 'path', 'LINUX', null],
      [10, 'late', null, 6, 'evidence', 'RHCSA', null],
    ])
  })
  test.each([
    ['exma LNX-201', 1, 'is no kind of requirement'],
    ['course', 1, 'name the course after "course"'],
    ['\nlab', 2, 'name the course after "lab"'],
    ['path', 1, 'name the path'],
    ['exam LNX-201 >= 170', 1, 'from 1 to 100'],
    ['exam LNX-201 >= lots', 1, 'not "lots"'],
    ['exam LNX-201 >=', 1, 'from 1 to 100'],
    ['course A >= 70', 1, 'only an exam has a minimum grade'],
    ['course A |', 1, 'an alternative is empty'],
    ['rotation 1: course A', 1, 'only a renewal rotates'],
    ['course A\nrenew:\nrotation 1: course B', 3, 'one rotation does not rotate'],
    ['course A\nrenew:\nrotation 2: course B', 3, 'rotation 1 is missing'],
    ['course A\nrenew:\nrotation x: course B', 3, 'a number from 1 to 12'],
    ['renew:\ncourse A', 2, 'say first what it takes to earn it'],
  ])('%j is refused with its line', (text, line, because) => {
    expect(read(text).troubles).toEqual([{ line, because: expect.stringContaining(because) }])
  })
  test('what is written is read again as it was', () => {
    const alternative = fc.oneof(
      fc.integer({ min: 1, max: 9 }).map((id) => course(id)),
      fc
        .tuple(fc.integer({ min: 1, max: 9 }), fc.option(fc.integer({ min: 1, max: 100 })))
        .map(([id, minPercent]) => course(id, { kind: 'exam', minPercent })),
      fc.constant(asked({ kind: 'certification', certificationSlug: 'other-one' })),
      fc.constant(asked({ kind: 'evidence', certificationSlug: 'own' })),
    )
    const group = fc.array(alternative, { minLength: 1, maxLength: 3 })
    fc.assert(
      fc.property(
        fc.array(group, { minLength: 1, maxLength: 3 }),
        fc.array(group, { maxLength: 3 }),
        fc.array(group, { maxLength: 2 }),
        (earn, renew, late) => {
          let n = 0
          const rotates = renew.length > 1
          const all = [
            ...earn.map((any) => ({ any, purpose: 'earn' as const, rotation: null })),
            ...renew.map((any, i) => ({
              any,
              purpose: 'renew' as const,
              rotation: rotates ? (i + 1) % renew.length : null,
            })),
            ...late.map((any) => ({ any, purpose: 'late' as const, rotation: null })),
          ].flatMap(({ any, ...it }) => {
            n += 1
            return any.map((one) => ({ ...one, ...it, group: n }))
          })
          const again = readRequirements(writeRequirements(all, 'own'))
          expect(again.troubles).toEqual([])
          expect(
            again.asked.map((it) => [
              it.purpose,
              it.turn === null ? null : it.turn % renew.length,
              it.group,
              it.kind,
              it.name,
              it.minPercent,
            ]),
          ).toEqual(
            all.map((it) => [
              it.purpose,
              it.rotation,
              it.group,
              it.kind,
              it.courseCode ?? (it.kind === 'evidence' ? '' : it.certificationSlug),
              it.minPercent,
            ]),
          )
        },
      ),
    )
  })
})
