// Long because one small company plays all of it: who is meant, by when, what changes, more time,
// placements, lists, and random worlds.
import { eq, sql } from 'drizzle-orm'
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Writer } from '@/db'
import { award, holding, suspension } from '@/db/tables/award'
import { certification, certificationVersion } from '@/db/tables/certification'
import { person } from '@/db/tables/people'
import {
  dueExtension,
  dueKinds,
  holdRulePerson,
  holdRule as ruleTable,
} from '@/db/tables/requirement'
import {
  type PositionKind,
  placement,
  position,
  positionKinds,
  positionRequirement,
  team,
} from '@/db/tables/staffing'
import { addDays } from '@/university/calendar'
import {
  answerExtension,
  askExtension,
} from '@/university/certification/required/commands/due-extension'
import {
  changeHoldRule,
  endHoldRule,
  setHoldRule,
} from '@/university/certification/required/commands/hold-rule'
import { extensionsWaiting } from '@/university/certification/required/queries/due-extensions'
import { holdRule } from '@/university/certification/required/queries/hold-rule'
import { holdRules } from '@/university/certification/required/queries/hold-rules'
import { myRequirements, requirements } from '@/university/certification/required/queries/must-hold'
import {
  liveOn,
  type MustRow,
  mustsOn,
} from '@/university/certification/required/queries/must-hold-sql'
import {
  previewHoldRule,
  previewHoldRuleEnd,
} from '@/university/certification/required/queries/preview-hold-rule'
import { dueBy, mustHold, mustWords } from '@/university/certification/required/rules/must-hold'
import { importFile } from '@/university/exchange/commands/import-file'
import type { Outcome } from '@/university/kernel'
import { myNotices } from '@/university/notices/queries/my-notices'
import { endPlacement } from '@/university/staffing/placement/commands/end-placement'
import { placePerson } from '@/university/staffing/placement/commands/place-person'
import { tries } from '../../thorough'
import { aPerson, noon, type World, world } from '../../world'

let w: World
let registrar: number
let lead: number
let boss: number
let ada: number
let ben: number
let rhcsa: number
beforeEach(async () => {
  w = await world()
  await w.put(async (db) => {
    registrar = await aPerson(db, { name: 'Rhea', jobTitle: 'Registrar', roles: ['registrar'] })
    lead = await aPerson(db, { name: 'Lea', jobTitle: 'Staffing Lead', roles: ['staffing lead'] })
    boss = await aPerson(db, { name: 'Bo', jobTitle: 'Manager' })
    ada = await aPerson(db, {
      name: 'Ada',
      email: 'ada@example.com',
      jobTitle: 'Technician',
      site: 'London',
      managerId: boss,
      hiredOn: '2026-11-01',
    })
    ben = await aPerson(db, {
      name: 'Ben',
      email: 'ben@example.com',
      jobTitle: 'Technician',
      site: 'Sydney',
      hiredOn: '2020-01-01',
    })
    rhcsa = await aCertification(db, 'rhcsa')
  })
})
afterEach(() => w.close())

async function aCertification(
  db: Writer,
  slug: string,
  it: Partial<typeof certificationVersion.$inferInsert> = {},
) {
  const [c] = await db
    .insert(certification)
    .values({ slug, short: slug, name: slug, issuer: 'Example', inHouse: false, track: 'linux' })
    .returning()
  const rules = { number: 1, effectiveFrom: '2000-01-01', validityMonths: 12, validityKnown: true }
  await db.insert(certificationVersion).values({ certificationId: c!.id, ...rules, ...it })
  return c!.id
}
let code = 0
async function held(
  db: Writer,
  personId: number,
  validFrom: string,
  validUntil: string | null,
  certificationId = rhcsa,
  it: Partial<typeof award.$inferInsert> = {},
) {
  const versionId = (await db.get<{ id: number }>(
    sql`select max(id) as id from certification_version
      where certification_id = ${certificationId}`,
  ))!.id
  const known = await db.get<{ id: number }>(
    sql`select id from holding where person_id = ${personId}
      and certification_id = ${certificationId}`,
  )
  const holdingId =
    known?.id ?? (await db.insert(holding).values({ personId, certificationId }).returning())[0]!.id
  const whose = {
    holdingId,
    personId,
    certificationId,
    versionId,
    issuer: 'Example',
    source: 'import' as const,
    basis: [],
    createdAt: +noon,
  }
  await db.insert(award).values({
    ...whose,
    issuedOn: validFrom,
    validFrom,
    validUntil,
    anchor: validUntil,
    verificationCode: `mh-${++code}`,
    ...it,
  })
  return holdingId
}
const value = <T>(it: Outcome<T>): T => {
  if (!it.ok) throw new Error(it.because)
  return it.value
}
const on = (day: string) => {
  w.now = new Date(`${day}T18:00:00Z`)
}
const titleRule = {
  certification: 'rhcsa',
  jobTitle: 'Technician',
  dueKind: 'fixed',
  dueOn: '2026-12-31',
  because: 'Every technician, by the end of the year',
}
const set = (it: object = {}, as = registrar) => w.perform(setHoldRule, { ...titleRule, ...it }, as)
const mine = async (who = ada, as = who) =>
  value(await w.ask(myRequirements, { person: who }, as)).rows
const state = async (who = ada) => {
  const rows = await mine(who)
  return rows.map((row) => `${row.short}: ${row.state}${row.due ? ` ${row.due}` : ''}`).join()
}
const listed = async (it: object, as = registrar) =>
  value(await w.ask(requirements, it, as)).rows.map((row) => `${row.name} ${row.state}`)

