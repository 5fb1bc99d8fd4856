import { randomUUID } from 'node:crypto'
import { rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'drizzle-orm'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openStore, type Store } from '@/db'
import { migrate } from '@/db/migrate'
import { actorOf } from '@/university/actor'
import { revokeCertification } from '@/university/certification/awards/commands/revoke'
import { perform } from '@/university/kernel'
import { placePerson } from '@/university/staffing/placement/commands/place-person'
import { adoptPlan } from '@/university/staffing/plans/commands/adopt-plan'
import { makePlan } from '@/university/staffing/plans/commands/make-plan'
import { aPerson, noon } from '../world'
import { aPosition, aTeam, certifications, holder } from './placement/placement-world'

// Two connections to one file, as two processes have them: what one does while the other is at it.
const file = join(tmpdir(), `guildhall-staffing-race-${randomUUID()}.db`)
const many = 6
let one: Store
let other: Store
let lead: number
let second: number
let registrar: number
let people: number[]
let positions: number[]
beforeEach(async () => {
  ;[one, other] = [openStore({ url: `file:${file}` }), openStore({ url: `file:${file}` })]
  await migrate(one.client)
  await one.writing(async (db) => {
    lead = await aPerson(db, {
      name: 'Stella Lead',
      jobTitle: 'Staffing',
      roles: ['staffing lead'],
    })
    second = await aPerson(db, {
      name: 'Otis Lead',
      jobTitle: 'Staffing',
      roles: ['staffing lead'],
    })
    registrar = await aPerson(db, {
      name: 'Rita Registrar',
      jobTitle: 'Registrar',
      roles: ['registrar'],
    })
    await certifications(db)
    const teamId = await aTeam(db, 'HAL', 'Halden')
    people = []
    positions = []
    for (let n = 0; n < many; n++) {
      people.push(await holder(db, `Holder ${n}`, { 1: null }))
      positions.push(await aPosition(db, teamId, { title: `Place ${n}`, asks: [[1]] }))
    }
  })
})
afterEach(() => {
  one.close()
  other.close()
  for (const end of ['', '-wal', '-shm']) rmSync(`${file}${end}`, { force: true })
})

const as = async (id: number) => ({
  actor: (await one.reading((db) => actorOf(db, id, noon, 'America/Chicago')))!,
  now: noon,
})
const holdings = () =>
  one.reading((db) =>
    db.all<{ id: number; person: number }>(
      sql`select id, person_id as person from holding order by id`,
    ),
  )
/** The events of each person's placing and revoking, in their order. */
const told = async (verbs: string[]) => {
  const rows = await one.reading((db) =>
    db.all<{
      person: number
      verb: string
    }>(sql`select distinct e.id, a.subject_id as person, e.verb from event e
      join event_about a on a.event_id = e.id and a.kind = 'person'
      where e.verb in (select value from json_each(${JSON.stringify(verbs)})) order by e.id`),
  )
  return people.map((id) => rows.filter((row) => row.person === id).map((row) => row.verb))
}
const placed = () =>
  one.reading((db) =>
    db.all<{ person: number }>(sql`select person_id as person from placement order by person_id`),
  )

test('an award revoked while its holder is being placed: placed before it, or refused because of it', async () => {
  const [leading, registering] = [await as(lead), await as(registrar)]
  const held = await holdings()
  const place = (n: number) =>
    perform(
      one,
      placePerson,
      { position: positions[n], person: people[n], from: '2026-12-01' },
      leading,
    )
  const revoke = (n: number) =>
    perform(
      other,
      revokeCertification,
      { holding: held[n]!.id, because: 'Bought, not sat.' },
      registering,
    )
  // Half are revoked first, half placed first, at the same moment; who comes first is the
  // database's to say.
  const outcomes = await Promise.all(
    people.map(async (_, n) => {
      if (n % 2) return Promise.all([place(n), revoke(n)])
      const revoked = revoke(n)
      return Promise.all([place(n), revoked])
    }),
  )
  expect(outcomes.map(([, revoked]) => revoked.ok)).toEqual(people.map(() => true))
  const order = await told(['placement.made', 'certification.revoked'])
  for (const [n, [came]] of outcomes.entries()) {
    expect(order[n]).toEqual(
      came.ok ? ['placement.made', 'certification.revoked'] : ['certification.revoked'],
    )
    if (!came.ok) expect(came.because).toContain('RHCSA was revoked on 21 Nov 2026')
  }
  expect((await placed()).map((row) => row.person)).toEqual(
    people.filter((_, n) => outcomes[n]![0].ok),
  )
})

const made = async () => {
  const outcome = await perform(one, makePlan, { on: '2026-12-01' }, await as(lead))
  if (!outcome.ok) throw new Error(outcome.because)
  expect(outcome.value.state).toBe('ready')
  return outcome.value.plan
}
const adopting = async (store: Store, plan: number, id: number) =>
  perform(store, adoptPlan, { plan, whole: 'on', reason: 'agreed' }, await as(id))

test('a plan adopted by two people at the same moment is adopted once', async () => {
  const plan = await made()
  const outcomes = await Promise.all([adopting(one, plan, lead), adopting(other, plan, second)])
  expect(outcomes.filter((it) => it.ok)).toHaveLength(1)
  expect(outcomes.find((it) => !it.ok)).toMatchObject({
    kind: 'refused',
    because: 'Everything in this plan was adopted.',
  })
  expect((await placed()).map((row) => row.person)).toEqual(people)
})

test('a plan adopted while awards are revoked is whole, or nothing', async () => {
  const plan = await made()
  const registering = await as(registrar)
  const holding = (await holdings())[0]?.id
  const [adopted] = await Promise.all([
    adopting(one, plan, lead),
    perform(other, revokeCertification, { holding, because: 'Bought, not sat.' }, registering),
  ])
  expect((await placed()).map((row) => row.person)).toEqual(adopted.ok ? people : [])
  if (!adopted.ok) expect(adopted.because).toContain('RHCSA was revoked on 21 Nov 2026')
  const [first] = await told(['placement.made', 'certification.revoked'])
  expect(first).toEqual(
    adopted.ok ? ['placement.made', 'certification.revoked'] : ['certification.revoked'],
  )
})
