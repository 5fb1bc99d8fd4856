import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { decode, largest } from '@/university/exchange/rules/decode'
import {
  inCircles,
  judgePeople,
  type KnownPerson,
  needsConfirming,
} from '@/university/exchange/rules/people'
import { type PersonFacts, peopleColumns, readPerson } from '@/university/exchange/rules/person-row'
import { readTable } from '@/university/exchange/rules/table'
import expected from '../data/expected.json'

const today = '2026-11-21'
const bytes = (text: string, encoding: BufferEncoding = 'utf8') =>
  new Uint8Array(Buffer.from(text, encoding))
const file = readFileSync('test/data/people.csv')

const head = peopleColumns.join(',')
const line = (it: Partial<PersonFacts> & { employee_id: string }) => {
  const n = it.employee_id.toLowerCase()
  const whole = {
    email: `${n}@example.com`,
    name: `Person ${n}`,
    job_title: 'Linux Technician',
    department: 'Support',
    site: 'London',
  }
  const rest = {
    time_zone: 'Europe/London',
    shift: 'day',
    manager_employee_id: '',
    hired_on: '2020-01-01',
    left_on: '',
  }
  const row = { ...whole, ...rest, ...it } as Record<string, string | null>
  return peopleColumns.map((column) => row[column] ?? '').join(',')
}
const rowsOf = (...people: Parameters<typeof line>[0][]) => {
  const table = readTable([head, ...people.map(line)].join('\n'), peopleColumns)
  if (!table.ok) throw new Error(table.because)
  return table.rows
}
const knownOf = (
  ...people: (Parameters<typeof line>[0] & { origin?: KnownPerson['origin'] })[]
): KnownPerson[] =>
  people.map(({ origin = 'hr', ...it }, i) => ({
    id: i + 1,
    origin,
    facts: readPerson(rowsOf(it)[0]!).facts,
  }))
const verdictsOf = (rows: ReturnType<typeof rowsOf>, known: KnownPerson[] = []) =>
  judgePeople(rows, known, today).verdicts.map(({ key, verdict, why }) =>
    [key, verdict, ...(why ? [why] : [])].join(' '),
  )

describe('the bytes', () => {
  test('UTF-8 is read with and without a byte order mark', () => {
    expect(decode(bytes('a,é'))).toEqual({ ok: true, text: 'a,é' })
    expect(decode(bytes('\ufeffa,é'))).toEqual({ ok: true, text: 'a,é' })
  })
  test.each([
    ['UTF-16', bytes('\ufeffa,b', 'utf16le'), /UTF-16.*CSV UTF-8/],
    ['UTF-16 without a mark', bytes('a,b', 'utf16le'), /NUL byte on line 1.*UTF-16/],
    ['Latin-1', bytes('a\nb\nJosé', 'latin1'), /Line 3 is not UTF-8.*Latin-1.*CSV UTF-8/],
    ['a NUL byte', bytes('a\nb\0'), /NUL byte on line 2/],
    ['a workbook', bytes('PK\u0003\u0004…'), /workbook/],
    ['nothing', bytes(''), /empty/],
    ['too much', new Uint8Array(largest + 1), /21 MB; at most 20 MB/],
  ])('%s is refused with what to do', (_name, it, because) => {
    expect(decode(it)).toMatchObject({ ok: false, because: expect.stringMatching(because) })
  })
})