describe('who is meant, live', () => {
  test('by job title: whoever has it that day, from the day they arrive to the day they leave', async () => {
    value(await set())
    expect(await listed({})).toEqual(['Ada due', 'Ben due'])
    const cleo = await w.put((db) =>
      aPerson(db, { name: 'Cleo', jobTitle: 'Technician', hiredOn: '2026-11-25' }),
    )
    expect(await listed({})).toHaveLength(2)
    on('2026-11-25')
    expect(await listed({})).toEqual(['Ada due', 'Ben due', 'Cleo due'])
    await w.put((db) => db.run(sql`update person set left_on = '2026-11-24' where id = ${ben}`))
    await w.put((db) => db.run(sql`update person set job_title = 'Manager' where id = ${cleo}`))
    expect(await listed({})).toEqual(['Ada due'])
  })
  test('by site and title together, by site alone, by name', async () => {
    value(await set({ site: 'London' }))
    expect(await listed({})).toEqual(['Ada due'])
    value(await set({ jobTitle: '', site: 'Sydney' }))
    value(await set({ jobTitle: '', people: 'BEN@example.com\n\n' }))
    expect(await listed({})).toEqual(['Ada due', 'Ben due'])
    expect((await mine(ben))[0]?.rules).toHaveLength(2)
  })
  test('by team position: full placements that day, of that kind, on that team', async () => {
    const [t, other] = await w.put(async (db) => [await aTeam(db, 'T1'), await aTeam(db, 'T2')])
    await w.put(async (db) => {
      await placed(db, ada, t.technician, '2026-11-10', '2026-12-15')
      await placed(db, ben, other.technician, '2026-11-10', null)
      await placed(db, boss, t.leader, '2026-11-10', null)
    })
    const rule = { jobTitle: '', dueKind: 'after placement', dueOn: '', dueDays: 30 }
    value(await set({ ...rule, positionKind: 'technician', team: 'T1' }, lead))
    expect(await state()).toBe('rhcsa: due 2026-12-10')
    expect(await state(ben)).toBe('')
    value(await set({ ...rule, positionKind: 'technician' }, lead))
    expect(await state(ben)).toBe('rhcsa: due 2026-12-10')
    value(await set({ ...rule, team: 'T1' }, lead))
    expect(await state(boss)).toBe('rhcsa: due 2026-12-10')
    on('2026-12-16')
    expect(await state()).toBe('')
  })
  test('who stands beside someone as a shadow is not in the position yet', async () => {
    const t = await w.put((db) => aTeam(db, 'T1'))
    await w.put((db) =>
      db.insert(placement).values({
        positionId: t.technician,
        teamId: t.id,
        personId: ada,
        kind: 'shadow',
        from: '2026-11-01',
        placedAt: 0,
      }),
    )
    value(await set({ jobTitle: '', team: 'T1' }))
    expect(await state()).toBe('')
  })
})

async function aTeam(db: Writer, code: string) {
  const [t] = await db
    .insert(team)
    .values({ code, customer: `Customer ${code}`, site: 'London', since: '2020-01-01' })
    .returning()
  const seat = async (kind: PositionKind) =>
    (
      await db
        .insert(position)
        .values({ teamId: t!.id, kind, title: kind, from: '2020-01-01' })
        .returning({ id: position.id })
    )[0]!.id
  return { id: t!.id, technician: await seat('technician'), leader: await seat('leader') }
}
async function placed(
  db: Writer,
  personId: number,
  positionId: number,
  from: string,
  until: string | null,
) {
  await db.run(sql`insert into placement (position_id, team_id, person_id, kind, "from", until,
    placed_at, because)
    select id, team_id, ${personId}, 'full', ${from}, ${until}, 0, '' from position
    where id = ${positionId}`)
}

describe('by when', () => {
  const facts = {
    hiredOn: '2026-11-01',
    leftOn: null,
    jobTitle: 'Technician',
    jobSince: null,
    site: 'London',
    placements: [],
    addedOn: null,
  }
  const rule = {
    certificationId: 1,
    jobTitle: 'Technician',
    site: null,
    positionKind: null,
    teamId: null,
    named: false,
    dueOn: null,
    dueDays: 30,
    from: '2026-06-01',
    until: null,
  }
  const inTeam = { ...rule, jobTitle: null, positionKind: 'technician' as const }
  const placements = [{ kind: 'technician' as const, teamId: 1, from: '2026-11-12', until: null }]
  test.each([
    ['after hire', { ...rule, dueKind: 'after hire' as const }, facts, '2026-12-01'],
    [
      'hired long before the rule: never before the rule itself',
      { ...rule, dueKind: 'after hire' as const },
      { ...facts, hiredOn: '2010-01-01' },
      '2026-06-01',
    ],
    [
      'assigned: the rule’s start, where they were there before',
      { ...rule, dueKind: 'after assignment' as const },
      { ...facts, hiredOn: '2010-01-01' },
      '2026-07-01',
    ],
    [
      'assigned: being hired, where that was later',
      { ...rule, dueKind: 'after assignment' as const },
      facts,
      '2026-12-01',
    ],
    [
      'assigned: the new job title',
      { ...rule, dueKind: 'after assignment' as const },
      { ...facts, hiredOn: '2010-01-01', jobSince: '2026-11-15' },
      '2026-12-15',
    ],
    [
      'a new job title means nothing to a rule without one',
      { ...rule, jobTitle: null, site: 'London', dueKind: 'after assignment' as const },
      { ...facts, hiredOn: '2010-01-01', jobSince: '2026-11-15' },
      '2026-07-01',
    ],
    [
      'assigned by name: the day of being named',
      { ...rule, jobTitle: null, named: true, dueKind: 'after assignment' as const },
      { ...facts, addedOn: '2026-11-20' },
      '2026-12-20',
    ],
    [
      'placed',
      { ...inTeam, dueKind: 'after placement' as const },
      { ...facts, placements },
      '2026-12-12',
    ],
    [
      'on the day itself',
      { ...inTeam, dueKind: 'after placement' as const, dueDays: 0 },
      { ...facts, placements },
      '2026-11-12',
    ],
    [
      'not in that job',
      { ...rule, dueKind: 'after hire' as const },
      { ...facts, jobTitle: 'Cook' },
      null,
    ],
    [
      'not hired yet',
      { ...rule, dueKind: 'after hire' as const },
      { ...facts, hiredOn: '2027-01-01' },
      null,
    ],
    [
      'before the rule begins',
      { ...rule, from: '2026-11-22', dueKind: 'after hire' as const },
      facts,
      null,
    ],
    [
      'after it ended',
      { ...rule, until: '2026-11-20', dueKind: 'after hire' as const },
      facts,
      null,
    ],
    [
      'its last day',
      { ...rule, until: '2026-11-21', dueKind: 'after hire' as const },
      facts,
      '2026-12-01',
    ],
    [
      '29 February and a year of days',
      { ...rule, from: '2024-02-29', dueDays: 365, dueKind: 'after assignment' as const },
      { ...facts, hiredOn: '2010-01-01' },
      '2025-02-28',
    ],
  ])('%s', (_, rule, of, due) => expect(dueBy(rule, of, '2026-11-21')).toBe(due))

  test('the HR file that changes a job title says since when, and days after assignment count from then', async () => {
    const head =
      'employee_id,email,name,job_title,department,site,time_zone,shift,manager_employee_id,hired_on,left_on'
    const line = (title: string) =>
      `E77001,new@example.com,Nia,${title},Support,London,Europe/London,day,,2020-01-01,`
    const read = (title: string) =>
      w.perform(
        importFile,
        {
          kind: 'people',
          fileName: 'people.csv',
          content: `${head}\n${line(title)}\n`,
          confirm: 'any',
        },
        registrar,
      )
    value(await read('Cook'))
    const since = () =>
      w.store.reading((db) =>
        db.get<{ id: number; since: string | null }>(
          sql`select id, job_since as since from person where employee_id = 'E77001'`,
        ),
      )
    expect((await since())?.since).toBeNull()
    on('2026-11-25')
    value(await read('Technician'))
    expect((await since())?.since).toBe('2026-11-25')
    on('2026-11-26')
    value(await read('Technician'))
    const nia = (await since())!
    expect(nia.since).toBe('2026-11-25')
    value(await set({ dueKind: 'after assignment', dueOn: '', dueDays: 10 }))
    expect(await state(nia.id)).toBe('rhcsa: due 2026-12-06')
  })
})

