import { sql } from 'drizzle-orm'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Writer } from '@/db'
import { award, holding } from '@/db/tables/award'
import { certification, certificationVersion } from '@/db/tables/certification'
import { person, roleGrant } from '@/db/tables/people'
import { placement, position, positionRequirement, team } from '@/db/tables/staffing'
import { actorOf, companyZone } from '@/university/actor'
import { perform } from '@/university/kernel'
import { endPlacement } from '@/university/staffing/placement/commands/end-placement'
import { adoptPlan } from '@/university/staffing/plans/commands/adopt-plan'
import { cancelPlan } from '@/university/staffing/plans/commands/cancel-plan'
import { makePlan } from '@/university/staffing/plans/commands/make-plan'
import { proposal } from '@/university/staffing/plans/queries/proposal'
import { aPerson, noon, type World, world } from '../../world'

// Today is 2026-11-21. Alma holds both certifications and sits where one would do; Ben holds that
// one and has room; nobody else holds B.
const on = '2026-12-01'
let w: World
let lead: number
let other: number
let alma: number
let ben: number
let places: { plain: number; special: number; second: number }

async function hold(
  db: Writer,
  personId: number,
  certificationId: number,
  validUntil: string | null = null,
) {
  const [h] = await db.insert(holding).values({ personId, certificationId }).returning()
  await db.insert(award).values({
    holdingId: h!.id,
    personId,
    certificationId,
    versionId: certificationId,
    issuedOn: '2025-01-01',
    validFrom: '2025-01-01',
    validUntil,
    anchor: validUntil,
    source: 'manual',
    issuer: 'I',
    basis: [],
    verificationCode: `${personId}-${certificationId}`,
    createdAt: 0,
  })
}
async function seat(
  db: Writer,
  teamId: number,
  title: string,
  certificationId: number,
  criticality: number,
) {
  const [made] = await db
    .insert(position)
    .values({ teamId, kind: 'technician', title, criticality, from: '2026-01-01' })
    .returning()
  await db
    .insert(positionRequirement)
    .values({ positionId: made!.id, group: 1, certificationId, from: '2026-01-01' })
  return made!.id
}
const stand = (db: Writer, positionId: number, teamId: number, personId: number) =>
  db.insert(placement).values({ positionId, teamId, personId, from: '2026-02-01', placedAt: +noon })

beforeEach(async () => {
  w = await world()
  await w.put(async (db) => {
    lead = await aPerson(db, { name: 'Stella Lead', roles: ['staffing lead'] })
    other = await aPerson(db, { name: 'Otis Lead', roles: ['staffing lead'] })
    alma = await aPerson(db, { name: 'Alma Both' })
    ben = await aPerson(db, { name: 'Ben Plain' })
    for (const [n, short] of ['A', 'B'].entries()) {
      await db.insert(certification).values({
        id: n + 1,
        slug: short,
        short,
        name: short,
        issuer: 'I',
        inHouse: false,
        track: 'linux',
      })
      await db.insert(certificationVersion).values({
        id: n + 1,
        certificationId: n + 1,
        number: 1,
        effectiveFrom: '2000-01-01',
        validityKnown: true,
      })
    }
    await db.insert(team).values([
      { id: 1, code: 'T1', customer: 'First', site: '', since: '2020-01-01' },
      { id: 2, code: 'T2', customer: 'Second', site: '', since: '2020-01-01' },
    ])
    places = {
      plain: await seat(db, 1, 'Plain', 1, 2),
      special: await seat(db, 2, 'Special', 2, 3),
      second: await seat(db, 2, 'Special again', 2, 1),
    }
    await hold(db, alma, 1)
    await hold(db, alma, 2, '2027-02-01')
    await hold(db, ben, 1)
    await stand(db, places.plain, 1, alma)
  })
})
afterEach(() => w.close())