describe('the table', () => {
  const columns = ['a', 'b'] as const
  test('columns may stand in any order; lines are counted as an editor counts them', () => {
    expect(readTable('b,a\n1,2\n\n"x\ny", 3 \n,\n5,6\n', columns)).toEqual({
      ok: true,
      rows: [
        { line: 2, cells: { a: '2', b: '1' } },
        { line: 4, cells: { a: '3', b: 'x\ny' } },
        { line: 7, cells: { a: '6', b: '5' } },
      ],
    })
  })
  test.each([
    ['a,c\n1,2', 'Unknown column “c”. Missing column “b”. The columns are: a, b.'],
    ['a\n1', 'Missing column “b”. The columns are: a, b.'],
    ['a,b,a\n1,2,3', '“a” is there more than once. The columns are: a, b.'],
    [
      'a;b\n1;2',
      'The columns are separated by “;”, and commas are expected. The columns are: a, b.',
    ],
    ['a,b', 'The file has a header and no rows.'],
    ['a,b\n"1,2', /never closed/],
    ['a,b\n1,x"y"', /quote inside a cell on line 2/],
    ['a,b\n1,"x"y', /after a closing quote on line 2/],
  ])('%j is refused', (text, because) => {
    expect(readTable(text, columns)).toEqual({
      ok: false,
      because: typeof because === 'string' ? because : expect.stringMatching(because),
    })
  })
  test('a row of another length is refused alone', () => {
    expect(readTable('a,b\n1\n1,2', columns)).toMatchObject({
      rows: [{ because: '1 cell where 2 are expected' }, { cells: { b: '2' } }],
    })
  })
})