describe('one live requirement', () => {
  test('however many rules name it: the earliest due counts, and all are listed with their reasons', async () => {
    value(await set())
    value(
      await set(
        {
          jobTitle: '',
          people: 'ada@example.com',
          dueOn: '2026-12-01',
          because: 'On the bank’s team from December',
        },
        lead,
      ),
    )
    value(await set({ jobTitle: '', site: 'London', dueOn: '2027-06-30', because: 'London moves' }))
    const [one, ...more] = await mine()
    expect(more).toEqual([])
    expect(one).toMatchObject({ state: 'due', due: '2026-12-01' })
    expect(one?.rules.map((it) => [it.due, it.because])).toEqual([
      ['2026-12-01', 'On the bank’s team from December'],
      ['2026-12-31', 'Every technician, by the end of the year'],
      ['2027-06-30', 'London moves'],
    ])
  })
  test('overdue is computed from the date, the day after it was due', async () => {
    value(await set())
    on('2026-12-31')
    expect(await mine()).toMatchObject([{ state: 'due', label: 'Due today' }])
    on('2027-01-01')
    expect(await mine()).toMatchObject([
      {
        state: 'overdue',
        label: '1 day overdue',
        because: 'Overdue since 31 December 2026; never held.',
      },
    ])
  })
  test('fulfilled while it counts; what will end while the rule runs is to be renewed by then, and due from then on', async () => {
    value(await set())
    await w.put((db) => held(db, ada, '2026-03-01', '2027-02-28'))
    expect(await mine()).toMatchObject([
      {
        state: 'fulfilled',
        due: '2027-02-28',
        because: 'Fulfilled until 28 February 2027. Renew by then.',
      },
    ])
    on('2027-03-01')
    expect(await mine()).toMatchObject([{ state: 'overdue', due: '2027-02-28' }])
    await w.put((db) => held(db, ada, '2027-03-01', '2028-02-29'))
    expect(await state()).toBe('rhcsa: fulfilled 2028-02-29')
  })
  test('with no end, or one after the rule’s, nothing more is due', async () => {
    value(await set({ until: '2027-01-31' }))
    await w.put((db) => held(db, ada, '2026-03-01', '2027-02-28'))
    await w.put((db) => held(db, ben, '2026-03-01', null))
    expect(await mine()).toMatchObject([
      {
        state: 'fulfilled',
        due: null,
        because: 'Fulfilled until 28 February 2027, longer than it is asked for.',
      },
    ])
    expect(await mine(ben)).toMatchObject([
      { state: 'fulfilled', due: null, because: 'Fulfilled; no end is known.' },
    ])
  })
  test('what lapsed before the rule asked is due by the rule’s day, not in the past', async () => {
    value(await set())
    await w.put((db) => held(db, ada, '2025-01-01', '2025-12-31'))
    expect(await state()).toBe('rhcsa: due 2026-12-31')
  })
  test('revoked and suspended count from the day they began to', async () => {
    value(await set({ dueOn: '2026-11-21' }))
    await w.put(async (db) => {
      await held(db, ada, '2026-01-01', '2027-12-31', rhcsa, {
        revokedOn: '2026-12-05',
        revokedBecause: 'not theirs',
      })
      const id = await held(db, ben, '2026-01-01', '2027-12-31')
      await db
        .insert(suspension)
        .values({ holdingId: id, from: '2026-12-10', until: '2026-12-20', because: 'a review' })
    })
    on('2026-12-12')
    expect(await state()).toBe('rhcsa: overdue 2026-12-04')
    expect(await state(ben)).toBe('rhcsa: overdue 2026-12-09')
    on('2026-12-21')
    expect(await state(ben)).toBe('rhcsa: fulfilled 2027-12-31')
  })
  test('a grace that counts fulfils to its end, one that does not never does; a sunset ends both', async () => {
    const [counts, not, gone] = await w.put(async (db) => [
      await aCertification(db, 'grace-counts', { graceDays: 10, graceCounts: true }),
      await aCertification(db, 'grace-not', { graceDays: 10 }),
      await aCertification(db, 'sunset', { sunsetOn: '2026-12-15', successorId: rhcsa }),
    ])
    for (const certification of ['grace-counts', 'grace-not', 'sunset'])
      value(await set({ certification, dueOn: '2026-11-30' }))
    await w.put(async (db) => {
      for (const id of [counts, not]) await held(db, ada, '2026-01-01', '2026-12-01', id)
      await held(db, ada, '2026-01-01', '2027-12-01', gone)
    })
    expect(await state()).toBe(
      'grace-counts: fulfilled 2026-12-01,grace-not: fulfilled 2026-12-01,sunset: fulfilled 2026-12-15',
    )
    on('2026-12-05')
    expect(await state()).toBe(
      'grace-not: overdue 2026-12-01,grace-counts: fulfilled 2026-12-11,sunset: fulfilled 2026-12-15',
    )
    on('2026-12-16')
    expect(await state()).toBe(
      'grace-not: overdue 2026-12-01,grace-counts: overdue 2026-12-11,sunset: overdue 2026-12-15',
    )
  })
})