const made = async (input: object = {}, as = lead) => {
  const outcome = await w.perform(makePlan, { on, ...input }, as)
  if (!outcome.ok) throw new Error(outcome.because)
  return outcome.value.plan
}
const shown = async (id: number, more: object = {}) => {
  const outcome = await w.ask(proposal, { id, ...more }, lead)
  if (!outcome.ok) throw new Error(outcome.because)
  return outcome.value
}
const standing = () =>
  w.store.reading((db) =>
    db.all<{
      position: number
      person: number
      from: string
      until: string | null
      follows: number | null
    }>(
      sql`select position_id as position, person_id as person, "from", until, follows_id as follows
        from placement order by id`,
    ),
  )

describe('a plan', () => {
  test('proposes the chain that fills the critical position, and proves what stays empty', async () => {
    const it = await shown(await made())
    expect(it.state).toBe('ready')
    expect(it.outcome.counts).toMatchObject({
      positions: 3,
      filled: 2,
      filledToday: 1,
      empty: [0, 1, 0, 0],
      moves: 1,
    })
    expect(it.chains).toHaveLength(1)
    expect(it.chains[0]?.changes.map((row) => [row.title, row.person, row.before])).toEqual([
      ['Plain', 'Ben Plain', 'Alma Both'],
      ['Special', 'Alma Both', null],
    ])
    expect(it.chains[0]?.changes.map((row) => row.because)).toEqual([
      'Frees Alma Both for Special with Second, which is empty. Ben Plain has room for it.',
      'Fills an empty critical position. Alma Both comes from Plain with First. B ends 1 Feb 2027, day 63: the renewal becomes a requirement.',
    ])
    const { empty, proofs } = await shown(it.id, { view: 'empty' })
    expect(empty.map((row) => row.title)).toEqual(['Special again'])
    expect(proofs).toMatchObject([
      { competing: 2, qualified: 1, room: 1, short: 1, people: [{ name: 'Alma Both' }] },
    ])
  })

  test('is adopted in one act: an end, placements that follow, the renewal of what ends on the way', async () => {
    const id = await made()
    const outcome = await w.perform(
      adoptPlan,
      { plan: id, whole: 'on', reason: 'agreed with both customers' },
      lead,
    )
    expect(outcome).toMatchObject({ ok: true, value: { changes: 2, made: 2 } })
    expect(await standing()).toEqual([
      {
        position: places.plain,
        person: alma,
        from: '2026-02-01',
        until: '2026-11-30',
        follows: null,
      },
      { position: places.plain, person: ben, from: on, until: '2027-05-31', follows: null },
      { position: places.special, person: alma, from: on, until: null, follows: 1 },
    ])
    const renew = await w.store.reading((db) =>
      db.all(
        sql`select certification_id as certification, due_on as due from hold_rule
          where placement_id is not null`,
      ),
    )
    expect(renew).toEqual([{ certification: 2, due: '2027-02-01' }])
    expect((await shown(id)).chains[0]).toMatchObject({ adoptedBy: 'Stella Lead' })
    expect(
      await w.perform(adoptPlan, { plan: id, whole: 'on', reason: 'again' }, lead),
    ).toMatchObject({
      ok: false,
      because: 'Everything in this plan was adopted.',
    })
  })

  test('that meets another world is refused with what changed, and changes nothing', async () => {
    const id = await made()
    await w.perform(
      endPlacement,
      { placement: 1, on: '2026-11-25', reason: 'the customer asked' },
      other,
    )
    const before = await standing()
    const outcome = await w.perform(adoptPlan, { plan: id, whole: 'on', reason: 'agreed' }, lead)
    expect(outcome).toMatchObject({ ok: false, kind: 'refused' })
    expect(outcome.ok || outcome.because).toContain(
      'Plain with First is empty now (Otis Lead, 21 Nov 2026).',
    )
    expect(await standing()).toEqual(before)
    expect((await shown(id)).chains[0]?.stale).toBe(true)
  })

  test('is refused when someone lost what they hold meanwhile, also where nobody moved', async () => {
    const id = await made()
    await w.put((db) =>
      db
        .update(award)
        .set({ revokedOn: '2026-11-21', revokedBecause: 'withdrawn by the issuer' })
        .where(sql`person_id = ${ben}`),
    )
    const before = await standing()
    const outcome = await w.perform(adoptPlan, { plan: id, whole: 'on', reason: 'agreed' }, lead)
    expect(outcome.ok || outcome.because).toContain(
      'Ben Plain for Plain with First: Not qualified: A was revoked on 21 Nov 2026',
    )
    expect(await standing()).toEqual(before)
  })

  test('is refused when someone left the company meanwhile: who comes, or who goes', async () => {
    const id = await made()
    const before = await standing()
    const adopted = () => w.perform(adoptPlan, { plan: id, whole: 'on', reason: 'agreed' }, lead)
    await w.put((db) => db.update(person).set({ leftOn: '2026-11-25' }).where(sql`id = ${ben}`))
    const came = await adopted()
    expect(came.ok || came.because).toContain(
      'Ben Plain for Plain with First: Leaves the company on 25 Nov 2026.',
    )
    await w.put((db) =>
      db
        .update(person)
        .set({ leftOn: sql`case id when ${alma} then '2026-11-25' end` })
        .where(sql`id in (${alma}, ${ben})`),
    )
    const went = await adopted()
    expect(went.ok || went.because).toContain('Plain with First is empty now')
    expect(await standing()).toEqual(before)
  })

  test('is refused once its day has come, or to someone who is no staffing lead any more', async () => {
    const id = await made()
    const before = await standing()
    const input = { plan: id, whole: 'on', reason: 'agreed' }
    const later = new Date(`${on}T18:00:00Z`)
    const then = await w.store.reading(async (db) =>
      actorOf(db, lead, later, await companyZone(db)),
    )
    expect(await perform(w.store, adoptPlan, input, { actor: then!, now: later })).toMatchObject({
      ok: false,
      because: 'The day this plan is for has begun: make it anew for a later day.',
    })
    await w.put((db) =>
      db.update(roleGrant).set({ until: '2026-11-20' }).where(sql`person_id = ${lead}`),
    )
    expect(await w.perform(adoptPlan, input, lead)).toMatchObject({ ok: false, kind: 'not found' })
    await w.put((db) =>
      db.insert(roleGrant).values({ personId: lead, role: 'registrar', from: '2026-11-20' }),
    )
    expect(await w.perform(adoptPlan, input, lead)).toMatchObject({
      ok: false,
      because: 'Only a staffing lead adopts a plan.',
    })
    expect(await standing()).toEqual(before)
  })

  test('adopts whole chains only: a tick on one change of a chain takes all of it, another chain stays', async () => {
    await w.put(async (db) => {
      const free = await aPerson(db, { name: 'Free Third' })
      await hold(db, free, 1)
      await seat(db, 1, 'Plain again', 1, 1)
    })
    const it = await shown(await made())
    expect(it.chains.map((chain) => chain.changes.length)).toEqual([2, 1])
    const tick = it.chains[0]!.changes[1]!.id
    expect(
      await w.perform(adoptPlan, { plan: it.id, chains: [tick], reason: 'agreed' }, lead),
    ).toMatchObject({ ok: true, value: { changes: 2 } })
    expect((await shown(it.id)).adopted).toBe(2)
    expect(
      await w.perform(adoptPlan, { plan: it.id, whole: 'on', reason: 'the rest' }, lead),
    ).toMatchObject({ ok: true, value: { changes: 1 } })
  })

  test('never places whoever adopts it', async () => {
    await w.put((db) => hold(db, lead, 2))
    const it = await shown(await made())
    const mine = it.chains.find((chain) => chain.changes.some((row) => row.personId === lead))!
    expect(mine.may).toMatchObject({ ok: false })
    expect(
      await w.perform(adoptPlan, { plan: it.id, chains: [mine.id], reason: 'mine' }, lead),
    ).toMatchObject({ ok: false, kind: 'refused' })
    await w.perform(adoptPlan, { plan: it.id, whole: 'on', reason: 'all' }, lead)
    expect((await standing()).filter((row) => row.person === lead)).toEqual([])
    expect(
      await w.perform(adoptPlan, { plan: it.id, whole: 'on', reason: 'the rest' }, other),
    ).toMatchObject({ ok: true })
    expect((await standing()).filter((row) => row.person === lead)).toHaveLength(1)
  })

  test('made anew keeps what was pinned and forbidden, and says how it differs', async () => {
    const id = await made()
    const next = await made({ forbid: [`${places.special}:${alma}`], previous: id })
    const it = await shown(next)
    expect(
      it.chains.flatMap((chain) => chain.changes).map((row) => [row.title, row.person]),
    ).toEqual([
      ['Plain', 'Ben Plain'],
      ['Special again', 'Alma Both'],
    ])
    expect(it.previous).toMatchObject({
      id,
      more: 0,
      gone: [{ title: 'Special', person: 'Alma Both' }],
      added: [{ title: 'Special again', person: 'Alma Both' }],
    })
    const pinned = await shown(await made({ pin: [`${places.special}:${ben}`] }))
    expect(pinned.chains.some((chain) => chain.stuck)).toBe(true)
  })

  test('adds wishes up, the later of two that contradict each other counting', async () => {
    const id = await made({ pin: [`${places.plain}:${alma}`] })
    const next = async (more: object) => {
      const { pinned, forbidden } = (await shown(id, more)).next
      return [pinned.map((pair) => pair.join(':')), forbidden.map((pair) => pair.join(':'))]
    }
    const plain = (who: number) => `${places.plain}:${who}`
    const special = `${places.special}:${alma}`
    expect(await next({})).toEqual([[plain(alma)], []])
    expect(await next({ pin: special, forbid: [plain(lead)] })).toEqual([
      [plain(alma), special],
      [plain(lead)],
    ])
    expect(await next({ pin: [plain(ben)] })).toEqual([[plain(ben)], []])
    expect(await next({ forbid: [plain(alma)] })).toEqual([[], [plain(alma)]])
    expect(await next({ free: [plain(alma)], pin: special })).toEqual([[special], []])
    expect(await next({ at: places.special, who: 'ben plain', free: [plain(alma)] })).toEqual([
      [`${places.special}:${ben}`],
      [],
    ])
    expect(await next({ pin: 'nonsense' })).toEqual([[plain(alma)], []])
  })

  test('leaves out who is free on the day and not over the whole time', async () => {
    await w.put((db) =>
      db.insert(placement).values({
        positionId: places.special,
        teamId: 2,
        personId: ben,
        from: '2027-01-01',
        placedAt: +noon,
      }),
    )
    const it = await shown(await made())
    expect(it.outcome.leftOut).toMatchObject([{ position: places.plain, person: ben }])
    expect(it.chains.flatMap((chain) => chain.changes).map((row) => row.person)).not.toContain(
      'Ben Plain',
    )
  })

  test('for today, with a contradiction or about nothing is refused with the reason', async () => {
    const because = async (input: object) => {
      const outcome = await w.perform(makePlan, { on, ...input }, lead)
      return outcome.ok ? '' : outcome.because
    }
    expect(await because({ on: '2026-11-21' })).toContain('tomorrow or later')
    expect(await because({ kinds: 'leader' })).toContain('No position')
    expect(await because({ pin: ['1:2', '1:3'] })).toContain('Two people')
    expect(await because({ pin: ['1:2'], forbid: ['1:2'] })).toContain(
      'pinned to a position and forbidden',
    )
    expect(await because({ pin: ['one'] })).toContain('position:person')
    expect(await w.perform(cancelPlan, { plan: await made() }, lead)).toMatchObject({
      ok: false,
      because: 'This plan is not being worked on any more.',
    })
  })
})
