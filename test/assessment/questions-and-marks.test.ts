import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { AnswerValue, QuestionBody, QuestionKey } from '@/db/tables/assessment'
import { answerIn, misshapen } from '@/university/assessment/rules/answer'
import { deadlineOf, extended, isOver, timeAllowed } from '@/university/assessment/rules/deadline'
import { drawPaper } from '@/university/assessment/rules/draw'
import { passes, penaltyOf, resultOf, rubricPoints } from '@/university/assessment/rules/grade'
import { machineMark, numberIn } from '@/university/assessment/rules/machine-mark'

const minute = 60_000
const day = 86_400_000

describe('the deadline', () => {
  const timing = { startedAt: 0, minutes: 30, extraPercent: 100, granted: 0, close: null }
  test('the limit with the person’s own time', () => expect(deadlineOf(timing)).toBe(60 * minute))
  test('never past the close and that own time', () =>
    expect(deadlineOf({ ...timing, close: 20 * minute })).toBe(50 * minute))
  test('granted minutes come on top', () =>
    expect(deadlineOf({ ...timing, granted: 5 * minute })).toBe(65 * minute))
  test.each([
    [30, 100, '60 min (30 + your 30)'],
    [30, 0, '30 min'],
    [45, 25, '56.3 min (45 + your 11.3)'],
  ])('%i min and %i %% more is shown as %s', (minutes, extra, shown) =>
    expect(timeAllowed(minutes, extra)).toBe(shown),
  )
  test('ten seconds late still count, eleven do not', () => {
    expect(isOver(minute, minute + 10_000)).toBe(false)
    expect(isOver(minute, minute + 10_001)).toBe(true)
  })
  test('is only ever extended', () => {
    const any = fc.record({
      startedAt: fc.nat(1e6),
      minutes: fc.integer({ min: 1, max: 300 }),
      extraPercent: fc.nat(200),
      close: fc.option(fc.nat(1e8)),
    })
    fc.assert(
      fc.property(any, fc.nat(1e8), fc.nat(600), fc.nat(600), (it, deadline, more, evenMore) => {
        const once = extended(deadline, it, more)
        expect(once).toBeGreaterThanOrEqual(deadline)
        expect(extended(once, it, evenMore)).toBeGreaterThanOrEqual(once)
      }),
    )
  })
  test('two extensions add up', () => {
    const { granted: _, ...it } = timing
    expect(extended(extended(60 * minute, it, 5), it, 5)).toBe(70 * minute)
  })
})

describe('grades', () => {
  test('10 points, 10 % a day, 1.3 days late: penalty 2, final 8', () => {
    expect(resultOf(10, 10, 70, 1.3 * day, { percent: 10, interval: day, floor: 0 })).toEqual({
      possible: 10,
      raw: 10,
      penalty: 2,
      final: 8,
      passed: true,
    })
  })
  test('floor 50 %, raw 6 of 10, 20 % a day, 3 days: penalty 1, final 5', () => {
    const it = resultOf(10, 6, 70, 3 * day, { percent: 20, interval: day, floor: 0.5 })
    expect(it.penalty).toBeCloseTo(1, 12)
    expect(it.final).toBeCloseTo(5, 12)
  })
  test('work at or below the floor loses nothing', () =>
    expect(penaltyOf(10, 5, 9 * day, { percent: 20, interval: day, floor: 0.5 })).toBe(0))
  test('pass is decided before rounding', () => {
    expect(passes(69.96, 100, 70)).toBe(false)
    expect(passes(70, 100, 70)).toBe(true)
    expect(passes(1 / 3 + 1 / 3 + 1 / 3 + 0.1 + 0.2, 1.3, 100)).toBe(true)
  })
  test('no grade leaves its range', () => {
    const positive = fc.double({ min: 0.5, max: 500, noNaN: true })
    const share = fc.double({ min: 0, max: 1, noNaN: true })
    const rule = fc.record({
      percent: fc.nat(300),
      interval: fc.integer({ min: 1, max: day }),
      floor: share,
    })
    fc.assert(
      fc.property(
        positive,
        share,
        fc.nat(100 * day),
        rule,
        fc.nat(100),
        (possible, part, late, late_, pass) => {
          const raw = possible * part
          const it = resultOf(possible, raw, pass, late, late_)
          expect(it.penalty).toBeGreaterThanOrEqual(0)
          expect(it.final).toBeGreaterThanOrEqual(0)
          expect(it.final).toBeLessThanOrEqual(raw)
          if (raw > late_.floor * possible)
            expect(it.final).toBeGreaterThanOrEqual(late_.floor * possible - 1e-9)
        },
      ),
    )
  })
  test('a rubric gives its share of the points', () => {
    const rubric = [{ points: 3 }, { points: 3 }, { points: 4 }]
    expect(rubricPoints([3, 3, 4], rubric, 10)).toBe(10)
    expect(rubricPoints([3, 0, 2], rubric, 20)).toBe(10)
  })
})