describe('rules are set, changed and ended', () => {
  test('bad input is named: nobody, both, no day, a day before it begins, an unknown team, people line by line', async () => {
    const wrong = async (it: object) => {
      const said = await set(it)
      return !said.ok && said.kind === 'invalid' ? Object.keys(said.fields) : said
    }
    expect(await wrong({ jobTitle: '' })).toEqual(['jobTitle'])
    expect(await wrong({ people: 'ada@example.com' })).toEqual(['people'])
    expect(await wrong({ dueOn: '' })).toEqual(['dueOn'])
    expect(await wrong({ dueKind: 'after hire', dueDays: '' })).toEqual(['dueDays'])
    expect(await wrong({ dueKind: 'after placement', dueDays: 3 })).toEqual(['dueKind'])
    expect(await wrong({ dueOn: '2026-11-20' })).toEqual(['dueOn'])
    expect(await wrong({ from: '2026-11-20' })).toEqual(['from'])
    expect(await wrong({ until: '2026-12-01' })).toEqual(['dueOn'])
    expect(await wrong({ team: 'NOPE' })).toEqual(['team'])
    expect(await wrong({ because: 'x' })).toEqual(['because'])
    expect(await set({ certification: 'nope' })).toMatchObject({ kind: 'not found' })
    await w.put((db) => db.run(sql`update person set left_on = '2026-11-01' where id = ${ben}`))
    expect(
      await set({
        jobTitle: '',
        people: 'ada@example.com\nnobody@example.com\nben@example.com\nada@example.com',
      }),
    ).toMatchObject({
      fields: {
        people:
          'Line 2: nobody here has the address nobody@example.com. Line 3: Ben left on 1 November 2026. Line 4: Ada is named in line 1 already.',
      },
    })
  })
  test('a staffing lead decides for team positions and people by name, not for job titles and sites', async () => {
    expect(await set({}, lead)).toMatchObject({
      kind: 'refused',
      because: expect.stringContaining('Ask the registrar'),
    })
    expect(await set({ jobTitle: '', people: 'ada@example.com' }, lead)).toMatchObject({ ok: true })
    const rule = value(await set())
    expect(
      await w.perform(endHoldRule, { rule, on: '2026-12-01', because: 'enough' }, lead),
    ).toMatchObject({ kind: 'refused' })
  })
  test('sent twice it is stated once; for another reason, other people, or after it ended, again', async () => {
    const byName = { jobTitle: '', people: 'ada@example.com' }
    for (const it of [{}, byName]) {
      value(await set(it))
      expect(await set(it)).toMatchObject({
        kind: 'refused',
        because: expect.stringContaining('stated already'),
      })
    }
    value(await set({ because: 'The customers ask for it' }))
    value(await set({ ...byName, people: 'ada@example.com\nben@example.com' }))
    const rule = value(await set({ site: 'London' }))
    value(await w.perform(endHoldRule, { rule, on: '2026-12-01', because: 'enough' }, registrar))
    value(await set({ site: 'London' }))
  })
  test('a preview says who is added, by number and name, and nothing is written', async () => {
    value(await set({ site: 'London' }))
    await w.put((db) => held(db, ben, '2026-03-01', '2027-02-28'))
    const { preview } = value(await w.ask(previewHoldRule, titleRule, registrar))
    expect(preview).toMatchObject({
      must: 2,
      hold: 1,
      added: { count: 1, names: [{ name: 'Ben', due: '2026-12-31' }] },
      dropped: { count: 0 },
    })
    const { wrong } = value(
      await w.ask(
        previewHoldRule,
        { ...titleRule, jobTitle: '', people: 'x@example.com' },
        registrar,
      ),
    )
    expect(wrong).toEqual({ people: 'Line 1: nobody here has the address x@example.com.' })
    expect(await w.store.reading((db) => db.select().from(ruleTable))).toHaveLength(1)
  })
  test('a change ends the rule and begins another; the preview names who is dropped', async () => {
    const rule = value(await set())
    on('2026-11-25')
    const change = { rule, ...titleRule, site: 'London', why: 'Sydney is done', from: '2026-12-01' }
    const { preview } = value(await w.ask(previewHoldRule, change, registrar))
    expect(preview).toMatchObject({
      on: '2026-12-01',
      added: { count: 0 },
      dropped: { count: 1, names: [{ name: 'Ben' }] },
    })
    value(await w.perform(changeHoldRule, change, registrar))
    expect(await w.store.reading((db) => db.select().from(ruleTable))).toMatchObject([
      { until: '2026-11-30', endedById: registrar, endedBecause: 'Sydney is done', site: null },
      { from: '2026-12-01', site: 'London', until: null },
    ])
    expect(await listed({})).toEqual(['Ada due', 'Ben due'])
    on('2026-12-01')
    expect(await listed({})).toEqual(['Ada due'])
  })
  test('changed on its first day it was never in force; people keep the day they were named', async () => {
    const rule = value(
      await set({
        jobTitle: '',
        people: 'ada@example.com',
        dueKind: 'after assignment',
        dueOn: '',
        dueDays: 60,
      }),
    )
    const change = {
      rule,
      people: 'ada@example.com\nben@example.com',
      dueKind: 'after assignment',
      dueDays: 90,
      because: 'more time',
      why: 'too short',
    }
    const next = value(await w.perform(changeHoldRule, change, registrar))
    expect(await state()).toBe('rhcsa: due 2027-02-19')
    on('2026-12-01')
    const last = value(
      await w.perform(
        changeHoldRule,
        { ...change, rule: next, people: 'ada@example.com' },
        registrar,
      ),
    )
    expect(
      await w.store.reading((db) =>
        db.all(sql`select person_id, added_on from hold_rule_person where rule_id = ${last}`),
      ),
    ).toEqual([{ person_id: ada, added_on: '2026-11-21' }])
  })
  test('ending says who is dropped, needs a reason, and asks nobody from that day on', async () => {
    const rule = value(await set())
    value(await set({ site: 'Sydney', because: 'Sydney stays' }))
    expect(
      value(await w.ask(previewHoldRuleEnd, { rule, on: '2026-12-01' }, registrar)).dropped,
    ).toMatchObject({ count: 1, names: [{ name: 'Ada' }] })
    expect(
      await w.perform(endHoldRule, { rule, on: '2026-11-20', because: 'yesterday' }, registrar),
    ).toMatchObject({ kind: 'invalid' })
    value(
      await w.perform(endHoldRule, { rule, on: '2026-12-01', because: 'London closes' }, registrar),
    )
    expect(await state()).toBe('rhcsa: due 2026-12-31')
    on('2026-12-01')
    expect(await state()).toBe('')
    expect(
      await w.perform(endHoldRule, { rule, on: '2026-12-02', because: 'once more' }, registrar),
    ).toMatchObject({ kind: 'refused' })
  })
  test('nobody ends or changes a rule that names them', async () => {
    const email = (await w.store.reading((db) =>
      db.get<{ email: string }>(sql`select email from person where id = ${lead}`),
    ))!.email
    const rule = value(await set({ jobTitle: '', people: email }))
    expect(
      await w.perform(endHoldRule, { rule, on: '2026-12-01', because: 'not for me' }, lead),
    ).toMatchObject({
      because: expect.stringContaining('means you'),
    })
    expect(
      await w.perform(endHoldRule, { rule, on: '2026-12-01', because: 'not for her' }, registrar),
    ).toMatchObject({ ok: true })
  })
  test('nor one that means them by their job title, their site or their position, today or from its first day', async () => {
    const means = { because: 'This rule means you. Ask another registrar or staffing lead.' }
    const ends = (rule: number, as: number) =>
      w.perform(endHoldRule, { rule, on: '2026-12-01', because: 'not for me' }, as)
    const changes = (rule: number, as: number, it: object) =>
      w.perform(
        changeHoldRule,
        { ...titleRule, ...it, rule, dueOn: '2027-12-31', why: 'a year more', from: '2026-12-05' },
        as,
      )
    const other = await w.put(async (db) => {
      await db.update(person).set({ site: 'Oslo' }).where(eq(person.id, registrar))
      return aPerson(db, { jobTitle: 'Dean', site: 'Rome', roles: ['registrar'] })
    })
    for (const it of [
      { jobTitle: 'Registrar' },
      { jobTitle: '', site: 'Oslo' },
      { jobTitle: 'Registrar', from: '2026-12-01', because: 'Registrars, from December on' },
    ]) {
      const rule = value(await set(it))
      expect(await ends(rule, registrar)).toMatchObject(means)
      expect(await changes(rule, registrar, it)).toMatchObject(means)
      expect(value(await w.ask(holdRule, { id: rule }, registrar))).toMatchObject({
        mayEnd: means,
        mayChange: means,
      })
      expect(await ends(rule, other)).toMatchObject({ ok: true })
    }
    const t = await w.put((db) => aTeam(db, 'T9'))
    const place = {
      positionId: t.technician,
      teamId: t.id,
      kind: 'full' as const,
      personId: lead,
      from: '2026-01-01',
      placedAt: 1,
    }
    await w.put((db) => db.insert(placement).values(place))
    const rule = value(await set({ jobTitle: '', positionKind: 'technician' }))
    expect(await ends(rule, lead)).toMatchObject(means)
    expect(await ends(rule, registrar)).toMatchObject({ ok: true })
  })
})

