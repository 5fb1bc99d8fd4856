import { expect, test } from 'vitest'
import { nobody } from '@/university/actor'
import { mayUndo } from '@/university/staffing/placement/rules/undo'

// Today is 21 November 2026.
const lead = { ...nobody, id: 1, today: '2026-11-21', roles: ['staffing lead' as const] }
const placed = { personId: 2, from: '2026-01-01', until: null as string | null }
type Act = Parameters<typeof mayUndo>[1]
const act = (it: Partial<Act> = {}): Act =>
  ({ made: [], shortened: [{}], placed, verb: 'placement.ended', ...it }) as Act
const said = (actor: typeof lead, it: Act) => {
  const verdict = mayUndo(actor, it)
  return verdict.ok ? 'yes' : verdict.because
}

test.each([
  ['2026-11-20', 'It began on 20 Nov 2026: end it instead.'],
  ['2026-11-21', 'It began on 21 Nov 2026: end it instead.'],
  ['2026-11-22', 'yes'],
])('what an act made from %s on is undone only before it begins', (from, expected) =>
  expect(said(lead, act({ made: [{ ...placed, from }] as Act['made'] }))).toBe(expected),
)

test.each([
  ['2026-11-20', 'It ended on 20 Nov 2026.'],
  ['2026-11-21', 'yes'],
  ['2026-11-22', 'yes'],
])('an end on %s is undone until its day is over', (until, expected) =>
  expect(said(lead, act({ placed: { ...placed, until } as Act['placed'] }))).toBe(expected),
)

test('nobody undoes what is about themselves, nor without the role', () => {
  expect(said({ ...lead, roles: [] }, act())).toBe('Only a staffing lead undoes this.')
  const mine = { ...placed, personId: 1 }
  const refused = 'It is about your own placement: ask another staffing lead.'
  expect(said(lead, act({ placed: mine as Act['placed'] }))).toBe(refused)
  expect(said(lead, act({ made: [mine] as Act['made'] }))).toBe(refused)
})
test('an act that did nothing, or that has no way back, says so', () => {
  expect(said(lead, act({ shortened: [] }))).toBe('There is nothing to undo.')
  expect(said(lead, act({ noWayBack: 'The position is closed.' }))).toBe('The position is closed.')
})