type Case = [QuestionBody, QuestionKey, AnswerValue, number]
const four = ['a', 'b', 'c', 'd']
const cases: Record<string, Case> = {
  'single, right': [{ kind: 'single', options: four }, { kind: 'single', correct: 2 }, 2, 1],
  'single, wrong': [{ kind: 'single', options: four }, { kind: 'single', correct: 2 }, 0, 0],
  'multiple, all': [
    { kind: 'multiple', options: four },
    { kind: 'multiple', correct: [0, 2], credit: 'all-or-nothing' },
    [2, 0],
    1,
  ],
  'multiple, one missing': [
    { kind: 'multiple', options: four },
    { kind: 'multiple', correct: [0, 2], credit: 'all-or-nothing' },
    [0],
    0,
  ],
  'multiple, right minus wrong': [
    { kind: 'multiple', options: four },
    { kind: 'multiple', correct: [0, 2], credit: 'right-minus-wrong' },
    [0],
    0.5,
  ],
  'multiple, never below nothing': [
    { kind: 'multiple', options: four },
    { kind: 'multiple', correct: [0, 2], credit: 'right-minus-wrong' },
    [0, 1, 3],
    0,
  ],
  'boolean, right': [{ kind: 'boolean' }, { kind: 'boolean', correct: false }, false, 1],
  'boolean, wrong': [{ kind: 'boolean' }, { kind: 'boolean', correct: false }, true, 0],
  'numeric, at the tolerance': [
    { kind: 'numeric' },
    { kind: 'numeric', value: 0.2, tolerance: 0.1 },
    '0.3',
    1,
  ],
  'numeric, beyond it': [
    { kind: 'numeric' },
    { kind: 'numeric', value: 0.2, tolerance: 0.1 },
    '0.31',
    0,
  ],
  'numeric, grouped, with its unit': [
    { kind: 'numeric', unit: 'inodes' },
    { kind: 'numeric', value: 6553600, tolerance: 0 },
    '6,553,600 inodes',
    1,
  ],
  'numeric, not a number': [
    { kind: 'numeric' },
    { kind: 'numeric', value: 0, tolerance: 5 },
    'none',
    0,
  ],
  'text, case folded': [
    { kind: 'text' },
    { kind: 'text', accepted: ['Sticky bit'], normalise: 'case' },
    '  sticky   BIT ',
    1,
  ],
  'text, case kept': [
    { kind: 'text' },
    { kind: 'text', accepted: ['/etc/fstab'], normalise: 'space' },
    '/ETC/fstab',
    0,
  ],
  'ordering, right': [{ kind: 'ordering', options: four }, { kind: 'ordering' }, [0, 1, 2, 3], 1],
  'ordering, nearly': [{ kind: 'ordering', options: four }, { kind: 'ordering' }, [0, 1, 3, 2], 0],
  'ordering, a part': [{ kind: 'ordering', options: four }, { kind: 'ordering' }, [0, 1, 2, -1], 0],
  'matching, half': [
    { kind: 'matching', left: ['x', 'y'], right: four },
    { kind: 'matching', pairs: [3, 1] },
    [3, 0],
    0.5,
  ],
  'command, an accepted form': [
    { kind: 'command' },
    { kind: 'command', accepted: ['df -i', 'df --inodes'] },
    ' df   --inodes',
    1,
  ],
  'command, another case': [
    { kind: 'command' },
    { kind: 'command', accepted: ['df -i'] },
    'df -I',
    0,
  ],
}