describe('more time', () => {
  const ask = (it: object = {}, as = ada) =>
    w.perform(
      askExtension,
      {
        person: ada,
        certification: 'rhcsa',
        until: '2027-02-15',
        reason: 'The exam is booked for February',
        ...it,
      },
      as,
    )
  const answer = (extension: number, granted: 'yes' | 'no', as: number) =>
    w.perform(answerExtension, { extension, granted, because: 'the seat is confirmed' }, as)

  test('asked, granted by someone else, moves the due for that person and certification only', async () => {
    value(await set())
    const id = value(await ask())
    expect(await ask()).toMatchObject({
      kind: 'refused',
      because: expect.stringContaining('waits'),
    })
    expect(await state()).toBe('rhcsa: due 2026-12-31')
    expect(await answer(id, 'yes', ada)).toMatchObject({
      kind: 'refused',
      because: expect.stringContaining('themselves'),
    })
    expect(await answer(id, 'yes', ben)).toMatchObject({ kind: 'not found' })
    expect(value(await w.ask(extensionsWaiting, {}, boss)).rows).toMatchObject([
      { name: 'Ada', before: '2026-12-31', until: '2027-02-15' },
    ])
    expect(value(await w.ask(extensionsWaiting, {}, ada)).rows).toEqual([])
    value(await answer(id, 'yes', boss))
    expect(await mine()).toMatchObject([
      {
        state: 'extended',
        due: '2027-02-15',
        because: 'Extension granted until 15 February 2027; it was due by 31 December 2026.',
      },
    ])
    expect(await state(ben)).toBe('rhcsa: due 2026-12-31')
    on('2027-02-16')
    expect(await state()).toBe('rhcsa: overdue 2027-02-15')
    expect(await answer(id, 'no', registrar)).toMatchObject({
      kind: 'refused',
      because: 'This was answered already.',
    })
  })
  test('the manager who asked does not answer; declined it moves nothing, and may be asked again', async () => {
    value(await set())
    const id = value(await ask({}, boss))
    expect(await answer(id, 'yes', boss)).toMatchObject({
      kind: 'refused',
      because: expect.stringContaining('Who asked'),
    })
    expect(await ask({}, ben)).toMatchObject({ kind: 'not found' })
    value(await answer(id, 'no', lead))
    expect(await state()).toBe('rhcsa: due 2026-12-31')
    expect(await ask()).toMatchObject({ ok: true })
  })
  test('what no manager hears, the registrar does: nobody above, a manager who left, or the manager who asked', async () => {
    value(await set())
    const told = async (as: number) =>
      value(await w.ask(myNotices, {}, as)).notices.filter((it) =>
        it.text.startsWith('More time is asked'),
      ).length
    value(await ask())
    expect([await told(boss), await told(registrar), await told(lead)]).toEqual([1, 0, 0])
    value(await ask({ person: ben }, ben))
    expect([await told(boss), await told(registrar)]).toEqual([1, 1])
    const cy = await w.put((db) =>
      aPerson(db, { jobTitle: 'Technician', managerId: boss, hiredOn: '2026-11-01' }),
    )
    value(await ask({ person: cy }, boss))
    expect(await told(registrar)).toBe(2)
    const dee = await w.put(async (db) => {
      const gone = await aPerson(db, { hiredOn: '2020-01-01', leftOn: '2026-10-01' })
      return aPerson(db, { jobTitle: 'Technician', managerId: gone, hiredOn: '2026-11-01' })
    })
    value(await ask({ person: dee }, dee))
    expect(await told(registrar)).toBe(3)
  })
  test('only for a later day, and only where something is due', async () => {
    expect(await ask()).toMatchObject({ kind: 'not found' })
    value(await set())
    expect(await ask({ until: '2026-12-31' })).toMatchObject({
      kind: 'invalid',
      fields: { until: expect.any(String) },
    })
    await w.put((db) => held(db, ada, '2026-03-01', null))
    expect(await ask()).toMatchObject({
      kind: 'refused',
      because: expect.stringContaining('nothing is due'),
    })
  })
  test('time granted for one due is not kept for the next', async () => {
    value(await set())
    value(await answer(value(await ask({ until: '2027-12-31' })), 'yes', boss))
    await w.put((db) => held(db, ada, '2026-11-01', '2027-03-31'))
    on('2027-04-01')
    expect(await state()).toBe('rhcsa: overdue 2027-03-31')
  })
  test('the database has the last word: neither the person nor who asked decides', async () => {
    value(await set())
    const id = value(await ask({}, boss))
    for (const who of [ada, boss])
      await expect(
        w.put((db) => db.update(dueExtension).set({ decidedById: who }).where(sql`id = ${id}`)),
      ).rejects.toThrow()
  })
})

