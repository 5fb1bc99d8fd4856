import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { serve } from '@/app/_web/endpoint'
import { questions } from '@/university'
import { actorOf } from '@/university/actor'
import { type World, world } from '../world'
import { aPosition, holder, northwindLed, place } from './placement/placement-world'

// Today is 21 November 2026: what an address names and nobody knows is said, and never looks like
// an empty list.
let w: World
let lead: number
let leader: number
beforeAll(async () => {
  w = await world()
  await w.put(async (db) => {
    let northwind: number
    ;({ lead, leader, northwind } = await northwindLed(db))
    await place(
      db,
      await aPosition(db, northwind, { asks: [[1]] }),
      await holder(db, 'Elif Moreau', { 1: '2026-12-24' }, { site: 'San Antonio' }),
    )
  })
})
afterAll(() => w.close())

const problemOf = async (name: string, input: object, as: number) => {
  const it = await w.ask(questions[name] as never, input, as)
  if (!it.ok) throw new Error(`${name}: ${it.because}`)
  const { problem, wrong = [] } = it.value as { problem?: string; wrong?: string[] }
  return problem ?? wrong[0]
}

const lists = [
  'coverage-board',
  'coverage-falls',
  'coverage-losses',
  'away-together',
  'exceptions',
  'asked-to-join',
] as const
const solved = ['empty-positions', 'one-exam', 'resigning', 'training'] as const
const said: [string, object, RegExp][] = [
  ...[...lists, ...solved].map((name): [string, object, RegExp] => [
    name,
    { team: 'NOPE' },
    /no team (is called )?NOPE\b/i,
  ]),
  ...[...lists.slice(0, 4), ...solved].map((name): [string, object, RegExp] => [
    name,
    { site: 'Atlantis' },
    /Atlantis/,
  ]),
  ...lists
    .slice(0, 4)
    .map((name): [string, object, RegExp] => [
      name,
      { certification: 'no-such' },
      /No certification is called no-such/,
    ]),
  ['exceptions', { signer: '999999' }, /nobody with the number 999999/],
  ['certified-idle', { certification: 'no-such' }, /called no-such today, so all are shown/],
  ['scarce-certifications', { certification: 'no-such' }, /called no-such today, so all are shown/],
  ['what-if', { like: 'NOPE' }, /There is no team NOPE/],
  ['what-if', { like: 'NWF', site: 'Atlantis' }, /Nobody works at Atlantis/],
  ['candidates', { needs: 'RHCSA', notOn: 'NOPE' }, /There is no team NOPE/],
  ['candidates', { needs: 'RHCSA', site: 'Atlantis' }, /Nobody works in Atlantis/],
  ['candidates', { needs: 'NOSUCH' }, /No certification or exam is called NOSUCH/],
  ['candidates', { needs: 'RHCSA', track: 'alchemy', level: 2 }, /There is no track alchemy/],
]
test.each(said)('%s %j', async (name, input, text) =>
  expect(await problemOf(name, input, lead)).toMatch(text),
)

describe('what is known', () => {
  const known = [...lists, ...solved].flatMap((name): [string, object][] => [
    [name, {}],
    [name, { team: 'nwf' }],
  ])
  test.each([...known, ['exceptions', {}] as [string, object]])('%s %j', async (name, input) =>
    expect(await problemOf(name, input, lead)).toBeUndefined(),
  )
  test('a position nobody knows is not found', async () => {
    for (const name of ['empty-positions', 'candidates'])
      expect(await w.ask(questions[name] as never, { position: 999_999 }, lead)).toMatchObject({
        kind: 'not found',
      })
  })
})

test('a leader is told that a team is not theirs', async () => {
  await w.put(async (db) =>
    (await import('./placement/placement-world')).aTeam(db, 'HAL', 'Halden Insurance'),
  )
  for (const name of lists)
    expect(await problemOf(name, { team: 'HAL' }, leader)).toMatch(
      /^Halden Insurance is not a team you lead/,
    )
  expect(await problemOf('exceptions', { team: 'NWF' }, leader)).toBeUndefined()
})

test('a file is refused with the same words; one of nothing stays an empty file', async () => {
  const get = async (query: string) => {
    const actor = (await w.store.reading((db) => actorOf(db, lead, w.now, 'America/Chicago')))!
    return serve(
      new Request(`http://localhost/api/v1/exceptions?format=csv${query}`),
      'exceptions',
      {
        store: w.store,
        now: w.now,
        session: async () => ({ actor, now: w.now }),
      },
    )
  }
  const refused = await get('&team=NOPE')
  expect([refused.status, ((await refused.json()) as { detail: string }).detail]).toEqual([
    422,
    'There is no team NOPE. Write its code, as on the list of teams.',
  ])
  expect((await get('&team=NWF')).status).toBe(200)
})