describe('what the machine marks', () => {
  test.each(Object.entries(cases))('%s', (_, [body, key, value, share]) =>
    expect(machineMark(body, key, 2, value)).toBeCloseTo(share * 2, 9),
  )
  test('a person marks an essay; an empty one earns nothing', () => {
    const essay: QuestionKey = { kind: 'essay', model: '', rubric: [] }
    expect(machineMark({ kind: 'essay', words: 1 }, essay, 10, 'Some words')).toBeNull()
    expect(machineMark({ kind: 'essay', words: 1 }, essay, 10, '  ')).toBe(0)
  })
  test('numbers as people type them', () => {
    expect(
      ['1,024', '3,5', '1 048 576', '−2', '12.', '.5', '1e3', '1.2.3', '', '0x10'].map((it) =>
        numberIn(it),
      ),
    ).toEqual([1024, 3.5, 1048576, -2, 12, 0.5, 1000, undefined, undefined, undefined])
  })
  test('every mark lies between nothing and everything, whatever is sent', () => {
    const value = fc.oneof(
      fc.integer(),
      fc.string(),
      fc.boolean(),
      fc.constant(null),
      fc.array(fc.integer({ min: -1, max: 5 })),
    )
    fc.assert(
      fc.property(fc.constantFrom(...Object.values(cases)), value, ([body, key], given) => {
        const points = machineMark(body, key, 3, given) as number
        expect(points).toBeGreaterThanOrEqual(0)
        expect(points).toBeLessThanOrEqual(3)
      }),
    )
  })
  test('the order in which options are chosen never matters', () => {
    const options = Array.from({ length: 6 }, (_, i) => `option ${i}`)
    const set = fc.uniqueArray(fc.nat(5), { minLength: 1 })
    fc.assert(
      fc.property(
        set,
        set,
        fc.constantFrom('all-or-nothing' as const, 'right-minus-wrong' as const),
        fc.nat(),
        (correct, chosen, credit, seed) => {
          const mark = (list: number[]) =>
            machineMark(
              { kind: 'multiple', options },
              { kind: 'multiple', correct, credit },
              2,
              list,
            )
          const other = drawPaper(
            seed,
            [{ versionId: 1, body: { kind: 'single', options: chosen.map(String) } }],
            [],
            1,
          )[0]!.options.map((i) => chosen[i]!)
          expect(mark(other)).toBe(mark(chosen))
        },
      ),
    )
  })
})

describe('the draw', () => {
  const bank = Array.from({ length: 20 }, (_, i) => ({
    versionId: i + 1,
    body: { kind: 'single' as const, options: four },
  }))
  const essay = { versionId: 99, body: { kind: 'essay' as const, words: 300 } }
  test('the same seed draws the same paper, in whatever order the bank arrives', () => {
    fc.assert(
      fc.property(fc.integer(), (seed) => {
        expect(drawPaper(seed, [...bank].reverse(), [essay], 12)).toEqual(
          drawPaper(seed, bank, [essay], 12),
        )
      }),
    )
  })
  test('each question once, each option once, the essays last', () => {
    fc.assert(
      fc.property(fc.integer(), fc.nat(25), (seed, count) => {
        const paper = drawPaper(seed, bank, [essay], count)
        expect(paper.length).toBe(Math.min(count, 20) + 1)
        expect(new Set(paper.map((it) => it.versionId)).size).toBe(paper.length)
        expect(paper.at(-1)).toEqual({ versionId: 99, options: [] })
        for (const { options } of paper.slice(0, -1))
          expect([...options].sort()).toEqual([0, 1, 2, 3])
      }),
    )
  })
  test('other seeds draw other papers', () =>
    expect(drawPaper(1, bank, [], 12)).not.toEqual(drawPaper(2, bank, [], 12)))
})

describe('answers as a form sends them', () => {
  test.each([
    [{ kind: 'single', options: four }, { q: '2' }, 2],
    [{ kind: 'single', options: four }, {}, null],
    [{ kind: 'multiple', options: four }, { q: '2' }, [2]],
    [{ kind: 'multiple', options: four }, { q: ['0', '3'] }, [0, 3]],
    [{ kind: 'boolean' }, { q: 'false' }, false],
    [{ kind: 'ordering', options: ['a', 'b'] }, { 'q-0': '1', 'q-1': '' }, [1, -1]],
    [{ kind: 'matching', left: ['a', 'b'], right: four }, { 'q-0': '', 'q-1': '' }, null],
    [{ kind: 'essay', words: 9 }, { q: 'one\r\ntwo' }, 'one\ntwo'],
  ] as [QuestionBody, Record<string, unknown>, AnswerValue][])(
    '%o reads %o',
    (body, fields, value) => expect(answerIn(body, fields, 'q')).toEqual(value),
  )
  test('a shape the page could not have sent is told', () => {
    expect(misshapen({ kind: 'single', options: four }, 4)).toBeDefined()
    expect(misshapen({ kind: 'multiple', options: four }, [1, 1])).toBeDefined()
    expect(misshapen({ kind: 'essay', words: 9 }, 'x'.repeat(20_001))).toContain('20,000')
    expect(misshapen({ kind: 'ordering', options: ['a', 'b'] }, [1, -1])).toBeUndefined()
  })
})