describe('placing someone whose certification ends on the way', () => {
  const place = async (until?: string) => {
    const t = await w.put((db) => aTeam(db, 'T1'))
    await w.put(async (db) => {
      await db
        .insert(positionRequirement)
        .values({ positionId: t.technician, group: 1, certificationId: rhcsa, from: '2020-01-01' })
      await held(db, ada, '2026-03-01', '2027-02-28')
    })
    return value(
      await w.perform(
        placePerson,
        { position: t.technician, person: ada, from: '2026-12-01', until },
        lead,
      ),
    ).placement
  }
  const rules = () => w.store.reading((db) => db.select().from(ruleTable))

  test('creates the renewal requirement: due on the last valid day, ending with the placement, and the event names it', async () => {
    const id = await place('2027-06-30')
    expect(await rules()).toMatchObject([
      {
        placementId: id,
        named: true,
        dueKind: 'fixed',
        dueOn: '2027-02-28',
        from: '2026-11-21',
        until: '2027-06-30',
        decidedById: lead,
      },
    ])
    expect(await mine()).toMatchObject([
      {
        state: 'fulfilled',
        due: '2027-02-28',
        rules: [
          {
            because:
              'Placed as technician with Customer T1 until 30 June 2027; rhcsa ends on 28 February 2027.',
          },
        ],
      },
    ])
    const events = await w.store.reading((db) =>
      db.all<{ verb: string; detail: string }>(
        sql`select verb, detail from event order by id desc limit 2`,
      ),
    )
    expect(events.map((it) => it.verb)).toEqual(['requirement.set', 'placement.made'])
    expect(JSON.parse(events[1]!.detail)).toMatchObject({
      standing: 'expires during',
      renewBy: '2027-02-28',
    })
    on('2027-03-01')
    expect(await state()).toBe('rhcsa: overdue 2027-02-28')
    on('2027-07-01')
    expect(await state()).toBe('')
  })
  test('renewed beyond the placement it is fulfilled, and nothing more is due', async () => {
    await place('2027-06-30')
    await w.put((db) => held(db, ada, '2027-01-10', '2028-02-28'))
    on('2027-01-10')
    expect(await state()).toBe('rhcsa: fulfilled')
  })
  test('ended early, the requirement ends with it; taken back before it began, it never was', async () => {
    const id = await place()
    on('2026-12-10')
    value(
      await w.perform(endPlacement, { placement: id, on: '2027-01-15', reason: 'moves on' }, lead),
    )
    expect(await rules()).toMatchObject([
      { until: '2027-01-15', endedById: lead, endedBecause: 'moves on' },
    ])
    on('2027-01-16')
    expect(await state()).toBe('')
  })
  test('taken back before it began, it never was', async () => {
    const id = await place()
    value(
      await w.perform(endPlacement, { placement: id, on: '2026-11-30', reason: 'a mistake' }, lead),
    )
    expect(await rules()).toEqual([])
    expect(await state()).toBe('')
  })
  test('it follows its placement: it is not changed by hand', async () => {
    await place('2027-06-30')
    const [rule] = await rules()
    const change = {
      rule: rule!.id,
      people: 'ada@example.com',
      dueKind: 'fixed',
      dueOn: '2027-06-01',
      because: 'later',
      why: 'no hurry',
    }
    expect(await w.perform(changeHoldRule, change, registrar)).toMatchObject({
      kind: 'refused',
      because: expect.stringContaining('follows it'),
    })
  })
  test('who is qualified throughout must renew nothing', async () => {
    const t = await w.put((db) => aTeam(db, 'T1'))
    await w.put((db) => held(db, ada, '2026-03-01', '2027-02-28'))
    await w.put((db) =>
      db
        .insert(positionRequirement)
        .values({ positionId: t.technician, group: 1, certificationId: rhcsa, from: '2020-01-01' }),
    )
    value(
      await w.perform(
        placePerson,
        { position: t.technician, person: ada, from: '2026-12-01', until: '2027-02-28' },
        lead,
      ),
    )
    expect(await rules()).toEqual([])
  })
})