describe('people', () => {
  test('the sample file is read as expected', () => {
    const text = decode(file)
    const table = text.ok ? readTable(text.text, peopleColumns) : text
    if (!table.ok) throw new Error(table.because)
    const plan = judgePeople(table.rows, [], today)
    const rejected: Record<string, string[]> = {}
    for (const { key, verdict, why } of plan.verdicts)
      if (verdict === 'refused') rejected[why!] = [...(rejected[why!] ?? []), key]
    expect(rejected).toEqual(expected.people.rejected)
    expect(table.rows).toHaveLength(expected.people.rows)
    expect(plan.verdicts.filter((it) => it.verdict === 'repeated').map((it) => it.key)).toEqual(
      expected.people.repeated_in_file,
    )
    expect(plan.create).toHaveLength(
      expected.people.distinct - Object.values(rejected).flat().length,
    )
    expect(plan.create.find((it) => it.employee_id === 'E01208')?.name).toBe(
      '=HYPERLINK("http://127.0.0.1","x")',
    )
  })
  test('every reason of a row is named', () => {
    expect(
      verdictsOf(rowsOf({ employee_id: 'E1', name: ' ', email: 'x', hired_on: '2026-02-30' })),
    ).toEqual(['E1 refused missing name; invalid email; invalid date'])
  })
  test('a circle refuses its members and nobody who merely reports into it', () => {
    expect(
      verdictsOf(
        rowsOf(
          { employee_id: 'A', manager_employee_id: 'B' },
          { employee_id: 'B', manager_employee_id: 'A' },
          { employee_id: 'C', manager_employee_id: 'A' },
        ),
      ),
    ).toEqual([
      'A refused reporting cycle',
      'B refused reporting cycle',
      'C create stored without a manager, because the row of A is refused',
    ])
  })
  test('a circle through somebody who is only in the database is found', () => {
    const known = knownOf(
      { employee_id: 'A' },
      { employee_id: 'B', manager_employee_id: 'A', origin: 'local' },
    )
    expect(verdictsOf(rowsOf({ employee_id: 'A', manager_employee_id: 'B' }), known)).toEqual([
      'A refused reporting cycle',
    ])
  })
  test('an address counts once, in the file and in the database, unless its owner gives it up', () => {
    const known = knownOf(
      { employee_id: 'A', email: 'a@example.com' },
      { employee_id: 'L', email: 'l@example.com', origin: 'local' },
    )
    const rows = rowsOf(
      { employee_id: 'A', email: 'new@example.com' },
      { employee_id: 'B', email: 'A@example.com' },
      { employee_id: 'C', email: 'l@example.com' },
    )
    expect(verdictsOf(rows, known)).toEqual(['A update', 'B create', 'C refused duplicate email'])
  })
  test('a refused row gives nothing up: who counted on it is refused too', () => {
    const known = knownOf({ employee_id: 'A', email: 'a@example.com' })
    const rows = rowsOf(
      { employee_id: 'A', email: 'new@example.com', shift: 'noon' as 'day' },
      { employee_id: 'B', email: 'a@example.com' },
    )
    expect(verdictsOf(rows, known)).toEqual([
      'A refused unknown shift',
      'B refused duplicate email',
    ])
  })
  test('only people of the HR file leave by being absent, and a refused row keeps its person', () => {
    const known = knownOf(
      { employee_id: 'A' },
      { employee_id: 'B' },
      { employee_id: 'L', origin: 'local' },
      { employee_id: 'D', origin: 'demo' },
      { employee_id: 'G', left_on: '2024-01-01' },
    )
    const plan = judgePeople(rowsOf({ employee_id: 'B', name: '' }), known, today)
    expect(plan.deactivate.map((it) => it.before.employee_id)).toEqual(['A'])
    expect([plan.leaving, plan.active]).toEqual([1, 2])
  })
  test('a last day in the past counts as leaving; one in five hundred does not ask, one in ten does', () => {
    const plan = judgePeople(
      rowsOf({ employee_id: 'A', left_on: '2026-11-01' }),
      knownOf({ employee_id: 'A' }),
      today,
    )
    expect(plan).toMatchObject({
      leaving: 1,
      active: 1,
      verdicts: [{ verdict: 'update', changes: { left_on: [null, '2026-11-01'] } }],
    })
    expect([
      needsConfirming(plan),
      needsConfirming({ leaving: 5, active: 100 }),
      needsConfirming({ leaving: 6, active: 100 }),
    ]).toEqual([true, false, true])
  })
  test('the demo keeps its people to itself', () => {
    const known = knownOf({ employee_id: 'D', origin: 'demo' })
    expect(
      verdictsOf(
        rowsOf(
          { employee_id: 'D', email: 'x@example.com' },
          { employee_id: 'E', manager_employee_id: 'D' },
        ),
        known,
      ),
    ).toEqual([
      'D refused this employee_id belongs to the demo',
      'E create stored without a manager, because the row of D is refused',
    ])
  })
  test('whoever is in a circle comes back to themselves, and nobody else does', () => {
    const graph = fc.array(fc.option(fc.nat(11), { nil: null }), { minLength: 12, maxLength: 12 })
    fc.assert(
      fc.property(graph, (managers) => {
        const line = new Map(
          managers.map((manager, i) => [`${i}`, manager === null ? null : `${manager}`]),
        )
        const returns = (start: string) => {
          let at: string | null | undefined = line.get(start)
          for (let steps = 0; at && steps < 12; steps++, at = line.get(at))
            if (at === start) return true
          return false
        }
        expect([...inCircles(line)].sort()).toEqual([...line.keys()].filter(returns).sort())
      }),
    )
  })
  test('what was accepted is unchanged the second time', () => {
    const person = fc.record({
      employee_id: fc.integer({ min: 1, max: 9 }).map((n) => `E${n}`),
      email: fc.integer({ min: 1, max: 9 }).map((n) => `e${n}@example.com`),
      manager_employee_id: fc.oneof(
        fc.constant(''),
        fc.integer({ min: 1, max: 9 }).map((n) => `E${n}`),
      ),
      name: fc.constantFrom('', 'Ada'),
    })
    fc.assert(
      fc.property(fc.array(person, { minLength: 1, maxLength: 9 }), (people) => {
        const rows = rowsOf(...people)
        const first = judgePeople(rows, [], today)
        const then = judgePeople(
          rows,
          first.create.map((facts, i) => ({ id: i + 1, origin: 'hr', facts })),
          today,
        )
        expect(
          then.verdicts.map((it) => (it.verdict === 'unchanged' ? 'create' : it.verdict)),
        ).toEqual(first.verdicts.map((it) => it.verdict))
        expect([then.create, then.update, then.deactivate]).toEqual([[], [], []])
      }),
    )
  })
})