describe('lists', () => {
  test('overdue, due within days, extended, fulfilled; by certification and rule; counted by rule', async () => {
    const rule = value(await set({ dueOn: '2026-12-11' }))
    await w.put((db) => held(db, ben, '2026-03-01', '2027-02-28'))
    const other = value(
      await set({ jobTitle: '', people: 'ada@example.com', dueOn: '2026-11-21', because: 'now' }),
    )
    await w.put((db) => aCertification(db, 'other'))
    value(await set({ certification: 'other', jobTitle: 'Manager', dueOn: '2027-01-30' }))
    on('2026-11-22')
    expect(await listed({})).toEqual(['Ada overdue', 'Bo due', 'Ben fulfilled'])
    expect(await listed({ view: 'overdue' })).toEqual(['Ada overdue'])
    expect(await listed({ view: '30' })).toEqual([])
    expect(await listed({ view: '90' })).toEqual(['Bo due'])
    expect(await listed({ view: 'fulfilled' })).toEqual(['Ben fulfilled'])
    expect(await listed({ certification: 'other' })).toEqual(['Bo due'])
    expect(await listed({ rule: other })).toEqual(['Ada overdue'])
    const counts = value(await w.ask(holdRules, {}, registrar)).rows
    expect(counts.find((row) => row.id === rule)).toMatchObject({
      must: 2,
      fulfilled: 1,
      overdue: 1,
      soon: 0,
      whom: 'Technician',
    })
    const page = value(await w.ask(holdRule, { id: rule }, registrar))
    expect(page.members.map((it) => [it.name, it.state, it.rules.length])).toEqual([
      ['Ada', 'overdue', 2],
      ['Ben', 'fulfilled', 1],
    ])
  })
  test('a manager sees their own people at any height, and nobody else’s', async () => {
    value(await set())
    const top = await w.put((db) => aPerson(db, { name: 'Top', jobTitle: 'VP' }))
    await w.put((db) => db.run(sql`update person set manager_id = ${top} where id = ${boss}`))
    for (const who of [boss, top]) expect(await listed({}, who)).toEqual(['Ada due'])
    expect(await w.ask(requirements, {}, ben)).toMatchObject({ kind: 'refused' })
    expect(await w.ask(myRequirements, { person: ada }, ben)).toMatchObject({ kind: 'not found' })
    const [rule] = await w.store.reading((db) => db.select().from(ruleTable))
    expect(
      value(await w.ask(holdRule, { id: rule!.id }, boss)).members.map((it) => it.name),
    ).toEqual(['Ada'])
  })
})

describe('for any rules and people', () => {
  const days = fc.integer({ min: -400, max: 400 }).map((n) => addDays('2026-11-21', n))
  const maybe = <T>(it: fc.Arbitrary<T>) => fc.option(it, { nil: null, freq: 2 })
  const aRule = fc.record({
    jobTitle: maybe(fc.constantFrom('Technician', 'Cook')),
    site: maybe(fc.constantFrom('London', 'Sydney')),
    positionKind: maybe(fc.constantFrom(...positionKinds.slice(0, 3))),
    onTeam: maybe(fc.constantFrom(0, 1)),
    named: maybe(fc.subarray([0, 1, 2])),
    kind: fc.constantFrom(...dueKinds),
    due: days,
    dueDays: fc.integer({ min: 0, max: 400 }),
    from: days,
    until: maybe(days),
  })
  const someone = fc.record({
    jobTitle: fc.constantFrom('Technician', 'Cook'),
    site: fc.constantFrom('London', 'Sydney'),
    hiredOn: days,
    leftOn: maybe(days),
    jobSince: maybe(days),
    place: maybe(
      fc.record({
        kind: fc.constantFrom(...positionKinds.slice(0, 3)),
        on: fc.constantFrom(0, 1),
        from: days,
        until: maybe(days),
      }),
    ),
    held: maybe(fc.record({ from: days, until: maybe(days), revoked: maybe(days) })),
    more: maybe(fc.record({ before: days, until: days, granted: fc.boolean() })),
  })

  test('there is at most one live requirement per person and certification, its due is the earliest, and SQL says what the rules say', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(aRule, { maxLength: 6 }),
        fc.array(someone, { minLength: 3, maxLength: 3 }),
        days,
        async (rules, people, day) => {
          const db = await world()
          try {
            const expected: Record<string, unknown>[] = []
            await db.put(async (it) => {
              const slug = await aCertification(it, 'any')
              const teams = [await aTeam(it, 'A'), await aTeam(it, 'B')]
              const ids: number[] = []
              for (const p of people) {
                const leftOn = p.leftOn !== null && p.leftOn < p.hiredOn ? null : p.leftOn
                const { place, held: has, more: _more, ...facts } = p
                const id = await aPerson(it, { ...facts, leftOn })
                ids.push(id)
                if (place && !(place.until !== null && place.until < place.from)) {
                  const teamId = teams[place.on]!.id
                  const [seat] = await it
                    .insert(position)
                    .values({
                      teamId,
                      kind: place.kind,
                      title: 'seat',
                      ordinal: id + 10,
                      from: '2020-01-01',
                    })
                    .returning()
                  await it.insert(placement).values({
                    positionId: seat!.id,
                    teamId,
                    personId: id,
                    from: place.from,
                    until: place.until,
                    placedAt: 0,
                  })
                }
                if (has) {
                  const until = has.until !== null && has.until < has.from ? has.from : has.until
                  await held(
                    it,
                    id,
                    has.from,
                    until,
                    slug,
                    has.revoked ? { revokedOn: has.revoked, revokedBecause: 'x' } : {},
                  )
                }
              }
              const written: (typeof ruleTable.$inferSelect & { people: number[] })[] = []
              for (const { onTeam, named, kind, due, dueDays, ...rest } of rules) {
                const conditions = named ? { jobTitle: null, site: null, positionKind: null } : rest
                const until = rest.until !== null && rest.until < rest.from ? null : rest.until
                const byWhen = kind === 'fixed' ? { dueOn: due } : { dueDays }
                const values = {
                  certificationId: slug,
                  because: 'any',
                  ...conditions,
                  from: rest.from,
                  until,
                  named: named !== null,
                  dueKind: kind,
                  ...byWhen,
                  at: 0,
                }
                const [row] = await it
                  .insert(ruleTable)
                  .values({
                    ...values,
                    teamId: named || onTeam === null ? null : teams[onTeam]!.id,
                  })
                  .returning()
                for (const n of named ?? [])
                  await it
                    .insert(holdRulePerson)
                    .values({ ruleId: row!.id, personId: ids[n]!, addedOn: due })
                written.push({ ...row!, people: (named ?? []).map((n) => ids[n]!) })
              }
              for (const [n, p] of people.entries()) {
                const id = ids[n]!
                const place =
                  p.place && !(p.place.until !== null && p.place.until < p.place.from)
                    ? p.place
                    : null
                const leftOn = p.leftOn !== null && p.leftOn < p.hiredOn ? null : p.leftOn
                const placements = place ? [{ ...place, teamId: teams[place.on]!.id }] : []
                const dues = written.flatMap((rule) => {
                  const addedOn = rule.people.includes(id)
                    ? (rule.dueOn ?? rules[written.indexOf(rule)]!.due)
                    : null
                  const due = dueBy(
                    { ...rule, named: rule.named ?? false },
                    { ...p, leftOn, placements, addedOn },
                    day,
                  )
                  return due === null ? [] : [{ due, until: rule.until }]
                })
                if (!dues.length) continue
                const has = p.held && {
                  ...p.held,
                  until:
                    p.held.until !== null && p.held.until < p.held.from
                      ? p.held.from
                      : p.held.until,
                }
                const begun = has !== null && has.from <= day
                const revoked = begun && has.revoked !== null && has.revoked <= day
                const counts = begun && !revoked && (has.until === null || has.until >= day)
                const last = !begun
                  ? null
                  : revoked
                    ? [addDays(has.revoked as string, -1), has.until ?? '9999'].sort()[0]!
                    : has.until
                if (p.more && p.more.until > p.more.before)
                  await it.insert(dueExtension).values({
                    personId: id,
                    certificationId: slug,
                    ...p.more,
                    reason: 'x',
                    askedById: id,
                    askedAt: 0,
                    decidedAt: 1,
                  })
                const granted = p.more?.granted && p.more.until > p.more.before ? [p.more] : []
                const must = mustHold(dues, { counts, last }, granted, day)
                expected.push({
                  person_id: id,
                  rules: dues.length,
                  state: must.state,
                  due: must.due,
                  base: must.withoutExtension,
                  last,
                  counts: Number(counts),
                })
                if (!counts && !granted.length && last === null)
                  expect(must.due).toBe(dues.map((it) => it.due).sort()[0])
                expect(mustWords({ ...must, last }, day).because).toMatch(/\.$/)
              }
            })
            const rows = await db.store.reading((it) =>
              it.all<MustRow>(sql`with ${mustsOn(day)} select * from musts order by person_id`),
            )
            expect(
              rows.map(({ person_id, rules, state, due, base, last, counts }) => ({
                person_id,
                rules,
                state,
                due,
                base,
                last,
                counts,
              })),
            ).toEqual(expected)
            const live = await db.store.reading((it) =>
              it.all<{ rule_id: number; person_id: number }>(liveOn(day)),
            )
            expect(new Set(live.map((it) => `${it.rule_id} ${it.person_id}`)).size).toBe(
              live.length,
            )
          } finally {
            db.close()
          }
        },
      ),
      { numRuns: tries(60) },
    )
  }, 60_000)
})
